"""Counted groups of people are told from numbers that count nobody here."""

import pytest

from habeas.reading import read_text

COUNTED = [
    ("Police found 40 Rohingya in a truck.", ["40 Rohingya"]),
    ("They arrested more than a dozen Khmer Krom in 2023.", ["more than a dozen Khmer Krom"]),
    ("Turkey deported hundreds of Syrian men and boys.", ["hundreds of Syrian men and boys"]),
    ("Hundreds of thousands fled, with about 30,000 making their way south.", ["about 30,000"]),
    ("The list has three UNHCR card holders and 17 children.", ["three UNHCR card holders", "17 children"]),
    ("It was 1,276 North Koreans, down from 1,397 in 2014.", ["1,276 North Koreans"]),
    ("They were deported in two groups.", []),
    ("More than 80 organizations signed the letter.", []),
    ("Fourteen Tajiks were sent home, three of whom were jailed.", ["Fourteen Tajiks"]),
]


@pytest.mark.parametrize(("text", "groups"), COUNTED)
def test_a_count_of_people_is_a_group(text: str, groups: list[str]) -> None:
    found = read_text(text, published="2024-06-18").suggestions
    counted = [item.quote for item in found if item.value.get("type") == "population" and item.links]
    assert [quote for quote in counted if quote != "Hundreds of thousands"] == groups
