"""The reading of our own example holds its scores; the shared gold is asked where it lies beside us."""

import pytest
from bench.matching import Score, score_items
from bench.score import find_shared, score_example, score_shared, show_scores

FLOORS = {"act": 0.85, "date": 0.9, "figure": 0.9, "overall": 0.8}


def test_the_english_example_is_read_well() -> None:
    scores = score_example()
    if "en" not in scores:
        pytest.skip("the English example has no gold")
    shown = show_scores(scores["en"])
    assert {kind: shown[kind] for kind in FLOORS if shown[kind] < FLOORS[kind]} == {}


def test_the_korean_example_is_read_well() -> None:
    scores = score_example()
    if "ko" not in scores:
        pytest.skip("the Korean example has no gold")
    shown = show_scores(scores["ko"])
    assert {kind: shown[kind] for kind in FLOORS if shown[kind] < FLOORS[kind]} == {}


def test_the_shared_reports_are_read_well() -> None:
    folder = find_shared()
    if folder is None:
        pytest.skip("there is no shared gold beside this project")
    result = score_shared(folder, errors=False)
    assert result is not None
    assert result["overall"]["f1"] >= 0.8
    assert result["by_kind"]["date"]["f1"] >= 0.9
    assert result["by_kind"]["figure"]["f1"] >= 0.9
    assert result["overall"]["bad_quote"] == 0


def mark(kind: str, words: str, value: dict[str, object], text: str) -> dict[str, object]:
    start = text.index(words)
    return {
        "id": words,
        "kind": kind,
        "quote": words,
        "start": start,
        "end": start + len(words),
        "value": value,
    }


TEXT = "They were held in Aswan."


def test_a_find_counts_once_and_only_with_its_value() -> None:
    gold = [mark("act", "held in", {"type": "detention", "accept": ["detention", "arrest"]}, TEXT)]
    for found_type, hits in (("arrest", 1), ("release", 0)):
        scores = score_items(TEXT, [mark("act", "held", {"type": found_type}, TEXT)], gold)
        assert (scores["act"].hits, scores["act"].false, scores["act"].missed) == (hits, 1 - hits, 1 - hits)


def test_a_quote_that_does_not_stand_there_is_refused() -> None:
    wrong = mark("act", "held", {"type": "detention"}, TEXT) | {"start": 0, "end": 4}
    with pytest.raises(ValueError, match="does not stand"):
        score_items(TEXT, [wrong], [])


def test_the_harmonic_mean_of_nothing_is_zero() -> None:
    assert Score().f1 == 0.0
    assert Score(hits=1, false=1, missed=1).f1 == 0.5
