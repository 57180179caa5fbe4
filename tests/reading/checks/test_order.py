"""An effect before its cause is flagged if both are of the same people."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(
    ("released", "flagged"), [("2022-01-05", 1), ("2022-01-20", 0), ("2022-01", 0), ("2022-01-05~", 0)]
)
def test_a_release_surely_before_the_arrest_is_flagged(released: str, flagged: int) -> None:
    page = Page("Park was arrested on 10 January. He was freed later.")
    who = page.person("Park")
    page.act("arrested", "arrest", page.date("10 January", "2022-01-10"), who)
    page.act("freed", "release", page.date("later", released), who)
    assert len(page.flags("order")) == flagged


def test_acts_on_different_people_have_no_order() -> None:
    page = Page("Park was arrested on 10 January. Koo was freed earlier.")
    page.act("arrested", "arrest", page.date("10 January", "2022-01-10"), page.person("Park"))
    page.act("freed", "release", page.date("earlier", "2022-01-02"), page.person("Koo"))
    assert page.flags("order") == []
