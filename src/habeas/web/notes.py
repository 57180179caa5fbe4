"""Desk notes: what an officer says of a source is kept as a source of its own, and quoted from it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from habeas.errors import HabeasError
from habeas.intake.header import Field
from habeas.intake.published import check_published
from habeas.ledger.store import Store
from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import Term, load_vocabulary
from habeas.vocabulary.statement import Json
from habeas.web.models import EntityRow, Source
from habeas.web.pages.source_page import NOTED
from habeas.web.pages.terms import say_property
from habeas.web.suggesting import read_again
from habeas.web.texts import describe_source, keep_note, record_text

LISTED = {"title": 300, "publisher": 200, "published": 10}
"""What the list of the inbox shows of a source, and how long its columns are."""


class NoteRefused(HabeasError):
    """What was typed cannot be a value of the property; nothing was kept."""


def add_note(
    store: Store,
    source: Source,
    *,
    property_: str,
    words: str,
    by: str,
    clearance: Level,
    now: datetime,
    key: str,
) -> None:
    """Keep `words` as a desk note and state from it that `source` has this property.

    Raises what `read_norm` raises where the words are no value, LedgerRefused where a rule forbids them.
    The list of the inbox follows a new title, publisher or date; what was said before stays on record.
    A report that nobody has begun to read is read again from a new date: "Sunday" is counted from it.
    """
    norm = read_norm(property_, words, clearance, now.date())
    with transaction.atomic():
        text = keep_note(words, by, now)
        quoted = Field(words, 0, len(words))
        statement = describe_source(source.pk, property_, norm, quoted, text, by, now)
        record = record_text(text, by, now)
        logged = store.append([record, statement], key=key, today=now.date().isoformat())
        if logged[0].record != record:  # a second click: the note of the first is there
            text.delete()
            text.source.delete()
            return
        if property_ in LISTED:
            setattr(source, property_, str(norm or words)[: LISTED[property_]])
            source.save(update_fields=[property_])
        if property_ == "published" and source.original_id is not None:
            for each in source.texts.all():
                read_again(each, store)


def read_norm(property_: str, words: str, clearance: Level, today: date) -> Json:
    """Return the normalised value of what was typed; raises NoteRefused, or DateUnclear, DateAhead."""
    if property_ not in NOTED or not words:
        raise _refuse(property_, gettext("is empty."), gettext("Type what you know."))
    if property_ == "published":
        return check_published(words, say_property("Source", property_), today)
    prop = load_vocabulary().kinds["Source"].properties[property_]
    if prop.type == "code":
        return _read_code(property_, load_vocabulary().code_lists[prop.codes], words)
    if prop.type == "entity":
        row = EntityRow.objects.seen_at(clearance).filter(reference=words.upper(), kind="Source").first()
        if row is None:
            raise _refuse(
                property_,
                gettext("no source is called “{words}”.").format(words=words),
                gettext("Give its reference, such as S-12."),
            )
        return row.entity
    return None


def _read_code(property_: str, terms: Mapping[str, Term], words: str) -> str:
    wanted = words.casefold()
    for code, term in terms.items():
        if wanted in (code.casefold(), term.label.en.casefold(), term.label.ko.casefold()):
            return code
    known = ", ".join(f"{code} ({term.label.en})" for code, term in terms.items())
    raise _refuse(
        property_,
        gettext("“{words}” is not one of its answers.").format(words=words),
        gettext("Use one of: {known}.").format(known=known),
    )


def _refuse(property_: str, problem: str, next_step: str) -> NoteRefused:
    return NoteRefused(say_property("Source", property_), problem, next_step, gettext("Nothing was kept."))
