"""What the record says of an entity, and how it changes with decisions and with time."""

from typing import Any

from tests.ledger.records import ARREST, LETTER, MINA, REPORT, SISTER, a_decision, a_statement, a_text, log

from habeas.ledger.view import resolve, view_entities, view_entity, view_referring
from habeas.vocabulary.level import Level


def test_two_sources_with_one_value_are_one_value_with_two_statements(store: Any) -> None:
    log(store, a_statement(), a_statement(source=LETTER, value="KIM MIN-A"))
    (value,) = view_entity(store, MINA).values["name"]
    assert value.sources == {REPORT, LETTER}
    assert not value.conflict


def test_two_birth_years_are_a_conflict_and_both_stay(store: Any) -> None:
    for year, source in (("1985", REPORT), ("1986", LETTER)):
        log(store, a_statement(property="birth_date", value=year, norm=year, source=source))
    values = view_entity(store, MINA).values["birth_date"]
    assert [(value.norm, value.conflict) for value in values] == [("1985", True), ("1986", True)]


def test_a_retracted_source_ends_the_conflict_and_stays_visible(store: Any) -> None:
    for year, source in (("1985", REPORT), ("1986", LETTER)):
        log(store, a_statement(property="birth_date", value=year, norm=year, source=source))
    (retraction,) = log(store, a_decision("retract", LETTER))
    view = view_entity(store, MINA)
    assert [(value.norm, value.conflict, value.withdrawn) for value in view.values["birth_date"]] == [
        ("1985", False, False),
        ("1986", False, True),
    ]
    assert view.statements[1].retracted_by == retraction
    assert view.decisions == (retraction,)


def test_a_merge_shows_both_under_the_smaller_id_and_can_be_undone(store: Any) -> None:
    log(store, a_statement(), a_statement(SISTER, value="Kim Min-ji"))
    before = view_entity(store, MINA)
    (same,) = log(store, a_decision("same", MINA, SISTER))
    joined = view_entity(store, MINA)
    assert joined.canonical == min(MINA, SISTER)
    assert joined.members == {MINA, SISTER}
    assert len(joined.values["name"]) == 2
    assert view_entity(store, SISTER) == joined
    log(store, a_decision("revert", same.id))
    after = view_entity(store, MINA)
    assert after.values == before.values
    assert after.members == before.members


def test_a_merge_of_a_pair_held_to_be_different_is_left_out_and_reported(store: Any) -> None:
    log(store, a_decision("different", MINA, ARREST), a_decision("same", MINA, SISTER))
    (refused,) = log(store, a_decision("same", SISTER, ARREST, at="2026-11-24T11:00:00+00:00"))
    component = resolve(store, SISTER)
    assert component.members == {MINA, SISTER}
    assert component.conflicts == (refused,)


def test_a_reader_sees_no_statement_above_her_clearance_after_a_merge(store: Any) -> None:
    (open_one,) = log(store, a_statement())
    log(store, a_statement(SISTER, value="Kim Min-ji"))
    log(store, a_decision("set_level", open_one.id, value="public"), a_decision("same", MINA, SISTER))
    view = view_entity(store, SISTER, clearance=Level.PUBLIC)
    assert [each.logged for each in view.statements] == [open_one]
    assert len(view_entity(store, SISTER).statements) == 2


def test_as_known_then_knows_neither_later_statements_nor_later_decisions(store: Any) -> None:
    log(store, a_statement(), today="2026-11-01")
    log(store, a_statement(value="Kim Mina"), a_decision("retract", REPORT), today="2026-11-02")
    then = view_entity(store, MINA, upto=store.size_on("2026-11-01"))
    assert [value.value for value in then.values["name"]] == ["Kim Min-a"]
    assert not then.withdrawn
    assert view_entity(store, MINA).withdrawn


def test_several_entities_are_viewed_at_once(store: Any) -> None:
    log(store, a_statement(), a_statement(SISTER, value="Kim Min-ji"))
    views = view_entities(store, [MINA, SISTER, ARREST])
    assert views[MINA] == view_entity(store, MINA)
    assert views[SISTER] == view_entity(store, SISTER)
    assert views[ARREST].values == {}


def test_a_source_is_known_by_its_first_text(store: Any) -> None:
    log(store, a_statement(), a_text(), a_text())
    log(store, a_statement(REPORT, kind="Source", property="title", value="A title"))
    assert view_entity(store, REPORT).reference == "S-1"
    assert store.first_texts([REPORT, LETTER]) == {REPORT: 1}


def test_who_speaks_of_an_entity_is_found(store: Any) -> None:
    log(store, a_statement(ARREST, kind="Involvement", property="who", norm=MINA, value="her"))
    (found,) = view_referring(store, [MINA])
    assert found.record.entity == ARREST
    assert found.standing
