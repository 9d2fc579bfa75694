"""A load at a steady rate: the next request does not wait for the last answer, and its time runs from when it was due.
So a service that stands still is seen to (no coordinated omission)."""

import asyncio
import collections
import itertools
import time

from .aside import Aside
from .http import Connections, Cut
from .mix import LANES, Mix

# start: when the request was due, on time.monotonic(). status: 0 when no answer came. seconds: from start to the
# answer. proper: a refusal is in the API's own form, and says when to come again.
Sample = collections.namedtuple("Sample", "start kind status seconds proper")

PATIENCE = 30  # seconds that a client waits for an answer
TAGS = itertools.count(1)


class Traffic:
    """`with Traffic(instance) as traffic:` asks `rate` times a second while the block runs; then `samples` and `ledger`
    are there.

    - connections: how many are open from the start; more are opened when all are in use.
    - fat: whether the restaurants that are made are large ones, of 3 kB.
    """

    def __init__(self, instance, rate, connections=16, fat=False):
        self.instance, self.rate, self.connections, self.fat = instance, rate, connections, fat
        self.samples, self.ledger = [], None

    def __enter__(self):
        tag = f"load-{time.time_ns() // 1_000_000:x}-{next(TAGS)}"
        token = self.instance.sign_in("manager", "manager123")["access_token"]
        chains = [self.instance.sign_in("agent", "agent123")["refresh_token"] for _ in range(LANES)]
        self.aside = Aside(
            _drive, self.instance.port, self.instance.trust(), self.rate, self.connections,
            (tag, token, chains, self.fat))
        return self

    def __exit__(self, *_):
        self.samples, self.ledger = self.aside.end()

    def run(self, seconds):
        """Lets it run: there is nothing to wait for but time."""
        time.sleep(seconds)
        return time.monotonic()

    # What was seen

    def between(self, begin=0.0, end=float("inf"), kinds=None):
        """The samples that were due in that time."""
        return [s for s in self.samples if begin <= s.start < end and (kinds is None or s.kind in kinds)]

    def failures(self, allowed=(200, 201)):
        return [sample for sample in self.samples if sample.status not in allowed]

    def good_after(self, moment, allowed=(200, 201)):
        """How long after that moment the last request was due that did not succeed, in seconds."""
        return max((s.start - moment for s in self.failures(allowed) if s.start > moment), default=0.0)

    def improper(self):
        """Refusals without the API's form or without Retry-After."""
        return [sample for sample in self.samples if not sample.proper]

    def by_second(self):
        """A table, one line a second: requests, those that failed by status, and times in ms."""
        if not self.samples:
            return []
        begun = self.samples[0].start
        lines = [f"{'second':>6} {'asked':>6} {'p50 ms':>9} {'p99 ms':>9} {'most ms':>9}  not answered as wished"]
        for second, group in itertools.groupby(self.samples, lambda s: int(s.start - begun)):
            group = list(group)
            failed = collections.Counter(s.status for s in group if s.status not in (200, 201))
            times = [1000 * value for value in (percentile(group, 50), percentile(group, 99), percentile(group, 100))]
            figures = " ".join(f"{value:9.1f}" for value in times)
            named = ", ".join(f"{count} x {status or 'cut'}" for status, count in sorted(failed.items()))
            lines.append(f"{second:6} {len(group):6} {figures}  {named}")
        return lines


def percentile(samples, percent):
    """Of the samples' times, in seconds; 0 without samples."""
    times = sorted(sample.seconds for sample in samples)
    return times[min(len(times) - 1, len(times) * percent // 100)] if times else 0.0


async def _drive(stop, ready, port, trust, rate, connections, mix):
    loop, pool = asyncio.get_running_loop(), Connections(port, trust)
    await pool.open(connections)
    mix = Mix(pool, *mix)
    await mix.prepare()
    samples, tasks = [], set()

    async def one(start, kind, step):
        status, proper = 0, True
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await step()
            status = answer.status
            proper = status < 400 or _is_proper(answer)
        except (Cut, TimeoutError):
            pass
        samples.append(Sample(start, kind, status, loop.time() - start, proper))

    ready()
    begun = loop.time()
    for number in itertools.count():
        due = begun + number / rate
        if (wait := due - loop.time()) > 0:
            await asyncio.sleep(wait)
        if stop.is_set():
            break
        task = loop.create_task(one(due, *mix.next(number)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    while tasks:
        await asyncio.wait(tasks)
    pool.close()
    return sorted(samples), mix.ledger


def _is_proper(answer):
    if answer.headers.get("content-type") != "application/json" or b'"error":' not in answer.body:
        return False
    return answer.status not in (429, 502, 503, 504) or int(answer.headers.get("retry-after", 0)) >= 1
