"""Writes beside the reference's bare insert: in one run, in turns, on databases with the same settings.

BENCH_ROUNDS (5) of BENCH_SECONDS (5): loads. BENCH_PEERS: where the peers' up.sh is.
"""

import os
import re
import statistics
import subprocess
from pathlib import Path

from harness import processes
from harness.instance import ROOT

ROUNDS, SECONDS = int(os.environ.get("BENCH_ROUNDS", 5)), int(os.environ.get("BENCH_SECONDS", 5))
PEERS = Path(os.environ.get("BENCH_PEERS", ROOT.parent / "shared" / "bench"))
REFERENCE = "http://127.0.0.1:18310/api/ivr/interact"  # C-parked
BARE = '{"call_id":"cMARK","user_input":"book an appointment","territory_id":"t1"}'
LEAST = 0.5
# What an acknowledged write costs and what is kept in memory; on both sides as the product's settings have it.
SETTINGS = ("innodb_flush_log_at_trx_commit", "innodb_buffer_pool_size", "sync_binlog")

SCRIPT = """
wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer {token}"
wrk.headers["Content-Type"] = "application/json"
local count = {first}
request = function()
    count = count + 1
    {key}
    return wrk.format(nil, nil, nil, (([[{body}]]):gsub("MARK", count){words}))
end
"""


def load(place, url, token, body, keyed=False, words=""):
    """(requests a second, p99 in ms) at 16 connections. `words`: Lua that puts more into the body than its number."""
    load.runs += 1
    key = f'wrk.headers["Idempotency-Key"] = "{os.getpid()}-{load.runs}-" .. count' if keyed else ""
    script = place / "post.lua"
    script.write_text(SCRIPT.format(token=token, body=body, key=key, words=words, first=load.runs * 1_000_000))
    said = subprocess.run(
        ["wrk", "-t1", "-c16", f"-d{SECONDS}s", "--latency", "-s", script, url], capture_output=True, text=True,
        check=True).stdout
    assert "Non-2xx" not in said and "Socket errors" not in said, said
    number, unit = re.search(r"99%\s+([0-9.]+)(us|ms|s)", said).groups()
    rate = float(re.search(r"Requests/sec:\s+([0-9.]+)", said)[1])
    return rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


load.runs = 0


def statements(instance, write):
    """How many statements the server is sent for one of 20 writes; `write` takes their numbers."""
    def sent():
        return int(instance.database.ask("SHOW GLOBAL STATUS LIKE 'Questions'")[0][1])

    before = sent()
    for number in range(20):
        write(number)
    return (sent() - before - 1) / 20


def same_settings(instance, peers):
    """The reference's database with the product's settings, as far as they concern a bare insert."""
    for name in SETTINGS:
        value = instance.database.ask(f"SELECT @@GLOBAL.{name}")[0][0]
        subprocess.run(
            ["mariadb", "--no-defaults", "-uroot", f"--socket={peers}/run/db.sock", "-e",
             f"SET GLOBAL {name} = {value}"], check=True)


def measured(load):
    """What `load` gives, and of one of its requests the microseconds of processor by who had them."""
    before = processes.work()
    result = load()
    spent = {name: seconds - before.get(name, 0) for name, seconds in processes.work().items()}
    shares = {"MariaDB": spent.pop("mariadbd", 0), "nginx": spent.pop("nginx", 0)}
    shares["the rest but the load"] = sum(spent.values()) - spent.get("wrk", 0)
    return result, {name: seconds * 1e6 / (result[0] * SECONDS) for name, seconds in shares.items()}


def measure(instance, place, table, loads, judged, least=LEAST):
    """Figures of `loads`, each by its name, and of their ratios to the reference; `judged`: those that have to reach
    `least`."""
    peers = place / "peers"
    with (place / "peers.out").open("w") as output:
        subprocess.run([PEERS / "up.sh", peers], stdout=output, stderr=output, check=True)
    try:
        same_settings(instance, peers)
        token = (peers / "token").read_text().strip()
        cases = {"reference": lambda: load(place, REFERENCE, token, BARE)} | loads
        seen = {name: [] for name in cases}
        work = {name: [] for name in cases}
        # The order is turned round each time.
        for turn in range(ROUNDS):
            for name in list(cases) if turn % 2 else reversed(cases):
                rate, shares = measured(cases[name])
                seen[name].append(rate)
                work[name].append(shares)
    finally:
        subprocess.run([PEERS / "down.sh", peers], capture_output=True)
    for name in loads:
        ratios = [ours[0] / theirs[0] for ours, theirs in zip(seen[name], seen["reference"])]
        table.figure(
            f"{name}: to the reference's bare insert", statistics.median(ratios), least if name in judged else None,
            least=True, unit="x", span=f" ({min(ratios):.2f} to {max(ratios):.2f})")
    for name, runs in seen.items():
        rates, p99s = zip(*runs)
        table.figure(
            f"{name}, 16 connections", statistics.median(rates), unit="/s",
            span=f" (p99 {statistics.median(p99s):.1f} ms)")
    for name, runs in work.items():
        shares = {part: statistics.median(run[part] for run in runs) for part in runs[0]}
        table.figure(
            f"{name}: processor for one", sum(shares.values()), unit=" us",
            span=" (" + ", ".join(f"{part} {share:.0f}" for part, share in shares.items()) + ")")
