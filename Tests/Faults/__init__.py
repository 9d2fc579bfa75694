"""The table of faults. To add one: a function with `@row` in a module here (harness/trial.py says how)."""

from . import pool, stuck, front, database, disk  # noqa: F401, I001  each puts its rows in the table, in this order
from . import requests, audit, durability, outbox  # noqa: F401, I001
