"""The desk on the screen, and the only part that knows Django.

Comes in: a request of a member, or a command of `habeas.cli`. Goes out: a page, or rows in the database. It
asks `protection.access` before it shows anything, and must never hold a rule that could be told without a
database: that belongs to the stage whose rule it is.
"""
