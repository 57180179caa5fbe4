"""Who says what in Korean and Chinese; sentences of our own."""

import pytest

from habeas.reading import read_text

SAID: list[tuple[str, str, list[tuple[str, str | None, str | None]]]] = [
    ("ko", "이철민 목사는 보았다고 말했다.", [("이철민", None, None)]),
    ("ko", "자유통일연합 박은하 대표는 “모른다”고 밝혔다.", [("박은하", None, None)]),
    ("ko", "통일부 당국자는 모른다고 했다.", [("anon", "통일부 당국자", None)]),
    ("ko", "한 소식통은 이들이 갇혔다고 전했다.", [("anon", "한 소식통", None)]),
    ("ko", "현지 소식통에 따르면 트럭이 떠났다.", [("anon", "현지 소식통", None)]),
    ("ko", "중국은 이들이 난민이 아니라고 주장했다.", [("중국", None, None)]),
    ("ko", "이들은 옮겨진 것으로 전해졌다.", [("anon", "", None)]),
    ("ko", "이철민 목사는 모른다고 자유아시아방송에 말했다.", [("이철민", None, "자유아시아방송")]),
    ("ko", "이철민 목사는 보았다고 말했다. 그는 더 있다고 덧붙였다.", [("이철민", None, None)] * 2),
    ("ko", "등불을 밝히고 떠났다.", []),
    ("zh", "牧师王强说,他看见了。他说不止一次。", [("王强", None, None)] * 2),
    ("zh", "一名知情人士告诉美国之音,车已开走。", [("anon", "一名知情人士", "美国之音")]),
    ("zh", "据韩联社报道,车已开走。", [("韩联社", None, None)]),
    ("zh", "据悉,车已开走。", [("anon", "", None)]),
    ("zh", "中国表示不知情。", [("中国", None, None)]),
    ("zh", "这被称为说明书,小说里有。", []),
]


@pytest.mark.parametrize(("language", "text", "said"), SAID)
def test_each_reporting_phrase_has_its_speaker(
    language: str, text: str, said: list[tuple[str, str | None, str | None]]
) -> None:
    found = read_text(text, published="2024-05-10", language=language).suggestions
    told = [item for item in found if item.kind == "attribution"]
    assert all(text[item.start : item.end] == item.quote and str(item.reason) for item in told)
    assert [(t.value["speaker"], t.value["speaker_label"], t.value["to"]) for t in told] == said
