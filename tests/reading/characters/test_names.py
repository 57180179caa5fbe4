"""Korean and Chinese names: places, bodies, persons and groups; sentences of our own."""

from typing import Any

import pytest

from habeas.reading import read_text
from habeas.reading.suggestion import Suggestion


def read_kind(text: str, kind: str, language: str = "ko") -> list[Suggestion]:
    found = read_text(text, published="2024-05-10", language=language).suggestions
    assert all(text[item.start : item.end] == item.quote and str(item.reason) for item in found)
    return [item for item in found if item.kind == kind]


PLACES: list[tuple[str, str, list[tuple[Any, Any]]]] = [
    (
        "ko",
        "지린(吉林)성 옌지에서 단둥으로 옮겨졌다.",
        [("지린(吉林)성", "Jilin"), ("옌지", "Yanji"), ("단둥", "Dandong")],
    ),
    ("ko", "도문에서 투먼으로 갔다.", [("도문", "Tumen")]),
    ("ko", "무산에서 강을 건넜다. 무산된 회담이었다.", [("무산", "Musan")]),
    ("ko", "지난 연대 투쟁을 위해 청도 모았다.", []),
    ("ko", "칭다오에서 연대로 갔다.", [("칭다오", "Qingdao"), ("연대", "Yantai")]),
    ("ko", "중국인과 북한군, 한국말, 서울대는 곳이 아니다.", []),
    ("ko", "한국행을 택했다.", [("한국", "South Korea")]),
    ("ko", "투먼 세관 앞이었다.", [("투먼 세관", "투먼 세관")]),
    (
        "ko",
        "투먼 변방구류소에 있다.",
        [("투먼 변방구류소", "Tumen border detention facility")],
    ),
    ("ko", "이란 당국이 막았다. 빵이란 먹는 것이다.", [("이란", "Iran")]),
    ("zh", "他们在吉林省图们被捕,后来被送到图门的拘留所。", [("吉林省", "Jilin"), ("图们", "Tumen")]),
    ("zh", "中国人和韩国籍的人在联合国。", []),
]


@pytest.mark.parametrize(("language", "text", "places"), PLACES)
def test_places_are_told_from_words_that_look_like_them(
    language: str, text: str, places: list[tuple[str, str]]
) -> None:
    found = [(item.quote, item.value["name"]) for item in read_kind(text, "place", language)]
    assert found[: len(places)] == places
    assert len(found) <= len(places) + ("拘留所" in text)


def test_a_town_merely_named_is_no_place_of_custody() -> None:
    assert [item.value["precision"] for item in read_kind("투먼에서 보았다.", "place")] == ["town"]


def test_bodies_are_known_or_end_in_what_bodies_are_called() -> None:
    text = "허룽시 공안국과 북한인권 시민연합, 미국의소리, 유엔난민기구는 답하지 않았다. 이 단체는 협회다."
    bodies = [item.quote for item in read_kind(text, "group") if item.value["type"] == "organisation"]
    assert bodies == ["허룽시 공안국", "북한인권 시민연합", "미국의소리", "유엔난민기구"]


def test_a_short_name_in_brackets_is_the_same_body() -> None:
    text = "자유아시아방송(RFA)이 보도했다. RFA는 덧붙였다."
    (body,) = read_kind(text, "group")
    assert len(body.mentions) == 3


PERSONS = [
    ("ko", "이철민 목사와 박은하 씨가 왔다. 김씨와 이모 씨는 없었다.", ["이철민", "박은하"]),
    ("ko", "필 로버트슨 휴먼라이츠워치 아시아담당 부국장이 말했다.", ["필 로버트슨"]),
    ("ko", "Jane Doe 대표가 왔다. 한국 대표와 조선 대표는 없었다.", ["Jane Doe"]),
    ("ko", "글: 오해란", ["오해란"]),
    ("zh", "发言人李明秀说不知道。牧师王强表示同意。", ["李明秀", "王强"]),
    ("zh", "研究员玛丽亚·科斯塔说,她不知道。", ["玛丽亚·科斯塔"]),
    ("zh", "韩国总统和中国代表没有来。", []),
]


@pytest.mark.parametrize(("language", "text", "names"), PERSONS)
def test_persons_are_named_in_full_beside_a_title(language: str, text: str, names: list[str]) -> None:
    assert [item.value["name"] for item in read_kind(text, "person", language)] == names


def test_groups_are_counted_people_and_those_of_whom_an_act_is_told() -> None:
    text = "탈북민 33명과 12명(남 4명, 여 8명)이 붙잡혔고 북한 여성들이 북송됐다. 난민협약이 있다."
    groups = [item.quote for item in read_kind(text, "group")]
    assert groups == ["탈북민 33명", "12명(남 4명, 여 8명)", "북한 여성들"]


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("ko", "두 협정에 따라, 국제법에 따라, 난민협약에 따라 보낸다.", ["unnamed", "generic", "ref51"]),
        ("zh", "根据中朝协议和国际法,以及难民公约。", ["unnamed", "generic", "ref51"]),
    ],
)
def test_treaties_are_named_meant_or_law_in_general(language: str, text: str, codes: list[str]) -> None:
    assert [item.value["id"] for item in read_kind(text, "instrument", language)] == codes
