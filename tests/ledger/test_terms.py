"""Words are found however they are written, and two characters are enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.ledger.terms import query_terms, split_terms, terms_of_statement


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Kim Chol-su", ("kim", "chol", "su")),
        ("김철수", ("김철", "철수")),
        ("김", ("김",)),
        ("투먼 수용소", ("투먼", "수용", "용소")),
        ("被遣返 back", ("被遣", "遣返", "back")),
        ("김철수 (Kim)", ("김철", "철수", "kim")),
        ("김철수", ("김철", "철수")),
        ("José MÜLLER ＡＢ", ("jose", "muller", "ab")),
        ("", ()),
        (" …“”", ()),
    ],
)
def test_a_text_has_words_and_pairs(text: str, terms: tuple[str, ...]) -> None:
    assert split_terms(text) == terms


@given(st.text())
def test_any_text_finds_itself(text: str) -> None:
    terms = set(split_terms(text))
    assert {term for term, _ in query_terms(text)} == terms
    assert all(term and term == term.strip() and "'" not in term and '"' not in term for term in terms)


def test_the_last_word_may_be_unfinished() -> None:
    assert query_terms("kim cho") == [("kim", False), ("cho", True)]
    assert query_terms("김 철수") == [("김", True), ("철수", True)]


@pytest.mark.parametrize(
    ("property_", "norm", "terms"),
    [
        ("note", None, ("a", "cook")),
        ("note", "a cook", ("a", "cook")),
        ("name", {"text": "Kim", "script": "latin", "kind": "full"}, ("a", "cook", "kim")),
        ("custody_stage", "arrested", ()),
        ("birth_date", "1985", ()),
        ("age_said", {"min": 3, "max": 3, "qualifier": "exact", "unit": "years"}, ()),
    ],
)
def test_codes_dates_and_figures_are_not_searched(
    property_: str, norm: object, terms: tuple[str, ...]
) -> None:
    body = {"kind": "Person", "property": property_, "value": "a cook", "norm": norm}
    assert terms_of_statement(body) == terms
