"""Texts of sources: their entries in the ledger, desk notes, and what a text says of a source."""

from datetime import datetime
from hashlib import sha256

from habeas.intake.header import Field
from habeas.intake.kinds import Form
from habeas.vocabulary.ids import new_id
from habeas.vocabulary.statement import Json, Statement, TextRecord
from habeas.web.models import Source, SourceText


def record_text(text: SourceText, by: str, now: datetime) -> TextRecord:
    """Return the entry by which the ledger knows a text again."""
    return TextRecord(
        source=text.source_id,
        text=text.pk,
        how=text.how,
        digest=sha256(text.content.encode()).hexdigest(),
        length=len(text.content),
        recorded_at=now.isoformat(timespec="seconds"),
        recorded_by=by,
        lang=text.language,
    )


def keep_note(content: str, by: str, now: datetime) -> SourceText:
    """Write what an officer typed as a source of its own, and return its text: it can then be quoted."""
    source = Source.objects.create(
        id=new_id(), form=Form.NOTE.value, state=Source.State.READ, received=now.date(), title=content[:300]
    )
    return SourceText.objects.create(id=new_id(), source=source, how="note", content=content, made_by=by)


def describe_source(
    source: str, property_: str, norm: Json, words: Field, text: SourceText, by: str, now: datetime
) -> Statement:
    """Return the statement that a source has this title, publisher, date …, as `words` of `text` say it."""
    return Statement(
        entity=source,
        kind="Source",
        property=property_,
        value=words.value,
        norm=norm,
        source=text.source_id,
        text=text.pk,
        start=words.start,
        end=words.end,
        quote=words.value,
        recorded_at=now.isoformat(timespec="seconds"),
        recorded_by=by,
        lang=text.language,
    )
