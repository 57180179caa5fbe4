"""What a press of "accept" means: which suggestions are taken along, and the statements that they make.

Every suggestion that becomes an entity keeps the entity's id from the first time it is named, so that
the order in which an officer accepts things makes no difference to what hangs together.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from habeas.reading.accept import draft_statements, find_attribution
from habeas.reading.document import Document, build_document
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.ids import new_id
from habeas.vocabulary.statement import Statement
from habeas.web.models import SourceText, SuggestionRow

ACCEPTED = (SuggestionRow.State.ACCEPTED, SuggestionRow.State.CORRECTED)
WHOLES = ("act", "schedule")
"""What takes its parts along."""

ORDER = ("person", "place", "instrument", "group", "act", "schedule", "figure", "date", "attribution")
"""In this order the suggestions of one press are drafted: first those that others name."""

NOTE = "note"
"""The answer to "of what?" that makes a date or a figure a note on the source."""


@lru_cache(maxsize=16)
def cut_document(_pk: str, content: str, body_start: int, language: str) -> Document:
    """Return a stored text ready for reading; it never changes, so it is cut once."""
    return build_document(content, body_start=body_start, language=language or None)


def document_of(text: SourceText) -> Document:
    """Return the document of a stored text."""
    return cut_document(text.pk, text.content, text.body_start, text.language)


def suggestion_of(row: SuggestionRow) -> Suggestion:
    """Return a row as the suggestion that it keeps, with its value as corrected."""
    return Suggestion(
        id=row.number,
        kind=row.kind,
        start=row.start,
        end=row.end,
        quote=row.quote,
        value=row.value,
        links=tuple(row.links),
        mentions=tuple((start, end) for start, end in row.mentions),
        confidence=row.confidence,
    )


def find_parts(whole: SuggestionRow, rows: Sequence[SuggestionRow]) -> list[SuggestionRow]:
    """Return what is linked to an act or a schedule, with the figures of the groups among it."""
    if whole.kind not in WHOLES:
        return []
    parts = [row for row in rows if row.number in whole.links]
    counts = {number for part in parts if part.kind == "group" for number in part.links}
    figures = [row for row in rows if row.kind == "figure" and row.number in counts and row not in parts]
    return [*parts, *figures]


def find_whole(part: SuggestionRow, rows: Sequence[SuggestionRow], of: str = "") -> SuggestionRow | None:
    """Return what a date or a figure is said of: as answered, else the act or group that is linked to it."""
    if of == NOTE:
        return None
    if of:
        return next((row for row in rows if row.number == of and row.kind == "act"), None)
    linked = [
        row
        for row in rows
        if part.number in row.links
        and row.kind in ("act", "group", "figure")
        and row.state != SuggestionRow.State.REJECTED
    ]
    return min(linked, key=lambda row: (row.kind != "act", abs(row.start - part.start)), default=None)


def find_speaker(
    row: SuggestionRow, rows: Sequence[SuggestionRow], document: Document
) -> SuggestionRow | None:
    """Return the person or organisation who says what the row states; None: the source itself does."""
    if row.kind == "attribution":
        return None
    by_number = {other.number: other for other in rows if other.state != SuggestionRow.State.REJECTED}
    attribution = find_attribution(
        suggestion_of(row), [suggestion_of(other) for other in by_number.values()], document
    )
    names = attribution.links if attribution else ()
    speakers = [by_number[name] for name in names if name in by_number and name != row.number]
    return next((one for one in speakers if one.kind in ("person", "group")), None)


@dataclass(slots=True)
class Acceptance:
    """One press: the rows of the text, those that are accepted now, and what they make."""

    text: SourceText
    rows: Sequence[SuggestionRow]
    taken: Sequence[SuggestionRow]
    by: str
    now: datetime
    of: str = ""
    statements: list[Statement] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def draft(self) -> None:
        """Work out the statements of all rows that are taken; nothing is written to the ledger."""
        self.known = {
            row.number: row.outcome["entity"]
            for row in self.rows
            if row.state in ACCEPTED and row not in self.taken and "entity" in row.outcome
        }
        for row in sorted(self.taken, key=lambda row: ORDER.index(row.kind)):
            self.draft_row(row)

    def draft_row(self, row: SuggestionRow) -> None:
        """Draft one row, unless an act that is taken too has its date or figure already."""
        if row.kind in ("date", "figure"):
            if not self.is_said(row):
                self.draft_detail(row)
            return
        self.write(row, linked=self.choose_linked(row))
        for part in find_parts(row, self.rows):
            part.outcome = {key: value for key, value in part.outcome.items() if key != "waits"}

    def draft_detail(self, row: SuggestionRow) -> None:
        """Draft a date or figure by itself; the date of an act that is still open waits for the act."""
        whole = find_whole(row, self.rows, self.of)
        if row.kind == "date" and whole is not None and whole.number not in self.known:
            row.outcome = {**row.outcome, "waits": whole.number}
            return
        self.write(row, of=whole)

    def is_said(self, row: SuggestionRow) -> bool:
        """Return whether a statement of this press quotes the row's words already, as part of an act."""
        wholes = [
            other for other in self.taken if other.kind in WHOLES and row in find_parts(other, self.rows)
        ]
        entities = {self.known.get(whole.number) for whole in wholes}
        return any(
            said.start == row.start and said.end == row.end and said.entity in entities
            for said in self.statements
        )

    def choose_linked(self, row: SuggestionRow) -> list[SuggestionRow]:
        """Return the parts that go along: those taken now, and those accepted before.

        A figure that was accepted before stands by itself already; so does a date that did not wait.
        """
        parts = (
            find_parts(row, self.rows)
            if row.kind in WHOLES
            else [r for r in self.rows if r.number in row.links]
        )
        return [part for part in parts if part in self.taken or self.joins_later(part, row)]

    def joins_later(self, part: SuggestionRow, whole: SuggestionRow) -> bool:
        """Return whether a part that was accepted before is still to be said of `whole`."""
        if part.state not in ACCEPTED:
            return False
        if part.kind == "date":
            return bool(part.outcome.get("waits") == whole.number)
        return part.kind in ("person", "group", "place", "instrument")

    def write(
        self, row: SuggestionRow, *, linked: Collection[SuggestionRow] = (), of: SuggestionRow | None = None
    ) -> None:
        """Draft the statements of a row and add them, under the entity ids that rows keep."""
        speaker = find_speaker(row, self.rows, document_of(self.text))
        known = dict(self.known)
        if of is not None:
            known.setdefault(of.number, self.entity_of(of))
        draft = draft_statements(
            suggestion_of(row),
            known=known,
            source=self.text.source_id,
            text=self.text.pk,
            by=self.by,
            at=self.now.isoformat(timespec="seconds"),
            said_by=self.entity_of(speaker) if speaker else None,
            lang=self.text.language,
            linked=[suggestion_of(part) for part in linked],
            of=suggestion_of(of) if of else None,
            content=self.text.content,
        )
        by_number = {other.number: other for other in self.rows}
        kept = {drafted: self.entity_of(by_number[number]) for number, drafted in draft.entities.items()}
        self.known |= {number: kept[drafted] for number, drafted in draft.entities.items()}
        self.statements += [rename_entities(statement, kept) for statement in draft.statements]

    def entity_of(self, row: SuggestionRow) -> str:
        """Return the id of the entity that a row is or will be."""
        if "entity" not in row.outcome:
            row.outcome = {**row.outcome, "entity": new_id()}
        return str(row.outcome["entity"])


def rename_entities(statement: Statement, kept: Mapping[str, str]) -> Statement:
    """Return the statement with drafted entity ids replaced by those that are kept."""
    norm: Any = statement.norm
    return replace(
        statement,
        entity=kept.get(statement.entity, statement.entity),
        norm=kept.get(norm, norm) if isinstance(norm, str) else norm,
    )
