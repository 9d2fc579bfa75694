"""What /proc says, and processes without a turn on the processor."""

import contextlib
import os
import signal
import time
from pathlib import Path

from .wait import await_that


def _stat(pid):
    """(state, parent, start time) of a process, or None when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return fields[0], int(fields[1]), int(fields[19])


def alive(pid):
    """A process that has ended and is not yet collected by its parent does not count."""
    stat = _stat(pid)
    return stat is not None and stat[0] not in "ZX"


def all_pids():
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def descendants(pid):
    """Children, their children, and so on: {pid: start time}."""
    stats = {other: stat for other in all_pids() if (stat := _stat(other))}
    found, front = {}, {pid}
    while front:
        front = {other for other, stat in stats.items() if stat[1] in front and other not in found}
        found |= {other: stats[other][2] for other in front}
    return found


@contextlib.contextmanager
def standing_still(*pids):
    """Processes without a turn on the processor (SIGSTOP) while the block runs."""
    try:
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        # On a busy machine one thread goes on until another of its process has got to the signal.
        await_that(lambda: all(_is_still(pid) for pid in pids), what=f"{pids} standing still")
        yield
    finally:
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)


def _is_still(pid):
    try:
        threads = [thread.read_text() for thread in Path(f"/proc/{pid}/task").glob("*/stat")]
    except OSError:
        return False
    return all(thread.rpartition(")")[2].split()[0] == "T" for thread in threads)


def still_there(family):
    """Those of `descendants` that live on."""
    return [
        pid for pid, started in family.items() if (stat := _stat(pid)) and stat[2] == started and stat[0] not in "ZX"
    ]


def command(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")[:-1]
    except OSError:
        return []


def environment(pid):
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""


def work():
    """Seconds of processor that all processes of a name have had, by name."""
    seconds = {}
    for pid in all_pids():
        try:
            before, _, after = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
        except OSError:
            continue
        name, fields = before.partition("(")[2], after.split()
        seconds[name] = seconds.get(name, 0) + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def age(pid):
    """For how long a process has run, in seconds."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) - _stat(pid)[2] / os.sysconf("SC_CLK_TCK")
