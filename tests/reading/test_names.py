"""Persons, organisations, places and speakers are found in invented reports about many countries."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.attributions import find_attributions
from habeas.reading.document import Document, build_document
from habeas.reading.organisations import find_organisations
from habeas.reading.people import find_people
from habeas.reading.places import find_places
from habeas.reading.populations import find_populations
from habeas.reading.suggestion import Suggestion

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "names_cases.yaml").read_text(encoding="utf-8")
)


def cut(text: str) -> Document:
    return build_document(text, published="2024-05-01", language="en")


def find_all(document: Document) -> list[Suggestion]:
    people, bodies = find_people(document), find_organisations(document)
    return [
        *people,
        *bodies,
        *find_places(document),
        *find_populations(document, []),
        *find_attributions(document, people, bodies),
    ]


def name_all(found: Iterable[Suggestion]) -> list[str]:
    return [str(item.value["name"]) for item in found]


def measure(wanted: Iterable[Any], got: Iterable[Any]) -> tuple[int, int, int]:
    """Return hits, false finds and misses."""
    left, hits, missed = list(got), 0, 0
    for item in wanted:
        if item in left:
            left.remove(item)
            hits += 1
        else:
            missed += 1
    return hits, len(left), missed


def score(counts: Iterable[tuple[int, int, int]]) -> float:
    hits, false, missed = (sum(column) for column in zip(*counts, strict=True))
    return 2 * hits / (2 * hits + false + missed)


def test_persons_are_named_in_reports_of_many_countries() -> None:
    assert score(measure(case["people"], name_all(find_people(cut(case["text"])))) for case in CASES) >= 0.95


def test_organisations_are_named_in_reports_of_many_countries() -> None:
    found = (
        measure(case["organisations"], name_all(find_organisations(cut(case["text"])))) for case in CASES
    )
    assert score(found) >= 0.95


def test_places_get_their_country_where_the_text_or_a_table_tells_it() -> None:
    counts = []
    for case in CASES:
        got = [(item.value["name"], item.value["country"] or "") for item in find_places(cut(case["text"]))]
        counts.append(measure([tuple(place) for place in case["places"]], got))
    assert score(counts) >= 0.9


def test_reporting_words_have_their_speaker_and_receiver() -> None:
    counts = []
    for case in CASES:
        document = cut(case["text"])
        got = find_attributions(document, find_people(document), find_organisations(document))
        hits = 0
        for words, speaker, to in case["says"]:
            start = case["text"].index(words)
            hits += any(
                item.start < start + len(words)
                and start < item.end
                and (item.value["speaker"], item.value["to"]) == (speaker, to)
                for item in got
            )
        counts.append((hits, len(got) - hits, len(case["says"]) - hits))
    assert score(counts) >= 0.92


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"][:24]))
def test_every_quote_and_mention_stands_in_the_text_and_has_a_reason(case: dict[str, Any]) -> None:
    document = cut(case["text"])
    for item in find_all(document):
        assert document.text[item.start : item.end] == item.quote
        assert all(0 <= start < end <= len(document.text) for start, end in item.mentions)
        assert 0 < item.confidence <= 1
        assert str(item.reason)


def test_a_surname_and_a_short_name_are_mentions_of_the_one_named_in_full() -> None:
    document = cut("Lena Vogt of the Border Watch Network (BWN) left. BWN said Vogt was safe.")
    person, body = find_people(document)[0], find_organisations(document)[0]
    assert [document.text[start:end] for start, end in person.mentions] == ["Lena Vogt", "Vogt"]
    assert [document.text[start:end] for start, end in body.mentions] == [
        "Border Watch Network",
        "BWN",
        "BWN",
    ]


def test_roles_are_the_words_of_the_text() -> None:
    document = cut(
        "Dina Farouk, a lawyer at the Nile Forum, met human rights activist Omar Sabry and Dr. Lena Vogt."
    )
    assert [item.value["role"] for item in find_people(document)] == [
        "lawyer at the Nile Forum",
        "human rights activist",
        "Dr.",
    ]


def test_adjectives_and_states_in_names_are_no_places() -> None:
    document = cut(
        "Chinese police and the Royal Thai Police met South China Airlines staff and Turkish diplomats."
    )
    assert find_places(document) == []


def test_a_town_that_several_countries_have_is_resolved_by_its_neighbours() -> None:
    lebanon = cut("Lebanon sent them to Tripoli. In Lebanon, the Lebanese army said so.")
    libya = cut("They were returned to Tripoli, Libya.")
    assert [item.value["country"] for item in find_places(lebanon)] == ["LB", "LB"]
    assert [item.value["country"] for item in find_places(libya)] == ["LY", "LY"]


def test_a_town_named_beside_no_facility_words_is_no_facility() -> None:
    town = find_places(cut("They were moved to Tumen in Jilin province."))
    prison = find_places(cut("They were moved to the Tumen detention center."))
    assert not any(str(item.value["id"]).startswith("cn-") for item in town)
    assert any(item.value["id"] == "cn-tumen-det" for item in prison)


def test_a_person_is_no_place_and_a_ship_is_no_person() -> None:
    document = cut("Victor Jordan boarded the ship Sea Lotus, Jordan said.")
    assert name_all(find_people(document)) == ["Victor Jordan"]
    assert find_places(document) == []


def test_speech_within_quotation_marks_reports_nothing() -> None:
    document = cut("“Kim told me that Lee said so,” Anna Kim said.")
    found = find_attributions(document, find_people(document), find_organisations(document))
    assert [item.quote for item in found] == ["Anna Kim said"]


def test_groups_without_a_count_need_a_deed_in_their_sentence() -> None:
    assert find_populations(cut("The refugees like tea."), []) == []
    assert [item.quote for item in find_populations(cut("The detained Uyghurs were deported."), [])] == [
        "The detained Uyghurs"
    ]


@given(
    st.lists(
        st.sampled_from(
            ["Kim", "said", "the", "Group", "of", "in", "U.S.", "’s", ",", ".", "“", "(", "New", "a"]
        ),
        max_size=25,
    )
)
def test_no_order_of_words_stops_the_reading(words: list[str]) -> None:
    document = cut(" ".join(words))
    for item in find_all(document):
        assert document.text[item.start : item.end] == item.quote
