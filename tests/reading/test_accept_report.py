"""A whole example report is accepted, and what the record then says is compared with a list by hand."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import count

from habeas.intake.header import find_header
from habeas.protection.admit import admit
from habeas.reading import read_document
from habeas.reading.accept import draft_statements
from habeas.reading.document import build_document
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.statement import Statement

ORDER = ("person", "group", "place", "instrument", "act", "schedule", "figure", "date", "attribution")


@cache
def accept_report() -> tuple[str, tuple[Statement, ...]]:
    """Accept every suggestion of the English example, each act with all that is linked to it."""
    text = files("habeas.example").joinpath("reports", "en.txt").read_text(encoding="utf-8")
    header = find_header(text)
    document = build_document(
        text, published=header.fields["published"].value, language="en", body_start=header.body_start
    )
    suggestions = read_document(document).suggestions
    by_id = {item.id: item for item in suggestions}
    known: dict[str, str] = {}
    statements: list[Statement] = []
    numbers = count(1)
    for item in sorted(suggestions, key=lambda one: ORDER.index(one.kind)):
        draft = draft_statements(
            item,
            known=known,
            source="source",
            text="text",
            by="officer",
            at="2026-11-24T09:00:00Z",
            lang="en",
            linked=list_linked(item, by_id),
            of=find_owner(item, suggestions),
            content=text,
            name_entity=lambda: f"e{next(numbers)}",
        )
        known |= draft.entities
        statements += draft.statements
    return text, tuple(statements)


def list_linked(item: Suggestion, by_id: Mapping[str, Suggestion]) -> list[Suggestion]:
    """Return what an officer takes along with one key: links, and the figures of linked groups."""
    direct = [by_id[name] for name in item.links if name in by_id]
    return direct + [by_id[name] for other in direct for name in other.links if name in by_id]


def find_owner(item: Suggestion, suggestions: tuple[Suggestion, ...]) -> Suggestion | None:
    """Return the act that a date or figure is linked to."""
    if item.kind not in ("date", "figure"):
        return None
    return next((act for act in suggestions if act.kind == "act" and item.id in act.links), None)


def entity_named(name: str) -> str:
    return next(one.entity for one in accept_report()[1] if one.property == "name" and one.value == name)


def told_of(who: str) -> list[dict[str, object]]:
    """Return the acts in which somebody was involved, as what their statements say."""
    statements = accept_report()[1]
    involvements = {one.entity for one in statements if one.property == "who" and one.norm == who}
    acts = [one.norm for one in statements if one.property == "act" and one.entity in involvements]
    told = []
    for act in acts:
        about = {one.property: one for one in statements if one.entity == act}
        told.append(
            {name: one.value if isinstance(one.norm, dict) else one.norm for name, one in about.items()}
        )
    return told


def test_every_statement_is_admitted_and_quotes_the_report() -> None:
    text, statements = accept_report()
    assert len(statements) > 100
    for statement in statements:
        admit(statement)
        assert text[statement.start : statement.end] == statement.quote


def test_the_dossier_of_the_head_of_the_group() -> None:
    who = entity_named("Koo Hoin")
    about = [(one.property, one.value) for one in accept_report()[1] if one.entity == who]
    assert ("name", "Koo Hoin") in about
    assert {"act_type": "repatriation", "modality": "actual", "date": "1999", "place": "China"} in told_of(
        who
    )


def test_the_dossier_of_the_daily_protest() -> None:
    organisation = entity_named("North Korean Human Rights Exhibition Association")
    protests = [act for act in told_of(organisation) if act["act_type"] == "protest"]
    assert {
        "act_type": "protest",
        "modality": "planned",
        "place": "New York",
        "date": "2022-02-22",
    } in protests


def test_the_recurring_protest_is_a_programme() -> None:
    rules = {one.norm["rrule"] for one in accept_report()[1] if one.property == "recurrence"}
    assert any("BYDAY=MO,TU,WE,TH,FR" in rule for rule in rules)
    assert any("BYDAY=SA,SU" in rule for rule in rules)


def test_figures_keep_their_open_ends() -> None:
    figures = [one.norm for one in accept_report()[1] if one.property == "count"]
    assert {"min": None, "max": 60000, "qualifier": "up_to", "unit": "persons"} in figures
    assert {"min": 30000, "max": 30000, "qualifier": "about", "unit": "persons"} in figures


def test_nobody_at_liberty_has_a_place_finer_than_a_country() -> None:
    for statement in accept_report()[1]:
        if statement.property == "country":
            assert statement.norm["precision"] == "country"
