"""A month without a year is pointed out: the reader filled the year in."""

from tests.reading.pages import Page


def test_a_month_alone_is_flagged() -> None:
    page = Page("The paper reported it in July.")
    page.date("July", "2021-07")
    (flag,) = page.flags("undated_month")
    assert "July" in str(flag.message)


def test_a_month_with_its_year_is_not() -> None:
    page = Page("The letter of August 2021 was published.")
    page.date("August 2021", "2021-08")
    assert page.flags("undated_month") == []


def test_last_month_says_which_month_it_is() -> None:
    page = Page("Last month they were moved.")
    page.date("Last month", "2022-01")
    assert page.flags("undated_month") == []
