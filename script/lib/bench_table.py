"""bench_table.py FILE: the table of script/bench out of its lines `case who requests/s p99`."""

import statistics
import sys

UNITS = {"us": 0.001, "ms": 1, "s": 1000}


def milliseconds(text):
    number = text.rstrip("mus")
    return float(number) * UNITS[text[len(number):]]


results = {}
with open(sys.argv[1]) as lines:
    for case, who, rate, p99 in map(str.split, lines):
        results.setdefault(case, {}).setdefault(who, []).append((float(rate), milliseconds(p99)))

print(f"\n{'':12}{'product':>24}{'C-parked':>24}{'ratio of requests/s':>30}")
for case, rows in results.items():
    line = f"{case:12}"
    for who in ("product", "C-parked"):
        rate, p99 = (statistics.median(column) for column in zip(*rows[who]))
        line += f"{rate:>11.0f}/s {p99:>8.2f} ms"
    ratios = [ours[0] / theirs[0] for ours, theirs in zip(rows["product"], rows["C-parked"])]
    span = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    print(line + f"{span:>30}")
print("requests/s and p99 at 16 connections: medians of the rounds; ratio: median, least and greatest of a round\n")
