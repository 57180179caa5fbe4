"""The shelf: a report is kept with its original, its text, its metadata and its suggestions, or not at all.

shelved = shelve_report(open_report(data, filename="a.txt", today=today), by="mina", store=store, now=now)
shelved.source, shelved.fresh, shelved.sentence
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import OperationalError, transaction

from habeas.errors import HabeasError
from habeas.intake.header import Field
from habeas.intake.report import KEYS, Report, digest_original
from habeas.ledger.store import Record, Store
from habeas.reading.suggestion import Reading
from habeas.vocabulary.ids import new_id
from habeas.vocabulary.message import Message, gettext_noop
from habeas.web.models import Original, Source, SourceText
from habeas.web.suggesting import keep_reading, read_stored
from habeas.web.texts import describe_source, keep_note, record_text

LINK = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
"""An address with words around it stays in the header, and is no statement."""


class NotKept(HabeasError):
    """The report could not be written; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A source on the shelf, by its id; `fresh` is False when the same bytes were there before."""

    source: str
    fresh: bool
    received: date
    suggestions: int

    @property
    def sentence(self) -> Message:
        """What to tell the person who added it."""
        if not self.fresh:
            return Message(
                gettext_noop("This report is here already, since {day}. Nothing was added."),
                {"day": self.received.isoformat()},
            )
        return Message(gettext_noop("In the inbox, with {count} suggestions."), {"count": self.suggestions})


def shelve_report(report: Report, *, by: str, store: Store, now: datetime) -> Shelved:
    """Keep a report in one transaction: original, source, text, metadata in the ledger, suggestions.

    The same bytes twice are one source: the second time nothing is written and the first is returned.
    Raises NotKept when the disk is full.
    """
    digest = digest_original(report.original, settings.SECRET_KEY)
    known = find_shelved(digest)
    if known is not None:
        return known
    reading = read_first(report, store)
    try:
        with transaction.atomic():
            known = find_shelved(digest)
            if known is not None:
                return known
            original = Original.objects.create(digest=digest, content=report.original)
            source = keep_source(report, original, now)
            text = keep_text(source, report, by)
            records = [record_text(text, by, now), *state_metadata(report, text, by, now)]
            store.append(records, key=f"shelve:{source.pk}", today=now.date().isoformat())
            keep_reading(text, reading)
            count = len(reading.suggestions)
            return Shelved(source.pk, fresh=True, received=source.received, suggestions=count)
    except OperationalError as error:
        raise explain_failure(report, error) from error


def find_shelved(digest: str) -> Shelved | None:
    """Return the source that came with these bytes before."""
    known = Source.objects.filter(original__digest=digest).first()
    return Shelved(known.pk, fresh=False, received=known.received, suggestions=0) if known else None


def read_first(report: Report, store: Store) -> Reading:
    """Return what a report says, before anything of it is kept."""
    return read_stored(
        report.text,
        published=report.metadata.published,
        language=report.metadata.language[:8],
        body_start=report.body_start,
        store=store,
    )


def explain_failure(report: Report, error: OperationalError) -> NotKept:
    """Return what to tell when the database could not write."""
    full = "full" in str(error) or "I/O" in str(error)
    return NotKept(
        report.filename,
        Message(
            gettext_noop("there is no room left on the disk.")
            if full
            else gettext_noop("the database could not be written.")
        ),
        safe=Message(gettext_noop("Nothing of this report was kept; all that was kept before is safe.")),
        next_step=Message(
            gettext_noop("Make room, then add it again.") if full else gettext_noop("Try again in a minute.")
        ),
    )


def keep_source(report: Report, original: Original | None, now: datetime) -> Source:
    """Write the row of a source, as lists show it."""
    known = report.metadata
    first = next((line.strip() for line in report.text[report.body_start :].splitlines() if line.strip()), "")
    return Source.objects.create(
        id=new_id(),
        form=report.form.value,
        filename=report.filename[:200],
        title=(known.title or first)[:300],
        publisher=known.publisher[:200],
        published=known.published,
        language=known.language[:8],
        received=now.date(),
        original=original,
    )


def keep_text(source: Source, report: Report, by: str) -> SourceText:
    """Write the one text of a report; quotes point into it for ever."""
    return SourceText.objects.create(
        id=new_id(),
        source=source,
        how=report.how,
        language=report.metadata.language[:8],
        content=report.text,
        body_start=report.body_start,
        made_by=by,
        tool=report.tool,
    )


def state_metadata(report: Report, text: SourceText, by: str, now: datetime) -> Iterator[Record]:
    """Yield what is known of the source as statements, each with a quote.

    What the report states of itself is quoted from its header; what an officer typed is quoted from a
    desk note that is made for it.
    """
    values = {key: str(getattr(report.metadata, key)) for key in KEYS}
    norms = {"published": values["published"]}
    for key, words in report.stated.items():
        if key == "address" and not LINK.fullmatch(values[key]):
            continue
        yield describe_source(text.source_id, key, norms.get(key), words, text, by, now)
    typed = {key: value for key, value in values.items() if value and key not in report.stated}
    if typed:
        content, places = write_note(typed)
        note = keep_note(content, by, now)
        yield record_text(note, by, now)
        for key, words in places.items():
            yield describe_source(text.source_id, key, norms.get(key), words, note, by, now)


def write_note(typed: Mapping[str, str]) -> tuple[str, Mapping[str, Field]]:
    """Return a note with a line for each thing that was typed, and the place of each value in it."""
    content, places = "", {}
    for key, value in typed.items():
        content += f"{key}: "
        places[key] = Field(value, len(content), len(content) + len(value))
        content += f"{value}\n"
    return content.removesuffix("\n"), places
