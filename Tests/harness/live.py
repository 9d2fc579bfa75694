"""The live nginx by its own sockets: what the pool and the front see of it."""

import re
from pathlib import Path

import httpx

from . import processes


def listening_cookie(instance, user="admin", password="admin123"):
    """(the Cookie header of a page that is signed in, its channel)"""
    with instance.client() as client:
        answer = client.post(
            "/api/session", json={"username": user, "password": password}, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.status_code == 200, answer.text
        cookie = answer.headers["set-cookie"].partition(";")[0]
        channel = client.get("/api/live/authorization", headers={"Cookie": cookie}).headers["x-live-channel"]
    return cookie, channel


class Live:
    def __init__(self, instance):
        self.instance = instance
        self.log = instance.home / "log" / "live.log"

    def client(self, side, **options):
        """A client on the socket of one side, `sub` or `pub`."""
        transport = httpx.HTTPTransport(uds=str(self.instance.home / "run" / f"live-{side}.sock"))
        return httpx.Client(transport=transport, base_url="http://live", **{"timeout": 5, **options})

    def publish(self, channel, text, kind="tick"):
        """The status: 201 when somebody listens, 202 when nobody does."""
        with self.client("pub") as client:
            return client.post(f"/pub/{channel}", content=text, headers={"X-EventSource-Event": kind}).status_code

    def count(self):
        """How many listen."""
        with self.client("pub") as client:
            return int(re.search(r"subscribers: (\d+)", client.get("/status").text)[1])

    def worker(self):
        """The process id of its one worker; None while there is none or more than one."""
        try:
            master = self.instance.pid("live")
        except (OSError, ValueError):  # it is being started
            return None
        workers = [pid for pid in processes.descendants(master) if processes.alive(pid)]
        return workers[0] if len(workers) == 1 else None

    def crashes(self):
        """Lines of either nginx's log that say a process died."""
        files = [self.log, *Path(self.instance.home / "log").glob("nginx*.log")]
        return [
            line for file in files for line in file.read_text(errors="replace").splitlines()
            if re.search(r"exited on signal|exited with fatal code|Assertion", line)]

    def expect_no_crash(self):
        """From here on, until `assert_no_crash`."""
        self.before = self.worker(), len(self.crashes())

    def assert_no_crash(self):
        if self.before:
            assert (self.worker(), len(self.crashes())) == self.before, self.crashes()

    def forgive(self):
        """The test ends a worker itself."""
        self.before = None
