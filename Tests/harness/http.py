"""As little of HTTP/1.1 as a load needs: kept connections over TLS, cheap enough to leave the processors to others."""

import asyncio
import collections

Answer = collections.namedtuple("Answer", "status headers body")


class Cut(Exception):
    """No answer came: the connection could not be made, or was closed. `fresh` is false when it had been used before
    and not a byte came: it may have been closed before the request was sent."""

    def __init__(self, fresh):
        super().__init__()
        self.fresh = fresh


class Connections:
    """Connections to one server, used in turn; as many as there are requests at a time."""

    def __init__(self, port, trust):
        self.port, self.trust = port, trust
        self.idle = collections.deque()

    async def open(self, count):
        """Opens that many beforehand, a few at a time."""
        opened = [await self._connect() for _ in range(count)]
        self.idle.extend(opened)

    async def ask(self, method, path, headers, body=b""):
        """Sends one request and returns its `Answer`. A GET that met a connection just closed is sent once more."""
        try:
            return await self._ask(method, path, headers, body)
        except Cut as cut:
            if cut.fresh or method != "GET":
                raise
        return await self._ask(method, path, headers, body)

    async def _connect(self):
        try:
            return await asyncio.open_connection("127.0.0.1", self.port, ssl=self.trust, server_hostname="localhost")
        except OSError:
            raise Cut(fresh=True) from None

    async def _ask(self, method, path, headers, body):
        reader = None
        while self.idle and reader is None:
            reader, writer = self.idle.popleft()
            if reader.at_eof() or writer.is_closing():
                writer.close()
                reader = None
        fresh = reader is None
        if fresh:
            reader, writer = await self._connect()
        kept = False
        try:
            writer.write(_request(method, path, headers, body))
            answer = await _answer(reader)
            kept = answer.headers.get("connection") != "close"
            return answer
        except (OSError, asyncio.IncompleteReadError) as error:
            raise Cut(fresh or bool(getattr(error, "partial", b""))) from None
        finally:
            if kept:
                self.idle.append((reader, writer))
            else:
                writer.close()

    def close(self):
        for _, writer in self.idle:
            writer.transport.abort()


def _request(method, path, headers, body):
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body or method != "GET":
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def _answer(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:-2])}
    if "content-length" in headers:
        body = await reader.readexactly(int(headers["content-length"]))
    elif headers.get("transfer-encoding") == "chunked":
        body = b""
        while size := int(await reader.readline(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
    else:
        body = b""
    return Answer(int(head[0].split()[1]), headers, body)
