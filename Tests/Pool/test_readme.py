"""The README's tour works as pasted."""

import json
import os
import re
import subprocess

import pytest

from harness.instance import RELEASE, ROOT

README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def commands(block):
    """The block's commands, each with its continuation lines."""
    return [part for part in re.split(r"\n(?!\s)", block) if part.strip() and not part.startswith("#")]


@pytest.fixture(scope="module")
def pasted(trunkline):
    """Pastes all blocks into one shell, one command after the other; yields command and what it printed."""
    script = "set -eu\n"
    for block in BLOCKS:
        for command in commands(block):
            script += f"{command}\nprintf '\\036'\n"
    elsewhere = {
        ".trunkline/": f"{trunkline.home}/", "localhost:8443": f"localhost:{trunkline.port}",
        ".build/release/trunkline": os.environ.get("TRUNKLINE_BINARY") or str(RELEASE)}
    for printed, here in elsewhere.items():
        script = script.replace(printed, here)
    result = subprocess.run(
        ["bash"], input=script, env=os.environ | {"TRUNKLINE_HOME": str(trunkline.home)}, cwd=ROOT,
        capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    outputs = result.stdout.split("\036")[:-1]
    return list(zip([c for b in BLOCKS for c in commands(b)], outputs, strict=True))


def test_every_command_of_the_tour_succeeds(pasted):
    assert len(pasted) >= 12
    for command, output in pasted:
        if output.startswith("{"):
            answer = json.loads(output)
            assert "error" not in answer and answer.get("success") is not False, (command, output)


def test_the_first_answer_is_the_one_printed(pasted):
    printed = json.loads(re.search(r"^```json\n(.*?)^```", README, re.DOTALL | re.MULTILINE)[1])
    answer = json.loads(pasted[0][1])
    # The hour of the day decides.
    printed["data"].pop("currentlyInCallHours")
    assert isinstance(answer["data"].pop("currentlyInCallHours"), bool)
    assert answer == printed


def test_the_tour_of_verification_ends_with_an_approval_and_a_whole_trail(pasted):
    answers = [json.loads(output) for _, output in pasted if output.startswith("{")]
    history = next(answer["history"] for answer in answers if "history" in answer)
    assert [entry["to"] for entry in history][-3:] == ["awaiting_documents", "in_review", "approved"]
    queue = next(answer for answer in answers if "requests" in answer)
    assert {request["status"] for request in queue["requests"]} == {"pending_review"}
    command, output = next(one for one in reversed(pasted) if "audit verify" in one[0])
    assert "intact" in output and "broken" not in output
    exported = next(output for command, output in pasted if "/export/" in command)
    assert exported.removeprefix("\ufeff").startswith("ivr_number,status,")
