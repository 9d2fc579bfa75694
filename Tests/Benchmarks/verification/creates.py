"""Requests made, beside the reference's bare insert."""

import json

from harness.requests import REQUESTS, Desk, body

from .. import reference


def measure(instance, bench_port, place, table):
    desk, url = Desk(instance), f"http://127.0.0.1:{bench_port}{REQUESTS}"
    request = json.dumps(body("MARK"))
    loads = {
        "create": lambda: reference.load(place, url, desk.token, request),
        "create with Idempotency-Key": lambda: reference.load(place, url, desk.token, request, keyed=True)}
    reference.measure(instance, place, table, loads, judged=loads)
    table.figure("statements of a create", reference.statements(instance, lambda number: desk.create(f"S{number}")))
    halves, gaps = desk.wholeness()
    table.figure("requests by half after that", halves, 0)
    table.figure("years whose numbers have gaps", gaps, 0)


def at_once(instance, table):
    """50 creates at the same moment: 50 numbers without a gap. A check, not a time."""
    desk = Desk(instance)
    answers = desk.at_once(50, lambda client, number: desk.create(f"ONCE{number}", client))
    numbers = sorted(
        int(json.loads(answer.body)["ivr_number"].rpartition("-")[2]) for answer in answers if answer.status == 201)
    gapless = len(numbers) == 50 and numbers == list(range(numbers[0], numbers[0] + 50))
    table.figure("50 creates at once: numbers without a gap", 50 if gapless else len(set(numbers)), 50, least=True)
