"""Korean and Chinese acts: what words state them, and how they are meant; sentences of our own."""

import pytest

from habeas.reading import read_text

KOREAN: list[tuple[str, list[tuple[str, str]]]] = [
    ("중국 공안이 지난달 훈춘에서 탈북민 5명을 체포했다.", [("arrest", "actual")]),
    ("두만강을 건너려다 붙잡혔다.", [("crossing", "attempted"), ("arrest", "actual")]),
    (
        "단체들은 중국에 강제북송을 중단하라고 촉구했다.",
        [("repatriation", "demanded"), ("appeal", "actual")],
    ),
    ("북송될 위기에 놓여 있다.", [("repatriation", "feared")]),
    ("이들이 곧 송환될 것으로 우려된다.", [("repatriation", "feared")]),
    ("만약 북송되면 처형될 수 있다.", [("repatriation", "hypothetical"), ("execution", "feared")]),
    ("아직 석방되지 않았다.", [("release", "negated")]),
    ("그를 석방해야 한다.", [("release", "demanded")]),
    ("서울에서 사진전을 열 예정이다.", [("exhibition", "planned")]),
    ("국회는 결의안을 만장일치로 통과시켰다.", [("resolution", "actual")]),
    ("성명을 발표하고 단식에 들어갔다.", [("publication", "actual"), ("hunger_strike", "actual")]),
    ("유엔은 지난해 중국에 서한을 보냈다.", [("letter", "actual")]),
    ("두만강을 건너 한국에 입국했다.", [("crossing", "actual"), ("arrival", "actual")]),
    ("고문과 폭행을 당해 숨졌다.", [("ill_treatment", "actual"), ("death", "actual")]),
    ("트럭에 실려 수용소로 옮겨졌다.", [("transfer", "actual"), ("transfer", "actual")]),
    ("체포영장과 구금시설, 탈북자와 시위대는 행위가 아니다.", []),
    ("고문방지협약과 강제송환금지원칙을 비준했다.", []),
    ("법률 고문은 말을 아꼈다.", []),
]
CHINESE: list[tuple[str, list[tuple[str, str]]]] = [
    ("警方上周在云南逮捕了9名脱北者。", [("arrest", "actual")]),
    ("如果被遣返,他们将面临酷刑。", [("repatriation", "hypothetical"), ("ill_treatment", "feared")]),
    ("两名牧师至今没有获释。", [("release", "negated")]),
    ("外交部否认遣返难民。", [("repatriation", "negated")]),
    ("呼吁北京释放他们。", [("appeal", "actual"), ("release", "demanded")]),
    ("公安将他们遣返。", [("repatriation", "actual")]),
    ("她越过图们江,两年后抵达韩国。", [("crossing", "actual"), ("arrival", "actual")]),
    ("该组织将举办图片展。", [("exhibition", "planned")]),
    ("国会通过了一项决议。", [("resolution", "actual")]),
    ("拘留所里的脱北者和示威者没有说话。", []),
    ("中国应遵守不推回原则。", []),
]


@pytest.mark.parametrize(("text", "acts"), KOREAN)
def test_korean_words_state_acts_and_their_endings_say_how(text: str, acts: list[tuple[str, str]]) -> None:
    assert read_acts(text, "ko") == acts


@pytest.mark.parametrize(("text", "acts"), CHINESE)
def test_chinese_words_state_acts_and_the_clause_says_how(text: str, acts: list[tuple[str, str]]) -> None:
    assert read_acts(text, "zh") == acts


def read_acts(text: str, language: str) -> list[tuple[object, object]]:
    found = read_text(text, published="2024-05-10", language=language).suggestions
    acts = [item for item in found if item.kind == "act"]
    assert all(text[act.start : act.end] == act.quote and str(act.reason) for act in acts)
    return [(act.value["type"], act.value["modality"]) for act in acts]


def test_an_act_is_linked_to_its_people_day_and_place() -> None:
    text = "지난 3일 창춘에서 탈북민 4명이 공안에 붙잡혀 단둥으로 이송됐다."
    reading = read_text(text, published="2024-05-10", language="ko")
    words = {item.id: item.quote for item in reading.suggestions}
    linked = [{words[link] for link in item.links} for item in reading.suggestions if item.kind == "act"]
    assert linked == [{"지난 3일", "창춘", "탈북민 4명"}, {"단둥", "탈북민 4명"}]


def test_the_object_behind_a_chinese_verb_belongs_to_it() -> None:
    text = "5月2日,警方在昆明逮捕了6名脱北者,后来把他们押到丹东。"
    reading = read_text(text, published="2024-05-10", language="zh")
    words = {item.id: item.quote for item in reading.suggestions}
    first = next(item for item in reading.suggestions if item.kind == "act")
    assert {words[link] for link in first.links} == {"5月2日", "昆明", "6名脱北者"}
