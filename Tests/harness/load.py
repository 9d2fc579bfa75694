"""Callers that ask without a pause while something is done to the service."""

import collections
import threading

import httpx

from .wait import await_that

Outcome = collections.namedtuple("Outcome", "status body")


class Load:
    """`with Load(instance, callers, step) as load:` runs `step(client, state)` in each of that many threads.

    A step makes one request and returns its answer; what it raises counts as an outcome with status None. `state` is
    a dictionary of the thread's own.
    """

    def __init__(self, instance, callers, step, token=None):
        self.instance, self.step, self.token = instance, step, token
        self.outcomes = []
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self._call) for _ in range(callers)]

    def _call(self):
        state = {}
        with self.instance.client(self.token) as client:
            while not self.over.is_set():
                try:
                    answer = self.step(client, state)
                    self.outcomes.append(Outcome(answer.status_code, answer.text))
                except httpx.HTTPError as error:
                    self.outcomes.append(Outcome(None, repr(error)))

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        self.await_more(len(self.threads))
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def await_more(self, count, seconds=20):
        """Waits for that many outcomes beside those there are."""
        wanted = len(self.outcomes) + count
        await_that(lambda: len(self.outcomes) >= wanted, seconds, f"{count} more answers")

    def failures(self, allowed=(200,)):
        return [outcome for outcome in self.outcomes if outcome.status not in allowed]
