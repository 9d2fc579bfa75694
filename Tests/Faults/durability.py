"""What was acknowledged is on the disk; and tables that change under a load."""

import time

from harness import faults
from harness.requests import Creating, Desk
from harness.traffic import percentile
from harness.trial import row

from .requests import MARKS, check

# Of the server, at its start: what a power failure may not take.
DURABLE = {
    "innodb_flush_log_at_trx_commit": "1", "sync_binlog": "1", "innodb_doublewrite": "ON",
    "innodb_snapshot_isolation": "ON", "innodb_rollback_on_timeout": "ON"}


def log_ends(database):
    """How far the redo log has come, and how far it is on the disk: both in bytes since the database was made."""
    status = dict(database.ask("SHOW GLOBAL STATUS LIKE 'Innodb_lsn%'"))
    return int(status["Innodb_lsn_current"]), int(status["Innodb_lsn_flushed"])


def not_flushed(desk, creates, refusal=None):
    """After how many answers the log on the disk had not come beyond where the request began: its commit is not there.
    `refusal`: the status of who will not answer so, which counts as one.

    One after another, so that no other commit takes it along.
    """
    count = 0
    with desk.client() as client:
        for _ in range(creates):
            begun, _ = log_ends(desk.database)
            status = desk.create(next(MARKS), client).status_code
            assert status in (201, refusal)
            count += status == refusal or log_ends(desk.database)[1] <= begun
    return count


@row("F16", "the power of the database's host is lost (its settings, and what is on the disk at an answer)", quick=True)
def power_lost(trial):
    desk, creates = Desk(trial.instance), 20 if trial.quick else 200
    wrong = sum(
        trial.instance.database.ask(f"SELECT @@GLOBAL.{name} = '{value}' OR @@GLOBAL.{name} = ('{value}' = 'ON')")
        != [["1"]] for name, value in DURABLE.items())
    trial.most("settings that lose acknowledged work", wrong, 0)
    trial.most("answers before their commit is on disk", not_flushed(desk, creates), 0)
    # Were it otherwise, it would be seen; and whoever has looked at the settings since answers nothing.
    with faults.database_setting(trial.instance, "innodb_flush_log_at_trx_commit", 2):
        seen = not_flushed(desk, creates, refusal=503)
        trial.least("such answers when nobody waits for it, or refusals", 100 * seen / creates, 50, "%")
    check(trial, desk)


@row("F40", "columns are added to tables in use", quick=True)
def columns_added(trial):
    desk, altered = Desk(trial.instance), []
    with trial.traffic() as traffic, Creating(desk, 2, next(MARKS)) as load:
        traffic.run(3)
        base_end = time.monotonic()
        for table in ("restaurants", "verification_requests", "audit_events"):
            begun = time.monotonic()
            desk.database.ask(f"ALTER TABLE {table} ADD COLUMN of_tomorrow VARCHAR(40) NULL")
            altered.append((begun, traffic.run(2)))
        end = traffic.run(1 if trial.quick else 4)
    # A short run has few requests: a disk that takes its time once is not what is looked for.
    base = max(percentile(traffic.between(end=base_end), 99), 0.03 if trial.quick else 0)
    # The longest two seconds.
    meanwhile = max(percentile(traffic.between(begun, until), 99) for begun, until in altered)
    after = percentile(traffic.between(altered[-1][1], end), 99)
    for table in ("restaurants", "verification_requests", "audit_events"):
        desk.database.ask(f"ALTER TABLE {table} DROP COLUMN of_tomorrow")
    made = list(load.answers.values())
    trial.most("requests failed", len(traffic.failures()) + sum(answer.status != 201 for answer in made), 0)
    trial.most("p99 for 2 s, against before", meanwhile / base, 3, "x")
    trial.most("p99 after that, against before", after / base, 3, "x")
    check(trial, desk)
