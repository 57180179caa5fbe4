"""Figures: what is counted in sentences of our own, by the conventions of docs/reading.md."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.dates import find_dates
from habeas.reading.document import build_document
from habeas.reading.figures import find_figures

Figure = tuple[Any, Any, str, str]


def figures_of(text: str, language: str = "en") -> list[Figure]:
    document = build_document(text, published="2022-02-07", language=language)
    found = find_figures(document, find_dates(document))
    assert all(text[item.start : item.end] == item.quote for item in found)
    return [
        (item.value["min"], item.value["max"], item.value["qualifier"], item.value["unit"]) for item in found
    ]


def exact(number: float, unit: str = "persons") -> Figure:
    return (number, number, "exact", unit)


COUNTED: list[tuple[str, list[Figure]]] = [
    ("Police arrested 50 North Koreans.", [exact(50)]),
    ("The 1,170 North Koreans in custody", [exact(1170)]),
    ("Six trucks left the centre.", [exact(6, "vehicles")]),
    ("six Chinese police cars waited", [exact(6, "vehicles")]),
    ("two bilateral border and immigration pacts", [exact(2, "items")]),
    ("They hold 12 people in three prisons.", [exact(12), exact(3, "places")]),
    ("The court freed ten.", []),
    ("Ten were freed.", [exact(10)]),
    ("The court tried 12 and freed 8.", [exact(12), exact(8)]),
    ("Of the 18, four men and two women died.", [exact(18), exact(4), exact(2)]),
    ("Two groups of 18 crossed.", [exact(2, "groups"), exact(18)]),
    ("a family of four", [exact(4)]),
    ("Three families hid.", [exact(3, "families")]),
    ("It documented 27 cases of torture.", [exact(27, "cases")]),
    ("three generations", [exact(3, "generations")]),
    ("one hundred and twenty detainees", [exact(120)]),
    ("twenty-five Uyghur men", [exact(25)]),
    ("two thousand five hundred refugees", [exact(2500)]),
    ("2.5 million people", [exact(2_500_000)]),
    ("60 000 Eritreans", [exact(60000)]),
    ("half a dozen monks", [exact(6)]),
    ("a dozen officers", [exact(12)]),
    ("two dozen Montagnards", [exact(24)]),
    ("a couple of guards", [exact(2)]),
    ("40 detained refugees", [exact(40)]),
    ("a 12-member delegation", [exact(12)]),
    ("Three human rights defenders", [exact(3)]),
    ("7 and 11 people were caught", [exact(7), exact(11)]),
    ("three of the trucks", [exact(3, "vehicles")]),
    ("12 of them", [exact(12)]),
    ("some 2000 refugees crossed", [(2000, 2000, "about", "persons")]),
]

QUALIFIED: list[tuple[str, list[Figure]]] = [
    ("some 40 Uyghur asylum seekers", [(40, 40, "about", "persons")]),
    ("about 30,000 making their way", [(30000, 30000, "about", "persons")]),
    ("approximately 300 people", [(300, 300, "about", "persons")]),
    ("an estimated 500 people", [(500, 500, "about", "persons")]),
    ("30 or so people", [(30, 30, "about", "persons")]),
    ("at least 40 of the men", [(40, None, "at_least", "persons")]),
    ("no fewer than 12 people", [(12, None, "at_least", "persons")]),
    ("50 or more people", [(50, None, "at_least", "persons")]),
    ("at least one man", [(1, None, "at_least", "persons")]),
    ("more than 300 people", [(300, None, "more_than", "persons")]),
    ("over 60 escapees", [(60, None, "more_than", "persons")]),
    ("more than half a million people", [(500_000, None, "more_than", "persons")]),
    ("50-odd people", [(50, None, "some_over", "persons")]),
    ("nearly 600 people", [(600, 600, "nearly", "persons")]),
    ("almost 100 refugees", [(100, 100, "nearly", "persons")]),
    ("fewer than 20 families", [(None, 20, "less_than", "families")]),
    ("as many as 40,000 migrants", [(None, 40000, "up_to", "persons")]),
    ("up to 600 people", [(None, 600, "up_to", "persons")]),
    ("no more than five people", [(None, 5, "up_to", "persons")]),
    ("He spoke about two women.", [exact(2)]),
    ("At least another 12 people", [(12, None, "at_least", "persons")]),
]

RANGES: list[tuple[str, list[Figure]]] = [
    ("50-60 people", [(50, 60, "range", "persons")]),
    ("50 to 60 people", [(50, 60, "range", "persons")]),
    ("between 200 and 300 people", [(200, 300, "range", "persons")]),
    ("five or six men", [(5, 6, "range", "persons")]),
    ("two to three million people", [(2_000_000, 3_000_000, "range", "persons")]),
    ("one to two years", [(1, 2, "range", "years")]),
    ("from 10 to 15 years in prison", [(10, 15, "range", "years")]),
]

VAGUE: list[tuple[str, list[Figure]]] = [
    ("Dozens of people", [(20, 99, "vague", "persons")]),
    ("scores of refugees", [(20, 99, "vague", "persons")]),
    ("hundreds were held", [(200, 999, "vague", "persons")]),
    ("thousands of Eritreans", [(2000, 9999, "vague", "persons")]),
    ("tens of thousands of people", [(20000, 99999, "vague", "persons")]),
    ("Hundreds of thousands of North Koreans", [(200000, 999999, "vague", "persons")]),
    ("several hundred people", [(200, 999, "vague", "persons")]),
]

TIMES_AND_MEASURES: list[tuple[str, list[Figure]]] = [
    ("for two hours each day", [exact(2, "hours")]),
    ("for more than a decade", [(10, None, "more_than", "years")]),
    ("two decades in exile", [exact(20, "years")]),
    ("a decade in detention", [exact(10, "years")]),
    ("held for a year", [exact(1, "years")]),
    ("sentenced to five years in prison", [exact(5, "years")]),
    ("a five-year sentence", [exact(5, "years")]),
    ("an 18-month term", [exact(18, "months")]),
    ("after three days without food", [exact(3, "days")]),
    ("He died three days after his arrest.", [exact(3, "days")]),
    ("within 24 hours", [exact(24, "hours")]),
    ("12 weeks", [exact(12, "weeks")]),
    ("42 percent of them", [exact(42, "percent")]),
    ("about 3.5% of the cases", [(3.5, 3.5, "about", "percent")]),
    ("30 km (19 miles) from the border", [exact(30, "km")]),
    ("about 300 miles (480 kilometers) away", [(480, 480, "about", "km")]),
    ("one in three prisoners", [exact(0.3333, "ratio")]),
    ("more than 10 years ago", [(10, None, "more_than", "years")]),
]

AGES: list[tuple[str, list[Figure]]] = [
    ("a 14-year-old girl", [exact(14, "years_age")]),
    ("two 17-year-olds", [exact(17, "years_age")]),
    ("aged 38", [exact(38, "years_age")]),
    ("Kim, 38, said", [exact(38, "years_age")]),
    ("He was 62 years old.", [exact(62, "years_age")]),
    ("a woman in her 30s", [(30, 39, "range", "years_age")]),
    ("children under 14 years of age", [(None, 14, "less_than", "years_age")]),
    ("a six-month-old baby", [exact(6, "months")]),
    ("aged between 18 and 25", [(18, 25, "range", "years_age")]),
]

NO_FIGURES = [
    "Article 33 of Law No. 12 and Resolution 1373.",
    "The 131st session, the third time, first of all.",
    "One man was arrested and no one spoke.",
    "It cost $500 or 300,000 won or 40 million yuan.",
    "They left at 2 a.m. on Feb. 6, 2022.",
    "Flight 123 to Room 5 of Camp 14.",
    "Call +82 2 1234 5678 or 02-123-4567.",
    "The two said the two countries agreed.",
    "The attacks of 9/11; staff work 24/7.",
    "COVID-19 closed the border in 2020.",
    "In 2019 protests began; since 2014 it is shut.",
    "The 2022 Winter Olympics",
    "1. First point\n\n2) Second point",
    "[1] See A/HRC/52/64.",
    "under a pact of 1986",
    "On the one hand, one by one.",
    "Several police cars and a number of trucks",
]


@pytest.mark.parametrize(
    ("text", "expected"), [*COUNTED, *QUALIFIED, *RANGES, *VAGUE, *TIMES_AND_MEASURES, *AGES]
)
def test_english_figures(text: str, expected: list[Figure]) -> None:
    assert figures_of(text) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_counts_nothing(text: str) -> None:
    assert figures_of(text) == []


def test_the_qualifier_belongs_to_the_quote_and_the_noun_is_kept_for_the_reader() -> None:
    document = build_document("As many as 40,000 migrants remain.", published="2022-02-07")
    (figure,) = find_figures(document, [])
    assert figure.quote == "As many as 40,000"
    assert figure.value["population"] == "migrants"
    assert str(figure.reason) == "A number with the noun it counts: migrants."


@given(st.text(alphabet="0123456789 -–.,%()abdefhilmnorstuvyz명인 여약约十百多人\n", max_size=80))
def test_any_text_is_read_without_failing(text: str) -> None:
    for language in ("en", "ko", "zh"):
        figures_of(text, language)


LATER_FOUND: list[tuple[str, list[Figure]]] = [
    ("12 children under 16 and three women", [exact(12), (None, 16, "less_than", "years_age"), exact(3)]),
    ("The activist, 32, was held.", [exact(32, "years_age")]),
    ("Another, Hisham M., 25, a father", [exact(25, "years_age")]),
    ("kids, aged four and seven,", [exact(4, "years_age"), exact(7, "years_age")]),
    ("two boys of 10 and 13", [exact(2), exact(10, "years_age"), exact(13, "years_age")]),
    ("when she was 15 or 16.", [(15, 16, "range", "years_age")]),
    ("a student in his early twenties", [(20, 29, "range", "years_age")]),
    ("One, in his mid-forties, counted", [(40, 49, "range", "years_age")]),
    ("people were tried over five days", [exact(5, "days")]),
    ("held for over five years", [(5, None, "more_than", "years")]),
    ("The court ruled 8-1.", []),
    ("about three times as many", []),
    ("Thirteen ethnic Jarai who fled", [exact(13)]),
    ("Three United Nations independent experts", [exact(3)]),
    ("valid for up to one year", [(None, 1, "up_to", "years")]),
    ("is now 1 year and 2 months", [exact(1, "years"), exact(2, "months")]),
    ("50 to 60 more followed", [(50, 60, "range", "persons")]),
    ("six and a half years", [exact(6.5, "years")]),
    ("Three in four had papers.", [exact(0.75, "ratio")]),
    ("14 of 16 said so", [exact(14), exact(16)]),
    ("articles 3 and 22 of it", []),
    ("arrivals averaged 1,400 per year", [exact(1400)]),
    ("deported no less than a dozen to China", [(12, None, "at_least", "persons")]),
    ("On Wednesday a few hundred sang", [(200, 999, "vague", "persons")]),
    ("thousands of Eritrean and Sudanese men", [(2000, 9999, "vague", "persons")]),
    (
        "at least ten died and hundreds fled",
        [(10, None, "at_least", "persons"), (200, 999, "vague", "persons")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LATER_FOUND)
def test_what_reports_of_other_papers_taught(text: str, expected: list[Figure]) -> None:
    assert figures_of(text) == expected


SHARES_OF_GROUPS: list[tuple[str, list[Figure]]] = [
    ("Police arrested four of seven Christians.", [exact(4), exact(7)]),
    ("2 of the 5 were boys", [exact(2), exact(5)]),
    ("1 out of every 4", [exact(0.25, "ratio")]),
    ("four, including two children, died", [exact(4), exact(2)]),
    ("under a month", [(None, 1, "less_than", "months")]),
    ("two sons, 8 and 12.", [exact(2), exact(8, "years_age"), exact(12, "years_age")]),
    ("One man, now 31, said", [exact(31, "years_age")]),
    ("Pakistan handed over 9 men", [exact(9)]),
]


@pytest.mark.parametrize(("text", "expected"), SHARES_OF_GROUPS)
def test_parts_of_a_group_and_ages_in_lists(text: str, expected: list[Figure]) -> None:
    assert figures_of(text) == expected


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 16, "9" + " billion" * 600, "1.5" + " billion" * 60])
def test_a_number_that_nothing_has_is_no_figure(number: str) -> None:
    found = find_figures(build_document(f"Police arrested {number} people in Dandong."), [])
    assert all(
        isinstance(each.value["max"], int | None) and (each.value["max"] or 0) < 10**15 for each in found
    )
