"""A disk that is full: under the database, the logs, the temporary files."""

from harness import disks
from harness.trial import row

from .database import REFUSED

ROOM = 64  # MB that the small disk has to spare: enough for what is written once there is room again


@row("F21", "the disk of MariaDB is full", needs=disks.no_own_disk)
def database_disk_full(trial):
    with disks.own_disk(trial.instance, "db", ROOM) as directory:
        with trial.traffic(fat=True) as traffic:
            traffic.run(1)
            with disks.full_disk(directory):
                traffic.run(15)
            over = traffic.run(0)
            traffic.run(12)
        trial.settle()
    trial.least("requests that met the fault", len(traffic.failures()), 1)
    trial.most("failed other than by 503, 429", len(traffic.failures(REFUSED)), 0)
    trial.most("good again after there is room", traffic.good_after(over), 10, "s")


def nothing_is_noticed(trial, name):
    with disks.own_disk(trial.instance, name, ROOM) as directory:
        with trial.traffic() as traffic:
            traffic.run(1)
            with disks.full_disk(directory):
                traffic.run(5)
            traffic.run(1)
        trial.settle()
    trial.most("requests failed", len(traffic.failures()), 0)


@row("F21b", "the disk of the logs is full", needs=disks.no_own_disk)
def log_disk_full(trial):
    nothing_is_noticed(trial, "log")


@row("F21c", "the disk of the temporary files is full", needs=disks.no_own_disk)
def temporary_disk_full(trial):
    nothing_is_noticed(trial, "tmp")
