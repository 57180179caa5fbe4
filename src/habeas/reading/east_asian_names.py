"""Find persons and organisations in Korean and Chinese texts: known names, and the words around names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from re import Pattern

from habeas.reading.document import Document
from habeas.reading.lexicon import read_lexicon
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

_AFTER = "说|表示|称|指出|在|对|、|，|,|。|和|的|是|告诉|透露"
_DOTTED = re.compile(rf"[\u4e00-\u9fff]{{1,8}}·[\u4e00-\u9fff]{{1,5}}?(?={_AFTER})")
_DOTTED_TITLE = re.compile(r".*(?:主任|主席|部长|局长|研究员|发言人|总监|律师|教授|专员|代表|会长|牧师)")
Span = tuple[int, int, str, str | None]


@cache
def _patterns(language: str) -> tuple[Pattern[str], Pattern[str], Pattern[str]]:
    """Return the patterns for known persons, persons with a title, and organisations."""
    words = read_lexicon("east_asian")[language]
    surnames, titles = "|".join(words["surnames"].split()), "|".join(_long_first(words["titles"]))
    people, bodies = "|".join(_long_first(words["people"])), "|".join(_long_first(words["bodies"]))
    if language == "ko":
        hangul, alone = r"[\uac00-\ud7a3]", "|".join(words["heads_alone"].split())
        heads = "|".join(_long_first(words["heads"]))
        name = rf"(?P<name>(?:{surnames}){hangul}{{2}})"
        titled = rf"(?<!{hangul}){name} (?P<title>{hangul}{{0,6}}?(?:{titles}))"
        bodies = (
            rf"(?<![\uac00-\ud7a3A-Za-z])(?:(?:{bodies})|{hangul}{{2,}} (?:{alone})"
            rf"|[\uac00-\ud7a3A-Za-z]{{2,}}(?:{heads}))"
        )
    else:
        name = rf"(?P<name>(?:{surnames})[\u4e00-\u9fff]{{1,2}}?)"
        titled = rf"(?P<title>{titles}){name}(?={_AFTER}|周|星期)"
        bodies = rf"(?:{bodies})"
    return re.compile(people), re.compile(titled), re.compile(bodies)


def _long_first(words: str) -> Sequence[str]:
    return sorted(words.split(), key=len, reverse=True)


def find_local_people(document: Document) -> list[Suggestion]:
    """Return the persons named: rulers known by name, names beside a title, names with a middle dot."""
    known, titled, _ = _patterns(document.language)
    text = document.visible
    spans: list[Span] = [(m.start(), m.end(), m.group(), None) for m in known.finditer(text)]
    spans += [
        (m.start("name"), m.end("name"), m.group("name"), m.group("title")) for m in titled.finditer(text)
    ]
    if document.language == "zh":
        spans += [_cut_title(match) for match in _DOTTED.finditer(text)]
    reason = Message(gettext_noop("A name beside a title, or one that is widely known."))
    return list(_group_spans(document, spans, "person", "p", reason))


def _cut_title(match: re.Match[str]) -> Span:
    """Return the name in "副主任菲尔·罗伯逊", without what goes before it."""
    title = _DOTTED_TITLE.match(match.group())
    start = match.start() + (title.end() if title else 0)
    return start, match.end(), match.group()[title.end() if title else 0 :], title.group() if title else None


def find_local_bodies(document: Document) -> list[Suggestion]:
    """Return the organisations named: known ones, and names that end in what bodies are called."""
    pattern = _patterns(document.language)[2]
    spans: list[Span] = [(m.start(), m.end(), m.group(), None) for m in pattern.finditer(document.visible)]
    reason = Message(gettext_noop("A known organisation, or what organisations are called."))
    return list(_group_spans(document, spans, "group", "g", reason))


def _group_spans(
    document: Document, spans: Sequence[Span], kind: str, letter: str, reason: Message
) -> Iterator[Suggestion]:
    groups: dict[str, list[Span]] = {}
    end = -1
    for span in sorted(spans, key=lambda item: (item[0], -item[1])):
        if span[0] >= end:
            groups.setdefault(span[2], []).append(span)
            end = span[1]
    for number, items in enumerate(groups.values(), 1):
        start, stop, name, _ = items[0]
        role = next((item[3] for item in items if item[3]), None)
        value: Mapping[str, str | None] = (
            {"name": name, "role": role} if kind == "person" else {"type": "organisation", "name": name}
        )
        yield Suggestion(
            id=f"{letter}{number}",
            kind=kind,
            start=start,
            end=stop,
            quote=document.text[start:stop],
            value=value,
            mentions=tuple((item[0], item[1]) for item in items),
            confidence=0.75,
            reason=reason,
        )
