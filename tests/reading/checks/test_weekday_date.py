"""A weekday that does not fit its date is flagged, with the years that both fit."""

from tests.reading.pages import Page


def test_the_message_says_which_weekday_it_was_and_where_both_fit() -> None:
    page = Page("A rally on Sunday Feb. 6, 2021.")
    page.date("Sunday Feb. 6, 2021", "2021-02-06")
    (flag,) = page.flags("weekday_date")
    assert str(flag.message) == (
        "Weekday and date disagree. 2021-02-06 was a Saturday; the same day is a Sunday in 2011, 2022, 2028."
    )


def test_another_date_that_fits_both_is_linked() -> None:
    page = Page("A rally on Sunday Feb. 6, 2021. He came on Sunday.")
    page.date("Sunday Feb. 6, 2021", "2021-02-06")
    page.date("Sunday", "2022-02-06", nth=1)
    assert [flag.items for flag in page.flags("weekday_date")] == [("d1", "d2")]


def test_a_weekday_that_fits_is_not_flagged() -> None:
    page = Page("A rally on Sunday Feb. 6, 2022.")
    page.date("Sunday Feb. 6, 2022", "2022-02-06")
    assert page.flags("weekday_date") == []


def test_korean_and_chinese_weekdays_are_known() -> None:
    page = Page("2021년 2월 6일 일요일에, 2021年2月6日(星期日)")
    page.date("2021년 2월 6일 일요일", "2021-02-06")
    page.date("2021年2月6日(星期日", "2021-02-06")
    assert len(page.flags("weekday_date")) == 2
