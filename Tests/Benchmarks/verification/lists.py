"""A page of 100 of a million requests beside one of a thousand, in one database and in turns: what size costs."""

import itertools
import os
import re
import statistics
import subprocess
import time

from harness.instance import ROOT
from harness.requests import REQUESTS

SMALL, LARGE = 1_000, int(os.environ.get("BENCH_REQUESTS", 1_000_000))
TURNS = int(os.environ.get("BENCH_TURNS", 15))
MOST = 2

SORTS = ("-submitted", "submitted", "due", "priority", "-updated")
FILTERS = {
    "none": {}, "status": {"status": "in_review"}, "status, closed": {"status": "approved"},
    "statuses": {"status": "pending_review,in_review,escalated"}, "priority": {"priority": "high"},
    "priorities": {"priority": "critical,low"}, "doctor_id": {"doctor_id": "D-1"}, "patient_id": {"patient_id": "P-0"},
    "payer_id": {"payer_id": "payer-1"}, "assignee": {"assignee": "01010101-0101-4101-8101-010101010101"},
    "assignee=none": {"assignee": "none"}, "from": {"from": "-5"}, "to": {"to": "-20"},
    "from, to": {"from": "-30", "to": "-20"}}
# Of the small organisation's requests too few meet these to fill a page: its page without a filter stands beside them.
PAIRS = {
    "status, assignee": {"status": "in_review", "assignee": "01010101-0101-4101-8101-010101010101"},
    "status, priority": {"status": "in_review", "priority": "high"},
    "overdue, assignee": {"overdue": "true", "assignee": "01010101-0101-4101-8101-010101010101"}}
PLAIN = "none by -submitted"


def is_judged(name):
    """Each filter and each sort, and each status in each order, as queues are looked at. The others are for
    information: what has to be in two ranges at once no index serves."""
    filter, _, sort = name.partition(" by ")
    return sort in ("", SORTS[0]) or filter == "none" or filter.startswith("status")


def cases():
    """(name, query) of each documented filter with each sort."""
    for (name, query), sort in itertools.product(FILTERS.items(), SORTS):
        yield f"{name} by {sort}", query | {"sort": sort}
    yield "overdue", {"overdue": "true"}
    for name, query in PAIRS.items():
        for sort in ("due",) if "overdue" in query else SORTS:
            yield f"{name} by {sort}", query | {"sort": sort}
    yield "q", {"q": "IVR-2000-007"}


def day(offset):
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + int(offset) * 86_400))


def fill(instance, table):
    """Two organisations with their requests; returns a key of each."""
    keys, operands = [], []
    for name, count in (("Small", SMALL), ("Large", LARGE)):
        organisation = instance.command("organisation", "create", name, "US").stdout.strip()
        keys.append(instance.command("key", "create", organisation, "bench").stdout.split()[1])
        operands += [organisation, str(count)]
    created = instance.database.ask("SHOW CREATE TABLE verification_requests")[0][1].replace("\\n", "\n")
    indexes = re.findall(r"^  ((?:UNIQUE )?KEY `(\w+)` .*?),?$", created, re.MULTILINE)
    begun = time.monotonic()
    before = instance.database.ask("SELECT @@innodb_buffer_pool_size, @@innodb_flush_log_at_trx_commit")[0]
    # Filling is not what is measured.
    instance.database.ask("SET GLOBAL innodb_flush_log_at_trx_commit = 0")
    drop = ", ".join(f"DROP KEY {name}" for _, name in indexes)
    instance.database.ask(f"ALTER TABLE verification_requests {drop}", seconds=60)
    subprocess.run(
        [ROOT / ".build" / "release" / "RequestFiller", *operands], check=True, timeout=900,
        env=os.environ | {"TRUNKLINE_HOME": str(instance.home)})
    filled = time.monotonic()
    add = ", ".join(f"ADD {definition}" for definition, _ in indexes)
    instance.database.ask(
        f"SET SESSION max_statement_time = 0; ALTER TABLE verification_requests {add};"
        " ANALYZE TABLE verification_requests", seconds=1800)
    instance.database.ask(f"SET GLOBAL innodb_flush_log_at_trx_commit = {before[1]}")
    table.figure(f"filling with {LARGE} requests", filled - begun, unit=" s")
    table.figure("their indexes", time.monotonic() - filled, unit=" s")
    return keys


def measure(instance, table):
    keys = fill(instance, table)
    seen = {}
    with instance.client(keys[0]) as small, instance.client(keys[1]) as large:
        for name, query in cases():
            query = query | {field: day(query[field]) for field in ("from", "to") if field in query}
            times = {small: [], large: []}
            # The first two are for the caches.
            for client in (small, large) * (TURNS + 2):
                times[client].append(milliseconds(client, query, name))
            seen[name] = [statistics.median(times[client][2:]) for client in (small, large)]
    for name in seen:
        if name.partition(" by ")[0] in PAIRS:
            seen[name][0] = seen[PLAIN][0]
    ratio = {name: large / small for name, (small, large) in seen.items()}
    judged = [name for name in seen if is_judged(name)]
    for names, limit in ((judged, MOST), (seen.keys() - judged, None)):
        for name in sorted(names, key=ratio.get, reverse=True)[:int(os.environ.get("BENCH_WORST", 8))]:
            small, large = seen[name]
            table.figure(f"list of 100, {name}", ratio[name], limit, unit="x", span=f" ({small:.1f}, {large:.1f} ms)")
    table.figure(f"worst of the {len(judged)} filters and sorts", max(ratio[name] for name in judged), MOST, unit="x")
    table.figure(f"median of all {len(seen)} lists", statistics.median(ratio.values()), MOST, unit="x",
                 span=f" ({statistics.median(large for _, large in seen.values()):.1f} ms)")


def milliseconds(client, query, name):
    """How long a list takes; for ever when it is given up."""
    begun = time.monotonic()
    answer = client.get(REQUESTS, params=query)
    if answer.status_code == 503:
        return float("inf")
    assert answer.status_code == 200, answer.text
    count = len(answer.json()["requests"])
    assert count == (1 if "q" in query else 100) or name.partition(" by ")[0] in PAIRS, (name, count)
    return 1000 * (time.monotonic() - begun)
