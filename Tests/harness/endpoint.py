"""Receivers of webhooks, on 127.0.0.1, that behave as the path asks."""

import socket
import struct
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Received:
    """One request as it came."""

    at: float
    path: str
    headers: dict
    body: str

    @property
    def id(self):
        return self.headers["webhook-id"]


def answer(status, body=b"", *more):
    head = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", "Connection: close", *more]
    return "\r\n".join([*head, "", ""]).encode() + body


class Endpoint:
    """Listens while it is used by `with`. The first part of a path says what is answered:

    `ok`, `markup` (500), `status/CODE`, `first/CODE` (that the first time, then 200), `throttle/SECONDS`, `redirect`, `hang`, `reset`,
    `endless`; what follows tells paths apart.
    """

    def __init__(self):
        self.requests, self.written = [], 0
        self.lock = threading.Lock()

    def __enter__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.close()

    def url(self, path):
        return f"http://127.0.0.1:{self.port}/{path}"

    def at(self, path):
        """What has come to a path, in its order."""
        with self.lock:
            return [one for one in self.requests if one.path == f"/{path}"]

    def _accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with connection:
            try:
                request = self._read(connection)
                if request:
                    self._answer(connection, request)
            except OSError:
                pass  # the other side has hung up

    def _read(self, connection):
        received = b""
        while b"\r\n\r\n" not in received:
            more = connection.recv(65536)
            if not more:
                return None
            received += more
        head, body = received.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines)}
        while len(body) < int(headers.get("content-length", 0)):
            body += connection.recv(65536)
        request = Received(time.time(), first.split(" ")[1], headers, body.decode())
        with self.lock:
            self.requests.append(request)
        return request

    def _answer(self, connection, request):
        verb, *rest = request.path.strip("/").split("/")
        if verb == "first" and len(self.at(request.path[1:])) > 1:
            verb = "ok"
        if verb in ("status", "first"):
            connection.sendall(answer(int(rest[0]), b"what went wrong"))
        elif verb == "throttle" and len(self.at(request.path[1:])) == 1:
            connection.sendall(answer(429, b"", f"Retry-After: {rest[0]}"))
        elif verb == "markup":
            connection.sendall(answer(500, b"<img src=x onerror=document.title='broken'>"))
        elif verb == "redirect":
            connection.sendall(answer(302, b"", f"Location: {self.url('ok/followed')}"))
        elif verb == "hang":
            connection.recv(1)  # until the other side hangs up
        elif verb == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif verb == "endless":
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n")
            while True:
                connection.sendall(65536 * b"x")
                self.written += 65536
        else:
            connection.sendall(answer(200, b"ok"))
