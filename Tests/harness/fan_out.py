"""How long a message takes to all who listen: `python -m harness.fan_out [LISTENERS [RATE [MESSAGES]]]`, in Tests.

Starts an instance of its own, opens that many streams over TLS through the front, publishes messages of 200 bytes at
that rate a second, and prints one line. The listeners share the machine's processors with what they measure. Exits 1
when a message was lost.
"""

import collections
import contextlib
import re
import select
import ssl
import sys
import tempfile
import threading
import time
from pathlib import Path

from . import Instance, await_that
from .live import Live, listening_cookie

# All listeners are one user here, at one address.
UNLIMITED = {"TRUNKLINE_ADDRESS_RATE": 100_000, "TRUNKLINE_USER_RATE": 1_000_000, "TRUNKLINE_USER_BURST": 1_000_000}

Figures = collections.namedtuple("Figures", "opened p50 p99 longest lost")


class Ears:
    """Open streams that note what arrives when, and nothing more: it is read after the measurement."""

    def __init__(self, instance, count, cookie):
        self.instance, self.cookie = instance, cookie
        self.arrived = {}  # by socket: [(when, bytes)]
        self.poll = select.epoll()
        self.over = threading.Event()
        self.by_number = {}
        for _ in range(count):
            await_that(self._open, what="a stream")
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()

    def _open(self):
        ear = self.instance.connect()
        ear.sendall(f"GET /live HTTP/1.1\r\nHost: localhost\r\nCookie: {self.cookie}\r\n\r\n".encode())
        if not ear.recv(65536).startswith(b"HTTP/1.1 200 "):
            ear.close()
            return False
        ear.setblocking(False)
        self.by_number[ear.fileno()] = ear
        self.arrived[ear] = []
        self.poll.register(ear, select.EPOLLIN)
        return True

    def _listen(self):
        while not self.over.is_set():
            for number, _ in self.poll.poll(0.1):
                ear = self.by_number[number]
                with contextlib.suppress(ssl.SSLWantReadError):
                    while data := ear.recv(65536):
                        self.arrived[ear].append((time.monotonic(), data))

    def close(self):
        self.over.set()
        self.thread.join()
        for ear in self.arrived:
            ear.close()

    def heard(self, wanted):
        """(number of the message, when) of every message that arrived; `wanted` is the pattern of its number."""
        for parts in self.arrived.values():
            text = b""
            for when, data in parts:
                text += data
                end = 0
                for found in re.finditer(wanted, text):
                    yield int(found[1]), when
                    end = found.end()
                text = text[end:]


def measure(instance, count=1000, rate=10, messages=100, size=200):
    """Seconds until all streams were open; milliseconds from publishing to arrival; messages lost."""
    # All of it on one channel, which has another name every 300 s.
    await_that(lambda: time.time() % 300 < 200, 101, "a new channel")
    (cookie, channel), live, sent = listening_cookie(instance), Live(instance), []
    begun = time.monotonic()
    ears = Ears(instance, count, cookie)
    opened = time.monotonic() - begun
    try:
        with live.client("pub") as publisher:
            begun = time.monotonic()
            for number in range(messages):
                time.sleep(max(0, begun + number / rate - time.monotonic()))
                text = f"message {number}.".ljust(size, "x")
                sent.append(time.monotonic())
                publisher.post(
                    f"/pub/{channel}", content=text, headers={"X-EventSource-Event": "tick"}).raise_for_status()
        _settle(ears)
    finally:
        ears.close()
    times = sorted(1000 * (when - sent[number]) for number, when in ears.heard(rb"data: message (\d+)[.]"))
    return Figures(
        opened, times[len(times) // 2], times[len(times) * 99 // 100], times[-1], count * messages - len(times))


def _settle(ears):
    """Until nothing has arrived for a second."""
    def settled():
        last = max((parts[-1][0] for parts in ears.arrived.values() if parts), default=0)
        return time.monotonic() - last > 1

    await_that(settled, 60, "the last message")


def main():
    count, rate, messages = (int(given) for given in [*sys.argv[1:], *("1000", "10", "100")[len(sys.argv) - 1:]])
    with tempfile.TemporaryDirectory() as place:
        with Instance(Path(place) / "home", **UNLIMITED) as instance:
            figures = measure(instance, count, rate, messages)
    print(
        f"live: {count} listeners over TLS, open after {figures.opened:.1f} s; {messages} messages, {rate}/s: "
        f"p50 {figures.p50:.1f} ms, p99 {figures.p99:.1f} ms, max {figures.longest:.1f} ms, lost {figures.lost}")
    sys.exit(figures.lost > 0)


if __name__ == "__main__":
    main()
