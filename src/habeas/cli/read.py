"""`habeas read FILE…`: what a report says, item by item; nothing is kept and no record is needed."""

import argparse
import json
import sys

from habeas import desk
from habeas.cli.reports import Tally, open_each, without_transcripts
from habeas.intake.report import Report
from habeas.reading.items import project_items
from habeas.reading.suggestion import Reading, Suggestion
from habeas.vocabulary.statement import Json

MANY = 3
"""From so many files on a line of progress is shown."""

KIND_NAMES = {
    "person": "people",
    "group": "groups",
    "act": "acts",
    "place": "places",
    "date": "dates",
    "figure": "figures",
    "attribution": "who says so",
    "instrument": "treaties",
    "schedule": "schedules",
}


def read_files(arguments: argparse.Namespace) -> int:
    """Read each file and print its items as JSON or as a summary; exit code 1 when one was refused."""
    tally = Tally()
    files = without_transcripts(arguments.files)
    items: dict[str, Json] = {}
    for number, (path, report) in enumerate(open_each(arguments, tally), 1):
        show_progress(number, len(files))
        reading = read_opened(report)
        if arguments.json:
            items[path.stem] = project_items(reading.suggestions, reading.flags)
        else:
            print_summary(report, reading)
    show_progress(0, len(files))
    if arguments.json and items:
        answer: Json = items if len(files) != 1 else next(iter(items.values()))
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    return 1 if tally.refused else 0


def read_opened(report: Report) -> Reading:
    """Return what a report says, with what the checks noticed."""
    return desk.read_report(
        report.text,
        published=report.metadata.published or None,
        language=report.metadata.language or None,
        body_start=report.body_start,
    )


def print_summary(report: Report, reading: Reading) -> None:
    """Print how many of each kind, each with its words, then what the checks noticed."""
    title = report.metadata.title or report.filename
    print(f"{report.filename}: {title}")
    for warning in report.warnings:
        print(f"  ! {warning}")
    for kind, name in KIND_NAMES.items():
        quotes = [quote_words(one) for one in reading.suggestions if one.kind == kind]
        if quotes:
            print(f"  {name} ({len(quotes)}): " + " · ".join(quotes))
    for flag in reading.flags:
        print(f"  ? {flag.message}")
    if not reading.suggestions:
        print("  Nothing was found to suggest.")
    print()


def quote_words(suggestion: Suggestion) -> str:
    """Return the words on one line; a date with the day that was counted from them."""
    words = " ".join(suggestion.quote.split())
    day = suggestion.value.get("edtf") if suggestion.kind == "date" else None
    return f"{words} [{day}]" if day and day != words else words


def show_progress(number: int, total: int) -> None:
    """Show how far it is on a terminal, when there are many files; 0 clears the line."""
    if total < MANY or not sys.stderr.isatty():
        return
    width = 30
    filled = round(width * number / total)
    line = f"\r[{'#' * filled}{'.' * (width - filled)}] {number} of {total}" if number else "\r\x1b[K"
    print(line, end="", file=sys.stderr, flush=True)
