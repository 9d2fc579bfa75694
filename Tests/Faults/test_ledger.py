"""The ledger sees what is lost, done twice or done by half: it is what every row of the table stands on."""

import pytest

from harness.ledger import Ledger


class Said:
    """A database that answers what it was told to."""

    def __init__(self, rows, events):
        self.rows, self.events = rows, events

    def ask(self, statement):
        return self.rows if "FROM restaurants" in statement else self.events


def created(id, count=1):
    return [id, "restaurant_created", str(count)]


def changed(id, count):
    return [id, "restaurant_changed", str(count)]


@pytest.mark.parametrize("rows, events, expected", [
    ([["t-1", "2"]], [created("t-1"), changed("t-1", 1)], ([], [], [])),
    ([], [], (["t-1", "t-1"], [], ["t-1"])),
    ([["t-1", "1"]], [created("t-1")], (["t-1"], [], [])),
    ([["t-1", "2"]], [created("t-1", 2), changed("t-1", 1)], ([], ["t-1"], [])),
    ([["t-1", "4"]], [created("t-1"), changed("t-1", 3)], ([], ["t-1"], [])),
    ([["t-1", "2"]], [changed("t-1", 1)], ([], [], ["t-1"])),
    ([["t-1", "2"]], [created("t-1")], ([], [], ["t-1"])),
])
def test_an_acknowledged_write(rows, events, expected):
    ledger = Ledger("t")
    ledger.creation("t-1", 201)
    ledger.change("t-1", 2, 200)
    assert ledger.verify(Said(rows, events)) == expected


@pytest.mark.parametrize("rows, events, half", [
    ([], [], []), ([["t-1", "1"]], [created("t-1")], []),
    ([["t-1", "1"]], [], ["t-1"]), ([], [created("t-1")], ["t-1"]),
])
def test_a_write_of_unknown_outcome_is_there_whole_or_not_at_all(rows, events, half):
    ledger = Ledger("t")
    ledger.creation("t-1", 0)
    assert ledger.verify(Said(rows, events)) == ([], [], half)


def test_a_write_that_finds_itself_done_was_done_twice():
    ledger = Ledger("t")
    ledger.creation("t-1", 409)
    ledger.change("t-2", None, 412)
    assert ledger.verify(Said([], [])).doubled == ["t-1", "t-2"]
