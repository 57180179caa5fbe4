"""Invariants of reading: whatever the words, nothing fails, quotes are exact, and one kind never overlaps."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.dates import find_dates
from habeas.reading.document import build_document
from habeas.reading.figures import find_figures
from habeas.reading.schedules import find_schedules
from habeas.reading.suggestion import Suggestion

ENGLISH = (
    *(
        "Feb.",
        "29",
        "31",
        "2021",
        "0000",
        "1990s",
        "'98",
        "mid-",
        "early",
        "late",
        "since",
        "until",
        "from",
        "to",
    ),
    *(
        "between",
        "and",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "a.m.",
        "25:61",
        "24:00",
        "13",
        "p.m.",
        "noon",
        "Monday",
    ),
    *(
        "last",
        "next",
        "this",
        "past",
        "week",
        "month",
        "year",
        "decade",
        "two",
        "three",
        "a",
        "half",
        "dozen",
    ),
    *(
        "hundreds",
        "of",
        "thousands",
        "million",
        "%",
        "km",
        "(19 miles)",
        "aged",
        "1,000",
        "3.5",
        "in her 30s",
    ),
    *(
        "-year-old",
        "day",
        "ago",
        "later",
        "after",
        "the close of the Games",
        "every day",
        "weekdays",
        "Q4",
        "the 5th",
    ),
    *(
        "32nd",
        "Christmas",
        "Eve",
        "May",
        "99999999999",
        "each",
        "Friday",
        "\n\n",
        "“",
        "”",
        '"',
        ":",
        "/",
        "45/45/2021",
    ),
)
CHARACTERS = (
    *(
        "2月",
        "30日",
        "二〇一七年",
        "十",
        "百",
        "万",
        "亿",
        "多",
        "名",
        "人",
        "周",
        "八",
        "上午",
        "25点",
        "99分",
        "至",
        "前",
    ),
    *(
        "13월",
        "32일",
        "오후",
        "25시",
        "99분",
        "부터",
        "까지",
        "3년",
        "전",
        "천",
        "만",
        "억",
        "명",
        "여",
        "살",
        "대",
        "주말",
    ),
    *("매주", "수요일", "정오", "두", "시간", "2021", "9999", "-", "~", "每周三", "(", ")", " ", "\n"),
)
PUBLISHED = st.sampled_from([None, "1800-01-01", "2024-02-29", "2199-12-31", "0001-01-01"])


def check_reading(text: str, published: str | None, language: str) -> None:
    document = build_document(text, published=published, language=language)
    dates = find_dates(document)
    figures = find_figures(document, dates)
    for kind in (dates, figures, find_schedules(document, dates)):
        assert all(text[item.start : item.end] == item.quote for item in kind)
    for kind in (dates, figures):
        assert_apart(kind)


def assert_apart(items: list[Suggestion]) -> None:
    assert all(one.end <= two.start for one, two in pairwise(items))


@given(st.lists(st.sampled_from(ENGLISH), max_size=30), PUBLISHED, st.sampled_from(["", " "]))
def test_any_english_words_are_read(words: list[str], published: str | None, between: str) -> None:
    check_reading(between.join(words), published, "en")


@given(st.lists(st.sampled_from(CHARACTERS), max_size=30), PUBLISHED, st.sampled_from(["ko", "zh"]))
def test_any_korean_and_chinese_words_are_read(
    words: list[str], published: str | None, language: str
) -> None:
    check_reading("".join(words), published, language)
