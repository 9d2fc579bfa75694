"""bench_pool.py HOME PORT BARE_PORT BARE_PID_FILE: what serving takes of the machine: lines `name value`.

HOME and PORT are of a running instance that nothing else has to do with; behind BARE_PORT is an nginx without access
log and limits, in front of the same pool.

- request_us: processor time of nginx, pool and database for one look-up.
- front_percent: how much of that nginx takes more than the bare one: the two take turns, and the median turn counts.
  What the pool and the database take is the same work for both, so its noise is left out of the difference.
- pool_mb: memory of the supervisor and its workers together, each page they share counted once (Pss), in MB. Needs
  root: the processes let nobody else look.
- cold_start_ms: from the supervisor's start to the first answer that took the database, the longest of five; the pool
  is stopped and started for it.
"""

import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

home, port, bare_port, bare_pid_file = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
PATH = "/api/ivr/restaurant/restaurant_id/config"
KEY = "Bearer psk_live_demo0000000000000000000000000000"
TICKS = os.sysconf("SC_CLK_TCK")
TURNS, SECONDS = 12, 2


def family(pid_file):
    """A process and its children."""
    pid = pid_file.read_text().strip()
    return [pid, *Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def stat(pid):
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def processor_time(pids):
    """In seconds."""
    return sum(int(field) for pid in pids for field in stat(pid)[11:13]) / TICKS


def load(port, front):
    """Look-ups for a while: the processor time that each took of nginx, and of all who serve, in seconds."""
    front, behind = family(front), family(home / "run" / "serve.pid") + family(home / "run" / "mariadb.pid")
    before = processor_time(front), processor_time(behind)
    url = f"http://127.0.0.1:{port}{PATH}"
    said = subprocess.run(
        ["wrk", "-t1", "-c16", f"-d{SECONDS}s", "-H", f"Authorization: {KEY}", url], capture_output=True, text=True,
        check=True).stdout
    assert "Non-2xx" not in said, said
    count = int(re.search(r"(\d+) requests in", said)[1])
    nginx = (processor_time(front) - before[0]) / count
    return nginx, nginx + (processor_time(behind) - before[1]) / count


def costs():
    """What `load` says, turn by turn: with the whole nginx, and with the bare one right before or after."""
    whole, bare = (port, home / "run" / "nginx.pid"), (bare_port, bare_pid_file)
    for turn in range(TURNS):
        seen = {front: load(*front) for front in ((whole, bare) if turn % 2 else (bare, whole))}
        yield seen[whole], seen[bare]


def memory():
    pool = family(home / "run" / "serve.pid")
    lines = [line for pid in pool for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def answers():
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=5)
    try:
        connection.request("GET", PATH, headers={"Authorization": KEY})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def cold_start():
    """In seconds."""
    down, pid_file = home / "run" / "serve.down", home / "run" / "serve.pid"
    before = pid_file.read_text().strip()
    down.touch()
    os.kill(int(before), signal.SIGTERM)
    while Path(f"/proc/{before}").exists():
        time.sleep(0.01)
    down.unlink()
    while not answers():
        time.sleep(0.002)
    return time.clock_gettime(time.CLOCK_BOOTTIME) - int(stat(pid_file.read_text().strip())[19]) / TICKS


pairs = list(costs())
whole = statistics.median(total for (_, total), _ in pairs)
print("request_us", f"{1e6 * whole:.1f}")
print("front_percent", f"{100 * statistics.median(nginx - bare for (nginx, _), (bare, _) in pairs) / whole:.2f}")
try:
    print("pool_mb", f"{memory():.1f}")
except PermissionError:
    print("bench: the pool's memory can be read by root only", file=sys.stderr)
print("cold_start_ms", f"{1000 * max(cold_start() for _ in range(5)):.0f}")
