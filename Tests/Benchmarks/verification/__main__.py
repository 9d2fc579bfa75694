"""`python -m Benchmarks.verification [lists|creates|documents ...]`, in Tests: all of them when none is named.

BENCH_REQUESTS (1,000,000): requests of the large organisation. BENCH_TURNS (15): times each list is asked for.
BENCH_WORST (8): lists that are shown. BENCH_ROUNDS (5) of BENCH_SECONDS (5): loads of creates.
"""

import sys
import tempfile
from pathlib import Path

from harness.instance import UNLIMITED, Instance
from harness.ports import free_port

from . import creates, documents, lists
from .table import Table

PARTS = ("creates", "documents", "lists")


def main():
    wanted, table, bench_port = sys.argv[1:] or PARTS, Table(), free_port()
    if unknown := set(wanted) - set(PARTS):
        sys.exit(f"no such part: {', '.join(sorted(unknown))}")
    # No worker is replaced on the way.
    settings = UNLIMITED | {"TRUNKLINE_BENCH_PORT": bench_port, "TRUNKLINE_MAX_REQUESTS": 0}
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        with Instance(place / "home", **settings) as instance:
            for part in PARTS:
                if part not in wanted:
                    continue
                if part == "creates":
                    creates.measure(instance, bench_port, place, table)
                    creates.at_once(instance, table)
                elif part == "documents":
                    documents.measure(instance, table)
                else:
                    lists.measure(instance, table)
                table.show()
    sys.exit(table.missed)


if __name__ == "__main__":
    main()
