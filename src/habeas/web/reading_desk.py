"""What the reading page does to the record: a decision and what it writes, together or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from habeas import desk
from habeas.vocabulary.ids import new_id
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.statement import Statement
from habeas.web.acceptance import ACCEPTED, NOTE, Acceptance
from habeas.web.forms.own import NUMBERS
from habeas.web.ledger_store import desk_store
from habeas.web.models import Source, SourceText, SuggestionRow, User

ADDED = gettext_noop("added by {name}, not by the program")
UNDONE = "Undone on the reading page."
State = SuggestionRow.State


@dataclass(frozen=True, slots=True)
class Same:
    """An entity on record that a suggestion is said to be, and why."""

    entity: str
    reason: str


def accept_rows(
    text: SourceText,
    rows: Sequence[SuggestionRow],
    *,
    by: User,
    now: datetime,
    of: str = "",
    same: Same | None = None,
) -> None:
    """Accept the rows that are still open, in one press; `of` is the act that a lone date or figure is of.

    `same` joins what the first row becomes to an entity on record, by a decision of its own.

    Raises LedgerRefused when a rule forbids a statement; then nothing is accepted.
    """
    values = {row.number: row.value for row in rows}
    with transaction.atomic():
        everything = list(text.suggestions.select_for_update().order_by("start", "end", "number"))
        before = {row.pk: (row.state, row.outcome) for row in everything}
        taken = [row for row in everything if row.number in values and row.state == State.PENDING]
        for row in taken:
            row.state = State.ACCEPTED if row.value == values[row.number] else State.CORRECTED
            row.value = values[row.number]
        press = Acceptance(text, everything, taken, by.username, now, of)
        press.draft()
        batch = new_id()
        logged = log_statements(text, press.statements, batch=batch, now=now)
        for place, row in enumerate(taken):
            row.outcome = {**row.outcome, "batch": batch, "statements": [] if place else logged}
            row.decided_by, row.decided_at = by.username, now
        if same and taken:
            join_row(taken[0], same, by=by, now=now)
        changed = [row for row in everything if before[row.pk] != (row.state, row.outcome)]
        SuggestionRow.objects.bulk_update(changed, ["state", "value", "outcome", "decided_by", "decided_at"])
        settle_source(text.source)


def join_row(row: SuggestionRow, same: Same, *, by: User, now: datetime) -> None:
    """Say that what the row became is the same as an entity on record."""
    joined = desk.join_entities(
        desk_store(),
        str(row.outcome["entity"]),
        same.entity,
        reason=same.reason,
        by=by.username,
        now=now,
        key=f"same:{row.outcome['batch']}",
    )
    row.outcome = {**row.outcome, "joined": joined.id}


def correct_row(
    text: SourceText, row: SuggestionRow, value: Mapping[str, Any], *, by: User, now: datetime, of: str = ""
) -> None:
    """Accept the row with another value; its words stay what they are."""
    row.value = dict(value)
    accept_rows(text, [row], by=by, now=now, of=of)


def reject_row(text: SourceText, row: SuggestionRow, *, by: User, now: datetime) -> None:
    """Set the row aside: nothing of it enters the record, and it is not offered again.

    Dates that were accepted and waited for it are written as notes on the source.
    """
    with transaction.atomic():
        row.refresh_from_db(fields=["state"])
        if row.state != State.PENDING:
            return
        row.state = State.REJECTED
        row.decided_by, row.decided_at = by.username, now
        row.save(update_fields=["state", "decided_by", "decided_at"])
        release_waiting(text, row, by=by, now=now)
        settle_source(text.source)


def release_waiting(text: SourceText, whole: SuggestionRow, *, by: User, now: datetime) -> None:
    """Write the dates that waited for `whole` as notes on the source."""
    everything = list(text.suggestions.order_by("start", "end", "number"))
    for row in everything:
        if row.state not in ACCEPTED or row.outcome.get("waits") != whole.number:
            continue
        press = Acceptance(text, everything, [row], by.username, now, NOTE)
        press.draft()
        logged = log_statements(text, press.statements, batch=new_id(), now=now)
        kept = {key: value for key, value in row.outcome.items() if key != "waits"}
        row.outcome = {**kept, "statements": [*row.outcome.get("statements", []), *logged]}
        row.save(update_fields=["outcome"])


def undo_row(text: SourceText, row: SuggestionRow, *, by: User, now: datetime) -> list[SuggestionRow]:
    """Take the press back in which a row was decided, and return its rows, which wait again.

    What it wrote is withdrawn by a decision, and what it joined is parted; all stays in the log.
    """
    with transaction.atomic():
        batch = row.outcome.get("batch")
        rows = list(text.suggestions.filter(outcome__batch=batch)) if batch else [row]
        written = [entry for each in rows for entry in each.outcome.get("statements", [])]
        if written:
            desk.decide(
                desk_store(),
                "retract",
                written,
                reason=UNDONE,
                by=by.username,
                now=now,
                key=f"undo:{batch}",
            )
        for joined in (each.outcome["joined"] for each in rows if "joined" in each.outcome):
            desk.revert_decision(
                desk_store(), joined, reason=UNDONE, by=by.username, now=now, key=f"part:{batch}"
            )
        for each in rows:
            kept = {key: value for key, value in each.outcome.items() if key == "entity"}
            each.state, each.outcome, each.decided_by, each.decided_at = State.PENDING, kept, "", None
            each.save(update_fields=["state", "outcome", "decided_by", "decided_at"])
        settle_source(text.source)
        return rows


def add_row(
    text: SourceText, *, kind: str, span: tuple[int, int], value: Mapping[str, Any], by: User, now: datetime
) -> SuggestionRow:
    """Keep a statement of an officer's own with its words in the text, and accept it.

    A second click on the button adds nothing: the same words with the same value are one statement.
    """
    start, end = span
    same = text.suggestions.filter(kind=kind, start=start, end=end, value=dict(value), confidence=1.0)
    known = same.exclude(state=State.REJECTED).first()
    if known is not None:
        accept_rows(text, [known], by=by, now=now)
        return known
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


def log_statements(
    text: SourceText, statements: Sequence[Statement], *, batch: str, now: datetime
) -> list[str]:
    """Log what a press made and return the ids of its entries."""
    if not statements:
        return []
    logged = desk_store().append(statements, key=f"accept:{text.pk}:{batch}", today=now.date().isoformat())
    return [entry.id for entry in logged]


def shelve_source(source: Source, state: Source.State) -> None:
    """Put a source where the officer says: done though suggestions are open, set aside, or taken up again."""
    source.state = state
    source.save(update_fields=["state"])


def settle_source(source: Source) -> None:
    """Move the source to the shelf that its suggestions say."""
    waiting = SuggestionRow.objects.filter(text__source=source, state=State.PENDING).exists()
    state = Source.State.READING if waiting else Source.State.READ
    if source.state != state:
        source.state = state
        source.save(update_fields=["state"])
