"""Pages that listen on the live channel: many connections over TLS, each with its stream of events."""

import asyncio
import collections
import contextlib
import random
import threading
import time

from .wait import await_that

Message = collections.namedtuple("Message", "arrived kind data")


class Listener:
    """One page. With `returns` it opens a new stream whenever one ends, as the page does."""

    def __init__(self, instance, context, cookie, returns):
        self.port, self.context, self.cookie, self.returns = instance.port, context, cookie, returns
        self.messages = []
        self.statuses = []
        self.is_open = False

    async def listen(self):
        wait = 0.25
        while True:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, ValueError):
                if await self._stream():
                    wait = 0.25
            self.is_open = False
            if not self.returns:
                return
            await asyncio.sleep(wait * random.uniform(0.5, 1))
            wait = min(2, 2 * wait)

    async def _stream(self):
        """Reads events until the stream ends; false when there was none."""
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", self.port, ssl=self.context, server_hostname="localhost")
        try:
            writer.write(
                f"GET /live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: {self.cookie}\r\n\r\n"
                .encode())
            head = await reader.readuntil(b"\r\n\r\n")
            self.statuses.append(int(head.split()[1]))
            if self.statuses[-1] != 200:
                return False
            self.is_open = True
            await self._events(reader)
            return True
        finally:
            writer.transport.abort()

    async def _events(self, reader):
        text = b""
        while size := int(await reader.readuntil(b"\r\n"), 16):
            text += (await reader.readexactly(size + 2))[:size]
            *events, text = text.split(b"\n\n")
            arrived = time.monotonic()
            for event in events:
                fields = [line.split(b": ", 1) for line in event.split(b"\n") if line and not line.startswith(b":")]
                named = {name: value.decode() for name, value in fields}
                if b"data" in named:
                    self.messages.append(Message(arrived, named.get(b"event"), named[b"data"]))


class Listeners:
    """`with Listeners(instance, 100, cookie) as listeners:` has that many open streams."""

    def __init__(self, instance, count, cookie, returns=False):
        context = instance.trust()
        self.all = [Listener(instance, context, cookie, returns) for _ in range(count)]
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_until_complete, args=[self._listen()])

    async def _listen(self):
        self.over = asyncio.Event()
        tasks = [asyncio.create_task(listener.listen()) for listener in self.all]
        await self.over.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def __enter__(self):
        self.thread.start()
        try:
            self.await_open(30)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.over.set)
        self.thread.join()
        self.loop.close()

    def await_open(self, seconds):
        await_that(lambda: all(listener.is_open for listener in self.all), seconds, "all listeners")

    def who_heard(self, data):
        return [listener for listener in self.all if any(message.data == data for message in listener.messages)]

    def await_heard(self, data, seconds=5):
        await_that(lambda: len(self.who_heard(data)) == len(self.all), seconds, f"{data!r} at every listener")
