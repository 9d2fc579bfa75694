"""Faults of the audit trail: events that cannot be written, and a trail that somebody has been at."""

import contextlib
import random
import re
import time

from harness.requests import ORGANISATION, REQUESTS, Desk, said
from harness.trial import row

from .requests import MARKS

READS = [
    REQUESTS, f"{REQUESTS}?status=pending_review", f"{REQUESTS}/%s", f"{REQUESTS}/%s/history", "/api/patients",
    "/api/patients/P-1234", "/api/ivr/export/requests"]


def events(desk):
    return desk.count("audit_events")


@row("F30", "no audit event can be written", quick=True)
def audit_insert_fails(trial):
    desk = Desk(trial.instance)
    id = desk.made(next(MARKS))
    unaudited, others, written = 0, 0, 0
    for begin, end in (
            ("REVOKE INSERT ON audit_events FROM trunkline_app", "GRANT INSERT ON audit_events TO trunkline_app"),
            ("RENAME TABLE audit_events TO audit_events_away", "RENAME TABLE audit_events_away TO audit_events")):
        made = desk.count()
        with desk.client() as client:
            with done_and_undone(desk, begin, end):
                answers = [said(lambda path=path: client.get(path % id if "%" in path else path)) for path in READS]
                answers.append(said(lambda: desk.create(next(MARKS), client)))
            unaudited += sum(answer.status < 400 for answer in answers)
            others += sum(answer.status != 503 for answer in answers)
            written += desk.count() - made
            seen = events(desk)
            served = [said(lambda path=path: client.get(path % id if "%" in path else path)) for path in READS]
        others += sum(answer.status != 200 for answer in served)
        unaudited += len(served) - (events(desk) - seen)
    trial.most("answers that are not on record", unaudited, 0)
    trial.most("other answers than 503, then 200", others, 0)
    trial.most("rows written", written, 0)


@contextlib.contextmanager
def done_and_undone(desk, begin, end):
    desk.database.ask(begin)
    try:
        yield
    finally:
        desk.database.ask(end)


class Tampering:
    """One way at a time to change the trail of the demo organisation, and to put it back."""

    WAYS = ("change", "delete", "reorder", "cut", "cut_with_end", "insert")

    def __init__(self, desk, seed):
        self.ask, self.chance = desk.database.ask, random.Random(seed)
        self.ask(f"""
            CREATE TABLE events_kept AS SELECT * FROM audit_events WHERE organisation_id = '{ORGANISATION}';
            CREATE TABLE lanes_kept AS SELECT * FROM audit_lanes WHERE organisation_id = '{ORGANISATION}'""")
        self.lanes = [(int(lane), int(last)) for lane, last in self.ask(
            f"SELECT lane, MAX(seq) FROM audit_events WHERE organisation_id = '{ORGANISATION}' GROUP BY lane"
            " HAVING MAX(seq) > 2")]

    def close(self):
        self.ask("DROP TABLE events_kept, lanes_kept")

    def do(self, way):
        """Returns (lane, number of the first event that is not as it was)."""
        lane, last = self.chance.choice(self.lanes)
        at = self.chance.randint(1, last - 1)
        row = f"organisation_id = '{ORGANISATION}' AND lane = {lane} AND seq"
        return lane, getattr(self, way)(row, at, last)

    def undo(self):
        self.ask(f"""
            DELETE FROM audit_events WHERE organisation_id = '{ORGANISATION}';
            INSERT INTO audit_events SELECT * FROM events_kept;
            REPLACE INTO audit_lanes SELECT * FROM lanes_kept""", seconds=60)

    def change(self, row, at, _):
        column, value = self.chance.choice([
            ("happened_at", "happened_at + INTERVAL 1 MICROSECOND"), ("actor_id", "UUID()"), ("event", "'nothing'"),
            ("outcome", "IF(outcome = 'success', 'refused', 'success')"), ("resource_id", "CONCAT(resource_id, 'x')"),
            ("address", "'192.0.2.99'"), ("fields", "JSON_SET(fields, '$.x', 'y')"), ("request_id", "'other'"),
            ("mac", "REVERSE(mac)"), ("previous_mac", "mac"), ("key_id", "key_id + 1")])
        self.ask(f"UPDATE audit_events SET {column} = {value} WHERE {row} = {at}")
        return at

    def delete(self, row, at, _):
        self.ask(f"DELETE FROM audit_events WHERE {row} = {at}")
        return at

    def reorder(self, row, at, last):
        other = self.chance.randint(at + 1, last)
        self.ask(f"""
            UPDATE audit_events SET seq = 1000000000 WHERE {row} = {at};
            UPDATE audit_events SET seq = {at} WHERE {row} = {other};
            UPDATE audit_events SET seq = {other} WHERE {row} = 1000000000""")
        return at

    def cut(self, row, at, _):
        self.ask(f"DELETE FROM audit_events WHERE {row} > {at}")
        return at + 1

    def cut_with_end(self, row, at, _):
        lane = row.replace(" AND seq", "")
        self.ask(f"""
            DELETE FROM audit_events WHERE {row} > {at};
            UPDATE audit_lanes SET seq = {at}, mac = (SELECT mac FROM audit_events WHERE {row} = {at}) WHERE {lane}""")
        return at + 1

    def insert(self, row, at, _):
        """One in between: all behind it move up by one."""
        self.ask(f"""
            UPDATE audit_events SET seq = seq + 1 WHERE {row} > {at} ORDER BY seq DESC;
            CREATE TEMPORARY TABLE one AS SELECT * FROM events_kept WHERE {row} = {at};
            UPDATE one SET seq = {at} + 1;
            INSERT INTO audit_events SELECT * FROM one""")
        return at + 1


@row("F31", "the audit trail is tampered with by the database's administrator", quick=True)
def trail_tampered_with(trial):
    desk, count = Desk(trial.instance), 12 if trial.quick else 200
    for _ in range(30):
        desk.made(next(MARKS))
    seed = time.time_ns()
    # Nobody adds events meanwhile: what is put back would lack them.
    with trial.instance.held_down("serve"), trial.instance.held_down("work"):
        tampering = Tampering(desk, seed)
        found = named = 0
        try:
            for number in range(count):
                way = Tampering.WAYS[number % len(Tampering.WAYS)]
                where = tampering.do(way)
                done = trial.instance.command("audit", "verify")
                broken = [(int(lane), int(event)) for event, lane in re.findall(
                    rf"{ORGANISATION}: broken at event (\d+) of lane (\d+):", done.stdout)]
                found += done.returncode == 1
                named += where in broken
                if where not in broken:
                    print(f"seed {seed}, number {number}: {way} at {where}, said: {done.stdout}")
                tampering.undo()
        finally:
            tampering.close()
    trial.least("tampering found", 100 * found / count, 100, "%")
    trial.least("the first bad event named", 100 * named / count, 100, "%")
