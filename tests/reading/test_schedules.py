"""Schedules: what happens again and again, in sentences of our own."""

from typing import Any

import pytest

from habeas.reading.dates import find_dates
from habeas.reading.document import build_document
from habeas.reading.schedules import find_schedules

FIELDS = ("freq", "by_day", "start_time", "duration", "from", "until")
Schedule = tuple[Any, ...]


def schedules_of(text: str) -> list[Schedule]:
    document = build_document(text, published="2022-02-07", language="en")
    found = find_schedules(document, find_dates(document))
    assert all(text[item.start : item.end] == item.quote for item in found)
    return [tuple(item.value[name] for name in FIELDS) for item in found]


CASES: list[tuple[str, list[Schedule]]] = [
    ("They protest every Wednesday.", [("weekly", ["WE"], None, None, None, None)]),
    (
        "A vigil is held each Friday at noon outside the embassy.",
        [("weekly", ["FR"], "12:00", None, None, None)],
    ),
    (
        "The rally takes place every Monday and Thursday at 6:30 p.m.",
        [("weekly", ["MO", "TH"], "18:30", None, None, None)],
    ),
    (
        "They meet on Tuesdays from 1 p.m. to 3 p.m.",
        [("weekly", ["TU"], "13:00", "PT2H", None, None)],
    ),
    ("They meet on Tuesdays, 1 to 3 p.m.", [("weekly", ["TU"], "13:00", "PT2H", None, None)]),
    (
        "Visits are held daily at 10 a.m. and 2 p.m. until March 5, he said; they will go on.",
        [("daily", None, ["10:00", "14:00"], None, None, "2022-03-05")],
    ),
    (
        "The film is screened every day at 8 p.m. for an hour and a half.",
        [("daily", None, "20:00", "PT1H30M", None, None)],
    ),
    ("Protesters gather every weekday.", [("daily", ["MO", "TU", "WE", "TH", "FR"], None, None, None, None)]),
    (
        "The sit-in runs Monday to Friday every week.",
        [("weekly", None, None, None, None, None)],
    ),
    (
        "A two-hour demonstration every Saturday starts at 11 a.m.",
        [("weekly", ["SA"], "11:00", "PT2H", None, None)],
    ),
    (
        "The group holds a service on the first Sunday of every month.",
        [("monthly", ["1SU"], None, None, None, None)],
    ),
    ("He must report to the police every Monday.", [("weekly", ["MO"], None, None, None, None)]),
    (
        "They rally on weekdays at 1 p.m. at the consulate and on weekends at 3 p.m. in the square each day.",
        [
            ("daily", ["MO", "TU", "WE", "TH", "FR"], "13:00", None, None, None),
            ("daily", ["SA", "SU"], "15:00", None, None, None),
        ],
    ),
    (
        "The group will protest every day through Feb. 22. The protest is held at noon on weekdays.",
        [
            ("daily", None, None, None, None, "2022-02-22"),
            ("daily", ["MO", "TU", "WE", "TH", "FR"], "12:00", None, None, "2022-02-22"),
        ],
    ),
    (
        "They gather every evening. They start at 7 p.m. and last an hour.",
        [("daily", None, "19:00", "PT1H", None, None)],
    ),
]

NONE = [
    "They were beaten every day.",
    "Daily life was hard.",
    "Daily rallies drew attention.",
    "On Friday they met at noon.",
    "Thousands flee every year.",
    "the daily newspaper",
    "He earned ten dollars a day.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_english_schedules(text: str, expected: list[Schedule]) -> None:
    assert schedules_of(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_schedule(text: str) -> None:
    assert schedules_of(text) == []


def test_the_place_of_each_pattern_is_kept() -> None:
    text = (
        "A rally is held each day at 1 p.m. outside the Iranian Embassy on weekdays "
        "and in Main Square on weekends."
    )
    document = build_document(text, published="2022-02-07", language="en")
    found = find_schedules(document, find_dates(document))
    assert [item.value["place"] for item in found] == ["Iranian Embassy", "Main Square"]


EAST_ASIAN: list[tuple[str, str, list[Schedule]]] = [
    ("ko", "매주 수요일 정오에 집회가 열린다.", [("weekly", ["WE"], "12:00", None, None, None)]),
    ("ko", "매주 금요일 오후 7시에 기도회를 연다.", [("weekly", ["FR"], "19:00", None, None, None)]),
    ("ko", "2월 22일까지 날마다 시위를 한다.", [("daily", None, None, None, None, "2022-02-22")]),
    (
        "ko",
        "시위는 오후 1시부터 두 시간, 평일에는 영사관 앞에서, 주말에는 광장에서 열린다.",
        [
            ("daily", ["MO", "TU", "WE", "TH", "FR"], "13:00", "PT2H", None, None),
            ("daily", ["SA", "SU"], "13:00", "PT2H", None, None),
        ],
    ),
    ("ko", "뉴욕의 매일 시위", []),
    ("ko", "지난 주말에는 집회가 열렸다.", []),
    ("zh", "他们每周三下午2点举行抗议。", [("weekly", ["WE"], "14:00", None, None, None)]),
    ("zh", "每天晚上8点放映一小时。", [("daily", None, "20:00", "PT1H", None, None)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), EAST_ASIAN)
def test_korean_and_chinese_schedules(language: str, text: str, expected: list[Schedule]) -> None:
    document = build_document(text, published="2022-02-07", language=language)
    found = find_schedules(document, find_dates(document))
    assert [tuple(item.value[name] for name in FIELDS) for item in found] == expected
