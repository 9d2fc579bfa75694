"""The API's document is valid, and the service keeps to it whatever it is asked."""

import json
import os
import subprocess
import sys
from pathlib import Path

from openapi_spec_validator import OpenAPIV31SpecValidator

HERE = Path(__file__).parent
SECONDS = 75


def test_the_document_is_valid_and_cached_by_its_tag(client):
    answer = client.get("/api/openapi.json")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
    assert list(OpenAPIV31SpecValidator(answer.json()).iter_errors()) == []
    assert answer.headers.get_list("cache-control") == ["no-cache"]
    again = client.get("/api/v1/openapi.json", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304 and again.content == b""


def test_it_does_what_the_document_says(own_trunkline, tmp_path):
    """Schemathesis: examples, boundaries, random requests and sequences of them, good and bad, all checks.

    `TRUNKLINE_TEST_SEED` repeats a run, whose seed is in its output; how many requests it has time for differs.
    """
    tokens = {name: own_trunkline.sign_in()["access_token"] for name in ("signOut", "closeSession", "all others")}
    environment = os.environ | {
        "SCHEMATHESIS_HOOKS": "openapi_hooks", "PYTHONPATH": str(HERE), "TRUNKLINE_TEST_TOKENS": json.dumps(tokens)}
    seed = os.environ.get("TRUNKLINE_TEST_SEED")
    run = subprocess.run(
        [Path(sys.executable).with_name("schemathesis"), "--config-file", HERE / "schemathesis.toml", "run",
         f"{own_trunkline.url}/api/openapi.json", "--tls-verify", own_trunkline.home / "tls" / "ca.pem",
         "--checks", "all", "--phases", "examples,coverage,fuzzing,stateful", "--max-time", str(SECONDS),
         "--request-timeout", "10", "--continue-on-failure", "--no-color", *(["--seed", seed] if seed else [])],
        cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=SECONDS * 3)
    print(run.stdout)
    assert run.returncode == 0
