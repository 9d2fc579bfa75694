"""`python -m Benchmarks.voice`, in Tests: `POST /ivr/interact` beside the reference's bare insert, as one call after the
other that says one thing, as calls that go on, and as one call whose turns come all at once; and how long a turn takes
when many speak at once.

BENCH_ROUNDS (5) of BENCH_SECONDS (5): loads. BENCH_PEERS: where the peers' up.sh is.
"""

import json
import sys
import tempfile
from pathlib import Path

from harness.instance import API_KEY, UNLIMITED, Instance
from harness.ports import free_port

from .. import reference
from ..verification.table import Table

FIRST = json.dumps({"call_id": "MARK", "user_input": "what are your opening hours", "territory_id": "demo"})
# A hundred turns to a call: what is understood, where it stands, the log and the audit are kept with each.
ON = json.dumps({"call_id": "TALK", "user_input": "what are your hours on Friday", "territory_id": "demo"})
# Nobody speaks before they are answered: each connection has its own call.
APART = ':gsub("TALK", "on" .. math.floor(count / 1600) .. "-" .. count % 16)'
TOGETHER = ':gsub("TALK", "all" .. math.floor(count / 100))'


def measure(instance, url, place, table):
    loads = {
        "turn": lambda: reference.load(place, url, API_KEY, ON, words=APART),
        "turn, sixteen of a call at once": lambda: reference.load(place, url, API_KEY, ON, words=TOGETHER),
        "first turn of a call": lambda: reference.load(place, url, API_KEY, FIRST)}
    reference.measure(instance, place, table, loads, judged=["turn"])
    with instance.client(API_KEY) as caller:
        def turn(_):
            answer = caller.post("/api/ivr/interact", json=json.loads(ON) | {"call_id": "statements"})
            assert answer.status_code == 200 and answer.json()["next_action"] == "continue", answer.text

        turn(-1)
        table.figure("statements of a turn", reference.statements(instance, turn))
    (wrong,), = instance.database.ask(
        "SELECT COUNT(*) FROM ivr_conversations c LEFT JOIN"
        " (SELECT organisation_id, call_id, COUNT(*) AS turns FROM ivr_logs GROUP BY organisation_id, call_id) l"
        " ON l.organisation_id = c.organisation_id AND l.call_id = c.id WHERE c.turns <> COALESCE(l.turns, 0)")
    table.figure("calls that have lost a turn after that", int(wrong), 0)
    _, p99 = reference.load(place, url, API_KEY, ON, words=APART)
    table.figure("p99 of a turn, 16 callers at once", p99, 300, unit=" ms")


def main():
    table, bench_port = Table(), free_port()
    # No worker is replaced on the way.
    settings = UNLIMITED | {"TRUNKLINE_BENCH_PORT": bench_port, "TRUNKLINE_MAX_REQUESTS": 0}
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        with Instance(place / "home", **settings) as instance:
            measure(instance, f"http://127.0.0.1:{bench_port}/api/ivr/interact", place, table)
    table.show()
    sys.exit(table.missed)


if __name__ == "__main__":
    main()
