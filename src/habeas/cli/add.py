"""`habeas add FILE…`: take reports into the inbox, each whole or not at all."""

import argparse
import datetime

from habeas.cli.opening import current_member, open_record, tell
from habeas.cli.reports import open_files
from habeas.web.home import Kind

DEMONSTRATION = "Demonstration: not encrypted. For a real report: habeas init."


def add_files(arguments: argparse.Namespace) -> int:
    """Shelve each file; a file that is refused does not stop the others, and gives exit code 1."""
    home = open_record(arguments.passphrase_fd)
    from habeas.web.ledger_store import DjangoStore
    from habeas.web.shelf import shelve_report

    if home.kind is Kind.DEMONSTRATION:
        tell(DEMONSTRATION)
    today = datetime.datetime.now(tz=datetime.UTC).date()
    opened = open_files(arguments.files, published=arguments.published, today=today)
    for report in opened.reports:
        shelved = shelve_report(report, by=current_member(), store=DjangoStore(), today=today)
        for warning in report.warnings:
            tell(f"  {report.filename}: {warning}")
        tell(f"{report.filename}: {shelved.sentence}")
    return 1 if opened.refused else 0
