"""Faults of the pool: workers that stand still, wait for ever, or have nothing left to work with."""

import os
import signal
import time

from harness import await_that, faults
from harness.traffic import percentile
from harness.trial import row

from .pool import THREADS, WORKERS


@row("F7", "a worker stands still (SIGSTOP)")
def worker_stopped(trial):
    with trial.traffic() as traffic:
        base_end = traffic.run(3)
        worker, stopped = trial.instance.workers()[0], time.monotonic()
        os.kill(worker, signal.SIGSTOP)
        back = faults.await_workers(trial.instance, [worker], seconds=20)
        traffic.run(3)
    base = percentile(traffic.between(end=base_end), 99)
    meanwhile = [s for s in traffic.between(stopped, back)]
    served = [s for s in meanwhile if s.status in (200, 201)]
    trial.most("replaced after", back - stopped, 10, "s")
    trial.most("p99 of those served, against before", percentile(served, 99) / base, 2, "x")
    trial.most("requests failed", len(traffic.failures()), 64)


@row("F7b", "a request that takes longer than the deadline", TRUNKLINE_DEADLINE=2)
def handler_hangs(trial):
    with trial.traffic() as traffic:
        base_end = traffic.run(3)
        before = trial.instance.workers()
        with faults.slow_request(trial.instance) as slow:
            begun = time.monotonic()
            await_that(lambda: set(trial.instance.workers()) - set(before), 10, "a new worker")
            back = faults.await_workers(trial.instance, [], WORKERS)
        traffic.run(2)
    base = percentile(traffic.between(end=base_end), 99)
    others = [s for s in traffic.between(begun, back) if s.status in (200, 201)]
    trial.most("replaced after", back - begun, 10, "s")
    trial.most("p99 of others, against before", percentile(others, 99) / base, 2, "x")
    trial.most("other requests failed", len(traffic.failures()), THREADS - 1)
    trial.most("other answers to the slow one than 502", int(slow[0].status_code != 502), 0)


@row("F9", "50 connections to the pool's socket that say nothing or half a request")
def connections_that_say_little(trial):
    with trial.traffic() as traffic:
        traffic.run(1)
        begun = time.monotonic()
        with faults.connections_that_say_little(trial.instance, idle=25, half=25):
            traffic.run(12)
    slow = [s for s in traffic.between(begun) if s.seconds > 0.1 or s.status not in (200, 201)]
    trial.most("served as before again after", max((s.start - begun for s in slow), default=0.0), 5, "s")
    trial.most("requests failed", len(traffic.failures((200, 201, 503))), 0)


@row("F10", "workers have no descriptor left, and their database connections are cut")
def no_descriptors(trial):
    instance = trial.instance
    before = instance.workers()
    with trial.traffic() as traffic:
        traffic.run(1)
        with faults.no_more_descriptors(before):
            faults.cut_database_connections(instance, faults.database_connections(instance))
            traffic.run(2)
        over = traffic.run(0)
        traffic.run(3)
    trial.most("good again after", traffic.good_after(over), 1, "s")
    trial.most("failed other than by 503", len(traffic.failures((200, 201, 503))), 0)
    trial.most("workers replaced", len(set(before) - set(instance.workers())), 0)
    trial.most("threads lost", THREADS * WORKERS - threads(instance), 0)


def threads(instance):
    """How many threads the scoreboard has."""
    with instance.client() as client:
        lines = client.get("/metrics").text.splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("trunkline_threads{"))
