"""Faults of the pool: workers and supervisor killed, told to stop, replaced."""

import contextlib
import os
import shutil
import signal
import tempfile
import threading
import time
from pathlib import Path

from harness import await_that, faults, processes
from harness.instance import RELEASE
from harness.traffic import percentile
from harness.trial import row

THREADS = 8
WORKERS = 2


@row("F1", "a worker is killed", quick=True)
def worker_killed(trial):
    with trial.traffic() as traffic:
        traffic.run(1)
        worker, killed = trial.instance.workers()[0], time.monotonic()
        faults.kill(worker)
        back = faults.await_workers(trial.instance, [worker])
        traffic.run(3)
    trial.most("requests failed", len(traffic.failures()), THREADS)
    trial.most("failed other than by 502", len(traffic.failures((200, 201, 502))), 0)
    trial.most("pool full again after", back - killed, 1, "s")
    trial.most("p99 afterwards", 1000 * percentile(traffic.between(back + 1), 99), 50, "ms")


@row("F2", "a worker is killed every 0.5 s", quick=False)
def workers_killed_again_and_again(trial):
    with trial.traffic() as traffic:
        end, turn = time.monotonic() + 60, 0
        while time.monotonic() < end:
            if workers := trial.instance.workers():
                faults.kill(workers[turn % len(workers)])
                turn += 1
            traffic.run(0.5)
        over = time.monotonic()
        faults.await_workers(trial.instance, [], WORKERS)
        traffic.run(2)
    served = 1 - len(traffic.failures()) / len(traffic.samples)
    trial.least("requests served", 100 * served, 98, "%")
    trial.most("p99 meanwhile", 1000 * percentile(traffic.between(end=over), 99), 1000, "ms")


@row("F3", "the supervisor is killed", quick=True)
def supervisor_killed(trial):
    # One that has not run for ten seconds is started again more slowly each time (script/lib/process.sh).
    await_that(lambda: processes.age(trial.instance.pid("serve")) > 10, 15, "a supervisor that has run for a while")
    before = trial.instance.workers()
    with trial.traffic() as traffic:
        traffic.run(1)
        killed = time.monotonic()
        faults.kill(trial.instance.pid("serve"))
        await_that(lambda: not any(map(processes.alive, before)), what="the end of the orphaned workers")
        orphans_gone = time.monotonic()
        traffic.run(3)
    trial.most("out of service", traffic.good_after(killed), 2, "s")
    trial.most("orphaned workers gone after", orphans_gone - killed, 2, "s")


@row("F4", "workers, then the pool, are told to stop while requests are slow", quick=True)
def told_to_stop(trial):
    instance = trial.instance
    before = instance.workers()
    with trial.traffic() as traffic:
        upload = threading.Thread(target=slow_upload, args=(instance, uploaded := []))
        upload.start()
        with faults.slow_request(instance, 1.2 if trial.quick else 2.5) as slow:
            asked = time.monotonic()
            told = before[:1]
            os.kill(told[0], signal.SIGTERM)
            traffic.run(0.5)
            if not processes.alive(told[0]):
                # It was the other one that has the slow request.
                told = before
                os.kill(told[1], signal.SIGTERM)
        upload.join()
        await_that(lambda: not any(map(processes.alive, told)), 30, "the end of the workers")
        gone = time.monotonic()
        faults.await_workers(instance, told)
    trial.most("requests failed", len(traffic.failures()), 0)
    trial.most("slow requests cut", (slow[0].status_code != 204) + (uploaded != [422]), 0)
    trial.most("workers drained after", gone - asked, 30, "s")

    supervisor = instance.pid("serve")
    with faults.slow_request(instance) as slow:
        os.kill(supervisor, signal.SIGTERM)
    await_that(lambda: not processes.alive(supervisor), what="the end of the pool")
    trial.most("requests in progress cut by a full stop", int(slow[0].status_code != 204), 0)


def slow_upload(instance, statuses):
    """Two seconds for 2 kB. That the login is too long is found out by who has read all of it: 422."""
    body = b'{"username":"' + b"a" * 2000 + b'","password":"b"}'
    head = b"POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    with instance.connect() as connection:
        connection.sendall(head + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body))
        for start in range(0, len(body), 100):
            connection.sendall(body[start:start + 100])
            time.sleep(0.1)
        answer = connection.recv(65536)
    statuses.append(int(answer[9:12]))


@row("F5", "new generations, one after another, with 400 callers and a slow request", quick=True)
def reloads(trial):
    count = 3 if trial.quick else 10
    with trial.traffic(connections=400) as traffic:
        traffic.run(1)
        begun = time.monotonic()
        before = trial.instance.workers()
        with faults.slow_request(trial.instance, 1.2 if trial.quick else 2) as slow:
            os.kill(trial.instance.pid("serve"), signal.SIGHUP)
        faults.await_workers(trial.instance, before)
        for _ in range(count - 1):
            faults.reload(trial.instance)
        traffic.run(1)
    during = traffic.between(begun)
    trial.most("requests failed", len(traffic.failures()) + (slow[0].status_code != 204), 0)
    trial.most("longest of the others", 1000 * percentile(during, 100), 100, "ms")


@contextlib.contextmanager
def own_program():
    """A place for a program that may be replaced."""
    with tempfile.TemporaryDirectory() as directory:
        program = Path(directory) / "trunkline"
        shutil.copy(os.environ.get("TRUNKLINE_BINARY") or RELEASE, program)
        yield program


@row("F6", "a reload to a build that crashes as it starts", quick=True, TRUNKLINE_BINARY=own_program)
def reload_to_a_bad_build(trial):
    instance = trial.instance
    before = instance.workers()

    def given_up():
        with instance.client() as client:
            lines = client.get("/metrics").text.splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("trunkline_reloads_failed_total "))

    count = given_up()
    with trial.traffic() as traffic:
        traffic.run(1)
        with faults.replaced_program(Path(instance.environment["TRUNKLINE_BINARY"]), "#!/bin/sh\nkill -SEGV $$\n"):
            os.kill(instance.pid("serve"), signal.SIGHUP)
            await_that(lambda: given_up() > count, what="the reload given up, and counted")
        traffic.run(1)
    trial.most("requests failed", len(traffic.failures()), 0)
    trial.most("workers of the old generation gone", len(set(before) - set(instance.workers())), 0)
    faults.reload(instance)
    trial.most("failed reloads afterwards", given_up() - count - 1, 0)
