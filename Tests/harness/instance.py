"""One Trunkline of its own: home, ports, processes."""

import contextlib
import os
import signal
import socket
import ssl
import subprocess
import time
from pathlib import Path

import httpx

from . import processes
from .database import Database
from .ports import free_port
from .wait import await_that

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / ".build" / "release" / "trunkline"
API_KEY = "psk_live_demo0000000000000000000000000000"
CONFIG = "/api/ivr/restaurant/restaurant_id/config"

# Limits that hold back a caller hold back a load from one address too; the tests of the limits set their own.
UNLIMITED = {
    "TRUNKLINE_ADDRESS_RATE": 100_000,
    "TRUNKLINE_USER_RATE": 1_000_000, "TRUNKLINE_USER_BURST": 1_000_000,
    "TRUNKLINE_KEY_RATE": 10_000_000, "TRUNKLINE_KEY_BURST": 1_000_000,
}


class Instance:
    """`script/run` in a directory of its own. Start it by `with instance:` or `start()`."""

    def __init__(self, home, **environment):
        self.home = Path(home)
        self.port, self.http_port = free_port(), free_port()
        self.output = self.home.with_name(self.home.name + ".out")
        self.environment = environment
        self.wrapper = []  # a command that script/run is started by
        self.database = Database(self.home / "run" / "mariadb.sock")
        self.process = None

    # Start and stop

    def start(self, await_ready=True, seconds=300):
        """Returns how many seconds it took until `ready` was printed."""
        begun = time.monotonic()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TRUNKLINE_")}
        environment |= {"TRUNKLINE_HOME": str(self.home), "TRUNKLINE_BINARY": os.environ.get("TRUNKLINE_BINARY", "")}
        environment |= {"TRUNKLINE_PORT": str(self.port), "TRUNKLINE_HTTP_PORT": str(self.http_port)}
        environment |= {name: str(value) for name, value in self.environment.items()}
        with self.output.open("w") as output:
            # What a shell starts in the background ignores Ctrl-C, and hands that on; script/run could not undo it.
            self.process = subprocess.Popen(
                [*self.wrapper, ROOT / "script" / "run"], env=environment, stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, start_new_session=True,
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        if await_ready:
            await_that(self._ready_or_over, seconds, lambda: f"the ready line after {self.said()!r}")
            await_that(self._is_pool_whole, what="the whole pool")
        return time.monotonic() - begun

    def _ready_or_over(self):
        assert self.process.poll() is None, f"script/run ended:\n{self.said()}"
        return f"ready https://localhost:{self.port}\n" in self.said()

    def _is_pool_whole(self):
        """Whether all workers are there: one is enough to be ready."""
        with contextlib.suppress(OSError):
            return len(self.workers()) == int(self.environment.get("TRUNKLINE_WORKERS", 2))

    def said(self):
        """What script/run has printed since its last start."""
        return self.output.read_text()

    def stop(self, number=signal.SIGTERM, seconds=15):
        """Returns its exit status and how many seconds it took to end; fails when a process is left."""
        family = processes.descendants(self.process.pid)
        begun = time.monotonic()
        self.process.send_signal(number)
        status = self.process.wait(seconds)
        duration = time.monotonic() - begun
        self.process = None
        left = processes.still_there(family)
        assert not left, [processes.command(pid) for pid in left]
        return status, duration

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.stop()

    # Asking it

    @property
    def url(self):
        return f"https://localhost:{self.port}"

    def trust(self):
        return ssl.create_default_context(cafile=self.home / "tls" / "ca.pem")

    def client(self, token=None, **options):
        """An HTTP client that trusts this home's authority and nobody else."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(
            base_url=self.url, verify=self.trust(), headers=headers, trust_env=False,
            **{"timeout": 30, **options})

    def sign_in(self, user="admin", password="admin123"):
        """The answer of a sign-in: `access_token`, `refresh_token` ..."""
        with self.client() as client:
            answer = client.post("/api/v1/auth/login", data={"username": user, "password": password})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def raw(self, data, seconds=10):
        """Sends bytes as they are over TLS, and returns all that comes back."""
        with self.connect(seconds) as connection:
            with contextlib.suppress(OSError):
                connection.sendall(data)
            answer = b""
            with contextlib.suppress(OSError):
                while part := connection.recv(65536):
                    answer += part
        return answer

    def connect(self, seconds=10):
        plain = socket.create_connection(("127.0.0.1", self.port), seconds)
        return self.trust().wrap_socket(plain, server_hostname="localhost")

    def command(self, *words, seconds=120):
        """What `trunkline` with these words does here: the ended process, with what it printed as text."""
        program = self.environment.get("TRUNKLINE_BINARY") or os.environ.get("TRUNKLINE_BINARY") or RELEASE
        settings = {"PATH": os.environ["PATH"], "TRUNKLINE_HOME": str(self.home), "TRUNKLINE_MODE": "embedded"}
        return subprocess.run(
            [program, *words], env=settings, cwd=ROOT, capture_output=True, text=True, timeout=seconds)

    def is_trail_whole(self):
        """Whether `trunkline audit verify` finds nothing changed, missing or moved."""
        return self.command("audit", "verify").returncode == 0

    # Its processes

    def pid(self, name):
        """Of `mariadb`, `serve`, `work` or `nginx`."""
        return int((self.home / "run" / f"{name}.pid").read_text())

    def workers(self):
        """The pool's worker processes."""
        return sorted(pid for pid in processes.descendants(self.pid("serve")) if processes.alive(pid))

    @contextlib.contextmanager
    def held_down(self, name, number=signal.SIGTERM):
        """One of the processes ended, and not started again, while the block runs."""
        down, end = self.home / "run" / f"{name}.down", f"{name} has ended"
        # Who was killed just before is being started again.
        await_that(lambda: processes.alive(self.pid(name)), what=f"a running {name}")
        before = self.said().count(end)
        down.touch()
        try:
            os.kill(self.pid(name), number)
            await_that(lambda: self.said().count(end) > before, what=f"the end of {name}")
            yield
        finally:
            down.unlink()

    @contextlib.contextmanager
    def stopped(self, name):
        """One of the processes without a turn on the processor (SIGSTOP) while the block runs."""
        with processes.standing_still(self.pid(name)):
            yield

    def await_ready(self, seconds=10):
        def ready():
            with contextlib.suppress(httpx.HTTPError), self.client(timeout=2) as client:
                answer = client.get("/health/ready")
                return answer.status_code == 200 and answer.json()["checks"]["worker"] == "ok"

        await_that(ready, seconds, "readiness")
        await_that(self._is_pool_whole, what="the whole pool")
