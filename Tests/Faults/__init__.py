"""The table of faults. To add one: a function with `@row` in a module here (harness/trial.py says how)."""

from . import database, disk, front, pool  # noqa: F401  each puts its rows in the table
