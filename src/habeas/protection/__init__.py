"""Stands in front of every write and every view: what may enter the record, and who may see it.

In comes a record that somebody wants to log, or a viewer who wants to see; out comes nothing, or a
refusal that names the rule. It never changes what it is given, and asks no database.
"""

from habeas.protection.admit import StatementRefused, admit

__all__ = ["StatementRefused", "admit"]
