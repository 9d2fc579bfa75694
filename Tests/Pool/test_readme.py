"""The README's tour works as pasted."""

import json
import re
import subprocess

import pytest

from harness.instance import ROOT

README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def commands(block):
    """The block's commands, each with its continuation lines."""
    return [part for part in re.split(r"\n(?!\s)", block) if part.strip() and not part.startswith("#")]


@pytest.fixture
def pasted(trunkline):
    """Pastes all blocks into one shell, one command after the other; yields command and what it printed."""
    script = "set -eu\n"
    for block in BLOCKS:
        for command in commands(block):
            script += f"{command}\nprintf '\\036'\n"
    script = script.replace(".trunkline/", f"{trunkline.home}/").replace("localhost:8443", f"localhost:{trunkline.port}")
    result = subprocess.run(["bash"], input=script, capture_output=True, text=True, timeout=60)
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
