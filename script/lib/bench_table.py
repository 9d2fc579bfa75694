"""bench_table.py RESULTS FIGURES: the tables of script/bench. Exits 1 when a figure is missed.

RESULTS has lines `case who requests/s p99`, one a round; FIGURES lines `name value`.
"""

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
with open(sys.argv[2]) as lines:
    figures = {name: float(value) for name, value in map(str.split, lines)}


def ratios(case, ours, theirs, column=0):
    """Ours to theirs, round by round: of requests/s, or of p99."""
    return [a[column] / b[column] for a, b in zip(results[case][ours], results[case][theirs])]


def span(values):
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


rows = []


def figure(name, values, limit=None, least=True, unit=""):
    """Without a limit it is for information."""
    seen = statistics.median(values)
    text = (span(values) if len(values) > 1 else f"{seen:.3g}") + unit
    if limit is None:
        rows.append((name, "", text, ""))
        return
    reached = seen >= limit if least else seen <= limit
    rows.append((name, f"{'≥' if least else '≤'} {limit:g}{unit}", text, "" if reached else "MISSED"))


def figure_of_peers(case):
    for peer in ("PHP", "FastAPI", "Express"):
        figure(f"{case}: to {peer}", ratios(case, "product", peer), 2)


figure("health: to C-parked, plain", ratios("health", "product", "C-parked"), 0.9)
figure("health: ours over TLS, C-parked plain", ratios("health", "TLS-product", "C-parked"))
figure("health: to C-parked, both over TLS", ratios("health", "TLS-product", "TLS-C-parked"))
figure("config without cache: to C-parked, plain", ratios("config", "product-uncached", "C-parked"), 0.85)
figure("config with cache: ours over TLS, C-parked plain", ratios("config", "TLS-product", "C-parked"), 1.5)
figure("health: p99 to C-parked's", ratios("health", "product", "C-parked", 1), 2, least=False)
figure("config without cache: p99 to C-parked's", ratios("config", "product-uncached", "C-parked", 1), 2, least=False)
figure("config with cache: p99 to C-parked's", ratios("config", "product", "C-parked", 1), 2, least=False)
figure_of_peers("health")
figure_of_peers("config")

share = figures["front_percent"] + figures["scoreboard_ns"] / figures["request_us"] / 10
figure("access log, limits and scoreboard: processor time", [share], 5, least=False, unit=" %")
if "pool_mb" in figures:
    figure("memory of the pool after that", [figures["pool_mb"]], 120, least=False, unit=" MB")
figure("cold start of the pool, longest of five", [figures["cold_start_ms"]], 1000, least=False, unit=" ms")

print(f"\n{'':20}{'health':>28}{'config':>28}")
names = list(dict.fromkeys(who for case in results.values() for who in case))
for who in names:
    cells = []
    for case in ("health", "config"):
        measured = results[case].get(who)
        rate, p99 = (statistics.median(column) for column in zip(*measured)) if measured else (0, 0)
        cells.append(f"{rate:>13.0f}/s {p99:>9.2f} ms" if measured else "")
    print(f"{who:20}{cells[0]:>28}{cells[1]:>28}".rstrip())
print("requests/s and p99 at 16 connections: medians of the rounds. product: all of its nginx, with its cache\n")
print(f"{'figure':50}{'to reach':>12}{'seen':>32}")
for name, limit, seen, verdict in rows:
    print(f"{name:50}{limit:>12}{seen:>32}  {verdict}".rstrip())
print("ratios: median, least and greatest of a round\n")
sys.exit(any(row[3] for row in rows))
