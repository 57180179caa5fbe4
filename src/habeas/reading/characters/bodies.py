"""Find organisations in Korean and Chinese texts: known ones, and names that end as bodies' names do."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from habeas.reading.characters.endings import is_particle, read_rest
from habeas.reading.characters.naming import HEADED, KNOWN, Name, group_names, settle_names
from habeas.reading.characters.words import Marks, WordIndex, list_local, read_local
from habeas.reading.document import Document
from habeas.reading.once import read_once
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message

_LONGEST = 10
"""Signs before the head of a Chinese name; more are a clause."""


@read_once
def find_local_bodies(document: Document) -> list[Suggestion]:
    """Return one suggestion (kind group) for each organisation named; bare states are none."""
    found = [*_find_known(document), *_find_headed(document)]
    names = settle_names(document, found, Marks(document.visible))
    return group_names(document, _join_short(document, names), "group", "g")


def _join_short(document: Document, names: Sequence[Name]) -> list[Name]:
    """Give a short name in brackets behind a long one ("의회조사위원회(CIC)") the long one's key."""
    text, same = document.visible, {}
    for long, short in pairwise(names):
        if text[long.end : short.start] in ("(", "（") and text[short.end : short.end + 1] in (")", "）"):
            same[short.key] = long.key
    return [name._replace(key=same.get(name.key, name.key)) for name in names]


@cache
def _known(language: str) -> WordIndex[str]:
    aliases = read_local(language, "names")["aliases"]
    return WordIndex((word, aliases.get(word, word)) for word in list_local(language, "names", "bodies"))


@cache
def _heads(language: str) -> WordIndex[str]:
    return WordIndex((word, word) for word in list_local(language, "names", "heads"))


def _find_known(document: Document) -> Iterator[Name]:
    text, last = document.visible, -1
    for hit in _known(document.language).find_all(text, document.body_start):
        if hit.start < last or not _stands_alone(document, hit.start, hit.end):
            continue
        last = hit.end
        yield Name(hit.start, hit.end, hit.meaning, "", 0.9, KNOWN)


def _stands_alone(document: Document, start: int, end: int) -> bool:
    """Tell whether a known name is a word of its own, and no part of a longer one."""
    text = document.visible
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start].isascii() and (
        (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())
    ):
        return False
    if document.language == "zh":
        return True
    rest = read_rest(text, end)
    return not "\uac00" <= before <= "\ud7a3" and (
        is_particle(rest) or rest.startswith(("측", "들", "등", "산하"))
    )


def _find_headed(document: Document) -> Iterator[Name]:
    read = _read_korean if document.language == "ko" else _read_chinese
    last = -1
    for hit in _heads(document.language).find_all(document.visible, document.body_start):
        if hit.start < last:
            continue
        start = read(document, hit.start, hit.end)
        if start is None:
            continue
        last = hit.end
        words = document.visible[start : hit.end]
        yield Name(start, hit.end, words, "", 0.75, Message(HEADED, {"word": hit.meaning}))


def _read_korean(document: Document, head: int, end: int) -> int | None:
    """Return where the name begins whose head stands at text[head:end]; None if it is no name."""
    text, tokens = document.visible, document.tokens
    rest = read_rest(text, end)
    if not (is_particle(rest) or rest.startswith(("측", "등", "산하"))):
        return None
    place = max(document.token_index(head + 1) - 1, 0)
    start = tokens[place].start
    left = text[start:head]
    if left + text[head:end] in list_local("ko", "names", "not_bodies"):
        return None
    first = place
    while first > 0 and _is_part(document, first - 1, first):
        first -= 1
    if not left and first == place:
        alone = text[head:end] in list_local("ko", "names", "heads_alone")
        return tokens[place - 1].start if alone and _may_own(document, place - 1) else None
    long = len(left) >= 2 or (first < place and (place - first > 1 or len(tokens[first].text) > 2))
    return tokens[first].start if long else None


def _is_part(document: Document, before: int, place: int) -> bool:
    """Tell whether the word before goes on the name ("북한인권 시민연합")."""
    token, following = document.tokens[before], document.tokens[place]
    return following.start - token.end == 1 and token.text in list_local("ko", "names", "parts")


def _may_own(document: Document, place: int) -> bool:
    """Tell whether a word names the town or district of the office behind it ("선허 공안분국")."""
    token = document.tokens[place]
    if token.kind != "hangul" or not 2 <= len(token.text) <= 10:
        return False
    kinds = (*list_local("ko", "names", "facility_kinds"), *list_local("ko", "names", "speaker_parts"))
    return token.text not in kinds and not token.text.endswith(("은", "는", "을", "를", "의", "에", "에서"))


def _read_chinese(document: Document, head: int, end: int) -> int | None:
    text, start = document.visible, head
    stops = str(read_local("zh", "names")["body_stops"])
    while (
        head - start < _LONGEST and "\u4e00" <= text[start - 1] <= "\u9fff" and text[start - 1] not in stops
    ):
        start -= 1
    words = text[start:end]
    if (
        head - start < 2
        or head - start >= _LONGEST
        or words.endswith(list_local("zh", "names", "not_bodies"))
    ):
        return None
    return start
