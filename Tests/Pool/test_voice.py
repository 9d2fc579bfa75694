"""A caller on the line: one turn after the other, through nginx, whatever is away."""

import concurrent.futures
import json
import os
import signal
import uuid

import pytest

from harness import await_that, processes
from harness.instance import API_KEY, ROOT

SCRIPT = ROOT / "Tests/Conversations/demo.txt"
DIAL_TONE = json.loads((ROOT / "nginx/errors/voice/transfer.json").read_text())


def turn(client, text, path="/api/ivr/interact", **members):
    body = {"call_id": f"pool-{uuid.uuid4()}", "user_input": text, "territory_id": "demo"} | members
    return client.post(path, json=body)


@pytest.mark.parametrize("path", ["/api/ivr/interact", "/api/ivr/interact/", "/api/v1/ivr/interact"])
def test_the_documents_two_members_come_first(caller, path):
    answer = turn(caller, "I would like to see a doctor", path)
    assert answer.status_code == 200, answer.text
    assert list(answer.json())[:2] == ["response_text", "next_action"]
    assert answer.json()["next_action"] == "collect_input"


def test_a_territory_that_is_not_the_keys_is_refused(caller):
    answer = turn(caller, "hello", territory_id="demo-north")
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "TERRITORY_MISMATCH"


def test_what_is_refused_is_refused_as_everywhere(client, caller):
    assert turn(client, "hello").status_code == 401
    assert turn(client, "hello").headers["www-authenticate"].startswith("Bearer")
    assert caller.post("/api/ivr/interact", content=b"{").json()["error"]["code"] == "MALFORMED_BODY"
    assert turn(caller, "a" * 4097).status_code == 422
    large = caller.post("/api/ivr/interact", content=b" " * (1 << 20) + b"  ")
    assert (large.status_code, large.json()["error"]["code"]) == (413, "CONTENT_TOO_LARGE")
    assert caller.get("/api/ivr/interact").status_code == 405


@pytest.mark.parametrize("path", ["/api/ivr/interact", "/api/v1/ivr/interact/"])
def test_a_body_that_nginx_cannot_read_is_refused_in_the_envelope(trunkline, path):
    head, _, body = trunkline.raw(
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {API_KEY}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        "no length\r\n".encode()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ") and b"Content-Type: application/json" in head, head
    assert json.loads(body)["error"]["code"] == "BAD_REQUEST"


def test_a_body_in_chunks_is_a_turn_as_any(caller):
    body = {"call_id": f"pool-{uuid.uuid4()}", "user_input": "hello", "territory_id": "demo"}
    chunks = (json.dumps(body)[place:place + 16].encode() for place in range(0, len(json.dumps(body)), 16))
    answer = caller.post("/api/ivr/interact", content=chunks, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["session"]["turn"] == 1


@pytest.mark.parametrize("away", ["mariadb", "serve"])
def test_a_caller_gets_a_person_while_something_is_away(own_trunkline, away):
    with own_trunkline.client(API_KEY) as caller:
        assert turn(caller, "hello").status_code == 200
        with own_trunkline.held_down(away):
            answer = turn(caller, "hello")
            assert answer.status_code == 200, answer.text
            assert answer.json() == DIAL_TONE
            assert answer.headers["content-type"] == "application/json"
    own_trunkline.await_ready(30)


def test_a_caller_does_not_wait_for_a_turn_that_gets_stuck(own_trunkline):
    call = f"pool-{uuid.uuid4()}"
    # The pool itself would be waited for 20 s.
    with own_trunkline.client(API_KEY, timeout=12) as caller:
        first = turn(caller, "I would like a follow-up", call_id=call).json()
        with processes.standing_still(*own_trunkline.workers()):
            answer = turn(caller, "as soon as possible", call_id=call, turn_id="2")
            assert (answer.status_code, answer.json()) == (200, DIAL_TONE), answer.text
        # What got stuck has been a turn all the same, and is not made twice.
        again = turn(caller, "as soon as possible", call_id=call, turn_id="2").json()
    assert again["session"]["turn"] == first["session"]["turn"] + 1


def test_a_turn_that_dies_in_the_middle_has_not_been(own_trunkline):
    call = f"pool-{uuid.uuid4()}"

    def say(text, turn_id):
        with own_trunkline.client(API_KEY) as caller:
            return turn(caller, text, call_id=call, turn_id=turn_id)

    first = say("I would like a follow-up", "1").json()
    with concurrent.futures.ThreadPoolExecutor(1) as line:
        # All of the turn is done by then but what is put on record.
        with own_trunkline.database.locked("SELECT lane FROM audit_lanes"):
            dying = line.submit(say, "as soon as possible", "2")
            await_that(own_trunkline.database.waiting, what="the turn in progress")
            for worker in own_trunkline.workers():
                os.kill(worker, signal.SIGKILL)
            assert dying.result().json() == DIAL_TONE
    own_trunkline.await_ready(30)
    second = say("as soon as possible", "2").json()
    assert second["session"]["turn"] == first["session"]["turn"] + 1
    assert second["session"]["goal"] == "book" and len(second["options"]) > 1
    conversation = second["session"]["conversation_id"]
    kept, = own_trunkline.database.ask(
        f"SELECT COUNT(*), MAX(seq) FROM ivr_logs WHERE call_id = '{conversation}'")
    assert [int(value) for value in kept] == [2, 2]


def test_scripted_callers_get_what_they_want(trunkline):
    result = trunkline.command("simulate", str(SCRIPT))
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("ok  ") == SCRIPT.read_text().count("\n# ") + 1
    misheard = trunkline.command("misheard")
    assert misheard.returncode == 0, misheard.stderr
