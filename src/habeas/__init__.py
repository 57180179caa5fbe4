"""Habeas: the desk of a group that stops forced returns."""

__version__ = "0.1.0"
