"""Faults at the front: crowds, slow callers, and nginx itself."""

import os
import signal
import time

from harness import crowd, faults, processes
from harness.aside import Aside
from harness.traffic import percentile
from harness.trial import row


@row("F12", "600 callers ask at once, again and again for 5 s, six times the load", quick=True)
def burst(trial):
    with trial.traffic() as traffic:
        base_end = traffic.run(2)
        aside = Aside(crowd.burst, trial.instance.port, trial.instance.trust(), 600, 0.2)
        begun = time.monotonic()
        over = traffic.run(2 if trial.quick else 5)
        seen = aside.end()
        traffic.run(2)
    times = sorted(seen.seconds + [s.seconds for s in traffic.between(begun, over) if s.status in (200, 201)])
    usual = 3 * percentile(traffic.between(end=base_end), 99)
    slow = [s.start - over for s in traffic.between(over) if s.seconds > max(usual, 0.05)]
    trial.most("p99 of those let in", 1000 * times[len(times) * 99 // 100], 250, "ms")
    trial.most("neither let in nor told to come again", sum(seen.other.values()), 0)
    trial.most("failed other than by 503, 429", len(traffic.failures((200, 201, 503, 429))), 0)
    trial.most("good again after", traffic.good_after(over), 2, "s")
    if not trial.quick:
        trial.most("as fast as before again after", max(slow, default=0.0), 2, "s")


@row("F13", "1,000 slow callers: header, body, reading")
def slow_callers(trial):
    with trial.traffic() as traffic:
        base_end = traffic.run(8)
        aside = Aside(crowd.crawl, trial.instance.port, trial.instance.trust(), 1000)
        begun = time.monotonic()
        over = traffic.run(8)
        held = aside.end()
    base, meanwhile = traffic.between(end=base_end), traffic.between(begun, over)
    trial.least("slow callers held", held, 900)
    trial.most("p99 against before", percentile(meanwhile, 99) / percentile(base, 99), 1.5, "x")
    trial.most("requests failed", len(traffic.failures()), 0)


def nginx_workers(instance):
    return [pid for pid in processes.descendants(instance.pid("nginx")) if processes.alive(pid)]


@row("F14", "nginx is reloaded, then one of its workers is killed", quick=True)
def nginx_reloaded_and_killed(trial):
    instance = trial.instance
    with trial.traffic() as traffic:
        traffic.run(1)
        os.kill(instance.pid("nginx"), signal.SIGHUP)
        reloaded = traffic.run(2)
        killed = time.monotonic()
        faults.kill(nginx_workers(instance)[0])
        traffic.run(2)
    of_reload = [s for s in traffic.failures() if s.start < reloaded]
    # nginx closes kept connections that rest as it is reloaded, and one may be asked at that very moment: a client has
    # to be ready for it (RFC 9112, 9.5), and nginx 1.22 has nothing against it.
    trial.most("kept connections closed under a request", sum(s.status == 0 for s in of_reload), 4)
    trial.most("requests failed otherwise by the reload", sum(s.status != 0 for s in of_reload), 0)
    # With the requests that were on their way in the worker, and nothing else.
    trial.most("requests cut by the kill", len(traffic.failures()) - len(of_reload), 16)
    trial.most("failed other than by a cut", len(traffic.failures((200, 201, 0))), 0)
    trial.most("good again after", traffic.good_after(killed), 1, "s")
