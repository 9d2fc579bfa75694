"""What was acknowledged, and whether the database has it: once, and whole."""

import collections

Verdict = collections.namedtuple("Verdict", "lost doubled half")

# After these nobody knows whether it was done: no answer (0), a failure on the way, a refusal that came after the
# COMMIT was sent.
UNKNOWN = {0, 500, 502, 503, 504}


class Ledger:
    """The writes of one load: restaurants made, each with an id of the client's choice, and changes of some of them.

    A write that was answered 2xx must be in the database exactly once, with its audit event. One whose outcome is
    unknown may be there or not, but never without its audit event, nor the event without it.
    """

    def __init__(self, tag):
        self.tag = tag
        self.created = {}  # id: whether it was acknowledged
        self.versions = {}  # id: the version that the last answer told
        self.doubled = []  # ids of writes that found themselves already done

    def creation(self, id, status):
        if status == 201:
            self.created[id] = True
        elif status in UNKNOWN:
            self.created[id] = False
        elif status == 409:
            self.doubled.append(id)

    def change(self, id, version, status):
        """`version` is what the restaurant has now, when the status tells of success."""
        if status == 200:
            self.versions[id] = version
        elif status == 412:
            self.doubled.append(id)

    def verify(self, database):
        """Asks the database, and returns the ids of what is wrong."""
        lost, doubled, half = [], list(self.doubled), []
        ours = f"LIKE '{self.tag}-%'"
        found = database.ask(f"SELECT id, version FROM restaurants WHERE id {ours}")
        rows = {id: int(version) for id, version in found}
        events = {
            (id, event): int(count) for id, event, count in database.ask(
                "SELECT resource_id, event, COUNT(*) FROM audit_events"
                f" WHERE resource_type = 'restaurant' AND resource_id {ours} GROUP BY resource_id, event")}
        for id, acknowledged in self.created.items():
            count = events.get((id, "restaurant_created"), 0)
            if acknowledged and id not in rows:
                lost.append(id)
            if count > 1:
                doubled.append(id)
            elif (id in rows) != (count == 1):
                half.append(id)
        for id, known in self.versions.items():
            version, count = rows.get(id, 0), events.get((id, "restaurant_changed"), 0)
            if version < known:
                lost.append(id)
            # One change at a time is asked for, and what became of an unknown one is looked up before the next.
            if version > known + 1:
                doubled.append(id)
            if version - 1 != count:
                half.append(id)
        return Verdict(lost, doubled, half)
