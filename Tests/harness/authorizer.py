"""Answers nginx's question whether somebody may listen, in the pool's place: whatever the cookie says.

`Cookie: answer=204:CHANNEL` gets 204 and `X-Live-Channel: CHANNEL`, `answer=503` gets 503, `answer=hang` nothing ever.
"""

import asyncio
import os
import signal
import struct
import threading
from http.cookies import SimpleCookie

from .wait import await_that

BEGIN, END, PARAMS, STDIN, STDOUT = 1, 3, 4, 5, 6


def _lengths(data, at):
    """A FastCGI length of one byte or four, and where it ends."""
    if data[at] < 128:
        return data[at], at + 1
    return struct.unpack_from("!I", data, at)[0] & 0x7FFFFFFF, at + 4


def parameters(data):
    found, at = {}, 0
    while at < len(data):
        name, at = _lengths(data, at)
        value, at = _lengths(data, at)
        found[data[at:at + name].decode()] = data[at + name:at + name + value].decode("latin-1")
        at += name + value
    return found


def _record(kind, request, content):
    return struct.pack("!BBHHBx", 1, kind, request, len(content), 0) + content


class Authorizer:
    """`with Authorizer(instance) as authorizer:` takes the pool's place while the block runs; `asked` has what nginx
    said each time."""

    def __init__(self, instance):
        self.instance = instance
        self.socket = instance.home / "run" / "authorizer.sock"
        self.asked = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)

    def __enter__(self):
        self.thread.start()
        self._in_loop(asyncio.start_unix_server(self._serve, self.socket, backlog=4096))
        configuration = self.instance.home / "nginx.conf"
        self.before = configuration.read_text()
        head, mark, tail = self.before.partition("upstream authorization {")
        assert mark
        configuration.write_text(head + mark + tail.replace("fastcgi.sock", "authorizer.sock", 1))
        self._reload(418, 503)
        return self

    def __exit__(self, *_):
        (self.instance.home / "nginx.conf").write_text(self.before)
        self._reload(418, None)
        self._in_loop(self._end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()
        self.socket.unlink()

    def _reload(self, answer, status):
        """Until every request of a while is answered by the workers with the new configuration."""
        os.kill(self.instance.pid("nginx"), signal.SIGHUP)

        def answered():
            count = len(self.asked)
            with self.instance.client(timeout=5) as client:
                client.get("/live", headers={"Cookie": f"answer={answer}"})
            return (len(self.asked) > count) == (status is not None)

        await_that(lambda: all(answered() for _ in range(5)), 10, "the front's new configuration")

    def _in_loop(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(10)

    async def _end(self):
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader, writer):
        try:
            while True:
                request, asked = await self._request(reader)
                self.asked.append(asked)
                answer = await self._answer(asked, reader)
                writer.write(_record(STDOUT, request, answer.encode()) + _record(STDOUT, request, b""))
                writer.write(_record(END, request, bytes(8)))
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            writer.close()

    async def _request(self, reader):
        data = b""
        while True:
            _, kind, request, length, padding = struct.unpack("!BBHHBx", await reader.readexactly(8))
            content = (await reader.readexactly(length + padding))[:length]
            if kind == PARAMS:
                data += content
            elif kind == STDIN and not content:
                return request, parameters(data)

    async def _answer(self, asked, reader):
        cookie = SimpleCookie(asked.get("HTTP_COOKIE", "")).get("answer")
        status, _, channel = (cookie.value if cookie else "401").partition(":")
        if status == "hang":
            await reader.readexactly(1)  # ends when nginx has waited long enough
        return f"Status: {status}\r\n" + (f"X-Live-Channel: {channel}\r\n" if channel else "") + "\r\n"
