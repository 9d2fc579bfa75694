"""What a worker's memory grows by while files of 20 MiB go in and out."""

import contextlib
import time
from pathlib import Path

from harness.requests import REQUESTS, Desk

MIB = 1 << 20
MOST = 5
ROUNDS = 4


def memory(pid, field):
    """A figure of a process's memory, in MiB: VmRSS now, VmHWM at the most since it was reset."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


def pdf(size):
    head, tail = b"%PDF-1.7\n% \n<< >> stream\n", b"\nendstream\nstartxref\n9\n%%EOF\n"
    rest = size - len(head) - len(tail)
    return head + (bytes(range(0x41, 0x5B)) * (rest // 26 + 1))[:rest] + tail


def measure(instance, table):
    desk, file = Desk(instance), pdf(20 * MIB)
    path = f"{REQUESTS}/{desk.made('DOCUMENTS')}/documents"
    with contextlib.ExitStack() as stack:
        clients = [stack.enter_context(desk.client(timeout=60)) for _ in range(8)]
        # Every worker has served before.
        for client in clients * 4:
            assert client.get(path).status_code == 200
        workers = instance.workers()
        before = {pid: memory(pid, "VmRSS") for pid in workers}
        for pid in workers:
            Path(f"/proc/{pid}/clear_refs").write_text("5")
        up, down = [], []
        for client in clients[:ROUNDS]:
            begun = time.monotonic()
            sent = client.post(
                path, data={"type": "insurance_card"}, files={"file": ("card.pdf", file, "application/pdf")})
            assert sent.status_code == 201, sent.text
            up.append(time.monotonic() - begun)
            begun = time.monotonic()
            assert client.get(f"{path}/{sent.json()['id']}").content == file
            down.append(time.monotonic() - begun)
    assert instance.workers() == workers
    for number, pid in enumerate(workers):
        after, most = memory(pid, "VmRSS"), memory(pid, "VmHWM")
        table.figure(
            f"20 MiB up and down {ROUNDS} times: worker {number + 1} grows by", most - before[pid], MOST, unit=" MiB",
            span=f" ({before[pid]:.0f}, then {after:.0f})")
    table.figure("upload of 20 MiB", min(up), unit=" s")
    table.figure("download of 20 MiB", min(down), unit=" s")
