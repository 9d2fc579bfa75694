"""Callers in numbers: a burst of requests, and callers that are slow in everything they do."""

import asyncio
import collections
import socket

from .instance import API_KEY, CONFIG

# refused: how many were turned away properly; other: how many by status, 0 for none. seconds: of those let in.
Burst = collections.namedtuple("Burst", "admitted refused other seconds")

REQUEST = f"GET {CONFIG} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {API_KEY}\r\n\r\n".encode()


class _Caller(asyncio.Protocol):
    def __init__(self, seen):
        self.seen, self.since, self.transport, self.buffer = seen, None, None, b""

    def connection_made(self, transport):
        self.transport = transport

    def ask(self, now):
        # Who has not been answered does not ask again, and who was cut off is gone.
        if self.since is None and not self.transport.is_closing():
            self.since = now
            self.transport.write(REQUEST)

    def data_received(self, data):
        self.buffer += data
        head, end, body = self.buffer.partition(b"\r\n\r\n")
        if end and (body.endswith(b"0\r\n\r\n") or b"ontent-Length: %d" % len(body) in head):
            self._note(int(head[9:12]), b"Retry-After: " in head)

    def connection_lost(self, _):
        if self.since is not None:
            self._note(0, False)

    def _note(self, status, says_when):
        now = asyncio.get_running_loop().time()
        self.seen.append((status, says_when, now - self.since))
        self.since, self.buffer = None, b""


async def burst(stop, ready, port, trust, callers, every):
    """All callers at once, again and again, `every` so many seconds, until it is stopped."""
    loop, seen, all_of_them = asyncio.get_running_loop(), [], []
    for _ in range(callers):
        _, caller = await loop.create_connection(
            lambda: _Caller(seen), "127.0.0.1", port, ssl=trust, server_hostname="localhost")
        all_of_them.append(caller)
    ready()
    while not stop.is_set():
        now = loop.time()
        for caller in all_of_them:
            caller.ask(now)
        await asyncio.sleep(max(0, now + every - loop.time()))
    await asyncio.sleep(2)
    for caller in all_of_them:
        caller.transport.abort()
    admitted = sorted(seconds for status, _, seconds in seen if status == 200)
    refused = sum(status in (429, 503) and says_when for status, says_when, _ in seen)
    other = collections.Counter(
        status for status, says_when, _ in seen if status != 200 and not (status in (429, 503) and says_when))
    return Burst(len(admitted), refused, dict(other), admitted)


HEAD = b"POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"


async def crawl(stop, ready, port, trust, callers):
    """Callers of five kinds, as many of each: a byte of the header every three seconds, a byte of the body likewise, some
    who ask and never read, and some who ask for much more, and never read or read a little of it at a time. Who is cut
    off comes again."""
    held = [0]

    async def dribble(writer, first):
        writer.write(first)
        while not writer.is_closing():
            writer.write(b"a")
            await asyncio.sleep(3)

    async def never_read(reader, writer, path, times):
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() * times)
        reader._transport.pause_reading()
        while not writer.is_closing():
            await asyncio.sleep(1)

    async def read_little(reader, writer):
        writer.write(b"GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while await reader.read(16_384):
            reader._transport.pause_reading()
            await asyncio.sleep(4)
            reader._transport.resume_reading()

    async def come(kind):
        while True:
            plain = socket.socket()
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            # Else the kernel keeps megabytes for who does not read.
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 536)
            plain.setblocking(False)
            try:
                await asyncio.get_running_loop().sock_connect(plain, ("127.0.0.1", port))
                reader, writer = await asyncio.open_connection(sock=plain, ssl=trust, server_hostname="localhost")
                held[0] += 1
                try:
                    if kind == 2:
                        await never_read(reader, writer, "/api/restaurants?limit=100", 20)
                    elif kind == 3:
                        await never_read(reader, writer, "/api/openapi.json", 1)
                    elif kind == 4:
                        await read_little(reader, writer)
                    else:
                        await dribble(writer, HEAD + b"X-Slow: " if kind == 0 else HEAD + b"\r\n{")
                finally:
                    held[0] -= 1
                    writer.transport.abort()
            except OSError:
                plain.close()
                await asyncio.sleep(1)

    tasks = []
    for number in range(callers):
        tasks.append(asyncio.create_task(come(number % 5)))
        await asyncio.sleep(0.004)
    while held[0] < callers * 0.9:
        await asyncio.sleep(0.1)
    ready()
    await stop.wait()
    count = held[0]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return count
