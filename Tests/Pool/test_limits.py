"""How often a key may ask: counted over all workers, said in headers, and nobody else's business."""

import concurrent.futures
import time
import uuid

import pytest

from harness import Instance
from harness.instance import API_KEY, CONFIG, UNLIMITED

BURST, PER_MINUTE = 40, 60


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    """Three workers; a key may ask forty times at once, and once a second from then on."""
    settings = UNLIMITED | {
        "TRUNKLINE_KEY_BURST": BURST, "TRUNKLINE_KEY_RATE": PER_MINUTE, "TRUNKLINE_WORKERS": 3}
    with Instance(tmp_path_factory.mktemp("limited") / "home", **settings) as instance:
        yield instance


@pytest.fixture
def make_key(limited):
    """Makes an API key of its own, so that tests do not use up each other's."""
    with limited.client(limited.sign_in()["access_token"]) as admin:
        def make():
            answer = admin.post("/api/ivr/auth/api-key", json={"name": "Limits", "description": "of a test"})
            assert answer.status_code == 201, answer.text
            return answer.json()["data"]["apiKey"]

        yield make


def figures(answer):
    """Limit, remaining and reset of an answer, which says them in both spellings."""
    headers = answer.headers
    limit, remaining, reset = (int(headers[f"x-ratelimit-{name}"]) for name in ("limit", "remaining", "reset"))
    assert headers["ratelimit"] == f'"default";r={remaining};t={reset}'
    assert headers["ratelimit-policy"] == f'"default";q={limit};w={limit * 60 // PER_MINUTE}'
    return limit, remaining, reset


def test_every_answer_of_a_key_says_where_it_stands(limited, make_key):
    begun = time.monotonic()
    with limited.client(make_key()) as client:
        answers = [
            client.get(CONFIG), client.get("/api/ivr/restaurant/nobody/config"), client.get("/api/ivr/requests"),
            client.post("/v1/ivr/call", json={}), client.post("/v1/ivr/call", content=b"{"),
            client.get("/api/v1/auth/profile")]
    came_back = int((time.monotonic() - begun) * PER_MINUTE / 60) + 1
    assert len({answer.status_code for answer in answers}) >= 4
    for place, answer in enumerate(answers, 1):
        limit, remaining, reset = figures(answer)
        assert limit == BURST and 0 <= remaining - (BURST - place) < came_back, answer.text
        assert place - 1 - came_back < reset <= place
    with limited.client() as nobody:
        assert "x-ratelimit-limit" not in nobody.get(CONFIG).headers


def test_over_all_workers_no_more_than_the_burst_is_let_through(limited, make_key):
    key, other = make_key(), make_key()

    def ask(count, token):
        with limited.client(token) as client:
            return [client.get(CONFIG) for _ in range(count)]

    assert len(limited.workers()) >= 3
    begun = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(13) as callers:
        greedy = [callers.submit(ask, 20, key) for _ in range(12)]
        modest = callers.submit(ask, 30, other)
        answers = [answer for caller in greedy for answer in caller.result()]
    took = time.monotonic() - begun
    statuses = [answer.status_code for answer in answers]
    assert set(statuses) == {200, 429}
    assert BURST <= statuses.count(200) <= BURST + int(took * PER_MINUTE / 60) + 1
    # Whoever holds the other key has noticed nothing.
    assert [answer.status_code for answer in modest.result()] == 30 * [200]
    assert figures(modest.result()[-1])[1] >= BURST - 30


def test_a_refusal_says_when_and_in_the_familys_envelope(limited, make_key):
    families = {
        CONFIG: lambda body: body["success"] is False and body["error"],
        "/api/ivr/requests": lambda body: body["error"]["code"],
    }
    with limited.client(make_key()) as client:
        while client.get(CONFIG).status_code == 200:
            pass
        for path, code in families.items():
            refused = client.get(path)
            assert refused.status_code == 429 and code(refused.json()) == "RATE_LIMITED", refused.text
            assert refused.headers["retry-after"] == "1" and figures(refused)[1] == 0
            assert refused.headers["x-request-id"]
        time.sleep(1)  # what is promised is that it is over then
        assert client.get(CONFIG).status_code == 200


def test_the_demo_key_is_of_another_count_than_new_ones(limited, make_key):
    with limited.client(make_key()) as client:
        while client.get(CONFIG).status_code == 200:
            pass
    with limited.client(API_KEY) as client:
        assert client.get(CONFIG).status_code == 200


@pytest.mark.parametrize("path", ["/api/ivr/interact", "/api/v1/ivr/interact/"])
def test_a_phone_system_that_asks_too_often_is_told_when_it_may_ask_again(limited, make_key, path):
    with limited.client(make_key()) as client:
        def say():
            return client.post(path, json={
                "call_id": f"limits-{uuid.uuid4()}", "user_input": "", "territory_id": "main"})

        answers = [say() for _ in range(BURST + 20)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused and {answer.status_code for answer in answers} == {200, 429}
    for answer in refused:
        limit, remaining, reset = figures(answer)
        assert (limit, remaining) == (BURST, 0) and reset >= 1
        assert 1 <= int(answer.headers["retry-after"]) <= 60 // PER_MINUTE + 1
        # The application's own words, and not the file that nginx has for its own.
        assert answer.json()["error"]["code"] == "RATE_LIMITED", answer.text
        assert len(answer.headers.get_list("retry-after")) == 1
