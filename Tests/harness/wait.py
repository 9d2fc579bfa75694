"""Waiting for something to be so, never for time to pass."""

import select
import time


def await_that(condition, seconds=10.0, what="the condition"):
    """Returns the first true value of `condition()`, and fails after that many seconds without one."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"{what} did not come within {seconds} s"
        select.select([], [], [], 0.02)
