"""script/bench faults [ID...]: does the faults of the table, each several times, and prints what was seen at worst.

FAULT_ROUNDS (5) times each. What happened second by second is left in .build/faults/.
"""

import contextlib
import os
import sys
import tempfile
import traceback
from pathlib import Path

import Faults  # noqa: F401  fills the table
from harness import Instance
from harness.instance import ROOT
from harness.trial import ROWS, attempt, is_reached, worst

LINE = "{:5} {:44} {:38} {:>11} {:>11}  {}"


@contextlib.contextmanager
def running(row):
    """An instance of its own for a row. A setting may be a context manager: then what it yields is the setting."""
    with contextlib.ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = {
            name: stack.enter_context(value()) if callable(value) else value for name, value in row.settings.items()}
        yield stack.enter_context(Instance(directory / "home", **settings))


def number(value, unit):
    text = f"{value:.0f}" if value == int(value) else f"{value:.2f}" if value < 100 else f"{value:.1f}"
    return f"{text} {unit}".rstrip()


def show(row, figures):
    """Prints a row's lines. Returns whether all of it was reached."""
    name, fault = row.id, row.fault
    for figure in figures:
        parts = [fault[:44], fault[44:].strip()] if len(fault) > 44 else [fault, ""]
        if len(fault) > 44:
            cut = fault.rfind(" ", 0, 45)
            parts = [fault[:cut], fault[cut + 1:]]
        limit = ("≥ " if figure.more else "≤ ") + number(figure.limit, figure.unit)
        verdict = "" if is_reached(figure) else "MISSED"
        print(LINE.format(name, parts[0], figure.name, limit, number(figure.seen, figure.unit), verdict), flush=True)
        name, fault = "", parts[1]
    if fault:
        print(LINE.format("", fault, "", "", "", ""), flush=True)
    return all(map(is_reached, figures))


def do(row, rounds, places):
    """Returns the trials; one that broke off is a figure missed."""
    trials = []
    with running(row) as instance:
        for turn in range(rounds):
            trial = attempt(row, instance)
            (places / f"{row.id}-{turn + 1}.txt").write_text(trial.by_second() + "\n")
            trials.append(trial)
    return trials


def main():
    rounds = int(os.environ.get("FAULT_ROUNDS", 5))
    wanted = sys.argv[1:]
    unknown = set(wanted) - {row.id for row in ROWS}
    if unknown:
        sys.exit(f"no such fault: {', '.join(sorted(unknown))}")
    places = ROOT / ".build" / "faults"
    places.mkdir(parents=True, exist_ok=True)
    print(f"\nThe worst of {rounds} times each.\n")
    print(LINE.format("", "fault", "figure", "to reach", "seen", "").rstrip())
    good = True
    for row in ROWS:
        if wanted and row.id not in wanted:
            continue
        if reason := row.needs():
            print(LINE.format(row.id, row.fault[:44], f"not done: {reason}", "", "", "").rstrip())
            continue
        try:
            good &= show(row, worst(do(row, rounds, places)))
        except Exception:
            print(LINE.format(row.id, row.fault[:44], "broke off", "", "", "MISSED"))
            traceback.print_exc()
            good = False
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
