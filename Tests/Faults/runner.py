"""script/bench faults [ID...]: does the faults of the table, each several times, and prints what was seen at worst.

FAULT_ROUNDS (5) times each. What happened second by second is left in .build/faults/.
"""

import os
import sys
import textwrap
import traceback

import Faults  # noqa: F401  fills the table
from harness.instance import ROOT
from harness.trial import ROWS, attempt, is_reached, running, worst

SECONDS = ROOT / ".build" / "faults"
LINE = "{:5} {:44} {:39} {:>10} {:>10}  {}"


def number(value, unit):
    text = f"{value:.0f}" if value == int(value) or value >= 100 else f"{value:.2f}"
    return f"{text} {unit}".rstrip()


def show(row, figures):
    """Prints a row's lines, the fault's words in as many as they take. Returns whether all of it was reached."""
    names, words = [row.id], textwrap.wrap(row.fault, 44)
    for index in range(max(len(words), len(figures))):
        cells = ["", "", "", ""]
        if index < len(figures):
            figure = figures[index]
            limit = f"{'≥' if figure.more else '≤'} {number(figure.limit, figure.unit)}"
            cells = [figure.name, limit, number(figure.seen, figure.unit), "" if is_reached(figure) else "MISSED"]
        fault = words[index] if index < len(words) else ""
        print(LINE.format(names.pop() if names else "", fault, *cells).rstrip(), flush=True)
    return all(map(is_reached, figures))


def do(row, rounds):
    trials = []
    with running(row) as instance:
        for turn in range(rounds):
            trials.append(attempt(row, instance))
            (SECONDS / f"{row.id}-{turn + 1}.txt").write_text(trials[-1].by_second() + "\n")
    return worst(trials)


def main():
    rounds, wanted = int(os.environ.get("FAULT_ROUNDS", 5)), sys.argv[1:]
    if unknown := set(wanted) - {row.id for row in ROWS}:
        sys.exit(f"no such fault: {', '.join(sorted(unknown))}")
    SECONDS.mkdir(parents=True, exist_ok=True)
    print(f"\nEach {rounds} times; the worst counts.\n")
    print(LINE.format("", "fault", "figure", "to reach", "seen", "").rstrip())
    good = True
    for row in ROWS:
        if wanted and row.id not in wanted:
            continue
        if reason := row.needs():
            print(LINE.format(row.id, row.fault, f"not done: {reason}", "", "", "").rstrip())
            continue
        try:
            good &= show(row, do(row, rounds))
        except Exception:
            print(LINE.format(row.id, row.fault, "broke off", "", "", "MISSED"), flush=True)
            traceback.print_exc()
            good = False
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
