"""The cutting of texts: tokens, sentences, paragraphs, language, asides."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.document import build_document
from habeas.reading.language import detect_language
from habeas.reading.tokens import cut_tokens


def words_of(text: str) -> list[str]:
    return [token.text for token in cut_tokens(text)]


def sentences_of(text: str) -> list[str]:
    document = build_document(text)
    return [text[start:end] for start, end in document.sentences]


def asides_of(text: str) -> list[str]:
    return [text[aside.start : aside.end] for aside in build_document(text).asides]


@given(st.text())
def test_every_token_lies_where_it_says(text: str) -> None:
    tokens = cut_tokens(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= two.start for one, two in pairwise(tokens))


@given(st.text())
def test_tokens_leave_out_nothing_but_white_space(text: str) -> None:
    kept = "".join(words_of(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text(alphabet="Aa. \n!?”“\"'0여。명Read more", max_size=300))
def test_the_visible_text_has_the_length_of_the_text(text: str) -> None:
    document = build_document(text)
    assert len(document.visible) == len(text)
    assert all(0 <= start < end <= len(text) for start, end in document.sentences)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.-based group", ["The", "U.S.", "-", "based", "group"]),
        ("China’s police don't", ["China", "’s", "police", "don't"]),
        ("at 2 a.m. on Feb. 6", ["at", "2", "a.m.", "on", "Feb.", "6"]),
        ("1,170 people, 3.5 percent", ["1,170", "people", ",", "3.5", "percent"]),
        ("Kim Yong-nam said no.", ["Kim", "Yong-nam", "said", "no", "."]),
        ("mid-1990s", ["mid", "-", "1990s"]),
        ("지린(吉林)성 33명", ["지린", "(", "吉林", ")", "성", "33", "명"]),
    ],
)
def test_words_are_cut_as_a_reader_sees_them(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He went to the U.S. South Korea stayed silent.", 1),
        ("He lives in the U.S. The family does not.", 2),
        ("They left at 2 p.m. on Friday. Nobody saw them.", 2),
        ("Dr. Lee spoke on Feb. 6. Mr. Han listened.", 2),
        ("“They were taken,” she said. “We know where.” Police said nothing.", 3),
        ("Translated by Mina Jun. Edited by A. B. Cho.", 2),
        ("Was he there? Yes! He was.", 3),
        ("그는 떠났다. 그들은 남았다.", 2),
        ("他走了。她留下。", 2),
        ("The court freed 12. Eight remain.", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_a_line_wrapped_by_hand_is_one_paragraph() -> None:
    text = "The men were taken to a centre on a road that runs\nalong the river, a witness said.\nNext."
    document = build_document(text)
    assert [text[start:end][:8] for start, end in document.paragraphs] == ["The men ", "Next."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hello there", "en"),
        ("탈북자 33명이 선양(瀋陽)에서", "ko"),
        ("人权观察 HRW 发表声明", "zh"),
        ("", "en"),
    ],
)
def test_the_script_tells_the_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "line",
    [
        "Share on WhatsApp",
        "Share this article",
        "ADVERTISEMENT",
        "Read more: Ten things about the river",
        "Write a comment in the form below.",
        "© 2024 The Daily. All rights reserved.",
        "Copyright 2022 The Associated Press.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "We use cookies to improve your visit.",
        "Media contact: Jo Lim, +44 20 7946 0000",
        "desk@example.org",
        "Sign up for our newsletter",
        "저작권자 ⓒ 신문사, 무단전재 및 재배포 금지",
        "相关阅读:图们江",
    ],
)
def test_layout_is_set_aside(line: str) -> None:
    assert asides_of(f"A man was arrested.\n\n{line}\n\nHe was later freed.") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Contact with the detainees was lost in March.",
        "Phone calls to the ministry went unanswered: nobody was there.",
        "By using force, police cleared the square.",
        "Share prices fell by 3 percent on Friday.",
        "More than 300 people fled.",
        "(c) No one shall be returned to a place of danger.",
        "Rights group protests in the capital, a caption with new words, Feb. 6.",
    ],
)
def test_a_report_is_not_set_aside(line: str) -> None:
    assert asides_of(f"Rights group protests\n\n{line}\n\nHe was later freed.") == []


def test_a_repeated_line_is_set_aside_and_one_with_new_words_is_read() -> None:
    text = "Group protests return\nGroup protests return\nGroup protests return In the square, Sunday."
    assert asides_of(text) == ["Group protests return"]


def test_offsets_find_their_sentence_and_paragraph() -> None:
    text = "One came. Two left.\n\nThree stayed."
    document = build_document(text)
    assert text[slice(*document.sentence_at(12))] == "Two left."
    assert text[slice(*document.paragraph_at(3))] == "One came. Two left."
    assert document.sentence_at(20) == (20, 20)
    assert [token.text for token in document.tokens_in(document.sentence_at(25))] == ["Three", "stayed", "."]


def test_the_header_is_not_read() -> None:
    text = "title: Arrests\n---\n\nTwo left."
    document = build_document(text, body_start=20)
    assert [token.text for token in document.tokens] == ["Two", "left", "."]
