"""Whatever a Korean or Chinese text is made of, all that is read in it stands there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading import read_text

PIECES = (
    *(
        "탈북자 ",
        "33명",
        "이 ",
        "중국 공안",
        "에 ",
        "붙잡혀 ",
        "북송될 ",
        "듯",
        "강제",
        "씨",
        "목사",
        "이철민 ",
        "대표는 ",
        "단둥",
        "(丹東)",
        "시 ",
    ),
    *(
        "에 따르면 ",
        "말했다",
        "고 ",
        "한다",
        ". ",
        "\n",
        "\n\n",
        "“",
        "”",
        '"',
        ",",
        " ",
        "수용소",
        "의 ",
        "협회",
        "RFA",
        "(",
        ")",
        "Koo Hoin ",
    ),
    *(
        "中国",
        "遣返",
        "15名",
        "脱北者",
        "将",
        "说",
        "据",
        "报道",
        ",",
        "。",
        "图们",
        "的",
        "拘留所",
        "菲尔·罗伯逊",
        "·",
        "被",
        "抓住",
        "人权观察",
        "他",
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["ko", "zh"]))
def test_every_quote_and_mention_is_exact_and_every_link_leads_somewhere(
    pieces: list[str], language: str
) -> None:
    text = "".join(pieces)
    found = read_text(text, published="2024-05-10", language=language).suggestions
    ids = [item.id for item in found]
    assert len(ids) == len(set(ids))
    for item in found:
        assert item.quote
        assert text[item.start : item.end] == item.quote
        assert all(0 <= start < end <= len(text) for start, end in item.mentions)
        assert set(item.links) <= set(ids)
        assert 0 < item.confidence <= 1
        assert str(item.reason)
