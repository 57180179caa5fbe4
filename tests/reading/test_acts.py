"""Acts are found with their type and their modality, in sentences about many countries."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.reading.acts import find_acts
from habeas.reading.document import build_document
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.schema import load_vocabulary

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "acts_cases.yaml").read_text(encoding="utf-8")
)
NARROW = frozenset(code for code, act in load_vocabulary().acts.items() if not act.everyday)


def find_in(text: str) -> list[Suggestion]:
    return find_acts(build_document(text, published="2024-05-01", language="en"))


def count_matches() -> tuple[int, int, int, int]:
    """Return hits, false finds, misses, and hits with the right modality over all cases."""
    hits = false = missed = meant = 0
    for case in CASES:
        left = find_in(case["text"])
        for words, kinds, modalities in case["acts"]:
            start = case["text"].index(words)
            match = next(
                (
                    act
                    for act in left
                    if act.start < start + len(words)
                    and start < act.end
                    and act.value["type"] in kinds.split("|")
                ),
                None,
            )
            if match is None:
                missed += 1
                continue
            left.remove(match)
            hits += 1
            meant += match.value["modality"] in modalities.split("|")
        false += sum(act.value["type"] not in NARROW for act in left)
    return hits, false, missed, meant


def test_acts_of_many_countries_are_found_and_little_else() -> None:
    hits, false, missed, meant = count_matches()
    assert hits / (hits + false) >= 0.95
    assert hits / (hits + missed) >= 0.94
    assert meant / hits >= 0.94


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_every_quote_stands_verbatim_where_it_says(case: dict[str, Any]) -> None:
    found = find_in(case["text"])
    assert all(case["text"][act.start : act.end] == act.quote for act in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_every_type_and_modality_is_in_the_vocabulary() -> None:
    vocabulary = load_vocabulary()
    for case in CASES:
        for act in find_in(case["text"]):
            assert act.value["type"] in vocabulary.acts
            assert act.value["modality"] in vocabulary.modalities


def test_a_detention_centre_is_no_detention() -> None:
    assert find_in("The detention center stands behind the station.") == []


def test_a_word_in_a_name_is_no_act() -> None:
    assert find_in("The North Korean Human Rights Exhibition Association has an office in Queens.") == []


def test_what_a_treaty_forbids_in_general_is_no_act() -> None:
    assert find_in("The convention forbids states to return refugees to danger.") == []


@pytest.mark.parametrize(
    ("text", "act_type", "modality"),
    [
        ("They held a rally in Bonn.", "protest", "actual"),
        ("They were held in Bonn.", "detention", "actual"),
        ("The group released a report.", "publication", "actual"),
        ("The court released the women.", "release", "actual"),
        ("He was returned to Chad.", "repatriation", "actual"),
        ("They will be deported on Monday.", "repatriation", "planned"),
        ("If they are deported, nobody will know.", "repatriation", "hypothetical"),
        ("Police tried to deport the men.", "repatriation", "attempted"),
        ("Nobody was deported.", "repatriation", "negated"),
        ("They fear deportation.", "repatriation", "feared"),
        ("The state’s policy of deporting refugees is old.", "repatriation", "policy"),
        ("He was allegedly tortured.", "ill_treatment", "alleged"),
        ("They demanded the release of all prisoners.", "release", "demanded"),
    ],
)
def test_the_words_around_an_act_say_how_it_is_meant(text: str, act_type: str, modality: str) -> None:
    acts = [act for act in find_in(text) if act.value["type"] == act_type]
    assert [act.value["modality"] for act in acts] == [modality]


def test_what_is_named_in_one_breath_is_one_act() -> None:
    acts = find_in("Those returned face torture, forced labour and long prison terms.")
    assert [act.value["type"] for act in acts].count("ill_treatment") == 1
    assert "detention" not in [act.value["type"] for act in acts]


def test_a_reason_in_words_is_given() -> None:
    (act,) = find_in("They will be deported on Monday.")
    assert str(act.reason) == "“deported” states it, and “will” says how it is meant."
