"""Faults that meet verification requests: many at the same row, the same key, the same decision, and ends amid work."""

import itertools
import threading
import time
import uuid

from harness import await_that, faults
from harness.requests import APPROVAL, REJECTION, REQUESTS, Creating, Desk, run_all, said
from harness.trial import row

MARKS = (f"FAULT{time.time_ns() // 1_000_000:x}X{number}" for number in itertools.count())


def count(answers, *statuses):
    return sum(answer.status in statuses for answer in answers)


def check(trial, desk):
    """What holds after every fault: requests are whole, their numbers without a gap."""
    trial.await_database()
    halves, gaps = desk.wholeness()
    trial.most("requests by half", halves, 0)
    trial.most("years whose numbers have gaps", gaps, 0)


@row("F1b", "workers are killed while requests are made", quick=True)
def worker_killed_amid_creates(trial):
    desk, instance = Desk(trial.instance), trial.instance
    with Creating(desk, tag=next(MARKS)) as load:
        time.sleep(0.5)
        for _ in range(2 if trial.quick else 8):
            before = instance.workers()
            faults.kill(before[0])
            faults.await_workers(instance, before[:1])
            time.sleep(0.3)
    created(trial, desk, load)


@row("F15c", "MariaDB is killed while requests are made", quick=True)
def database_killed_amid_creates(trial):
    desk = Desk(trial.instance)
    with Creating(desk, tag=next(MARKS)) as load:
        for _ in range(1 if trial.quick else 5):
            time.sleep(1)
            faults.kill(trial.instance.pid("mariadb"))
            time.sleep(0.1)
            trial.await_database()
        time.sleep(2)
    created(trial, desk, load)


def created(trial, desk, load):
    """Every request that was answered is there; the others are there whole, or not at all."""
    trial.await_database()
    answered = {answer.body for answer in load.answers.values() if answer.status == 201}
    there = {id for id, in desk.database.ask("SELECT id FROM verification_requests")}
    trial.least("requests made", len(answered), 20 if trial.quick else 100)
    trial.least("requests that met the fault", len(load.answers) - len(answered), 1)
    trial.most("answered requests lost", sum(id_of(body) not in there for body in answered), 0)
    trial.most("failed other than by 502, 503", len(load.answers) - count(load.answers.values(), 201, 0, 502, 503), 0)
    check(trial, desk)


def id_of(body):
    """Of an answer that tells of a new request."""
    return body.split(b'"id":"')[1][:36].decode()


@row("F19", "20 callers at once at one number's row, and at one request", quick=True)
def hot_row(trial):
    desk, turns = Desk(trial.instance), 10 if trial.quick else 100
    id, tag = desk.made(next(MARKS)), next(MARKS)
    answers = {"requests made": [], "notes on one request": [], "messages on one request": []}

    def all_turns(name, ask):
        def one(number):
            with desk.client() as client:
                for turn in range(turns):
                    answers[name].append(said(lambda: ask(client, f"{tag}-{number}-{turn}")))
        run_all(20, one)

    all_turns("requests made", lambda client, mark: desk.create(mark, client))
    all_turns("notes on one request", lambda client, mark: client.post(
        f"{REQUESTS}/{id}/notes", json={"text": mark, "shared": False}))
    all_turns("messages on one request", lambda client, mark: client.post(
        f"{REQUESTS}/{id}/messages", json={"text": mark}))
    for name, of_it in answers.items():
        trial.least(name, 100 * count(of_it, 201) / len(of_it), 100, "%")
    trial.most("longest of them", max(answer.seconds for of_it in answers.values() for answer in of_it), 3, "s")
    check(trial, desk)


@row("F20", "another session holds a request's row, or the numbers', for 60 s", quick=True)
def row_locked(trial):
    desk = Desk(trial.instance)
    id = desk.made(next(MARKS))
    before, trail = desk.version(id), len(events(desk))
    made = desk.count()
    answers, end = [], time.monotonic() + (6 if trial.quick else 60)
    # The server would end a session that does nothing after 30 s, and its locks with it.
    lock = desk.database.session(
        "SET SESSION idle_transaction_timeout = 0; START TRANSACTION; SELECT r.id FROM verification_requests r,"
        f" verification_numbers n WHERE r.id = '{id}' AND r.organisation_id = n.organisation_id FOR UPDATE;")
    with lock, desk.client() as client:
        while time.monotonic() < end:
            answers.append(said(lambda: client.post(f"{REQUESTS}/{id}/approve", json=APPROVAL)))
            answers.append(said(lambda: desk.create(next(MARKS), client)))
            key = {"Idempotency-Key": str(uuid.uuid4())}
            answers.append(said(lambda: desk.create(next(MARKS), client, key)))
    trial.most("longest answer", max(answer.seconds for answer in answers), 3.5, "s")
    trial.most("answers other than 409, 503", len(answers) - count(answers, 409, 503), 0)
    left = (desk.version(id) != before) + len(events(desk)) - trail
    left += desk.count() - made
    trial.most("rows written", left, 0)
    after = said(lambda: desk.create(next(MARKS)))
    trial.most("not served afterwards", int(after.status != 201), 0)
    check(trial, desk)


def events(desk):
    """Of what changed requests."""
    return desk.database.ask(
        "SELECT resource_id FROM audit_events WHERE outcome = 'success' AND event IN"
        " ('request_created', 'request_approve', 'request_approved')")


@row("F23", "50 approve or reject one request at once", quick=True)
def decided_at_once(trial):
    desk, won, others = Desk(trial.instance), [], 0
    for _ in range(1 if trial.quick else 4):
        id = desk.made(next(MARKS))
        with desk.client() as client:
            assert client.post(f"{REQUESTS}/{id}/review").status_code == 200

        def decide(client, number):
            if number % 2:
                return client.post(f"{REQUESTS}/{id}/approve", json=APPROVAL)
            return client.post(f"{REQUESTS}/{id}/reject", json=REJECTION)

        answers = desk.at_once(50, decide)
        decisions = desk.database.ask(f"SELECT kind FROM verification_decisions WHERE request_id = '{id}'")
        won.append(max(count(answers, 200), len(decisions)) if count(answers, 200) else 0)
        others += 50 - count(answers, 200, 409)
    trial.most("decisions of one request", max(won), 1)
    trial.least("decisions made", min(won), 1)
    trial.most("others not answered 409", others, 0)
    check(trial, desk)


@row("F24", "50 send one Idempotency-Key at once, and workers are killed meanwhile", quick=True)
def same_key(trial):
    desk, effects, bodies, unanswered = Desk(trial.instance), [], [], 0
    for kills in (0, 1) if trial.quick else (0, 0, 1, 2, 3):
        mark, key, before = next(MARKS), {"Idempotency-Key": str(uuid.uuid4())}, desk.count()
        keys = desk.count("idempotency_keys")

        def insist(client, _):
            """As a client with a key does: until it knows."""

            def answered():
                answer = said(lambda: desk.create(mark, client, key))
                return answer.status not in (0, 409, 502, 503) and answer

            return await_that(answered, 30, "an answer")

        def kill_workers():
            # Amid the callers, not before them.
            await_that(lambda: desk.count("idempotency_keys") > keys or not kills, what="the first of them")
            for _ in range(kills):
                workers = trial.instance.workers()
                faults.kill(workers[-1])
                faults.await_workers(trial.instance, workers[-1:])

        killer = threading.Thread(target=kill_workers)
        killer.start()
        answers = desk.at_once(50, insist)
        killer.join()
        effects.append(desk.count() - before)
        bodies.append(len({answer.body for answer in answers}))
        unanswered += len(answers) - count(answers, 201)
    trial.most("effects of one key", max(effects), 1)
    trial.least("effects of each key", min(effects), 1)
    trial.most("different answers to one key", max(bodies), 1)
    trial.most("callers without the answer", unanswered, 0)
    check(trial, desk)
