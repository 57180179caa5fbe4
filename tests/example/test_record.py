"""The example record quotes its own notes, keeps its contradictions, and names no private person."""

import json
from hashlib import sha256
from importlib.resources import files
from typing import Any

import pytest

from habeas.example.load import example_record, example_reports, open_levels
from habeas.figures.claims import Claim, know_claims
from habeas.figures.parts import check_parts
from habeas.ledger.store import Logged
from habeas.protection import admit
from habeas.protection.levels import judge_level
from habeas.vocabulary import gazetteer
from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Statement

RECORD = example_record()


def find_figures(**wanted: str) -> dict[str, dict[str, Statement]]:
    """Return the statements of each Figure entity by property, of those that have these values."""
    figures: dict[str, dict[str, Statement]] = {}
    for statement in RECORD.statements:
        if statement.kind == "Figure":
            figures.setdefault(statement.entity, {})[statement.property] = statement
    return {
        entity: parts
        for entity, parts in figures.items()
        if all(name in parts and parts[name].norm == value for name, value in wanted.items())
    }


def find_event(date: str) -> str:
    """Return the id of the event on this day."""
    return next(
        each.entity
        for each in RECORD.statements
        if each.kind == "Event" and each.property == "date" and each.norm == date
    )


def test_every_quote_stands_in_its_note_where_it_says() -> None:
    contents = {source.id: source.content for source in RECORD.sources}
    for statement in RECORD.statements:
        assert contents[statement.source][statement.start : statement.end] == statement.quote


def test_every_statement_and_text_passes_the_door() -> None:
    for record in (*RECORD.texts, *RECORD.statements):
        admit(record)


def test_every_note_says_that_it_is_retold_and_where_from() -> None:
    for source in RECORD.sources:
        said = {each.property for each in source.statements if each.entity == source.id}
        assert {"title", "publisher", "published", "source_type", "retold"} <= said, source.key
        assert source.text.digest == sha256(source.content.encode()).hexdigest()


def test_every_reference_leads_to_an_entity_of_the_right_kind() -> None:
    kinds = {each.entity: each.kind for each in RECORD.statements}
    for statement in RECORD.statements:
        prop = load_vocabulary().find_property(statement.kind, statement.property)
        assert prop is not None
        if prop.type == "entity":
            assert kinds[statement.norm] in prop.of
        if statement.said_by:
            assert kinds[statement.said_by] in {"Person", "Organization"}


def test_the_five_claims_of_9_october_2023_lie_side_by_side() -> None:
    figures = find_figures(of_act=find_event("2023-10-09"))
    claims = [
        Claim(figure=FigureValue.read(parts["count"].norm), about="event", source=parts["count"].source)
        for parts in figures.values()
    ]
    [known] = know_claims(claims)
    assert str(known.message) == (
        "Five claims that cannot all be true: 200–300; more than 500; about 600; up to 600; 620."
    )
    assert known.voices == 5


def test_both_governments_replies_are_on_record_for_that_day() -> None:
    event = find_event("2023-10-09")
    replies = [each for each in RECORD.statements if each.entity == event and each.property == "reply"]
    assert len(replies) == 2
    assert len({each.said_by for each in replies}) == 2


def test_the_parts_of_july_2021_are_nine_more_than_their_total() -> None:
    total = next(
        entity
        for entity, parts in find_figures().items()
        if parts["count"].norm["min"] == 1170 and parts["count"].norm["qualifier"] == "at_least"
    )
    parts = [FigureValue.read(each["count"].norm) for each in find_figures(part_of=total).values()]
    check = check_parts(parts, FigureValue.read(find_figures()[total]["count"].norm))
    assert check is not None
    assert check.least == 1179


def test_26_april_2024_has_two_claims_that_exclude_each_other() -> None:
    figures = find_figures(of_act=find_event("2024-04-26"))
    one, other = (FigureValue.read(parts["count"].norm) for parts in figures.values())
    assert one.excludes(other)


def test_the_caption_keeps_its_date_beside_the_desks_own_reading() -> None:
    event = find_event("2021-02-06")
    dates = {each.norm for each in RECORD.statements if each.entity == event and each.property == "date"}
    assert dates == {"2021-02-06", "2022-02-06"}


def test_places_of_the_border_are_all_on_record() -> None:
    ids = {
        each.norm["id"] for each in RECORD.statements if each.kind == "Place" and each.property == "gazetteer"
    }
    border = {row["id"] for row in gazetteer.read_table("border") if row["kind"] != "border_town"}
    assert border <= ids


def test_only_a_public_speaker_is_named() -> None:
    named = {each.value for each in RECORD.statements if each.kind == "Person" and each.property == "name"}
    assert named == {"Koo Hoin"}


def log_statements() -> list[Logged[Statement]]:
    return [
        Logged(position, f"{position:064x}", "2026-11-24", each)
        for position, each in enumerate(RECORD.statements)
    ]


def test_the_decisions_open_each_statement_as_far_as_its_property_allows_and_no_further() -> None:
    logged = {entry.id: entry.record for entry in log_statements()}
    decisions = open_levels(log_statements())
    for decision in decisions:
        admit(decision)
        judge_level(decision, {target: logged[target] for target in decision.targets})
    opened = {target for decision in decisions for target in decision.targets}
    assert len(opened) > 900


def test_what_was_done_to_one_or_a_few_people_stays_inside_the_desk() -> None:
    logged = {entry.id: entry.record for entry in log_statements()}
    public = {
        logged[target].entity
        for decision in open_levels(log_statements())
        if Level.named(decision.value) is Level.PUBLIC
        for target in decision.targets
    }
    persons = {
        each.entity
        for each in RECORD.statements
        if each.kind in ("Person", "Custody") and "one person" in each.value
    }
    assert persons
    assert not persons & public


def test_the_record_is_the_same_each_time_it_is_made() -> None:
    example_record.cache_clear()
    assert example_record() == RECORD


def read_gold(name: str) -> list[dict[str, Any]]:
    text = files("habeas.example").joinpath("reports", f"{name}.gold.json").read_text(encoding="utf-8")
    items: list[dict[str, Any]] = json.loads(text)
    return items


@pytest.mark.parametrize("name", ["en", "ko"])
def test_the_gold_of_a_report_quotes_it_and_links_within_itself(name: str) -> None:
    text = files("habeas.example").joinpath("reports", f"{name}.txt").read_text(encoding="utf-8")
    items = read_gold(name)
    ids = {item["id"] for item in items}
    assert len(ids) == len(items)
    for item in items:
        assert text[item["start"] : item["end"]] == item["quote"], item["id"]
        assert item["start"] > text.index("\n---\n")
        assert set(item["links"]) <= ids, item["id"]
        if item["kind"] == "act":
            assert item["value"]["type"] in load_vocabulary().acts
        if item["kind"] == "figure":
            norm = {key: item["value"][key] for key in ("min", "max", "qualifier", "unit")}
            FigureValue.read(norm)


@pytest.mark.parametrize("name", ["en", "ko"])
def test_each_report_has_the_traps_that_the_demonstration_shows(name: str) -> None:
    items = read_gold(name)
    kinds = {item["kind"] for item in items}
    assert kinds >= {"person", "group", "act", "place", "date", "figure", "attribution", "schedule"}
    found = {item["value"]["type"] for item in items if item["kind"] == "inconsistency"}
    assert found == {"weekday_date", "unnamed_instrument"}
    assert {tuple(item["value"]["by_day"] or ()) for item in items if item["kind"] == "schedule"} == {
        ("MO", "TU", "WE", "TH", "FR"),
        ("SA", "SU"),
        (),
    }


def test_the_reports_say_that_they_are_retold_and_the_note_that_it_is_invented() -> None:
    english, korean, phone = (report.content.decode() for report in example_reports())
    assert "Retold for this example" in english
    assert "이 예시를 위해" in korean
    assert "Example." in phone
    assert english.count("Share on WhatsApp") == 2
