"""`habeas add FILE…`: take reports into the inbox, each whole or not at all."""

import argparse
import sys
from datetime import UTC, datetime

from habeas.cli.opening import current_member, open_record, tell
from habeas.cli.reports import Tally, open_each
from habeas.errors import HabeasError
from habeas.web.home import Kind

DEMONSTRATION = "Demonstration: not encrypted. For a real report: habeas init."


def add_files(arguments: argparse.Namespace) -> int:
    """Shelve each file; a file that is refused does not stop the others, and gives exit code 1."""
    home = open_record(arguments.passphrase_fd)
    from habeas.web.ledger_store import desk_store
    from habeas.web.shelf import shelve_report

    if home.kind is Kind.DEMONSTRATION:
        tell(DEMONSTRATION)
    tally, store, by = Tally(), desk_store(), current_member()
    for _, report in open_each(arguments, tally):
        try:
            shelved = shelve_report(report, by=by, store=store, now=datetime.now(tz=UTC))
        except HabeasError as error:
            tally.refused += 1
            print(f"habeas: {error}", file=sys.stderr)
            continue
        tell(f"{report.filename}: {shelved.sentence}")
        for warning in report.warnings:
            tell(f"  {warning}")
    return 1 if tally.refused else 0
