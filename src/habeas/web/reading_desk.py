"""What the reading page does to the record: a suggestion's decision and its ledger entries, together."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from habeas.vocabulary.message import gettext_noop
from habeas.web.forms.own import NUMBERS
from habeas.web.models import Source, SourceText, SuggestionRow, User

ADDED = gettext_noop("added by {name}, not by the program")


def accept_rows(
    text: SourceText, rows: Sequence[SuggestionRow], *, by: User, now: datetime, of: str = ""
) -> None:
    """Accept these pending rows as they are; `of` is the act that a lone date or figure belongs to."""
    with transaction.atomic():
        for row in rows:
            settle_row(row, SuggestionRow.State.ACCEPTED, by=by, now=now)
        settle_source(text.source)


def correct_row(
    text: SourceText, row: SuggestionRow, value: Mapping[str, Any], *, by: User, now: datetime, of: str = ""
) -> None:
    """Accept the row with another value; its words stay what they are."""
    with transaction.atomic():
        row.value = dict(value)
        settle_row(row, SuggestionRow.State.CORRECTED, by=by, now=now)
        settle_source(text.source)


def reject_row(text: SourceText, row: SuggestionRow, *, by: User, now: datetime) -> None:
    """Set the row aside: nothing enters the record, and it is not offered again."""
    with transaction.atomic():
        settle_row(row, SuggestionRow.State.REJECTED, by=by, now=now)
        settle_source(text.source)


def add_row(
    text: SourceText, *, kind: str, span: tuple[int, int], value: Mapping[str, Any], by: User, now: datetime
) -> SuggestionRow:
    """Keep a statement of an officer's own with its words in the text, and accept it."""
    start, end = span
    taken = text.suggestions.filter(number__startswith=NUMBERS[kind]).values_list("number", flat=True)
    last = max((int(number[1:]) for number in taken if number[1:].isdigit()), default=0)
    row = SuggestionRow(
        text=text,
        number=f"{NUMBERS[kind]}{last + 1}",
        place=start,
        kind=kind,
        start=start,
        end=end,
        quote=text.content[start:end],
        value=dict(value),
        confidence=1.0,
        reason={"template": ADDED, "values": {"name": by.get_full_name() or by.username}},
    )
    with transaction.atomic():
        row.save()
        accept_rows(text, [row], by=by, now=now)
    return row


def undo_row(text: SourceText, row: SuggestionRow, *, by: User, now: datetime) -> None:
    """Take the decision on a row back; what it wrote is retracted by a decision, and the row waits again."""
    with transaction.atomic():
        settle_row(row, SuggestionRow.State.PENDING, by=by, now=now)
        settle_source(text.source)


def settle_row(row: SuggestionRow, state: str, *, by: User, now: datetime) -> None:
    """Store who decided what about a row, and when."""
    row.state = state
    row.decided_by = by.username if state != SuggestionRow.State.PENDING else ""
    row.decided_at = now if state != SuggestionRow.State.PENDING else None
    row.save(update_fields=["state", "value", "outcome", "decided_by", "decided_at"])


def settle_source(source: Source) -> None:
    """Move the source to the shelf that its suggestions say."""
    waiting = SuggestionRow.objects.filter(text__source=source, state=SuggestionRow.State.PENDING).exists()
    state = Source.State.READING if waiting else Source.State.READ
    if source.state != state:
        source.state = state
        source.save(update_fields=["state"])
