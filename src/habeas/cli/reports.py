"""Files named on the command line, opened one by one: a bad one is told, and does not stop the others."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from habeas.errors import HabeasError
from habeas.intake.image import SUFFIXES
from habeas.intake.report import Report, open_file
from habeas.web.home import report_limit


@dataclass(slots=True)
class Tally:
    """How many files were refused so far."""

    refused: int = 0


def today() -> date:
    """Return the day in UTC: the same on every desk."""
    return datetime.now(tz=UTC).date()


def open_each(arguments: argparse.Namespace, tally: Tally) -> Iterator[tuple[Path, Report]]:
    """Yield each file with its report; a refused one is told on standard error and counted."""
    for path in without_transcripts(arguments.files):
        try:
            report = open_one(path, arguments)
        except HabeasError as error:
            tally.refused += 1
            print(f"habeas: {error}", file=sys.stderr)
        else:
            yield path, report


def open_one(path: Path, arguments: argparse.Namespace) -> Report:
    """Open one file with what the command line says of it."""
    return open_file(
        path,
        today=today(),
        published=arguments.published,
        language=getattr(arguments, "lang", None),
        limit=report_limit(),
    )


def without_transcripts(paths: Sequence[Path]) -> list[Path]:
    """Return the files without those that are the transcript of an image in the same list."""
    images = {path.with_suffix("") for path in paths if path.suffix.lower() in SUFFIXES}
    return [path for path in paths if path.suffix.lower() != ".txt" or path.with_suffix("") not in images]
