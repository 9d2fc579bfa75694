"""What is done to a running instance: each a function or a context manager."""

import contextlib
import itertools
import os
import random
import resource
import signal
import socket
import struct
import subprocess
import threading
import time

from . import processes
from .wait import await_that


def kill(pid):
    os.kill(pid, signal.SIGKILL)


def await_workers(instance, gone, count=2, seconds=15):
    """Waits until there are that many workers, none of them among `gone`; returns when, on time.monotonic()."""
    gone = set(gone)

    def there():
        now = instance.workers()
        return len(now) == count and not gone & set(now)

    await_that(there, seconds, "the new workers")
    return time.monotonic()


def reload(instance, seconds=20):
    """A new generation of workers, waited for until it is alone."""
    before = instance.workers()
    os.kill(instance.pid("serve"), signal.SIGHUP)
    await_workers(instance, before, len(before), seconds)


@contextlib.contextmanager
def slow_request(instance, seconds=None):
    """A sign-out that waits for the lock of its session's row, while the block runs or for that long. Yields a list
    that has the answer once the block is left, and the seconds that it took."""
    token, answers = instance.sign_in()["access_token"], []
    session = instance.database.ask("SELECT id FROM sessions ORDER BY created_at DESC, id LIMIT 1")[0][0]

    def sign_out():
        with instance.client(token) as client:
            begun = time.monotonic()
            answers.extend([client.post("/api/v1/auth/logout"), time.monotonic() - begun])

    thread = threading.Thread(target=sign_out)
    try:
        with instance.database.locked(f"SELECT id FROM sessions WHERE id = '{session}'"):
            begun = time.monotonic()
            thread.start()
            await_that(instance.database.waiting, what="the request that waits")
            yield answers
            if seconds:
                time.sleep(max(0, begun + seconds - time.monotonic()))
    finally:
        thread.join()


@contextlib.contextmanager
def replaced_program(path, text):
    """Another program in the place of one, while the block runs."""
    kept = path.with_name(path.name + ".kept")
    os.link(path, kept)
    other = path.with_name(path.name + ".other")
    other.write_text(text)
    other.chmod(0o755)
    os.replace(other, path)
    try:
        yield
    finally:
        os.replace(kept, path)


BEGIN_REQUEST = struct.pack(">BBHHBxHB5x", 1, 1, 1, 8, 0, 1, 1)


@contextlib.contextmanager
def connections_that_say_little(instance, idle, half):
    """Connections to the FastCGI socket: some say nothing, some begin a request and do not end it."""
    with contextlib.ExitStack() as open_connections:
        for number in range(idle + half):
            connection = open_connections.enter_context(socket.socket(socket.AF_UNIX))
            connection.connect(str(instance.home / "run" / "fastcgi.sock"))
            if number >= idle:
                connection.sendall(BEGIN_REQUEST + b"\x01\x04\x00\x01")
        yield


@contextlib.contextmanager
def no_more_descriptors(pids):
    """Processes that cannot open another file or connection while the block runs."""
    before = {pid: resource.prlimit(pid, resource.RLIMIT_NOFILE) for pid in pids}
    for pid, (_, hard) in before.items():
        taken = {int(name) for name in os.listdir(f"/proc/{pid}/fd")}
        free = next(number for number in itertools.count() if number not in taken)
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (free, hard))
    try:
        yield
    finally:
        for pid, limits in before.items():
            if processes.alive(pid):
                resource.prlimit(pid, resource.RLIMIT_NOFILE, limits)


def database_connections(instance):
    """The ids of the service's connections to the database."""
    rows = instance.database.ask("SELECT id FROM information_schema.processlist WHERE user = 'trunkline_serve'")
    return [int(id) for id, in rows]


def cut_database_connections(instance, ids):
    """Some may be gone by then, which is no matter."""
    instance.database.ask("\n".join(f"KILL {id};" for id in ids), force=True)


def cut_one_after_another(instance, seconds, every=0.1):
    """Cuts a random connection to the database each time. Returns how many."""
    count, end = 0, time.monotonic() + seconds
    while (now := time.monotonic()) < end:
        cut_database_connections(instance, [random.choice(database_connections(instance))])
        count += 1
        time.sleep(max(0, now + every - time.monotonic()))
    return count


@contextlib.contextmanager
def database_setting(instance, name, value):
    """A global variable of the server, set back at the end."""
    before = instance.database.ask(f"SELECT @@GLOBAL.{name}")[0][0]
    instance.database.ask(f"SET GLOBAL {name} = {value}")
    try:
        yield
    finally:
        instance.database.ask(f"SET GLOBAL {name} = {before}")


def _is_done(instance, statement):
    with contextlib.suppress(subprocess.CalledProcessError):
        instance.database.ask(statement)
        return True
    return False


@contextlib.contextmanager
def few_connections(instance):
    """A database that has ten connections, nine of them taken; those of the service are cut."""
    with contextlib.ExitStack() as sessions:
        for _ in range(9):
            sessions.enter_context(instance.database.session())
        before = instance.database.ask("SELECT @@GLOBAL.max_connections")[0][0]
        # In one go: with too many connections only one administrator comes in.
        kills = "".join(f"KILL {id};\n" for id in database_connections(instance))
        instance.database.ask("SET GLOBAL max_connections = 10;\n" + kills, force=True)
        try:
            yield
        finally:
            # One administrator at a time comes in: the last one may still be leaving.
            await_that(lambda: _is_done(instance, f"SET GLOBAL max_connections = {before}"), 10, "the way in")
