"""`habeas verify` and `habeas rebuild`: is the record whole, and its lists made anew."""

import argparse

from habeas.cli.opening import open_record, tell


def verify_record(arguments: argparse.Namespace) -> int:
    """Check the whole record and change nothing; exit code 1 names the first entry that is broken."""
    open_record(arguments.passphrase_fd)
    from habeas.web.verification import verify_desk

    report = verify_desk()
    for line in report.lines:
        tell(str(line))
    return 0 if report.sound else 1


def rebuild_record(arguments: argparse.Namespace) -> None:
    """Make every list and the search index anew from the ledger."""
    open_record(arguments.passphrase_fd)
    from habeas.web.ledger_store import desk_store

    desk_store().rebuild()
    tell("The lists and the search index are made anew.")
