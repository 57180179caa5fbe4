"""A level is lowered by a decision, and never below what its property allows."""

import pytest
from tests.protection.protected_statements import make_place, make_statement

from habeas.protection.levels import judge_level, lowest_level
from habeas.protection.refusal import StatementRefused
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level


def ask_level(value: str) -> Decision:
    return Decision(
        kind="set_level",
        targets=("a",),
        value=value,
        reason="public speaker",
        recorded_at="2026-11-24",
        recorded_by="o",
    )


def test_the_name_of_a_public_speaker_may_become_public() -> None:
    judge_level(ask_level("public"), {"a": make_statement("Person", "name")})


def test_kin_and_destination_stay_confidential_whoever_asks() -> None:
    for kind, name, norm in (
        ("Person", "kin_in_origin", "yes"),
        ("Custody", "declared_destination", make_place("country", "KR")),
    ):
        with pytest.raises(StatementRefused, match="confidential") as refusal:
            judge_level(ask_level("internal"), {"a": make_statement(kind, name, norm)})
        assert refusal.value.rule == "level"


def test_one_target_that_must_stay_closed_stops_the_whole_decision() -> None:
    targets = {"a": make_statement("Person", "name"), "b": make_statement("Person", "health")}
    with pytest.raises(StatementRefused, match=r"Person\.health"):
        judge_level(ask_level("public"), targets)


def test_what_the_vocabulary_does_not_know_stays_confidential() -> None:
    assert lowest_level("Person", "something_new") is Level.CONFIDENTIAL
