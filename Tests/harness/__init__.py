"""Drives the product as a person would: through script/run, a socket and signals."""

from .instance import Instance
from .wait import await_that

__all__ = ["Instance", "await_that"]
