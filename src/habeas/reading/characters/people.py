"""Find named persons in Korean and Chinese texts: by title, byline, or because everybody knows them."""

import re
from collections.abc import Iterator
from functools import cache

from habeas.reading.characters.bodies import find_local_bodies
from habeas.reading.characters.endings import HANGUL, cut_particle, is_particle, read_rest
from habeas.reading.characters.naming import BYLINE, KNOWN, SPELLED, TITLED, Name, group_names, settle_names
from habeas.reading.characters.said import list_states
from habeas.reading.characters.words import (
    Marks,
    WordIndex,
    compile_local,
    join_words,
    list_local,
    read_local,
)
from habeas.reading.document import Document
from habeas.reading.once import read_once
from habeas.reading.suggestion import Suggestion
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message

_BACK = 5
"""Words between a Korean name and the title behind it: the body in which it is held."""


@read_once
def find_local_people(document: Document) -> list[Suggestion]:
    """Return one suggestion (kind person) for each person named in full, with the office that is said."""
    taken = Marks(document.visible)
    for body in find_local_bodies(document):
        taken.add(body.mentions)
    found = [
        *_find_known(document),
        *(_scan_korean if document.language == "ko" else _scan_chinese)(document),
    ]
    names = settle_names(document, found, taken)
    again = WordIndex((word, word) for word in sorted({name.key for name in names}))
    for hit in again.find_all(document.visible, document.body_start):
        if not taken.overlap(hit.start, hit.end) and _ends_word(document, hit.start, hit.end):
            taken.add([(hit.start, hit.end)])
            names.append(Name(hit.start, hit.end, hit.meaning, "", 0.6, KNOWN))
    return group_names(document, sorted(names), "person", "p")


@cache
def _known(language: str) -> WordIndex[str]:
    return WordIndex((word, word) for word in list_local(language, "names", "people"))


@cache
def _titles(language: str) -> WordIndex[str]:
    return WordIndex((word, word) for word in list_local(language, "names", "titles"))


def _find_known(document: Document) -> Iterator[Name]:
    for hit in _known(document.language).find_all(document.visible, document.body_start):
        if _ends_word(document, hit.start, hit.end):
            yield Name(hit.start, hit.end, hit.meaning, _find_title(document, hit.start, hit.end), 0.9, KNOWN)


def _find_title(document: Document, start: int, end: int) -> str:
    """Return the title right behind a known name, or in Chinese right before it."""
    titles = join_words(document.language, "names", "titles")
    match = compile_local(rf"\s?(?:[{HANGUL}]{{0,4}}?)({titles})").match(document.visible, end)
    if match is None and document.language == "zh":
        match = compile_local(rf"({titles})$").search(document.visible, max(0, start - 8), start)
    return match.group().strip() if match else ""


def _ends_word(document: Document, start: int, end: int) -> bool:
    if document.language == "zh":
        return True
    before, rest = document.visible[start - 1 : start], read_rest(document.visible, end)
    return not "\uac00" <= before <= "\ud7a3" and (
        is_particle(rest) or rest.startswith(list_local("ko", "names", "titles"))
    )


def _scan_korean(document: Document) -> Iterator[Name]:
    text, last = document.visible, -1
    bodies = Marks(text)
    for body in find_local_bodies(document):
        bodies.add(body.mentions)
    for hit in _titles("ko").find_all(text, document.body_start):
        rest = read_rest(text, hit.end)
        if hit.start < last or not (is_particle(rest) or rest == "들"):
            continue
        last = hit.end
        name = _read_before_title(document, hit.start, hit.meaning, bodies)
        if name is not None:
            yield name
    yield from _read_bylines(document)
    yield from _read_after_roles(document)


def _read_before_title(document: Document, title: int, word: str, bodies: Marks) -> Name | None:
    """Return the name before a title: "이철민 목사", "박상학 자유북한운동연합 대표", "Koo Hoin 대표"."""
    tokens, text = document.tokens, document.visible
    place = max(document.token_index(title + 1) - 1, 0)
    left = text[tokens[place].start : title]
    reason = Message(TITLED, {"title": word})
    if _is_korean_name(left):
        return Name(tokens[place].start, title, left, word, 0.85, reason)
    for back in range(place - 1, max(place - 1 - _BACK, -1), -1):
        token = tokens[back]
        if tokens[back + 1].start - token.end != 1:
            return None
        if token.kind == "word" and token.text[0].isupper() and not bodies.overlap(token.start, token.end):
            return _read_latin(document, back, word, reason)
        if _is_korean_name(token.text) and not bodies.overlap(token.start, token.end):
            role = text[token.end : title + len(word)].strip()
            return Name(token.start, token.end, token.text, role, 0.85, reason)
        foreign = _read_foreign(document, back, bodies, text[token.end : title + len(word)].strip())
        if foreign is not None:
            return foreign
        if token.text not in ("전", "현", "신임") and not (
            bodies.overlap(token.start, token.end)
            or token.text.endswith(("담당", "지역"))
            or (token.text in list_local("ko", "names", "parts"))
        ):
            return None
    return None


def _is_korean_name(word: str) -> bool:
    """Tell whether a word is a surname with two more syllables, and not known for another word."""
    double = word[:2] in list_local("ko", "names", "double_surnames")
    if word[:1] in list_local("ko", "names", "surnames") and word[1:] in list_local(
        "ko", "names", "given_long"
    ):
        return True
    if len(word) != (4 if double else 3) or not all("\uac00" <= sign <= "\ud7a3" for sign in word):
        return False
    if word.startswith(list_local("ko", "names", "not_names")) or word[-1] in list_local(
        "ko", "names", "given_unlikely"
    ):
        return False
    return double or word[0] in list_local("ko", "names", "surnames")


def _read_latin(document: Document, back: int, word: str, reason: Message) -> Name | None:
    tokens, first = document.tokens, back
    while (
        first > 0
        and tokens[first].start - tokens[first - 1].end == 1
        and (tokens[first - 1].kind in ("word", "abbreviation") and tokens[first - 1].text[0].isupper())
    ):
        first -= 1
    if first == back:
        return None
    words = document.visible[tokens[first].start : tokens[back].end]
    return Name(tokens[first].start, tokens[back].end, words, word, 0.85, reason)


def _read_foreign(document: Document, back: int, bodies: Marks, word: str) -> Name | None:
    """Return a name of two words written in Hangul ("필 로버트슨"), if one of them sounds foreign."""
    if back < 1 or document.tokens[back].kind != "hangul":
        return None
    one, two = document.tokens[back - 1], document.tokens[back]
    if one.kind != "hangul" or two.start - one.end != 1 or bodies.overlap(one.start, two.end):
        return None
    if not (_may_be_foreign(one) and _may_be_foreign(two)) or not (
        2 <= len(two.text) <= 6 and len(one.text) <= 6
    ):
        return None
    sounds = compile_local(str(read_local("ko", "names")["foreign"]))
    if not (sounds.fullmatch(two.text) or (len(one.text) > 1 and sounds.fullmatch(one.text))):
        return None
    zero = document.tokens[max(back - 2, 0)]
    if (
        zero.kind == "hangul"
        and one.start - zero.end == 1
        and _may_be_foreign(zero)
        and sounds.fullmatch(zero.text)
    ):
        one = zero
    words = document.visible[one.start : two.end]
    return Name(one.start, two.end, words, word, 0.7, Message(TITLED, {"title": word}))


def _may_be_foreign(token: Token) -> bool:
    lists = ("not_names", "parts", "crowd", "bodies", "titles", "speaker_parts")
    if any(token.text in list_local("ko", "names", field) for field in lists):
        return False
    return cut_particle(token.text) == token.text or token.text.endswith(
        ("이", "가", "로", "도", "나", "만", "라고")
    )


def _read_bylines(document: Document) -> Iterator[Name]:
    names = read_local("ko", "names")
    surnames = "".join(list_local("ko", "names", "surnames"))
    name = rf"(?<![{HANGUL}])(?P<name>(?:[A-Z]\.\s?)+[{HANGUL}]{{1,4}}?|[{surnames}][{HANGUL}]{{2}})"
    patterns = (
        rf"{name}{names['byline_ends']}",
        rf"(?m:^)\s*{names['bylines']}{name}(?![{HANGUL}]*\s[{HANGUL}]{{3}})",
    )
    for pattern in patterns:
        for match in compile_local(pattern).finditer(document.visible, document.body_start):
            word = match.group("name")
            if "." in word or _is_korean_name(word):
                yield Name(match.start("name"), match.end("name"), word, "", 0.7, BYLINE)


def _read_after_roles(document: Document) -> Iterator[Name]:
    roles = list_local("ko", "names", "roles_before")
    for one, two in zip(document.tokens, document.tokens[1:], strict=False):
        if one.text not in roles or two.kind != "hangul" or two.start - one.end != 1:
            continue
        word = two.text[:3]
        if _is_korean_name(word) and two.text[3:] and is_particle(two.text[3:]):
            yield Name(two.start, two.start + 3, word, one.text, 0.6, Message(TITLED, {"title": one.text}))


def _scan_chinese(document: Document) -> Iterator[Name]:
    text = document.visible
    dotted = compile_local(str(read_local("zh", "names")["dotted"]))
    for match in dotted.finditer(text, document.body_start):
        yield _cut_dotted(match)
    surnames = join_words("zh", "names", "surnames")
    verbs = "|".join(word for words in read_local("zh", "names")["said"].values() for word in words)
    ends = rf"(?={verbs}|敦促|呼吁|要求|批评|谴责|[、，,。（(]|在|对|和|是|的|于|今|周|星期|\d)"
    titles = join_words("zh", "names", "titles")
    after = compile_local(rf"(?P<title>{titles})(?P<name>(?:{surnames})[\u4e00-\u9fff]{{1,2}}?){ends}")
    before = compile_local(
        rf"(?:(?<![\u4e00-\u9fff])|(?<=[了与和由向对给]))(?P<name>(?:{surnames})[\u4e00-\u9fff]{{1,2}})(?P<title>{titles})"
    )
    signs = "".join(list_local("zh", "names", "transliterated"))
    foreign = compile_local(rf"(?P<title>{titles})(?P<name>[{signs}]{{2,5}}){ends}")
    for pattern, confidence in ((after, 0.8), (before, 0.75), (foreign, 0.7)):
        for match in pattern.finditer(text, document.body_start):
            if match["name"].startswith((*list_local("zh", "names", "not_names"), *list_states("zh"))):
                continue
            reason = Message(TITLED, {"title": match["title"]})
            yield Name(*match.span("name"), match["name"], match["title"], confidence, reason)


def _cut_dotted(match: re.Match[str]) -> Name:
    """Return a foreign name without the title before it or the verb behind it."""
    signs = frozenset(list_local("zh", "names", "transliterated"))
    words, start, end = match.group(), match.start(), match.end()
    first, last = words.index("·"), words.rindex("·")
    left, right = first, last + 1
    while left > 0 and words[left - 1] in signs:
        left -= 1
    while right < len(words) and words[right] in signs:
        right += 1
    begin = start + (left if left < first else 0)
    stop = start + right if right > last + 1 else end
    role = words[:left] if left < first else ""
    return Name(begin, stop, words[begin - start : stop - start], role, 0.85, SPELLED)
