"""A receiver of webhooks that behaves as its paths say, and knows a repetition by `webhook-id`."""

import asyncio
import collections
import re
import threading
import time

HEAD = re.compile(rb"POST (\S+) HTTP/1\.1\r\n(.*?)\r\n\r\n", re.DOTALL)
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
ID = re.compile(rb"webhook-id: *(\S+)", re.IGNORECASE)
ACCEPTED = b"HTTP/1.1 204 No Content\r\n\r\n"
REFUSALS = {
    "/500": b"HTTP/1.1 500 Oops\r\ncontent-length: 4\r\n\r\noops",
    "/410": b"HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n",
    "/429": b"HTTP/1.1 429 Later\r\nretry-after: 600\r\ncontent-length: 0\r\n\r\n",
}
FLOOD = b"x" * 65_536


class Sink:
    """`with Sink() as sink:` listens on 127.0.0.1. By path: `/ok`, `/slow` (0.2 s), `/500`, `/410`, `/429`, `/hang`,
    `/reset`, `/drop` (reads, and goes without an answer), `/flood` (an answer of 10 GB), `/redirect` (to `/ok`)."""

    def __init__(self):
        # How often each id was accepted, by path; and when the first time, on time.monotonic().
        self.seen = collections.defaultdict(collections.Counter)
        self.at = {}
        # Requests by path, whatever became of them.
        self.asked = collections.Counter()

    def __enter__(self):
        self.loop, started = asyncio.new_event_loop(), threading.Event()
        self.thread = threading.Thread(target=self._run, args=(started,))
        self.thread.start()
        started.wait()
        return self

    def _run(self, started):
        asyncio.set_event_loop(self.loop)
        self.server = self.loop.run_until_complete(
            self.loop.create_server(lambda: Receiver(self), "127.0.0.1", 0, backlog=1024))
        self.port = self.server.sockets[0].getsockname()[1]
        started.set()
        self.loop.run_forever()

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.server.close()
        self.loop.close()

    def url(self, path="/ok"):
        return f"http://127.0.0.1:{self.port}{path}"

    def count(self, path="/ok"):
        """How many different ones."""
        return len(self.seen[path])

    def repeated(self, path="/ok"):
        return sum(self.seen[path].values()) - len(self.seen[path])

    def accept(self, path, id):
        self.seen[path][id] += 1
        self.at.setdefault(id, time.monotonic())


class Receiver(asyncio.Protocol):
    def __init__(self, sink):
        self.sink, self.data = sink, b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.data += data
        while head := HEAD.match(self.data):
            end = head.end() + int(LENGTH.search(head[2])[1])
            if len(self.data) < end:
                return
            self.data = self.data[end:]
            self.answer(head[1].decode(), ID.search(head[2])[1].decode())

    def answer(self, path, id):
        self.sink.asked[path] += 1
        if path in REFUSALS:
            self.transport.write(REFUSALS[path])
        elif path == "/hang":
            pass
        elif path == "/reset":
            self.transport.abort()
        elif path == "/drop":
            self.sink.accept(path, id)
            self.transport.close()
        elif path == "/redirect":
            place = self.sink.url("/redirected").encode()
            self.transport.write(b"HTTP/1.1 307 There\r\nlocation: %s\r\ncontent-length: 0\r\n\r\n" % place)
        elif path == "/flood":
            self.transport.write(b"HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\n")
            self.flood()
        elif path == "/slow":
            asyncio.get_running_loop().call_later(0.2, self.accept, path, id)
        else:
            self.accept(path, id)

    def flood(self):
        if not self.transport.is_closing():
            self.transport.write(FLOOD)
            # Not faster than it is read.
            late = self.transport.get_write_buffer_size() > len(FLOOD)
            asyncio.get_running_loop().call_later(0.05 if late else 0.001, self.flood)

    def accept(self, path, id):
        self.sink.accept(path, id)
        self.transport.write(ACCEPTED)
