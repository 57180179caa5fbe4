"""A corrected value keeps the shape that reading gave it."""

from typing import Any

import pytest

from habeas.web.forms.suggestions import form_for

CASES: list[tuple[str, dict[str, Any]]] = [
    ("date", {"edtf": "2021-02-06"}),
    ("figure", {"min": 200, "max": 300, "qualifier": "range", "unit": "persons", "population": "returnees"}),
    ("figure", {"min": 500, "max": None, "qualifier": "more_than", "unit": "persons", "population": ""}),
    ("place", {"id": "CN", "name": "China", "country": "CN", "precision": "country"}),
    ("person", {"name": "Mina Example", "role": "head"}),
    ("group", {"type": "organisation", "name": "Watch Example"}),
    ("group", {"type": "population", "label": "twelve people"}),
    ("act", {"type": "arrest", "modality": "feared"}),
    ("attribution", {"speaker": "anon", "to": None, "mode": "said"}),
    ("instrument", {"id": "ref51"}),
    ("schedule", {"freq": "weekly", "by_day": ["SA", "SU"], "start_time": "13:00", "duration": "PT2H"}),
]


@pytest.mark.parametrize(("kind", "value"), CASES)
def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(kind: str, value: dict[str, Any]) -> None:
    shown = form_for(kind, initial=value)
    sent = {
        name: "" if (now := shown.get_initial_for_field(field, name)) is None else now
        for name, field in shown.fields.items()
    }
    if kind == "attribution":
        sent["speaker"] = ""
    form = form_for(kind, data=sent, initial=value)
    assert form.is_valid(), form.errors
    changed = form.value(value)
    assert {key: changed[key] for key in value} == value


@pytest.mark.parametrize(("name", "number"), [("Tumen", "gn:2034340"), ("Nowhere", None)])
def test_another_place_has_its_own_number_in_the_gazetteer_or_none(name: str, number: str | None) -> None:
    old = {"id": "gn:1", "name": "Dandong", "country": "CN", "precision": "town"}
    form = form_for("place", data={"name": name, "country": "CN", "precision": "town"}, initial=old)
    assert form.is_valid()
    assert form.value(old)["id"] == number


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("date", {"edtf": "next Tuesday"}),
        ("figure", {"qualifier": "exact", "unit": "persons"}),
        ("figure", {"qualifier": "range", "unit": "persons", "min": "9", "max": "3"}),
        ("place", {"name": "Tumen", "country": "China", "precision": "town"}),
        ("schedule", {"freq": "DAILY", "by_day": "SATURDAY"}),
    ],
)
def test_what_is_no_value_is_refused(kind: str, sent: dict[str, str]) -> None:
    assert not form_for(kind, data=sent).is_valid()
