"""More than the pool can do is refused at once, and said so in the family's envelope."""

import concurrent.futures
import contextlib
import threading

from harness import await_that
from harness.instance import API_KEY, CONFIG

PLACES = 16  # for each thread of the pool
OTHERS = 30  # fewer than one address may send at once


def test_what_the_pool_has_no_place_for_is_503_at_once(narrow):
    token = narrow.sign_in()["access_token"]
    done = threading.Event()

    def ask(path):
        with narrow.client(API_KEY) as client:
            return client.get(path)

    def sign_out():
        with narrow.client(token) as client:
            return client.post("/api/v1/auth/logout")

    with concurrent.futures.ThreadPoolExecutor(OTHERS + 1) as callers:
        with narrow.database.locked("SELECT id FROM sessions"):
            slow = callers.submit(sign_out)
            await_that(narrow.database.waiting, what="the request that holds the only thread")
            others = [callers.submit(ask, path) for path in [CONFIG, "/health/ready"] * (OTHERS // 2)]
            await_that(lambda: sum(other.done() for other in others) >= OTHERS - (PLACES - 1), 2, "the refusals")
            refused = [other.result() for other in others if other.done()]
        done.set()
        assert slow.result().status_code == 204
        assert sum(other.result().status_code == 200 for other in others) == PLACES - 1
    assert {answer.status_code for answer in refused} == {503}
    for answer in refused:
        assert answer.headers["retry-after"] == "1" and answer.headers["x-request-id"]
        body = answer.json()
        assert "SERVICE_UNAVAILABLE" in (body["error"], body["error"]["code"] if "success" not in body else "")


def test_one_address_that_asks_too_often_is_429(narrow):
    families = {
        CONFIG: lambda body: body["success"] is False and body["error"],
        "/api/v1/auth/profile": lambda body: body["error"]["code"],
        "/api/register/patient/": lambda body: body["error"].upper(),
        "/api/ivr/interact": lambda body: body["error"]["code"],
    }
    seen = set()
    with narrow.client() as client:
        for path in [*families] * 50:
            answer = client.get(path)
            if answer.status_code == 429 and "x-ratelimit-limit" not in answer.headers:
                assert families[path](answer.json()) == "RATE_LIMITED"
                assert answer.headers["retry-after"] == "1" and answer.headers["x-request-id"]
                seen.add(path)
    assert seen == set(families)


def test_callers_that_send_slowly_take_nobodys_place(trunkline):
    head = b"POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"
    with contextlib.ExitStack() as open_connections:
        for _ in range(200):
            open_connections.enter_context(trunkline.connect()).sendall(head)
        with trunkline.client(API_KEY, timeout=2) as client:
            assert [client.get(CONFIG).status_code for _ in range(20)] == [200] * 20
