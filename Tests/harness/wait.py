"""Waiting for something to be so, never for time to pass."""

import select
import time


def await_that(condition, seconds=30.0, what="the condition"):
    """Returns the first true value of `condition()`, and fails after that many seconds without one. What is waited for
    may be said by a function, which is asked at the end."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"{what() if callable(what) else what} did not come within {seconds} s"
        select.select([], [], [], 0.02)
