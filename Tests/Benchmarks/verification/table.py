"""Figures with what is to be reached, and their table."""

LINE = "{:58} {:>12} {:>26}  {}"


class Table:
    def __init__(self):
        self.rows, self.missed = [], False

    def figure(self, name, seen, limit=None, least=False, unit="", span=""):
        """Without a limit it is for information. `span`: what is said behind the figure."""
        reached = limit is None or (seen >= limit if least else seen <= limit)
        wanted = "" if limit is None else f"{'≥' if least else '≤'} {limit:g}{unit}"
        self.rows.append((name, wanted, f"{seen:.3g}{unit}{span}", "" if reached else "MISSED"))
        self.missed |= not reached

    def show(self):
        print(f"\n{LINE.format('figure', 'to reach', 'seen', '')}".rstrip())
        for row in self.rows:
            print(LINE.format(*row).rstrip())
        self.rows.clear()
