"""`python -m Benchmarks.booking`, in Tests: free times of 50 doctors among a million visits, visits booked beside the
reference's bare insert, and 200 callers who want one time.

BENCH_VISITS (1,000,000): about so many. BENCH_TURNS (15). BENCH_CALLERS (200). BENCH_ROUNDS (5) of BENCH_SECONDS (5):
loads. BENCH_PEERS: where the peers' up.sh is.
"""

import asyncio
import collections
import datetime
import json
import os
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path

from harness import await_that
from harness.instance import API_KEY, UNLIMITED, Instance
from harness.ports import free_port
from harness.patients import DAYS

from .. import reference
from ..verification.table import Table

VISITS = int(os.environ.get("BENCH_VISITS", 1_000_000))
TURNS = int(os.environ.get("BENCH_TURNS", 15))
CALLERS = int(os.environ.get("BENCH_CALLERS", 200))
DOCTORS = 50
AHEAD = 30
A_DAY = 24  # visits of 20 minutes from nine to five
# By UTC, so that a day of the clinic is one of the benchmark's.
CLINIC = {
    "name": "Benchmark", "time_zone": "UTC", "hours": {day: {"start": "00:00", "end": "00:00"} for day in DAYS},
    "visit_types": [
        {"id": "check", "name": "Check-up", "length_minutes": 20, "horizon_days": 60},
        {"id": "short", "name": "Short", "length_minutes": 5, "step_minutes": 5, "horizon_days": 730}]}
VISIT = json.dumps({
    "clinic_id": "desk", "visit_type_id": "short", "doctor_id": "desk-WHO", "patient_id": "PATIENT-WHO",
    "starts_at": "WHEN", "reason": "Dressing change"})
HOLD = json.dumps({
    "call_id": "cMARK", "clinic_id": "desk", "visit_type_id": "short", "doctor_id": "desk-WHO", "starts_at": "WHEN"})


def npi(nine):
    """Nine digits and the check digit of Luhn's rule with 80840 before them."""
    doubled = [2 * digit if place % 2 == 0 else digit for place, digit in enumerate(map(int, str(nine)))]
    return f"{nine}{-(24 + sum(digit // 10 + digit % 10 for digit in doubled)) % 10}"


class Practice:
    def __init__(self, instance):
        self.instance = instance
        self.admin = instance.client(instance.sign_in()["access_token"])
        for place, (clinic, *hours) in enumerate((("wide", "09:00", "17:00"), ("desk", "00:00", "24:00"))):
            self.ask("PUT", f"/api/clinics/{clinic}", CLINIC, {"If-Match": '"0"'})
            for number in range(DOCTORS):
                doctor = f"{clinic}-{number}"
                self.ask("POST", "/api/doctors", {
                    "id": doctor, "name": f"Dr. {clinic} {number}", "npi": npi(170_000_000 + DOCTORS * place + number)})
                self.ask("PUT", f"/api/clinics/{clinic}/doctors/{doctor}/hours", {
                    "weekly": {day: [{"start": hours[0], "end": hours[1]}] for day in DAYS}, "exceptions": []})
        for number in range(DOCTORS):
            self.ask("POST", "/api/patients", {
                "id": f"PATIENT-{number}", "name": "Asha Rao", "date_of_birth": "1980-01-01"})

    def ask(self, method, path, body, headers=None):
        answer = self.admin.request(method, path, json=body, headers=headers or {})
        assert answer.status_code in (200, 201), f"{path}: {answer.text}"
        return answer.json()

    def fill(self, table):
        """Visits of the wide clinic: each day of the past full, each day to come half full."""
        ask = self.instance.database.ask
        organisation = ask("SELECT organisation_id FROM clinics WHERE id = 'wide'")[0][0]
        past = VISITS // (DOCTORS * A_DAY) - AHEAD // 2
        flush = ask("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit")[0][0]
        ask("SET GLOBAL innodb_flush_log_at_trx_commit = 0")
        begun = time.monotonic()
        ask(f"""SET SESSION max_statement_time = 0; INSERT INTO appointments (organisation_id, id, clinic_id, doctor_id,
                visit_type_id, patient_id, status, starts_at, ends_at, taken_from, taken_to, local_start, source,
                created_at, updated_at, sealed)
            SELECT '{organisation}', UUID(), 'wide', CONCAT('wide-', doctor), 'check', CONCAT('P-', doctor, '-', place),
                'booked', starts, starts + INTERVAL 20 MINUTE, starts, starts + INTERVAL 20 MINUTE,
                DATE_FORMAT(starts, '%Y-%m-%dT%H:%i'), 'staff', starts, starts, x'01'
            FROM (SELECT doctor.seq AS doctor, place.seq AS place, day.seq AS day,
                    UTC_DATE() + INTERVAL CAST(day.seq AS SIGNED) - {past} DAY + INTERVAL 540 + 20 * place.seq MINUTE
                    AS starts
                FROM seq_0_to_{past + AHEAD} day, seq_0_to_{A_DAY - 1} place, seq_0_to_{DOCTORS - 1} doctor) visit
            WHERE day < {past} OR place % 2 = 0;
            ANALYZE TABLE appointments""", seconds=1800)
        ask(f"SET GLOBAL innodb_flush_log_at_trx_commit = {flush}")
        (count,), = ask("SELECT COUNT(*) FROM appointments")
        table.figure("visits in the table", int(count), VISITS * 0.98, least=True, span=" rows")
        table.figure("filling", time.monotonic() - begun, unit=" s")


def free_times(practice, instance, table):
    today = datetime.datetime.now(datetime.UTC).date()
    query = {"visit_type": "check", "from": today + datetime.timedelta(days=1),
             "to": today + datetime.timedelta(days=AHEAD)}
    times, ids = [], []
    for _ in range(TURNS + 2):
        begun = time.monotonic()
        answer = practice.admin.get("/api/clinics/wide/free-times", params=query)
        times.append(1000 * (time.monotonic() - begun))
        ids.append(answer.headers["x-request-id"])
        assert answer.status_code == 200, answer.text
    doctors = answer.json()["doctors"]
    assert len(doctors) == DOCTORS and all(len(one["starts"]) == AHEAD * A_DAY // 2 for one in doctors)
    spent = await_that(lambda: pool_times(instance, ids), what="the log of the requests")
    # The first two are for the caches.
    table.figure(
        f"free times of {DOCTORS} doctors for {AHEAD} days, in the pool", statistics.median(spent[2:]), 20, unit=" ms",
        span=f" ({len(answer.content) // 1024} KiB)")
    table.figure("the same as the client sees it", statistics.median(times[2:]), unit=" ms")


def pool_times(instance, ids):
    """How long nginx waited for the pool's whole answer to each request, in milliseconds; False before all are logged."""
    log = (instance.home / "log/nginx-access.log").read_text()
    spent = {line["request_id"]: line["pool_seconds"] for line in map(json.loads, log.splitlines())}
    return all(id in spent for id in ids) and [1000 * float(spent[id]) for id in ids]


def bookings(practice, instance, url, place, table):
    """Each a time of its own: 50 doctors, a patient each, five minutes after five minutes; each run other weeks."""
    first = int(time.time()) // 86_400 * 86_400 + 2 * 86_400
    token = instance.sign_in()["access_token"]

    def words():
        begin = first + reference.load.runs % 12 * 55 * 86_400
        return (f':gsub("WHO", count % {DOCTORS}):gsub("WHEN", os.date("!%Y-%m-%dT%H:%M:00Z",'
                f" {begin} + math.floor(count % 1000000 / {DOCTORS}) * 300))")

    loads = {
        "visit": lambda: reference.load(place, f"{url}/api/appointments", token, VISIT, keyed=True, words=words()),
        "hold by phone": lambda: reference.load(place, f"{url}/api/ivr/bookings", API_KEY, HOLD, words=words())}
    reference.measure(instance, place, table, loads, judged=["visit"], least=0.3)
    (wrong,), = instance.database.ask(
        "SELECT COUNT(*) FROM appointments a LEFT JOIN doctor_cells c ON c.organisation_id = a.organisation_id"
        " AND c.appointment_id = a.id WHERE a.clinic_id = 'desk' AND a.is_active AND c.cell IS NULL")
    table.figure("visits without their time after that", int(wrong), 0)


async def crowd(instance, start):
    """Everybody asks at once, on connections that stand. Returns (milliseconds, answer) of each."""
    everybody = [
        await asyncio.open_connection("127.0.0.1", instance.port, ssl=instance.trust(), server_hostname="localhost")
        for _ in range(CALLERS)]

    async def call(reader, writer):
        body = json.dumps({
            "call_id": str(uuid.uuid4()), "clinic_id": "desk", "visit_type_id": "short", "doctor_id": "desk-0",
            "starts_at": start}).encode()
        begun = time.monotonic()
        writer.write(
            f"POST /api/ivr/bookings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {API_KEY}\r\n"
            f"Content-Type: application/json\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body)
        answer = await reader.read()
        took = 1000 * (time.monotonic() - begun)
        writer.close()
        head, _, rest = answer.partition(b"\r\n\r\n")
        return took, int(head.split()[1]), rest

    return await asyncio.gather(*(call(*one) for one in everybody))


def one_time(instance, table):
    times, seen = [], collections.Counter()
    for turn in range(reference.ROUNDS):
        start = datetime.datetime.now(datetime.UTC).replace(hour=12, minute=0) + datetime.timedelta(days=700 + turn)
        for took, status, body in asyncio.run(crowd(instance, start.strftime("%Y-%m-%dT%H:%M:00Z"))):
            times.append(took)
            text = body[body.find(b"{"):body.rfind(b"}") + 1]
            answer = json.loads(text) if status == 200 else {}
            seen[answer.get("status", status) if answer.get("alternatives") or answer.get("status") == "held"
                 else f"{status} without another time"] += 1
    expected = {"held": reference.ROUNDS, "taken": reference.ROUNDS * (CALLERS - 1)}
    table.figure(f"{CALLERS} callers for one time, {reference.ROUNDS} times: answers unlike these", sum(
        (seen - collections.Counter(expected)).values()), 0, span=f" ({dict(seen)})")
    times.sort()
    table.figure(
        "p99 of these", times[int(len(times) * 0.99)], 500, unit=" ms", span=f" (median {times[len(times) // 2]:.0f} ms)")


def main():
    table, bench_port = Table(), free_port()
    # No worker is replaced on the way.
    settings = UNLIMITED | {"TRUNKLINE_BENCH_PORT": bench_port, "TRUNKLINE_MAX_REQUESTS": 0}
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        with Instance(place / "home", **settings) as instance:
            practice = Practice(instance)
            practice.fill(table)
            free_times(practice, instance, table)
            one_time(instance, table)
            bookings(practice, instance, f"http://127.0.0.1:{bench_port}", place, table)
    table.show()
    sys.exit(table.missed)


if __name__ == "__main__":
    main()
