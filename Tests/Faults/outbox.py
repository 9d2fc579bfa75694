"""Faults of what leaves the product: receivers that misbehave, background workers killed, the database away."""

import contextlib
import time

from harness import await_that, faults
from harness.instance import API_KEY, ROOT
from harness.outgoing import fill, put_test, register, remove, start_worker, states
from harness.requests import run_all
from harness.sink import Sink
from harness.traffic import percentile
from harness.trial import row

FILLER = ROOT / ".build" / "release" / "OutboxFiller"
# Receivers that never accept, by path, and the time in which a worker has found out about each of them.
BAD = ("/500", "/hang", "/reset", "/drop", "/429", "/flood", "/redirect")


@contextlib.contextmanager
def endpoints(trial, sink, paths):
    """Webhooks at the sink, by path; deleted when the block ends."""
    webhooks = [(path, register(trial.instance, sink.url(path))) for path in paths]
    try:
        yield webhooks
    finally:
        for _, webhook in webhooks:
            remove(trial.instance, webhook)


def put(trial, webhooks, count):
    """`count` messages to each, by several callers at once; returns their ids as receivers see them."""
    ids = []

    def one(number):
        with trial.instance.client(API_KEY) as client:
            for _ in range(number, count, 4):
                ids.extend((path, put_test(client, webhook)) for path, webhook in webhooks)

    run_all(4, one)
    return ids


class Workers:
    """Two `trunkline work`, in the place of the instance's own."""

    def __init__(self, instance):
        self.instance = instance

    def __enter__(self):
        self.down = self.instance.held_down("work")
        self.down.__enter__()
        self.processes = []
        return self

    def start(self):
        self.processes = [start_worker(self.instance) for _ in range(2)]

    def kill(self, which):
        """Ends one of them and has another in its place; returns how many messages were being sent."""
        self.processes[which].kill()
        self.processes[which].wait()
        with contextlib.suppress(Exception):
            return states(self.instance).get("sending", 0)
        return 0

    def replace(self, which):
        self.processes[which] = start_worker(self.instance)

    def __exit__(self, *error):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(30)
        self.down.__exit__(*error)


def left_over(trial):
    return sum(count for state, count in states(trial.instance).items() if state in ("waiting", "sending"))


def await_settled(trial):
    """What a killed worker left is "sending" until another has its target, and "waiting" again from then on."""
    with contextlib.suppress(AssertionError):
        await_that(lambda: not left_over(trial), 60, "the last to be settled")


def check(trial, sink, ids, limit):
    await_settled(trial)
    lost = sum(id not in sink.seen[path] for path, id in ids)
    trial.most("messages never delivered", lost, 0)
    trial.most("repeated beyond those being sent", max(0, sink.repeated("/slow") - limit), 0)
    trial.most("messages left over", left_over(trial), 0)


@row("F27", "trunkline work is killed again and again amid deliveries", quick=True)
def worker_killed_amid_deliveries(trial):
    count, kills = (240, 2) if trial.quick else (10_000, 10)
    with Sink() as sink, endpoints(trial, sink, ["/slow"] * 4) as webhooks, Workers(trial.instance) as workers:
        ids, limit, met = put(trial, webhooks, count // len(webhooks)), 0, 0
        workers.start()
        step = len(ids) // (kills + 2)
        for turn in range(kills):
            await_that(lambda: sink.count("/slow") > (turn + 1) * step, 120, "deliveries")
            sending = workers.kill(turn % 2)
            workers.replace(turn % 2)
            limit += sending
            met += sending > 0
        await_that(lambda: all(id in sink.seen[path] for path, id in ids), 300, "the last delivery")
        trial.least("kills amid deliveries", met, 1 if trial.quick else kills // 2)
        check(trial, sink, ids, limit)


@row("F15e", "MariaDB is killed, then away for 3 s, amid deliveries", quick=True)
def database_away_amid_deliveries(trial):
    count = 400 if trial.quick else 4_000
    with Sink() as sink, endpoints(trial, sink, ["/slow"] * 4) as webhooks, Workers(trial.instance) as workers:
        ids = put(trial, webhooks, count // len(webhooks))
        workers.start()
        await_that(lambda: sink.count("/slow") > len(ids) // 8, 60, "deliveries")
        faults.kill(trial.instance.pid("mariadb"))
        time.sleep(0.2)
        trial.await_database()
        await_that(lambda: sink.count("/slow") > len(ids) // 3, 60, "deliveries")
        with trial.instance.held_down("mariadb"):
            time.sleep(1 if trial.quick else 3)
        trial.await_database()
        await_that(lambda: all(id in sink.seen[path] for path, id in ids), 120, "the last delivery")
        # Nobody was killed: whoever has sent something knows it, and writes it down when the database is there again.
        check(trial, sink, ids, 0)


@row("F26", "receivers answer 500, hang, reset, go, send 10 GB, redirect, say later", quick=True)
def receivers_misbehave(trial):
    count = 10 if trial.quick else 50
    with Sink() as sink, endpoints(trial, sink, ["/ok", "/ok2", *BAD]) as webhooks:
        good = [pair for pair in webhooks if pair[0] not in BAD]
        bad = [pair for pair in webhooks if pair[0] in BAD]
        with trial.traffic() as traffic:
            before = traffic.run(3)
            put(trial, bad, count)
            sent, ids = {}, []
            with trial.instance.client(API_KEY) as client:
                for _ in range(2 * count):
                    for path, webhook in good:
                        id = put_test(client, webhook)
                        sent[id] = time.monotonic()
                        ids.append((path, id))
            await_that(lambda: all(id in sink.seen[path] for path, id in ids), 30, "the good ones")
            after = traffic.run(3)
        # A worker sees what comes within 0.1 s.
        delays = sorted(sink.at[id] - sent[id] for _, id in ids)
        trial.most("p99 until a good receiver has it", delays[len(delays) * 99 // 100], 1, "s")
        trial.most("repeated to good ones", sum(sink.repeated(path) for path, _ in good), 0)
        trial.most("redirects followed", sink.asked["/redirected"], 0)
        usual = max(percentile(traffic.between(end=before), 99), 0.02 if trial.quick else 0.005)
        p99 = percentile(traffic.between(before, after), 99) / usual
        trial.most("API p99 to that before", p99, 2, "x")
        by_path = dict(bad)
        opened = f"SELECT open_until > UTC_TIMESTAMP() FROM outbox_targets WHERE id = '{by_path['/500']}'"
        await_that(lambda: trial.instance.database.ask(opened) == [["1"]], 20, "the open breaker")
        trial.most("asked of one that answers 500", sink.asked["/500"], 40)
        later = trial.instance.database.ask(
            "SELECT COUNT(*) FROM outbox WHERE attempts > 0 AND state = 'waiting' AND due_at < UTC_TIMESTAMP()"
            f" + INTERVAL 500 SECOND AND target_id = '{by_path['/429']}'")
        trial.most("due before the receiver said", int(later[0][0]), 0)
        trial.most("of unknown outcome", states(trial.instance).get("unknown", 0), 0)


def no_filler():
    return None if FILLER.exists() else "build OutboxFiller (script/bench outbox does)"


@row("F28", "a backlog of 100,000 messages", needs=no_filler)
def backlog(trial):
    with Sink() as sink, endpoints(trial, sink, ["/ok"] * 4) as webhooks, Workers(trial.instance) as workers:
        fill(trial.instance, [(webhook, 25_000) for _, webhook in webhooks])
        with trial.traffic() as traffic:
            before = traffic.run(5)
            begun = time.monotonic()
            workers.start()
            await_that(lambda: sink.count() >= 100_000 or traffic.run(1) is None, 600, "the last delivery")
            drained = time.monotonic() - begun
            over = traffic.run(0)
        p99 = percentile(traffic.between(before, over), 99) / max(percentile(traffic.between(end=before), 99), 0.005)
        trial.least("deliveries a second, under load", 100_000 / drained, 300)
        trial.most("API p99 to that before", p99, 1.5, "x")
        trial.most("repeated", sink.repeated(), 0)
        trial.most("left", states(trial.instance).get("waiting", 0), 0)
