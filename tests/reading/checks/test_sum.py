"""Parts are added up and held against the total."""

from tests.reading.pages import Page

TEXT = (
    "Police seized 33 people. They took 12 (4 men and 8 women) at the station, 7 in one town "
    "and 11 in another, and 5 on the road."
)


def mark_parts(text: str, total: str) -> Page:
    page = Page(text)
    page.count(total, int(total))
    for words in ("12", "7", "11", "5"):
        page.count(words, int(words), nth=0)
    page.count("4 men", 4)
    page.count("8 women", 8)
    page.items.sort(key=lambda item: item.start)
    return page


def test_parts_that_miss_the_total_are_flagged_at_the_total() -> None:
    (flag,) = mark_parts(TEXT, "33").flags("sum")
    assert flag.quote == "33"
    assert str(flag.message) == "The parts add up to 35 (12 + 7 + 11 + 5); the total says 33."


def test_parts_that_add_up_are_not() -> None:
    assert mark_parts(TEXT.replace("33", "35"), "35").flags("sum") == []


def test_two_counts_are_parts_only_beside_the_word_total() -> None:
    for words, flagged in (("a total of 236", 1), ("about 236", 0)):
        page = Page(f"There were 26 in one year and 216 in the next, {words} escapees.")
        for number in ("26", "216", "236"):
            page.count(number, int(number))
        assert len(page.flags("sum")) == flagged
