"""Claims stay side by side: no open end is closed, nothing is joined, one origin is one voice."""

import re

from hypothesis import given
from hypothesis import strategies as st

from habeas.figures.claims import Claim, count_voices, know_claims, word_state
from habeas.figures.origins import find_roots, trace_chain
from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.figure_words import word_figure
from habeas.vocabulary.schema import load_vocabulary

OCTOBER_2023 = (
    FigureValue(200, 300, "range", "persons"),
    FigureValue(500, None, "more_than", "persons"),
    FigureValue(600, 600, "about", "persons"),
    FigureValue(None, 600, "up_to", "persons"),
    FigureValue(620, 620, "exact", "persons"),
)


@st.composite
def figures(draw: st.DrawFn) -> FigureValue:
    known = load_vocabulary().qualifiers[draw(st.sampled_from(sorted(load_vocabulary().qualifiers)))]
    one, other = sorted(draw(st.tuples(st.integers(1, 999), st.integers(1, 999))))
    ends = {"n": one, "open": None, "low": one, "high": other}
    return FigureValue(ends[known.least], ends[known.most], known.code, "persons")


def make_claims(values: list[FigureValue]) -> list[Claim]:
    return [
        Claim(figure=figure, about="e1", source=f"s{number}", id=str(number))
        for number, figure in enumerate(values)
    ]


def test_the_five_claims_of_9_october_2023() -> None:
    [known] = know_claims(make_claims(list(OCTOBER_2023)))
    assert str(known.message) == (
        "Five claims that cannot all be true: 200–300; more than 500; about 600; up to 600; 620."
    )
    assert word_state(known, "ko") == (
        "모두 사실일 수는 없는 다섯 건의 주장: 200~300명, 500명 초과, 약 600명, 최대 600명, 620명."
    )


@given(st.lists(figures(), min_size=1, max_size=6))
def test_every_figure_is_said_as_it_was_made_and_no_other_number_appears(values: list[FigureValue]) -> None:
    [known] = know_claims(make_claims(values))
    sentence = str(known.message)
    for figure in values:
        assert word_figure(figure) in sentence
    claims = sentence.partition(": ")[2]
    said = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", claims)}
    assert said <= {end for figure in values for end in (figure.least, figure.most)}


@given(st.lists(figures(), min_size=2, max_size=6))
def test_no_range_is_made_of_two_claims(values: list[FigureValue]) -> None:
    [known] = know_claims(make_claims(values))
    own = {word_figure(figure) for figure in values}
    claims = str(known.message).partition(": ")[2].rstrip(".")
    assert set(claims.split("; ")) == own


@given(st.lists(figures(), min_size=1, max_size=6))
def test_the_order_in_which_claims_arrive_changes_nothing(values: list[FigureValue]) -> None:
    [one] = know_claims(make_claims(values))
    [other] = know_claims(make_claims(values)[::-1])
    assert str(one.message) == str(other.message)
    assert len(one.exclusions) == len(other.exclusions)


def test_claims_in_other_units_or_about_other_things_are_not_compared() -> None:
    persons = Claim(figure=FigureValue(5, 5, "exact", "persons"), about="e1")
    cases = Claim(figure=FigureValue(9, 9, "exact", "cases"), about="e1")
    elsewhere = Claim(figure=FigureValue(7, 7, "exact", "persons"), about="e2")
    known = know_claims([persons, cases, elsewhere])
    assert len(known) == 3
    assert not any(each.exclusions for each in known)


def test_three_papers_that_repeat_one_list_are_one_voice() -> None:
    claims = make_claims([FigureValue(1170, 1170, "exact", "persons")] * 3)
    assert count_voices(claims, {}) == 3
    assert count_voices(claims, {"s1": ["s0"], "s2": ["s1"]}) == 1
    assert count_voices(claims, {"s1": ["hrw"], "s2": ["hrw"]}) == 2


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6)
)
def test_voices_are_never_more_than_sources_and_circles_end(derived: dict[str, list[str]]) -> None:
    roots = find_roots("abcdef", derived)
    assert set(roots) == set("abcdef")
    for source, origins in derived.items():
        assert all(roots[origin] == roots[source] for origin in origins)
        assert source not in trace_chain(source, derived)
