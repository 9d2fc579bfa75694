"""Faults under load: what must go on, and what may be lost."""

import contextlib
import os
import signal
import threading
import time

import pytest

from harness import Load, await_that, processes
from harness.instance import API_KEY, CONFIG

THREADS = 8


def look_up(client, state):
    return client.get(CONFIG)


def refreshes(instance, callers):
    """A step for `Load`, each caller with its own chain of refreshes: one that is lost, cut short or done twice
    breaks the chain."""
    tokens = [instance.sign_in("agent", "agent123")["refresh_token"] for _ in range(callers)]

    def refresh(client, state):
        token = state.get("refresh_token") or tokens.pop()
        answer = client.post("/api/v1/auth/refresh", json={"refresh_token": token})
        state["refresh_token"] = answer.json()["refresh_token"] if answer.status_code == 200 else token
        return answer

    return refresh


@contextlib.contextmanager
def slow_request(instance):
    """A sign-out that waits for a row lock. Yields a list that has its answer once the block is left."""
    token, answers = instance.sign_in()["access_token"], []

    def sign_out():
        with instance.client(token) as client:
            answers.append(client.post("/api/v1/auth/logout"))

    thread = threading.Thread(target=sign_out)
    try:
        with instance.database.locked("SELECT id FROM sessions"):
            thread.start()
            await_that(instance.database.waiting, what="the request that waits")
            yield answers
    finally:
        thread.join()


def all_new(instance, before):
    now = instance.workers()
    return len(now) == len(before) and not set(now) & set(before)


def test_a_killed_worker_costs_its_own_requests_and_is_back_within_a_second(own_trunkline):
    before = own_trunkline.workers()
    with Load(own_trunkline, 16, look_up, API_KEY) as load:
        load.await_more(200)
        os.kill(before[0], signal.SIGKILL)
        await_that(
            lambda: len(now := own_trunkline.workers()) == len(before) and before[0] not in now, 1, "the new worker")
        load.await_more(500)
    failures = load.failures()
    assert len(failures) <= THREADS, failures
    assert all(failure.status == 502 and '"success":false' in failure.body for failure in failures), failures


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_new_generation_fails_no_request(own_trunkline, method):
    step, token = (look_up, API_KEY) if method == "GET" else (refreshes(own_trunkline, 8), None)
    with Load(own_trunkline, 8, step, token) as load:
        for _ in range(3):
            before = own_trunkline.workers()
            load.await_more(100)
            os.kill(own_trunkline.pid("serve"), signal.SIGHUP)
            await_that(lambda: all_new(own_trunkline, before), 20, "the new generation alone")
        load.await_more(100)
    assert load.failures() == []


def test_a_worker_that_is_asked_to_stop_fails_no_request(own_trunkline):
    with Load(own_trunkline, 8, refreshes(own_trunkline, 8)) as load:
        before = own_trunkline.workers()
        os.kill(before[0], signal.SIGTERM)
        await_that(lambda: not processes.alive(before[0]), what="its end")
        load.await_more(100)
        await_that(lambda: len(own_trunkline.workers()) == len(before), what="the new worker")
    assert load.failures() == []


def test_sigterm_of_the_workers_during_a_slow_request_cuts_nothing(own_trunkline):
    before = own_trunkline.workers()
    with slow_request(own_trunkline) as answers:
        for pid in before:
            os.kill(pid, signal.SIGTERM)
    assert answers[0].status_code == 204
    await_that(lambda: all_new(own_trunkline, before), what="the new workers")


def test_sigterm_of_the_pool_during_a_slow_request_cuts_nothing(own_trunkline):
    pool = own_trunkline.pid("serve")
    with slow_request(own_trunkline) as answers:
        os.kill(pid := pool, signal.SIGTERM)
    assert answers[0].status_code == 204
    await_that(lambda: not processes.alive(pid), what="its end")
    own_trunkline.await_ready()


def assert_unavailable(client, path, seconds):
    begun = time.monotonic()
    answer = client.post(path, data={"username": "a", "password": "b"}) if "login" in path else client.get(path)
    assert answer.status_code == 503, answer.text
    assert time.monotonic() - begun < seconds
    assert int(answer.headers["retry-after"]) >= 1
    return answer


def served_again(client):
    def served():
        return client.get(CONFIG).status_code == 200

    await_that(served, 3, "an answer after the database's return")


def test_without_the_database_the_answer_is_503_within_2_seconds_and_its_return_suffices(own_trunkline):
    with own_trunkline.client(API_KEY) as client:
        assert client.get(CONFIG).status_code == 200
        workers = own_trunkline.workers()
        with own_trunkline.held_down("mariadb"):
            for _ in range(20):
                assert assert_unavailable(client, CONFIG, 2).json()["success"] is False
            assert assert_unavailable(client, "/api/v1/auth/login", 2).json()["error"]["code"]
            assert_unavailable(client, "/health/ready", 2)
            assert client.get("/health").status_code == 200
        await_that(lambda: _answers(own_trunkline.database), what="the database")
        served_again(client)
    assert own_trunkline.workers() == workers


def test_a_database_that_is_killed_is_survived(own_trunkline):
    with Load(own_trunkline, 4, look_up, API_KEY) as load, own_trunkline.client(API_KEY) as client:
        os.kill(own_trunkline.pid("mariadb"), signal.SIGKILL)
        load.await_more(20)
        await_that(lambda: _answers(own_trunkline.database), what="the database")
        served_again(client)
    assert load.failures(allowed=(200, 503)) == []


def test_a_database_that_hangs_holds_nobody_for_long(own_trunkline):
    with own_trunkline.client(API_KEY) as client:
        with own_trunkline.stopped("mariadb"):
            for _ in range(3):
                assert_unavailable(client, CONFIG, 6)  # the connection's read limit is 5 s
            assert client.get("/health").status_code == 200
        served_again(client)


def _answers(database):
    with contextlib.suppress(Exception):
        return database.ask("SELECT 1") == [["1"]]
