"""What a retraction would change is known before it is confirmed."""

from typing import Any

from tests.ledger.records import LETTER, MINA, REPORT, SISTER, a_decision, a_statement, log

from habeas.ledger.retraction import preview_retraction
from habeas.ledger.view import view_entity


def test_the_preview_names_what_is_lost_what_is_left_with_one_source_and_what_is_settled(store: Any) -> None:
    log(
        store,
        a_statement(),
        a_statement(source=LETTER),
        a_statement(property="birth_date", value="1985", norm="1985"),
        a_statement(property="birth_date", value="1986", norm="1986", source=LETTER),
        a_statement(SISTER, value="Kim Min-ji", source=LETTER),
    )
    preview = preview_retraction(store, LETTER)
    assert len(preview.statements) == 3
    assert {view.canonical for view in preview.entities} == {MINA, SISTER}
    assert [(each.property, each.value.value) for each in preview.values_lost] == [
        ("birth_date", "1986"),
        ("name", "Kim Min-ji"),
    ]
    assert [each.value.value for each in preview.values_single_sourced] == ["Kim Min-a"]
    assert [each.value.value for each in preview.conflicts_ended] == ["1985"]
    assert [view.canonical for view in preview.entities_emptied] == [SISTER]


def test_what_the_preview_calls_lost_is_withdrawn_afterwards(store: Any) -> None:
    log(store, a_statement(), a_statement(value="Kim Mina", source=LETTER))
    lost = [each.value.value for each in preview_retraction(store, LETTER).values_lost]
    log(store, a_decision("retract", LETTER))
    withdrawn = [value.value for value in view_entity(store, MINA).values["name"] if value.withdrawn]
    assert lost == withdrawn == ["Kim Mina"]


def test_a_source_that_is_retracted_already_changes_nothing(store: Any) -> None:
    log(store, a_statement(), a_decision("retract", REPORT))
    assert preview_retraction(store, REPORT).statements == ()


def test_sources_that_derive_from_it_are_named(store: Any) -> None:
    (derived,) = log(
        store,
        a_statement(LETTER, kind="Source", property="derived_from", norm=REPORT, value="AP", source=LETTER),
    )
    assert preview_retraction(store, REPORT).derived == (derived,)
