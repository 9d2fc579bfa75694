"""/health, /health/ready and /metrics."""

import os
import re
import signal

from harness import await_that, faults
from harness.instance import API_KEY, CONFIG

SAMPLE = re.compile(r'([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:\w+="(?:[^"\\]|\\.)*",?)*\})? (-?[0-9.eE+-]+|NaN|[+-]Inf)')


def samples(client):
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = {}
    for line in answer.text.splitlines():
        if line and not line.startswith("#"):
            match = SAMPLE.fullmatch(line)
            assert match, line
            found[match[1] + (match[2] or "")] = float(match[3])
    return found


def test_what_operators_ask_for_answers_with_a_trailing_slash_too(client):
    for path in ["/metrics", "/health", "/health/ready"]:
        assert client.get(path).status_code == client.get(path + "/").status_code == 200


def look_ups(found):
    """Requests of the look-up's route so far, of all workers."""
    return sum(
        value for name, value in found.items() if name.startswith("trunkline_request_duration_seconds_count{") and "/config" in name)


def test_metrics_are_those_of_all_workers_in_one_answer(trunkline):
    with trunkline.client() as client:
        before = look_ups(samples(client))
        for _ in range(40):
            with trunkline.client(API_KEY) as caller:
                assert caller.get(CONFIG).status_code == 200
        # A count is written after its answer.
        await_that(lambda: look_ups(samples(client)) == before + 40, 2, "forty more look-ups")


def test_requests_are_counted_beside_the_workers_which_come_and_go(own_trunkline):
    with own_trunkline.client() as client:
        for _ in range(10):
            assert client.get("/health/ready").status_code == 200
        found = samples(client)
        assert found["trunkline_requests_total"] >= 10
        before = own_trunkline.workers()
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        await_that(
            lambda: len(own_trunkline.workers()) == len(before) and not set(own_trunkline.workers()) & set(before),
            what="other workers")
        own_trunkline.await_ready()
        assert samples(client)["trunkline_requests_total"] >= found["trunkline_requests_total"]


def test_a_start_is_no_reload_and_a_reload_is_one(own_trunkline):
    with own_trunkline.client() as client:
        assert samples(client)["trunkline_reloads_total"] == 0
        faults.reload(own_trunkline)
        own_trunkline.await_ready()
        assert samples(client)["trunkline_reloads_total"] == 1


def test_requests_without_a_route_are_counted(client):
    before = samples(client)["trunkline_unmatched_requests_total"]
    assert client.get("/api/no/such").status_code == 404
    assert client.put("/api/health").status_code == 405
    assert samples(client)["trunkline_unmatched_requests_total"] == before + 2


def test_no_label_holds_what_a_caller_sent(client, caller):
    caller.get("/api/ivr/restaurant/+15559876502/config")
    client.get("/no/such/+15559876502")
    assert "15559876502" not in client.get("/metrics").text


def test_a_histogram_adds_up(client):
    found = samples(client)
    buckets = [name for name in found if "_bucket{" in name and 'le="+Inf"' in name]
    assert buckets
    for name in buckets:
        count = re.sub(r',?le="\+Inf"', "", name.replace("_bucket{", "_count{")).replace("{}", "")
        assert found[count] == found[name]


def test_health_and_readiness_are_answered_without_a_credential(client):
    assert client.get("/health").status_code == 200
    assert client.get("/health/ready").status_code == 200


def test_readiness_ends_with_the_database_and_not_with_the_background_worker(own_trunkline):
    with own_trunkline.client() as client:
        with own_trunkline.held_down("work"):
            # One that is killed says nothing of its end.
            own_trunkline.database.ask("DELETE FROM worker_heartbeats")
            answer = client.get("/health/ready")
            assert (answer.status_code, answer.json()["checks"]["worker"]) == (200, "silent")
            assert samples(client)["trunkline_background_workers"] == 0
        own_trunkline.await_ready()
        assert samples(client)["trunkline_background_workers"] == 1
        with own_trunkline.held_down("mariadb"):
            assert client.get("/health/ready").status_code == 503
            assert client.get("/health").status_code == 200
        own_trunkline.await_ready()


def test_a_database_that_could_lose_what_it_acknowledges_is_not_worked_with(own_trunkline):
    # As after a failover: connections are made anew.
    with faults.database_setting(own_trunkline, "innodb_flush_log_at_trx_commit", 2), own_trunkline.client() as client:
        for (connection,) in own_trunkline.database.ask(
                "SELECT id FROM information_schema.processlist WHERE user = 'trunkline_serve'"):
            own_trunkline.database.ask(f"KILL {connection}", force=True)
        await_that(lambda: {client.get("/health/ready").status_code for _ in range(20)} == {503}, what="the refusals")
        assert client.get("/health").status_code == 200
    own_trunkline.await_ready()


def test_metrics_tell_of_the_outbox(trunkline):
    with trunkline.client() as client:
        found = samples(client)
    states = {f'trunkline_outbox_messages{{state="{state}"}}' for state in ("waiting", "sending", "failed", "unknown")}
    outcomes = {
        f'trunkline_outbox_attempts_last_minute{{outcome="{outcome}"}}'
        for outcome in ("accepted", "refused", "failed", "unknown", "blocked")}
    named = {name for name in found if name.startswith("trunkline_outbox_")}
    assert named == states | outcomes | {"trunkline_outbox_due", "trunkline_outbox_oldest_due_seconds"}
