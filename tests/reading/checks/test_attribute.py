"""One person has one age."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(("later", "flagged"), [(38, 1), (49, 0)])
def test_two_ages_of_one_person_are_flagged(later: int, flagged: int) -> None:
    page = Page(f"Kim Example, 48, was held. His wife spoke to Example, {later}, by telephone.")
    page.person("Kim Example", "Example, " + str(later))
    start = page.document.text.index("Example, " + str(later))
    page.items[-1] = page.items[-1].__class__(
        **{name: getattr(page.items[-1], name) for name in ("id", "kind", "start", "end", "quote", "value")},
        mentions=((0, 11), (start, start + 7)),
    )
    page.count("48", 48, unit="years_age")
    page.count(str(later), later, unit="years_age")
    assert len(page.flags("attribute")) == flagged


def test_an_age_behind_one_name_is_not_that_of_the_next() -> None:
    page = Page("The judge found Qairat Example, 26, and Murager Sample, 43, guilty.")
    page.person("Qairat Example", "Qairat Example")
    page.person("Murager Sample", "Murager Sample")
    page.count("26", 26, unit="years_age")
    page.count("43", 43, unit="years_age")
    assert page.flags("attribute") == []
