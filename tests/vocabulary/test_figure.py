"""An open end is never closed, and figures exclude each other only where no number fits both."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.vocabulary.figure import FigureRefusedError, FigureValue, find_slack
from habeas.vocabulary.figure_words import word_figure
from habeas.vocabulary.schema import load_vocabulary

NUMBERS = st.integers(min_value=1, max_value=1_000_000)


@st.composite
def figures(draw: st.DrawFn, unit: str = "persons") -> FigureValue:
    """Any figure that the qualifiers allow."""
    known = load_vocabulary().qualifiers[draw(st.sampled_from(sorted(load_vocabulary().qualifiers)))]
    one, other = sorted((draw(NUMBERS), draw(NUMBERS)))
    ends = {"n": one, "open": None, "low": one, "high": other}
    return FigureValue.read(
        {"min": ends[known.least], "max": ends[known.most], "qualifier": known.code, "unit": unit}
    )


@given(figures())
def test_a_figure_is_what_was_written(figure: FigureValue) -> None:
    assert FigureValue.read(figure.norm) == figure


@given(figures())
def test_an_open_end_reaches_for_ever_and_is_said_open(figure: FigureValue) -> None:
    english, korean = word_figure(figure), word_figure(figure, "ko")
    if figure.most is None:
        assert figure.upper == math.inf
        assert english.startswith(("more than", "at least", "somewhat over"))
        assert "초과" in korean or "최소" in korean or "여" in korean
    if figure.least is None:
        assert figure.lower == -math.inf
        assert english.startswith(("up to", "fewer than"))
        assert "최대" in korean or "미만" in korean


@given(figures(), figures())
def test_exclusion_is_mutual_and_means_that_no_number_fits_both(one: FigureValue, other: FigureValue) -> None:
    assert one.excludes(other) == other.excludes(one)
    for number in (one.least, one.most, other.least, other.most):
        if number is not None and one.contains(number) and other.contains(number):
            assert not one.excludes(other)


@given(figures(), figures(unit="cases"))
def test_persons_and_cases_never_exclude_each_other(persons: FigureValue, cases: FigureValue) -> None:
    assert not persons.excludes(cases)


@pytest.mark.parametrize(
    ("norm", "english", "korean"),
    [
        ((500, None, "more_than"), "more than 500", "500명 초과"),
        ((None, 60000, "up_to"), "up to 60,000", "최대 60,000명"),
        ((600, 600, "about"), "about 600", "약 600명"),
        ((200, 300, "range"), "200–300", "200~300명"),
        ((620, 620, "exact"), "620", "620명"),
        ((1170, None, "at_least"), "at least 1,170", "최소 1,170명"),
        ((50, None, "some_over"), "somewhat over 50", "50여 명"),
        ((200000, 999999, "vague"), "hundreds of thousands", "수십만 명"),
    ],
)
def test_figures_in_words(norm: tuple[int | None, int | None, str], english: str, korean: str) -> None:
    least, most, qualifier = norm
    figure = FigureValue(least, most, qualifier, "persons")
    assert word_figure(figure) == english
    assert word_figure(figure, "ko") == korean


def test_the_limit_itself_belongs_to_at_least_and_not_to_more_than() -> None:
    at_least = FigureValue(500, None, "at_least", "persons")
    more_than = FigureValue(500, None, "more_than", "persons")
    exact = FigureValue(500, 500, "exact", "persons")
    assert not at_least.excludes(exact)
    assert more_than.excludes(exact)


@pytest.mark.parametrize(("number", "slack"), [(600, 50), (30_000, 5_000), (1_170, 5), (1_500, 50), (7, 0.5)])
def test_about_reaches_half_a_unit_of_its_last_digit(number: int, slack: float) -> None:
    assert find_slack(number) == slack


@pytest.mark.parametrize(
    "norm",
    [
        {"min": 500, "max": 600, "qualifier": "more_than", "unit": "persons"},
        {"min": None, "max": None, "qualifier": "exact", "unit": "persons"},
        {"min": 300, "max": 200, "qualifier": "range", "unit": "persons"},
        {"min": 1, "max": 2, "qualifier": "exact", "unit": "persons"},
        {"min": 1, "max": 1, "qualifier": "exactly", "unit": "persons"},
        {"min": 1, "max": 1, "qualifier": "exact", "unit": "souls"},
        {"min": True, "max": True, "qualifier": "exact", "unit": "persons"},
        {"min": "1", "max": "1", "qualifier": "exact", "unit": "persons"},
        {"min": 1, "max": 1, "qualifier": "exact", "unit": "persons", "address": "x"},
        {"min": math.inf, "max": math.inf, "qualifier": "exact", "unit": "persons"},
        [1, 1],
    ],
)
def test_what_is_no_figure_is_refused(norm: object) -> None:
    with pytest.raises(FigureRefusedError):
        FigureValue.read(norm)
