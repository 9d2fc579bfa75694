"""Turns of conversations, measured."""
