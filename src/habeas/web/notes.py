"""Desk notes: what an officer says of a source is kept as a source of its own, and quoted from it."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext

from habeas.errors import HabeasError
from habeas.ledger.store import Store
from habeas.vocabulary.edtf import is_edtf
from habeas.vocabulary.ids import new_id
from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import Term, load_vocabulary
from habeas.vocabulary.statement import Json, Statement, TextRecord
from habeas.web.models import EntityRow, Source, SourceText
from habeas.web.pages.source_page import NOTED
from habeas.web.pages.terms import say_property


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

    Raises NoteRefused where the words are no value of it, or LedgerRefused where a rule forbids them.
    The list of the inbox follows a new title, publisher or date; what was said before stays on record.
    """
    norm = read_norm(property_, words, clearance)
    today, stamp = now.date(), now.isoformat(timespec="seconds")
    with transaction.atomic():
        note = Source.objects.create(
            id=new_id(), form="note", state=Source.State.READ, received=today, title=words[:300]
        )
        text = SourceText.objects.create(id=new_id(), source=note, how="note", content=words, made_by=by)
        digest = sha256(words.encode()).hexdigest()
        record = TextRecord(
            source=note.pk,
            text=text.pk,
            how="note",
            digest=digest,
            length=len(words),
            recorded_at=stamp,
            recorded_by=by,
        )
        statement = Statement(
            entity=source.pk,
            kind="Source",
            property=property_,
            value=words,
            norm=norm,
            source=note.pk,
            text=text.pk,
            start=0,
            end=len(words),
            quote=words,
            recorded_at=stamp,
            recorded_by=by,
        )
        store.append([record, statement], key=key, today=today.isoformat())
        if property_ in ("title", "publisher", "published"):
            setattr(source, property_, words)
            source.save(update_fields=[property_])


def read_norm(property_: str, words: str, clearance: Level) -> Json:
    """Return the normalised value of what was typed; raises NoteRefused."""
    if property_ not in NOTED or not words:
        raise _refuse(property_, gettext("is empty."), gettext("Type what you know."))
    if property_ == "published":
        if not is_edtf(words):
            raise _refuse(
                property_, gettext("“{words}” is no date.").format(words=words), gettext("Write 2023-10-12.")
            )
        return words
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
