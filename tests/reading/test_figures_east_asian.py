"""Korean and Chinese figures: what is counted in sentences of our own."""

from typing import Any

import pytest

from habeas.reading.dates import find_dates
from habeas.reading.document import build_document
from habeas.reading.figures import find_figures

Figure = tuple[Any, Any, str, str]


def figures_of(text: str, language: str) -> list[Figure]:
    document = build_document(text, published="2024-04-16", language=language)
    found = find_figures(document, find_dates(document))
    assert all(text[item.start : item.end] == item.quote for item in found)
    return [
        (item.value["min"], item.value["max"], item.value["qualifier"], item.value["unit"]) for item in found
    ]


def exact(number: float, unit: str = "persons") -> Figure:
    return (number, number, "exact", unit)


KOREAN: list[tuple[str, list[Figure]]] = [
    ("탈북자 33명이", [exact(33)]),
    ("12명(남 4명, 여 8명)이", [exact(12), exact(4), exact(8)]),
    ("약 30명", [(30, 30, "about", "persons")]),
    ("30명가량", [(30, 30, "about", "persons")]),
    ("2,600여 명", [(2600, None, "some_over", "persons")]),
    ("최소 1,170명", [(1170, None, "at_least", "persons")]),
    ("500명 이상", [(500, None, "at_least", "persons")]),
    ("600명이 넘는", [(600, None, "more_than", "persons")]),
    ("최대 600명", [(None, 600, "up_to", "persons")]),
    ("50~60명", [(50, 60, "range", "persons")]),
    ("1년에서 2년", [(1, 2, "range", "years")]),
    ("수십 명", [(20, 99, "vague", "persons")]),
    ("수백명의", [(200, 999, "vague", "persons")]),
    ("2만6천 명", [exact(26000)]),
    ("두 명이", [exact(2)]),
    ("두세 명", [(2, 3, "range", "persons")]),
    ("한 명이", []),
    ("30대 여성", [(30, 39, "range", "years_age")]),
    ("14살 아이", [exact(14, "years_age")]),
    ("버스 6대에", [exact(6, "vehicles")]),
    ("3대를 멸한다", [exact(3, "generations")]),
    ("다섯 가족", [exact(5, "families")]),
    ("27건의", [exact(27, "cases")]),
    ("100일 애도", [exact(100, "days")]),
    ("10년 넘게", [(10, None, "more_than", "years")]),
    ("40%가", [exact(40, "percent")]),
    ("30km 떨어진", [exact(30, "km")]),
    ("제131차 회의", []),
    ("8일 오후 6시", []),
]

CHINESE: list[tuple[str, list[Figure]]] = [
    ("15名朝鲜人", [exact(15)]),
    ("说,15人在", [exact(15)]),
    ("二十名", [exact(20)]),
    ("约600人", [(600, 600, "about", "persons")]),
    ("至少1170人", [(1170, None, "at_least", "persons")]),
    ("超过500名", [(500, None, "more_than", "persons")]),
    ("多达600人", [(None, 600, "up_to", "persons")]),
    ("六十多岁", [(60, None, "some_over", "years_age")]),
    ("300余人", [(300, None, "some_over", "persons")]),
    ("50至60人", [(50, 60, "range", "persons")]),
    ("二三十岁", [(20, 39, "range", "years_age")]),
    ("两三名", [(2, 3, "range", "persons")]),
    ("数十人", [(20, 99, "vague", "persons")]),
    ("数百名", [(200, 999, "vague", "persons")]),
    ("其中一名脱北者", []),
    ("五年来", [exact(5, "years")]),
    ("3名儿童", [exact(3)]),
    ("六辆卡车", [exact(6, "vehicles")]),
    ("3万人", [exact(30000)]),
    ("百分之四十", [exact(40, "percent")]),
    ("第三国", []),
    ("人权", []),
]


@pytest.mark.parametrize(("text", "expected"), KOREAN)
def test_korean_figures(text: str, expected: list[Figure]) -> None:
    assert figures_of(text, "ko") == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese_figures(text: str, expected: list[Figure]) -> None:
    assert figures_of(text, "zh") == expected
