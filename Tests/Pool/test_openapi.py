"""The API's document is valid, and the service keeps to it whatever it is asked."""

import json
import os
import subprocess
import sys
from pathlib import Path

from openapi_spec_validator import OpenAPIV31SpecValidator

from test_envelopes import assert_envelope

HERE = Path(__file__).parent
SECONDS = 120


def test_the_document_is_valid_and_cached_by_its_tag(client):
    answer = client.get("/api/openapi.json")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
    assert list(OpenAPIV31SpecValidator(answer.json()).iter_errors()) == []
    assert answer.headers.get_list("cache-control") == ["no-cache"]
    again = client.get("/api/v1/openapi.json", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304 and again.content == b""


def test_nginx_refuses_in_the_envelope_of_the_route(client):
    """By TRACE, which nginx passes to nobody."""
    for path, operations in client.get("/api/openapi.json").json()["paths"].items():
        refusal = next(iter(operations.values()))["responses"]["400"]["$ref"]
        family = {"callConfig": "call-config"}.get(name := refusal.split("/")[-1].split(".")[0], name)
        for prefix in ("/api", "/api/v1"):
            answer = client.request("TRACE", prefix + path)
            assert answer.status_code == 405
            assert_envelope(family, answer.json(), "METHOD_NOT_ALLOWED")


def patient(service):
    """The token of a patient, who has proven nothing yet."""
    with service.client() as client:
        answer = client.post("/api/link-ivr-account/", json={
            "phone_number": "+917000000017", "password": "a long way to the sea", "name": "Asha Rao", "age": 30})
    assert answer.status_code == 201, answer.text
    return answer.json()["token"]


def test_it_does_what_the_document_says(own_trunkline, tmp_path):
    """Schemathesis: examples, boundaries, random requests and sequences of them, good and bad, all checks.

    `TEST_SEED` has it look elsewhere; how many requests it has time for differs.
    """
    tokens = {name: own_trunkline.sign_in()["access_token"] for name in ("signOut", "closeSession", "all others")}
    tokens["patients"] = patient(own_trunkline)
    environment = os.environ | {
        "SCHEMATHESIS_HOOKS": "openapi_hooks", "PYTHONPATH": str(HERE), "TRUNKLINE_TEST_TOKENS": json.dumps(tokens)}
    seed = os.environ.get("TEST_SEED", "1")
    run = subprocess.run(
        [Path(sys.executable).with_name("schemathesis"), "--config-file", HERE / "schemathesis.toml", "run",
         f"{own_trunkline.url}/api/openapi.json", "--tls-verify", own_trunkline.home / "tls" / "ca.pem",
         "--checks", "all", "--phases", "examples,coverage,fuzzing,stateful", "--max-time", str(SECONDS),
         "--request-timeout", "10", "--continue-on-failure", "--no-color", "--seed", seed],
        cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=SECONDS * 3)
    print(run.stdout)
    assert run.returncode == 0
