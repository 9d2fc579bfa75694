"""Verification requests over the API: made, changed, and whether the database has them whole."""

import collections
import contextlib
import threading
import time

import httpx

ORGANISATION = "2276e0c1-6a32-470e-b7e7-dcdbb286d76b"
# How the ids of the demo's requests begin.
DEMO = "660e8400-e29b-41d4-a716-44665544"
REQUESTS = "/api/ivr/requests"
REVIEWER = "ivr@healthcare.local", "ivr123"
APPROVAL = {
    "coverage_percentage": 80, "deductible_amount": 500, "copay_amount": 25, "out_of_pocket_max": 2000,
    "coverage_notes": "Approved"}
REJECTION = {"rejection_reason": "insufficient_documentation", "rejection_notes": "More is needed"}

# status: 0 when no answer came. body: the answer's bytes.
Answer = collections.namedtuple("Answer", "status body seconds")
Wholeness = collections.namedtuple("Wholeness", "halves gaps")


def body(mark, patient="P-1235"):
    """A request that is no duplicate of one with another mark."""
    return {
        "patient_id": patient, "doctor_id": "D-001", "insurance_provider": "Blue Cross Blue Shield",
        "policy_number": f"BCBS{mark}", "diagnosis_code": "L97.412", "treatment_plan": "Advanced wound care",
        "selected_products": [{
            "product_name": "Rampart Wound Matrix", "q_code": "Q4201",
            "sizes": [
                {"size": "2x2", "dimensions": "2cm x 2cm", "unit_price": 150.00, "quantity": 10},
                {"size": "4x4", "dimensions": "4cm x 4cm", "unit_price": 250.00, "quantity": 5}]}],
        "priority": "high", "notes": "Urgent wound care needed"}


class Desk:
    """A reviewer of the demo organisation who is signed in."""

    def __init__(self, instance):
        self.instance, self.database = instance, instance.database
        self.token = instance.sign_in(*REVIEWER)["access_token"]
        # What is there already is somebody else's; the numbers go on from the last.
        self.last = self._last_numbers()
        self.earlier = self._ids("SELECT id FROM verification_requests WHERE organisation_id = '%s'").keys()

    def client(self, **options):
        return self.instance.client(self.token, **options)

    def create(self, mark, client=None, headers=None):
        with contextlib.ExitStack() as stack:
            client = client or stack.enter_context(self.client())
            return client.post(REQUESTS, json=body(mark), headers=headers or {})

    def made(self, mark):
        """The id of a new request."""
        answer = self.create(mark)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    def at_once(self, count, ask):
        """What `ask(client, number)` answers to that many callers who ask at the same moment, each an `Answer`."""
        answers, gate = [None] * count, threading.Barrier(count)

        def one(number):
            with self.client() as client:
                client.get("/health")  # connected beforehand
                gate.wait()
                answers[number] = said(lambda: ask(client, number))

        run_all(count, one)
        return answers

    def wholeness(self):
        """How many requests made since the desk was are there by half, and whether the numbers of a year have gaps.

        A request has its first row of history and its audit event, these have their request, and each number is given
        once, up to the last. The demo's own were made by nobody, and so there is no event of it.
        """
        requests = self._ids("SELECT id FROM verification_requests WHERE organisation_id = '%s'")
        history = self._ids(
            "SELECT request_id FROM verification_history WHERE organisation_id = '%s' AND version = 1")
        events = self._ids(
            "SELECT resource_id FROM audit_events WHERE organisation_id = '%s' AND event = 'request_created'")
        new = (requests | history | events).keys() - self.earlier
        halves = sum(not requests[id] == history[id] == events[id] == 1 for id in new)
        given, wanted = collections.defaultdict(list), {}
        for year, number, id in self.database.ask(
                "SELECT number_year, number, id FROM verification_requests"
                f" WHERE organisation_id = '{ORGANISATION}'"):
            if id in new:
                given[year].append(int(number))
        for year, last in self._last_numbers().items():
            if numbers := list(range(self.last.get(year, 0) + 1, last + 1)):
                wanted[year] = numbers
        gaps = sum(sorted(given[year]) != wanted.get(year) for year in given.keys() | wanted.keys())
        return Wholeness(halves, gaps)

    def _last_numbers(self):
        return {year: int(last) for year, last in self.database.ask(
            f"SELECT year, last FROM verification_numbers WHERE organisation_id = '{ORGANISATION}'")}

    def _ids(self, statement):
        return collections.Counter(id for id, in self.database.ask(statement % ORGANISATION))

    def count(self, table="verification_requests"):
        return int(self.database.ask(f"SELECT COUNT(*) FROM {table} WHERE organisation_id = '{ORGANISATION}'")[0][0])

    def version(self, id):
        """(status, version) of a request."""
        return tuple(self.database.ask(f"SELECT status, version FROM verification_requests WHERE id = '{id}'")[0])


def said(ask):
    """What became of a request: an `Answer` in any case. `ask` may give one itself."""
    begun = time.monotonic()
    try:
        answer = ask()
        return answer if isinstance(answer, Answer) else Answer(answer.status_code, answer.content, time.monotonic() - begun)
    except httpx.HTTPError:
        return Answer(0, b"", time.monotonic() - begun)


def run_all(count, one):
    """`one(number)` in that many threads."""
    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Creating:
    """`with Creating(desk) as load:` has so many callers make requests one after another while the block runs; then
    `answers` has what each got, by the mark of its request."""

    def __init__(self, desk, callers=8, tag="LOAD"):
        self.desk, self.callers, self.tag = desk, callers, tag
        self.answers, self.over = {}, threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=run_all, args=(self.callers, self._call))
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def _call(self, number):
        with self.desk.client() as client:
            for turn in range(1_000_000):
                if self.over.is_set():
                    return
                mark = f"{self.tag}-{number}-{turn}"
                self.answers[mark] = said(lambda: self.desk.create(mark, client))
                if self.answers[mark].status != 201:
                    self.over.wait(0.02)
