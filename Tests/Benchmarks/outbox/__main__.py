"""`python -m Benchmarks.outbox`, in Tests: deliveries a second to a local sink by two `trunkline work`, and what a
million waiting messages cost who takes the next one.

BENCH_DELIVERIES (20,000): of each run. BENCH_TARGETS (4): endpoints they go to. BENCH_WAITING (1,000,000).
"""

import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from Benchmarks.verification.table import Table
from harness.instance import UNLIMITED, Instance
from harness.outgoing import fill, register, states, worker
from harness.sink import Sink
from harness.wait import await_that

DELIVERIES = int(os.environ.get("BENCH_DELIVERIES", 20_000))
TARGETS = int(os.environ.get("BENCH_TARGETS", 4))
WAITING = int(os.environ.get("BENCH_WAITING", 1_000_000))
INDEXES = re.compile(r"^  KEY `(\w+)` .*?(?=,?$)", re.MULTILINE)


def fill_many(instance, target, count):
    """Filling is not what is measured."""
    ask = instance.database.ask
    flush = ask("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit")[0][0]
    created = ask("SHOW CREATE TABLE outbox")[0][1].replace("\\n", "\n")
    indexes = [(match[1], match[0].strip()) for match in INDEXES.finditer(created)]
    ask("SET GLOBAL innodb_flush_log_at_trx_commit = 0")
    ask("ALTER TABLE outbox " + ", ".join(f"DROP KEY {name}" for name, _ in indexes), seconds=60)
    fill(instance, [(target, count)])
    ask("SET SESSION max_statement_time = 0; ALTER TABLE outbox "
        + ", ".join(f"ADD {definition}" for _, definition in indexes) + "; ANALYZE TABLE outbox", seconds=1800)
    ask(f"SET GLOBAL innodb_flush_log_at_trx_commit = {flush}")


def drain(instance, sink, count):
    """Two workers send so many; returns deliveries a second, and the seconds of processor time that it cost them."""
    before = sink.count()
    begun = os.times()
    with worker(instance), worker(instance):
        await_that(lambda: sink.count() > before, 30, "the first delivery")
        first, start = sink.count(), time.monotonic()
        await_that(lambda: sink.count() >= before + count, 300, "the last delivery")
        rate = (before + count - first) / (time.monotonic() - start)
    spent = os.times()
    return rate, (spent.children_user + spent.children_system - begun.children_user - begun.children_system)


def claims(instance):
    """Milliseconds of the statements that look for the next message, from the server's slow log."""
    path = instance.database.ask("SELECT CONCAT(@@datadir, @@slow_query_log_file)")[0][0]
    path = Path(path if Path(path).exists() else path.replace(path[:path.rfind("/") + 1], str(instance.home) + "/"))
    times = []
    for entry in re.split(r"^# User@Host", path.read_text(errors="replace"), flags=re.MULTILINE):
        if "FROM ((SELECT priority" in entry and (match := re.search(r"Query_time: ([0-9.]+)", entry)):
            times.append(1000 * float(match[1]))
    path.write_text("")
    return times


def main():
    table = Table()
    with tempfile.TemporaryDirectory() as directory, Sink() as sink:
        with Instance(Path(directory) / "home", **UNLIMITED) as instance, instance.held_down("work"):
            ask = instance.database.ask
            targets = [register(instance, sink.url()) for _ in range(TARGETS)]
            share = DELIVERIES // TARGETS
            fill(instance, [(target, share) for target in targets])
            rate, spent = drain(instance, sink, share * TARGETS)
            table.figure("deliveries a second, two workers", rate, 1_000, least=True)
            table.figure("processor time of a delivery, workers", 1e6 * spent / DELIVERIES, unit=" us")
            table.figure("repeated", sink.repeated(), 0)
            ask("SET GLOBAL slow_query_log = 1; SET GLOBAL long_query_time = 0; SET GLOBAL log_output = 'FILE'")
            seen = {}
            for name, waiting in (("few", 0), ("many", WAITING)):
                if waiting:
                    ask("SET GLOBAL long_query_time = 10; SET GLOBAL slow_query_log = 0")
                    fill_many(instance, targets[0], waiting)
                    ask("SET GLOBAL long_query_time = 0; SET GLOBAL slow_query_log = 1")
                else:
                    fill(instance, [(targets[0], DELIVERIES // 4)])
                rate, _ = drain(instance, sink, DELIVERIES // 4)
                times = claims(instance)
                seen[name] = statistics.median(times), rate
                table.figure(f"taking the next ones, {name} waiting", 1000 * seen[name][0], unit=" us",
                             span=f" (of {len(times)})")
                table.figure(f"deliveries a second to one endpoint, {name} waiting", rate)
            table.figure(f"taking the next ones: {WAITING} waiting to few", seen["many"][0] / seen["few"][0], 2, unit="x")
            table.figure("deliveries a second: many waiting to few", seen["many"][1] / seen["few"][1], 0.5, least=True,
                         unit="x")
            table.figure("messages of unknown outcome", states(instance).get("unknown", 0), 0)
    table.show()
    sys.exit(table.missed)


if __name__ == "__main__":
    main()
