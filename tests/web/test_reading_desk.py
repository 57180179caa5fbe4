"""Accepting, rejecting and taking back: the row and the ledger change together, in any order."""

import pytest
from tests.web.reading_case import NOW

from habeas.ledger.store import Logged
from habeas.vocabulary.statement import Statement
from habeas.web.ledger_store import desk_store
from habeas.web.models import Source, SourceText, SuggestionRow, User
from habeas.web.reading_desk import accept_rows, add_row, correct_row, reject_row, undo_row

pytestmark = pytest.mark.django_db
State = SuggestionRow.State


def row(text: SourceText, number: str) -> SuggestionRow:
    return text.suggestions.get(number=number)


def accept(text: SourceText, officer: User, *numbers: str, of: str = "") -> None:
    accept_rows(text, [row(text, number) for number in numbers], by=officer, now=NOW, of=of)


def logged(text: SourceText) -> list[Logged[Statement]]:
    return desk_store().quoting(text.source_id)


def said(text: SourceText) -> set[tuple[str, str, str]]:
    return {(one.record.kind, one.record.property, one.record.quote) for one in logged(text)}


def entity(text: SourceText, number: str) -> str:
    return str(row(text, number).outcome["entity"])


def test_an_act_is_logged_with_the_parts_that_are_taken_along(text: SourceText, officer: User) -> None:
    accept(text, officer, "a1", "l1", "g1", "d1", "f1")
    assert {
        ("Act", "act_type", "arrested"),
        ("Act", "place", "Dandong"),
        ("Act", "date", "14 July 2021"),
        ("Act", "count", "12"),
        ("Group", "label", "12 North Koreans"),
        ("Involvement", "who", "12 North Koreans"),
        ("Place", "name", "Dandong"),
    } <= said(text)
    assert row(text, "a1").state == row(text, "d1").state == State.ACCEPTED


def test_the_order_of_accepting_changes_nothing_that_hangs_together(text: SourceText, officer: User) -> None:
    for number in ("d1", "l1", "f1", "g1", "a1"):
        accept(text, officer, number)
    acts = {one.record.entity for one in logged(text) if one.record.kind == "Act"}
    assert acts == {entity(text, "a1")}
    assert ("Act", "date", "14 July 2021") in said(text)
    assert ("Act", "place", "Dandong") in said(text)
    who = [one.record.norm for one in logged(text) if one.record.property == "who"]
    assert who == [entity(text, "g1")]


def test_the_date_of_an_act_that_is_open_waits_for_it(text: SourceText, officer: User) -> None:
    accept(text, officer, "d1")
    assert row(text, "d1").state == State.ACCEPTED
    assert logged(text) == []
    reject_row(text, row(text, "a1"), by=officer, now=NOW)
    assert said(text) == {("Source", "note", "14 July 2021")}


def test_a_lone_figure_is_on_record_at_once_and_points_to_its_act(text: SourceText, officer: User) -> None:
    accept(text, officer, "f2")
    (of_act,) = (one.record.norm for one in logged(text) if one.record.property == "of_act")
    accept(text, officer, "a2")
    assert of_act == entity(text, "a2")


def test_who_says_so_is_whom_the_sentence_quotes(text: SourceText, officer: User) -> None:
    accept(text, officer, "a1", "f2")
    speakers = {one.record.said_by for one in logged(text) if one.record.quote == "arrested"}
    assert speakers == {entity(text, "p1")}
    assert {one.record.said_by for one in logged(text) if one.record.quote == "Some 40 people"} == {None}
    accept(text, officer, "p1")
    assert {one.record.entity for one in logged(text) if one.record.kind == "Person"} == speakers


def test_a_second_click_writes_nothing(text: SourceText, officer: User) -> None:
    rows = [row(text, "a1")]
    accept_rows(text, rows, by=officer, now=NOW)
    size = desk_store().head().size
    accept_rows(text, rows, by=officer, now=NOW)
    assert desk_store().head().size == size


def test_a_corrected_value_is_stored_beside_the_words_as_written(text: SourceText, officer: User) -> None:
    accept(text, officer, "a2")
    correct_row(text, row(text, "d2"), {"edtf": "2022-02-06"}, by=officer, now=NOW)
    (date,) = (one.record for one in logged(text) if one.record.property == "date")
    assert (date.quote, date.norm) == ("Sunday Feb. 6, 2021", "2022-02-06")
    assert row(text, "d2").state == State.CORRECTED


def test_undo_withdraws_the_whole_press_and_the_rows_wait_again(text: SourceText, officer: User) -> None:
    accept(text, officer, "a1", "l1", "g1", "d1", "f1")
    size = len(logged(text))
    undone = undo_row(text, row(text, "d1"), by=officer, now=NOW)
    assert {one.number for one in undone} == {"a1", "l1", "g1", "d1", "f1"}
    assert not text.suggestions.exclude(state=State.PENDING).exists()
    assert len(logged(text)) == size
    decisions = desk_store().decisions([one.id for one in logged(text)])
    assert [one.record.kind for one in decisions] == ["retract"]


def test_what_is_accepted_again_is_the_same_entity(text: SourceText, officer: User) -> None:
    accept(text, officer, "a1")
    first = entity(text, "a1")
    undo_row(text, row(text, "a1"), by=officer, now=NOW)
    accept(text, officer, "a1")
    assert entity(text, "a1") == first


def test_a_rejected_row_enters_nothing_and_can_be_taken_back(text: SourceText, officer: User) -> None:
    reject_row(text, row(text, "p1"), by=officer, now=NOW)
    assert (row(text, "p1").state, logged(text)) == (State.REJECTED, [])
    undo_row(text, row(text, "p1"), by=officer, now=NOW)
    assert row(text, "p1").state == State.PENDING


def test_a_date_without_an_act_is_a_note_on_the_source(text: SourceText, officer: User) -> None:
    accept(text, officer, "d2", of="note")
    assert said(text) == {("Source", "note", "Sunday Feb. 6, 2021")}


def test_a_statement_of_ones_own_quotes_the_text(text: SourceText, officer: User) -> None:
    start = text.content.index("Bonn")
    value = {"id": "gn:2946447", "name": "Bonn", "country": "DE", "precision": "town"}
    own = add_row(text, kind="place", span=(start, start + 4), value=value, by=officer, now=NOW)
    assert (own.number, own.quote) == ("l2", "Bonn")
    assert ("Place", "name", "Bonn") in said(text)


def test_a_source_moves_from_waiting_to_being_read_to_read(text: SourceText, officer: User) -> None:
    accept(text, officer, "a1")
    assert Source.objects.get(pk=text.source_id).state == Source.State.READING
    for one in text.suggestions.filter(state=State.PENDING):
        reject_row(text, one, by=officer, now=NOW)
    assert Source.objects.get(pk=text.source_id).state == Source.State.READ
