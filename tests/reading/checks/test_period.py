"""A date that is counted in a period and lies outside it is flagged."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(("day", "flagged"), [("2018-03", 1), ("2016-03", 0)])
def test_a_date_outside_its_period_is_flagged(day: str, flagged: int) -> None:
    page = Page("From 2013 to 2017 it sent back 80 people, including 9 in March.")
    page.date("From 2013 to 2017", "2013/2017")
    page.date("March", day)
    assert len(page.flags("period")) == flagged


def test_a_date_that_is_not_counted_in_the_period_is_not() -> None:
    page = Page("From 2013 to 2017 it sent back 80 people; in 2019 it stopped.")
    page.date("From 2013 to 2017", "2013/2017")
    page.date("2019", "2019")
    assert page.flags("period") == []


def test_them_without_among_counts_nothing() -> None:
    page = Page("It sent back seven last week without letting them apply, a group said on Friday.")
    page.date("last week", "2021-10-25/2021-10-31")
    page.date("Friday", "2021-11-05")
    assert page.flags("period") == []
