"""Dates keep exactly what the source says: no day is invented, and an open end stays open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.vocabulary.date_words import word_date
from habeas.vocabulary.edtf import DateRefusedError, day_bounds, is_edtf, parse_edtf

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2022-02-06", ("2022-02-06", "2022-02-06")),
        ("2021-07", ("2021-07-01", "2021-07-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("1999", ("1999-01-01", "1999-12-31")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("1994~/1996~", ("1994-01-01", "1996-12-31")),
        ("../2022-02-22", (None, "2022-02-22")),
        ("2021-08/..", ("2021-08-01", None)),
        ("2021-08/", ("2021-08-01", None)),
        ("2025-02-27T02:00", ("2025-02-27", "2025-02-27")),
        ("2025-02-27T02:00+09:00", ("2025-02-27", "2025-02-27")),
        ("2021-24", ("2021-12-01", "2022-02-28")),
        ("2021-XX-XX", ("2021-01-01", "2021-12-31")),
    ],
)
def test_a_date_reaches_from_its_earliest_to_its_latest_day(
    text: str, bounds: tuple[str | None, str | None]
) -> None:
    assert day_bounds(text) == bounds


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2021-13", "2021-02-30", "2022-02/2021-02", "../..", "2021-07T10:00", "99"]
)
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(DateRefusedError, match="2021-07"):
        parse_edtf(text)


@given(DAYS, DAYS)
def test_days_are_ordered_as_the_calendar_orders_them(one: date, other: date) -> None:
    first, second = parse_edtf(one.isoformat()), parse_edtf(other.isoformat())
    assert first.surely_before(second) == (one < other)
    assert first.may_overlap(second) == (one == other)


@given(DAYS)
def test_a_month_is_never_surely_before_a_day_within_it(day: date) -> None:
    month = parse_edtf(f"{day:%Y-%m}")
    exact = parse_edtf(day.isoformat())
    assert not month.surely_before(exact)
    assert not exact.surely_before(month)
    assert month.may_overlap(exact)


def test_about_is_never_surely_before() -> None:
    assert not parse_edtf("1995~").surely_before(parse_edtf("1999"))


@pytest.mark.parametrize(
    ("text", "english", "korean"),
    [
        ("2022-02-06", "6 Feb 2022", "2022년 2월 6일"),
        ("2021-07", "July 2021", "2021년 7월"),
        ("199X", "1990s", "1990년대"),
        ("1995~", "about 1995", "1995년경"),
        ("../2022-02-22", "until 22 Feb 2022", "2022년 2월 22일까지"),
        ("2021-08/..", "since August 2021", "2021년 8월부터"),
        ("2025-02-27T02:00", "27 Feb 2025, 02:00", "2025년 2월 27일 02:00"),
        ("2023-24", "winter 2023", "2023년 겨울"),
        ("1994~/1996~", "about 1994 to about 1996", "1994년경~1996년경"),
    ],
)
def test_a_date_is_said_no_more_exactly_than_it_is(text: str, english: str, korean: str) -> None:
    assert word_date(text) == english
    assert word_date(text, "ko") == korean
