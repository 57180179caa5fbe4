"""Accepting a suggestion writes statements that quote the text and that the ledger's door admits."""

from collections.abc import Sequence
from itertools import count
from typing import Any

import pytest
from tests.reading.pages import Page

from habeas.protection.admit import admit
from habeas.reading.accept import DRAFTERS, Draft, draft_statements, find_attribution
from habeas.reading.suggestion import KINDS, Suggestion

TEXT = (
    "Thailand deported some 40 Uyghurs from Bangkok on Thursday, Elaine Example of Watch Example said. "
    "Six trucks left a centre. More than 300 people had fled to Turkey in 2014 under two bilateral pacts. "
    "They protest each day. Example, director of the group, protested in Bonn."
)


class Desk:
    """Accepts suggestions of one page, and remembers what they have become."""

    def __init__(self) -> None:
        self.page = Page(TEXT, "2025-02-27")
        self.known: dict[str, str] = {}
        self.numbers = count(1)

    def item(self, name: str) -> Suggestion:
        return next(item for item in self.page.items if item.id == name)

    def accept(self, name: str, *, taking: Sequence[str] = (), of: str = "", **more: Any) -> Draft:
        draft = draft_statements(
            self.item(name),
            known=self.known,
            source="source",
            text="text",
            by="officer",
            at="2025-02-28T09:00:00Z",
            linked=[self.item(other) for other in taking],
            of=self.item(of) if of else None,
            content=TEXT,
            name_entity=lambda: f"e{next(self.numbers)}",
            **more,
        )
        for statement in draft.statements:
            admit(statement)
            assert TEXT[statement.start : statement.end] == statement.quote
        self.known |= draft.entities
        return draft


def said(draft: Draft) -> list[tuple[str, str, str]]:
    return [(one.kind, one.property, one.value) for one in draft.statements]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def mark_deportation(desk: Desk) -> str:
    page = desk.page
    page.count("some 40", 40, 40, "about")
    page.mark("group", "some 40 Uyghurs", {"type": "population", "label": "some 40 Uyghurs"}, "f1")
    page.date("Thursday", "2025-02-27")
    page.place("Bangkok", "TH")
    return page.act("deported", "repatriation", "g1", "d1", "l1")


def test_an_act_brings_its_day_its_place_its_count_and_who_was_involved(desk: Desk) -> None:
    act = mark_deportation(desk)
    draft = desk.accept(act, taking=("g1", "d1", "l1", "f1"))
    assert said(draft) == [
        ("Act", "act_type", "deported"),
        ("Act", "modality", "deported"),
        ("Act", "date", "Thursday"),
        ("Act", "place", "Bangkok"),
        ("Act", "count", "some 40"),
        ("Group", "label", "some 40 Uyghurs"),
        ("Group", "count", "some 40"),
        ("Involvement", "act", "deported"),
        ("Involvement", "who", "some 40 Uyghurs"),
        ("Involvement", "role", "deported"),
    ]
    norms = {(one.kind, one.property): one.norm for one in draft.statements}
    assert norms["Act", "act_type"] == "repatriation"
    assert norms["Act", "date"] == "2025-02-27"
    assert norms["Act", "place"]["act_type"] == "repatriation"
    assert norms["Act", "count"] == {"min": 40, "max": 40, "qualifier": "about", "unit": "persons"}
    assert norms["Involvement", "act"] == desk.known[act]
    assert norms["Involvement", "who"] == desk.known["g1"]
    assert norms["Involvement", "role"] == "victim"


def test_what_is_not_taken_along_is_not_written(desk: Desk) -> None:
    draft = desk.accept(mark_deportation(desk))
    assert said(draft) == [("Act", "act_type", "deported"), ("Act", "modality", "deported")]


def test_people_who_are_known_are_not_drafted_again(desk: Desk) -> None:
    act = mark_deportation(desk)
    desk.accept("g1")
    draft = desk.accept(act, taking=("g1",))
    assert "Group" not in {one.kind for one in draft.statements}
    assert [one.norm for one in draft.statements if one.property == "who"] == [desk.known["g1"]]


def test_an_act_of_the_person_herself_takes_the_country_alone(desk: Desk) -> None:
    desk.page.mark(
        "place", "Bonn", {"id": "gn:2946447", "name": "Bonn", "country": "DE", "precision": "town"}
    )
    act = desk.page.act("fled", "crossing", "l1")
    (place,) = (one for one in desk.accept(act, taking=("l1",)).statements if one.property == "country")
    assert (place.value, place.quote) == ("Germany", "Bonn")
    assert place.norm == {"id": "DE", "name": "Germany", "country": "DE", "precision": "country"}


def test_a_public_act_is_an_event_with_its_place(desk: Desk) -> None:
    desk.page.place("Bonn", "DE")
    who = desk.page.person("Elaine Example", "Example, director")
    act = desk.page.act("protested", "protest", "l1", who)
    draft = desk.accept(act, taking=("l1", who))
    assert ("Event", "place", "Bonn") in said(draft)
    assert [one.norm for one in draft.statements if one.property == "role"] == ["participant"]


def test_a_person_keeps_all_spellings_of_the_text_and_a_role_that_stands_there(desk: Desk) -> None:
    start = TEXT.index("Example, director")
    desk.page.person("Elaine Example")
    person = desk.page.items[-1]
    desk.page.items[-1] = Suggestion(
        id="p1",
        kind="person",
        start=person.start,
        end=person.end,
        quote=person.quote,
        value={"name": "Elaine Example", "role": "of Watch Example"},
        mentions=((person.start, person.end), (start, start + 7)),
    )
    draft = desk.accept("p1")
    assert said(draft) == [
        ("Person", "name", "Elaine Example"),
        ("Person", "name", "Example"),
        ("Person", "role", "of Watch Example"),
    ]
    assert [one.norm["kind"] for one in draft.statements[:2]] == ["full", "short"]


def test_a_figure_asks_of_what_and_without_an_answer_is_a_note_on_the_source(desk: Desk) -> None:
    act = mark_deportation(desk)
    (note,) = desk.accept("f1").statements
    assert (note.entity, note.kind, note.property, note.value) == ("source", "Source", "note", "some 40")
    desk.accept(act)
    assert said(desk.accept("f1", of=act)) == [
        ("Figure", "count", "some 40"),
        ("Figure", "population", "deported"),
        ("Figure", "of_act", "deported"),
    ]


def test_a_day_is_of_an_act_or_a_note_on_the_source(desk: Desk) -> None:
    act = mark_deportation(desk)
    assert said(desk.accept("d1")) == [("Source", "note", "Thursday")]
    entity = desk.accept(act).entities[act]
    (day,) = desk.accept("d1", of=act).statements
    assert (day.entity, day.kind, day.property, day.norm) == (entity, "Act", "date", "2025-02-27")


def test_vehicles_are_counted_as_vehicles(desk: Desk) -> None:
    desk.page.count("Six trucks", 6, unit="vehicles")
    act = desk.page.act("left a centre", "transfer", "f1")
    assert ("Act", "vehicles", "Six trucks") in said(desk.accept(act, taking=("f1",)))


def test_a_treaty_a_place_and_an_organisation_are_entities_with_names(desk: Desk) -> None:
    desk.page.mark("instrument", "two bilateral pacts", {"id": "unnamed"})
    desk.page.place("Bangkok", "TH")
    desk.page.mark("group", "Watch Example", {"type": "organisation", "name": "Watch Example"})
    assert said(desk.accept("i1")) == [
        ("Instrument", "name", "two bilateral pacts"),
        ("Instrument", "instrument", "two bilateral pacts"),
    ]
    assert said(desk.accept("l1")) == [("Place", "name", "Bangkok"), ("Place", "gazetteer", "Bangkok")]
    assert said(desk.accept("g1")) == [("Organization", "name", "Watch Example")]


def schedule(value: dict[str, Any]) -> Suggestion:
    start = TEXT.index("protest each day")
    return Suggestion(
        id="h1", kind="schedule", start=start, end=start + 16, quote="protest each day", value=value
    )


def test_a_schedule_is_a_programme_with_a_recurrence(desk: Desk) -> None:
    value = {"freq": "daily", "by_day": ["SA", "SU"], "start_time": "13:00", "duration": "PT2H"}
    desk.page.items.append(schedule(value | {"from": None, "until": "2025-03-22"}))
    (recurrence,) = desk.accept("h1").statements
    assert (recurrence.kind, recurrence.property) == ("Programme", "recurrence")
    assert recurrence.norm["rrule"] == "FREQ=DAILY;BYDAY=SA,SU;UNTIL=20250322"
    assert recurrence.norm["start_time"] == "13:00"


def test_a_schedule_that_is_no_recurrence_stays_a_note(desk: Desk) -> None:
    desk.page.items.append(schedule({"freq": "sometimes"}))
    assert said(desk.accept("h1")) == [("Source", "note", "protest each day")]


def test_who_says_so_goes_into_every_statement(desk: Desk) -> None:
    draft = desk.accept(mark_deportation(desk), said_by="speaker")
    assert {one.said_by for one in draft.statements} == {"speaker"}


def test_the_nearest_reporting_words_of_the_sentence_say_who_speaks(desk: Desk) -> None:
    act = mark_deportation(desk)
    start = TEXT.index("said. ")
    words = Suggestion(id="t1", kind="attribution", start=start, end=start + 4, quote="said", value={})
    assert find_attribution(desk.item(act), [words], desk.page.document) is words
    later = desk.page.act("protested", "protest")
    assert find_attribution(desk.item(later), [words], desk.page.document) is None


def test_every_kind_of_suggestion_has_its_row_in_the_table() -> None:
    assert set(DRAFTERS) == set(KINDS)
