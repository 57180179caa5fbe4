"""Checks are found by their files, and run in order of place."""

from pathlib import Path

from tests.reading.pages import Page

from habeas.reading import checks
from habeas.reading.checks import load_checks, run_checks


def test_every_file_is_a_check_and_has_a_test() -> None:
    files = {file.stem for file in Path(checks.__path__[0]).glob("[a-z]*.py")}
    tests = {file.stem.removeprefix("test_") for file in Path(__file__).parent.glob("test_*.py")}
    assert set(load_checks()) == files
    assert files <= tests


def test_flags_come_in_order_of_place() -> None:
    page = Page("Under two bilateral pacts they were sent back on Sunday Feb. 6, 2021.")
    page.date("Sunday Feb. 6, 2021", "2021-02-06")
    page.mark("instrument", "two bilateral pacts", {"id": "unnamed"})
    found = run_checks(page.document, page.items)
    assert [flag.check for flag in found] == ["unnamed_instrument", "weekday_date"]


def test_an_empty_page_has_no_flags() -> None:
    assert run_checks(Page("").document, []) == []
