"""`python -m Benchmarks.calls`, in Tests: `POST /ivr/call` beside the reference's bare insert.

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

REPORT = json.dumps({
    "restaurantId": "restaurant_id", "callId": "MARK", "timestamp": "2025-03-01T12:30:00.000Z",
    "callerNumber": "+15551234567", "transcript": "Customer call transcript",
    "audioUrl": "https://storage.pulsara.ai/calls/call_id.mp3"})
# What people say in a minute.
LONG = json.loads(REPORT) | {"transcript": "\n".join(
    f"{who}: {said}" for who, said in [
        ("Agent", "Good evening, Restaurant Name, how can I help you?"),
        ("Caller", "Hi, I would like to book a table for four on Friday at seven, and do you have something vegetarian?"),
        ("Agent", "We do. Let me see whether there is a table. Yes, at half past seven, would that be all right?"),
        ("Caller", "That is great, thank you. My name is on the account. Is there parking nearby?"),
    ] * 4)}


def measure(instance, url, place, table):
    loads = {
        "call": lambda: reference.load(place, url, API_KEY, REPORT),
        "call of a minute": lambda: reference.load(place, url, API_KEY, json.dumps(LONG))}
    reference.measure(instance, place, table, loads, judged=["call"])
    with instance.client(API_KEY) as caller:
        def report(number):
            answer = caller.post("/v1/ivr/call", json=json.loads(REPORT) | {"callId": f"S{number}"})
            assert answer.status_code == 200, answer.text

        report(-1)
        table.figure("statements of a call", reference.statements(instance, report))
    (halves,), = instance.database.ask(
        "SELECT COUNT(*) FROM calls c LEFT JOIN call_transcripts t ON t.organisation_id = c.organisation_id"
        " AND t.call_id = c.id WHERE t.id IS NULL")
    table.figure("calls without what was said after that", int(halves), 0)


def main():
    table, bench_port = Table(), free_port()
    # No worker is replaced on the way.
    settings = UNLIMITED | {"TRUNKLINE_BENCH_PORT": bench_port, "TRUNKLINE_MAX_REQUESTS": 0}
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        with Instance(place / "home", **settings) as instance:
            measure(instance, f"http://127.0.0.1:{bench_port}/v1/ivr/call", place, table)
    table.show()
    sys.exit(table.missed)


if __name__ == "__main__":
    main()
