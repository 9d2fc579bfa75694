"""Faults of the database: killed, stopped, away, full, read-only."""

import time

from harness import faults
from harness.traffic import percentile
from harness.trial import row

SERVED = (200, 201)
# 429: who has lost his chain of refreshes signs in anew, and so many sign-ins at a time there may not be.
REFUSED = (200, 201, 429, 503)
READS = {"config", "detail", "list", "health"}


def refusals(traffic):
    return [s for s in traffic.samples if s.status not in SERVED]


@row("F15", "MariaDB is killed, five times", quick=True)
def database_killed(trial):
    good = []
    with trial.traffic() as traffic:
        traffic.run(1)
        for _ in range(1 if trial.quick else 5):
            faults.kill(trial.instance.pid("mariadb"))
            traffic.run(0.1)
            ready = trial.await_database()
            # What was due just before the next kill may be answered after it.
            end = traffic.run(3) - 0.1
            good.append((ready, end))
    late = [s.start - ready for ready, end in good for s in traffic.between(ready, end) if s.status not in SERVED]
    trial.most("client p99", percentile(traffic.samples, 99), 2.5, "s")
    trial.most("good again after it is ready", max(late, default=0.0), 2, "s")
    trial.most("failed other than by 503, 429", len(traffic.failures(REFUSED)), 0)
    trial.most("longest refusal", max((s.seconds for s in refusals(traffic)), default=0.0), 2, "s")


@row("F15b", "MariaDB is stopped, and away for 3 s", quick=True)
def database_away(trial):
    instance = trial.instance
    before = instance.workers()
    with trial.traffic() as traffic:
        traffic.run(1)
        with instance.held_down("mariadb"):
            traffic.run(3)
            with instance.client() as client:
                ready, alive = client.get("/health/ready").status_code, client.get("/health").status_code
        back = trial.await_database()
        traffic.run(4)
    trial.most("longest refusal", max(s.seconds for s in refusals(traffic)), 2, "s")
    trial.most("good again after its return", traffic.good_after(back), 3, "s")
    trial.most("failed other than by 503, 429", len(traffic.failures(REFUSED)), 0)
    trial.most("wrong answers of /health, /health/ready", (alive != 200) + (ready != 503), 0)
    trial.most("workers replaced", len(set(before) - set(instance.workers())), 0)


@row("F17", "MariaDB stands still (SIGSTOP) for 10 s", quick=True)
def database_frozen(trial):
    instance = trial.instance
    before = instance.workers()
    with trial.traffic() as traffic:
        traffic.run(1)
        with instance.stopped("mariadb"):
            begun = time.monotonic()
            over = traffic.run(4 if trial.quick else 10)
        traffic.run(1 if trial.quick else 5)
    refused = [s for s in traffic.between(begun - 1, over) if s.status not in SERVED]
    late = [s for s in refused if s.start > begun + 2]
    # Until it is noticed every thread waits, and then there is none for /health either.
    health = traffic.between(begun + 2, over, {"health"})
    trial.most("longest refusal", max(s.seconds for s in refused), 2, "s")
    trial.most("p99 of refusals from 2 s on", 1000 * percentile(late, 99), 50, "ms")
    trial.most("good again after its return", traffic.good_after(over), 3, "s")
    trial.most("failed other than by 503, 429", len(traffic.failures(REFUSED)), 0)
    trial.most("/health not answered from 2 s on", sum(s.status != 200 for s in health), 0)
    trial.most("workers replaced", len(set(before) - set(instance.workers())), 0)


@row("F18", "a connection to MariaDB is cut every 100 ms", quick=True)
def connections_cut(trial):
    with trial.traffic() as traffic:
        traffic.run(1)
        faults.cut_one_after_another(trial.instance, 3 if trial.quick else 10)
        over = traffic.run(0)
        traffic.run(1)
    served = 1 - len(traffic.failures()) / len(traffic.samples)
    # Each cut costs a request at most; in a short run they are a larger share.
    trial.least("requests served", 100 * served, 97 if trial.quick else 99, "%")
    trial.most("failed other than by 503, 429", len(traffic.failures(REFUSED)), 0)
    trial.most("good again after", traffic.good_after(over), 1, "s")


@row("F18b", "MariaDB takes no more connections, and those there are cut")
def connections_exhausted(trial):
    instance = trial.instance
    with trial.traffic() as traffic:
        traffic.run(1)
        with faults.few_connections(instance):
            traffic.run(3)
        over = traffic.run(0)
        traffic.run(3)
    trial.least("requests that met the fault", len(refusals(traffic)), 1)
    trial.most("longest refusal", max((s.seconds for s in refusals(traffic)), default=0.0), 2, "s")
    trial.most("failed other than by 503, 429", len(traffic.failures(REFUSED)), 0)
    trial.most("good again after", traffic.good_after(over), 3, "s")


@row("F22", "MariaDB is read-only", quick=True)
def database_read_only(trial):
    with trial.traffic() as traffic:
        traffic.run(1)
        with faults.database_setting(trial.instance, "read_only", 1):
            begun = time.monotonic()
            over = traffic.run(2)
        traffic.run(2)
    # What was answered after its end may have come after it as well.
    meanwhile = [s for s in traffic.between(begun, over) if s.start + s.seconds < over]
    reads = [s for s in meanwhile if s.kind in READS]
    writes = [s for s in meanwhile if s.kind not in READS]
    trial.most("reads refused", sum(s.status != 200 for s in reads), 0)
    trial.most("writes not refused by 503, 429", sum(s.status not in (503, 429) for s in writes if s.kind != "change"), 0)
    trial.most("failed other than by 503, 429", len(traffic.failures(REFUSED)), 0)
    trial.most("good again after", traffic.good_after(over), 1, "s")
