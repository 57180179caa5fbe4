"""The product in order: what happens to a report from the day it comes in. Read this file first.

    report ─▶ intake ─▶ reading ─▶ ledger ◀──▶ linkage
                                     │ views
                           casework ◀┴▶ figures
                                  └─▶ publication
    vocabulary (the words) and protection (the rules) lie under all of them

Each function takes the store and the clock as values; none of them knows Django. Some steps need
nothing from a second stage and are the stage's own function, named here in their place.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from habeas.figures.claims import know_claims
from habeas.intake import open_report
from habeas.ledger.retraction import preview_retraction
from habeas.ledger.store import LedgerRefused, Logged, Store
from habeas.ledger.verify import verify_log
from habeas.ledger.view import EntityView, view_entities, view_entity
from habeas.reading import read_document
from habeas.reading.accept import draft_statements
from habeas.reading.checks import run_checks
from habeas.reading.composing import compose_text
from habeas.reading.document import build_document
from habeas.reading.suggestion import Reading, Suggestion
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.level import Level
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.record import KnownFigure, KnownSource, Record

__all__ = [  # noqa: RUF022 — in the order of the product
    "open_report",  # intake: bytes become a text with what it says of itself
    "read_report",  # reading: the text becomes suggestions, each with its quote, and flags
    "gather_record",  # …against what is on record of the same numbers
    "draft_statements",  # a person's yes becomes statements
    "view_entity",  # ledger: what is known of somebody, every value with who says so
    "decide",
    "join_entities",
    "part_entities",
    "set_level",
    "preview_retraction",
    "retract_source",
    "revert_decision",
    "know_claims",  # figures: who gives which number, and which exclude each other
    "verify_log",  # nothing was lost or altered
]


def read_report(
    content: str,
    *,
    published: str | None,
    language: str | None = None,
    body_start: int = 0,
    record: Callable[[Sequence[Suggestion]], Record] | None = None,
) -> Reading:
    """Return what a text says, with the flags of all checks.

    `record` is asked, once it is known what the text says, for what is on record of the same things.
    """
    composed = compose_text(content)
    if composed:
        content, body_start = composed.text, composed.find_composed(body_start)
    document = build_document(content, published=published, language=language, body_start=body_start)
    reading = read_document(document)
    known = record(reading.suggestions) if record else None
    flagged = replace(reading, flags=tuple(run_checks(document, reading.suggestions, known)))
    return composed.restore(flagged) if composed else flagged


def gather_record(store: Store, entities: Collection[str]) -> Record:
    """Return what these entities say in numbers, and the sources that say it, as a value for checks."""
    counted = view_entities(store, entities)
    views = {view.canonical: view for view in counted.values()}.values()
    names = {each.record.source for view in views for each in view.statements if each.standing}
    sources = {name: _know_source(view) for name, view in _view_sources(store, names).items()}
    return Record(
        figures=tuple(figure for view in views for figure in _know_figures(view, sources)),
        sources=tuple(sources.values()),
    )


def _view_sources(store: Store, names: Collection[str]) -> Mapping[str, EntityView]:
    """Return the views of sources and of those that they derive from, to the first."""
    found: dict[str, EntityView] = {}
    wanted = set(names)
    while wanted:
        found |= view_entities(store, wanted)
        wanted = {origin for name in wanted for origin in _origins(found[name])} - found.keys()
    return found


def _origins(source: EntityView) -> list[str]:
    values = source.values.get("derived_from", ())
    return [value.norm for value in values if not value.withdrawn and isinstance(value.norm, str)]


def _know_source(view: EntityView) -> KnownSource:
    said = {name: value.value if (value := view.first(name)) else "" for name in ("publisher", "title")}
    published = view.first("published")
    return KnownSource(
        source=view.canonical,
        publisher=said["publisher"],
        published=str(published.norm) if published else "",
        title=said["title"],
        reference=view.reference,
        derived_from=tuple(_origins(view)),
    )


def _know_figures(view: EntityView, sources: Mapping[str, KnownSource]) -> Iterator[KnownFigure]:
    as_of, population = view.first("as_of") or view.first("date"), view.first("population")
    for value in view.values.get("count", ()):
        for each in value.statements:
            if not each.standing:
                continue
            source = sources[each.record.source]
            yield KnownFigure(
                figure=FigureValue.read(value.norm),
                population=population.value if population else "",
                source=source.source,
                named=source.publisher or source.title or source.reference,
                as_of=str(as_of.norm) if as_of else "",
                said_on=source.published,
                words=each.record.quote,
            )


def decide(
    store: Store,
    kind: str,
    targets: Collection[str],
    *,
    reason: str,
    by: str,
    now: datetime,
    key: str,
    value: str = "",
) -> Logged[Decision]:
    """Log a decision of any kind in vocabulary/schemata/decisions.yaml and return it.

    Raises LedgerRefused where a rule forbids it, or where `key` stands for another decision.
    """
    decision = Decision(
        kind=kind,
        targets=tuple(targets),
        reason=reason,
        value=value,
        recorded_at=now.isoformat(timespec="seconds"),
        recorded_by=by,
    )
    logged = store.append([decision], key=key, today=now.date().isoformat())[0]
    said = logged.record
    if not isinstance(said, Decision) or (said.kind, said.targets, said.value) != (
        kind,
        decision.targets,
        value,
    ):
        raise LedgerRefused(
            kind,
            Message(gettext_noop("was not decided: this form was used before for something else.")),
            Message(gettext_noop("Open the page again and decide there.")),
        )
    return cast(Logged[Decision], logged)


def join_entities(
    store: Store, one: str, other: str, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Say that two entities are the same; nothing is rewritten, and `revert_decision` parts them again."""
    return decide(store, "same", (one, other), reason=reason, by=by, now=now, key=key)


def part_entities(
    store: Store, one: str, other: str, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Say that two entities are not the same; a later "same" that would join them is left out."""
    return decide(store, "different", (one, other), reason=reason, by=by, now=now, key=key)


def retract_source(
    store: Store, source: str, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Withdraw everything that rests on a source; `habeas.ledger.retraction` shows it beforehand."""
    return decide(store, "retract", (source,), reason=reason, by=by, now=now, key=key)


def revert_decision(
    store: Store, decision: str, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Take a decision back, whatever its kind: the view is as if it had never stood."""
    return decide(store, "revert", (decision,), reason=reason, by=by, now=now, key=key)


def set_level(
    store: Store, statements: Collection[str], level: Level, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Lower or raise who may see these statements; refused below a property's lowest level."""
    return decide(store, "set_level", statements, value=level.label, reason=reason, by=by, now=now, key=key)
