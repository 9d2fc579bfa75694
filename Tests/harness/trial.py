"""One fault, done once to a running instance, and the figures seen.

A row of the table is a function in Tests/Faults that takes a `Trial`:

    @row("F1", "a worker is killed", quick=True)
    def worker_killed(trial):
        with trial.traffic() as traffic:
            traffic.run(1)
            faults.kill(trial.instance.workers()[0])        # the fault
            traffic.run(3)
        trial.most("requests failed", len(traffic.failures()), 8)

`trial.most` and `trial.least` name a figure, say what was seen, and what is to be reached. Of several rounds the worst
counts. Without being asked each row also has: writes lost, done twice or done by half, by the ledger; breaks of the
audit trail; refusals that are not in the API's form.
"""

import collections
import contextlib
import itertools
import tempfile
import time
from pathlib import Path

from .instance import UNLIMITED, Instance
from .traffic import Traffic
from .wait import await_that

RATE = 500  # requests a second
QUICK_RATE = 250  # of tests, which are not alone on their machine
UNWISHED = "writes lost, doubled, half done"

# id: as in the table of faults. settings: of the instance it is done to. quick: whether script/test does it.
# needs: a function that says why it cannot be done here, or None.
Row = collections.namedtuple("Row", "id fault do settings quick needs")
# A figure to reach: at most (or at least, when `more` is set) `limit`.
Figure = collections.namedtuple("Figure", "name seen limit unit more")

ROWS = []


def row(id, fault, quick=False, needs=lambda: None, **settings):
    """Puts a function in the table."""

    def add(do):
        ROWS.append(Row(id, fault, do, UNLIMITED | settings, quick, needs))
        return do

    return add


class Trial:
    """What a row's function is given.

    - instance: running, and ready again when the function begins.
    - quick: do it in a few seconds; the figures are the same.
    """

    def __init__(self, instance, quick=False):
        self.instance, self.quick = instance, quick
        self.figures, self.loads, self.verdicts = [], [], []
        self.broken_trails = 0

    @contextlib.contextmanager
    def traffic(self, **options):
        """A load while the block runs. Its writes are looked for in the database at the end of the trial."""
        with Traffic(self.instance, QUICK_RATE if self.quick else RATE, **options) as traffic:
            self.loads.append(traffic)
            yield traffic

    def most(self, name, seen, limit, unit=""):
        self.figures.append(Figure(name, seen, limit, unit, more=False))

    def least(self, name, seen, limit, unit=""):
        self.figures.append(Figure(name, seen, limit, unit, more=True))

    def await_database(self, seconds=30):
        """Returns when it answered, on time.monotonic()."""

        def answers():
            with contextlib.suppress(Exception):
                return self.instance.database.ask("SELECT 1") == [["1"]]

        await_that(answers, seconds, "the database")
        return time.monotonic()

    def settle(self):
        """Compares the ledgers with the database, and has the audit trail verified. A row asks for it when it takes
        the database away at its end."""
        self.await_database()
        for load in self.loads[len(self.verdicts):]:
            self.verdicts.append(load.ledger.verify(self.instance.database))
        if not self.instance.is_trail_whole():
            self.broken_trails += 1

    def finish(self):
        """The figures that every row has."""
        self.settle()
        self.most(UNWISHED, sum(len(ids) for verdict in self.verdicts for ids in verdict), 0)
        self.most("breaks of the audit trail", self.broken_trails, 0)
        self.most("refusals without form or Retry-After", sum(len(load.improper()) for load in self.loads), 0)

    def by_second(self):
        return "\n\n".join("\n".join(load.by_second()) for load in self.loads)


@contextlib.contextmanager
def running(row):
    """An instance for a row. A setting may be a function that makes a context manager: what that yields is it."""
    with contextlib.ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = {
            name: stack.enter_context(value()) if callable(value) else value for name, value in row.settings.items()}
        yield stack.enter_context(Instance(directory / "home", **settings))


def attempt(row, instance, quick=False):
    """Does a row's fault once, and leaves the instance as it was."""
    trial = Trial(instance, quick)
    instance.await_ready(30)
    row.do(trial)
    trial.finish()
    instance.await_ready(30)
    return trial


def is_reached(figure, slack=1):
    """`slack`: by how much a limit from above is widened."""
    return figure.seen >= figure.limit if figure.more else figure.seen <= figure.limit * slack


def worst(trials):
    """Of each figure, the worst of the trials."""
    figures = itertools.chain.from_iterable(trial.figures for trial in trials)
    by_name = {}
    for figure in figures:
        other = by_name.get(figure.name, figure)
        pick = min if figure.more else max
        by_name[figure.name] = pick(figure, other, key=lambda f: f.seen)
    return list(by_name.values())
