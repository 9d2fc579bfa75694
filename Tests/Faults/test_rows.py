"""The rows of the table that take seconds, each done once; `script/bench faults` does all of them several times."""

import pytest

import Faults  # noqa: F401  fills the table
from harness.trial import ROWS, UNLIMITED, attempt, is_reached, running

# Ratios and tails are for a machine that does nothing else; here only what a fault must never do is judged.
LAX = {"ms": 10, "s": 2, "x": 4}


@pytest.fixture(scope="module")
def instance():
    """One for all rows that need no settings of their own: each leaves it as it was."""
    with running(ROWS[0]) as instance:
        yield instance


@pytest.mark.parametrize("row", [row for row in ROWS if row.quick], ids=lambda row: row.id)
def test_fault(row, request):
    if reason := row.needs():
        pytest.skip(reason)
    if row.settings == UNLIMITED:
        trial = attempt(row, request.getfixturevalue("instance"), quick=True)
    else:
        with running(row) as own:
            trial = attempt(row, own, quick=True)
    missed = [figure for figure in trial.figures if not is_reached(figure, LAX.get(figure.unit, 1))]
    assert not missed, f"{missed}\n{trial.by_second()}"
