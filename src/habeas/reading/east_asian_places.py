"""Find places in Korean and Chinese texts: by the gazetteer's names, and places of custody by their kind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from habeas.reading.document import Document
from habeas.reading.lexicon import read_lexicon
from habeas.reading.place_names import Entry, read_local_names
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

_HANJA = re.compile(r"\([\u3400-\u9fff]+\)")
_SYLLABLE = re.compile(r"[\uac00-\ud7a3]+")
_PEOPLE_ENDINGS = ("人", "族", "籍", "裔", "语", "話")
Found = tuple[int, int, Entry]


@cache
def _names(language: str) -> Mapping[str, Sequence[tuple[str, Entry]]]:
    """Return the places known in a language by the first two signs of their name, longest first."""
    names: dict[str, list[tuple[str, Entry]]] = {}
    passed = frozenset(read_lexicon("east_asian")["ko"]["not_places"].split())
    for name, entry in read_local_names(language):
        if name in passed:
            continue
        names.setdefault(name[:2], []).append((name, entry))
    for words, name, country in read_lexicon("east_asian")["places"]:
        names.setdefault(words[:2], []).append((words, Entry("", name, country, "region")))
    for choices in names.values():
        choices.sort(key=lambda choice: (-len(choice[0]), choice[1].precision == "town", -choice[1].people))
    return names


def find_local_places(document: Document) -> list[Suggestion]:
    """Return one suggestion for each place, its name in English where the gazetteer has one."""
    found = list(_scan_korean(document) if document.language == "ko" else _scan_chinese(document))
    groups: dict[str, list[Found]] = {}
    for item in found:
        groups.setdefault(item[2].id or item[2].name, []).append(item)
    places = [_suggest(document, number, items) for number, items in enumerate(groups.values(), 1)]
    custody = _find_custody(document, found)
    return [
        *places,
        *(_suggest(document, number, [item]) for number, item in enumerate(custody, len(places) + 1)),
    ]


def _scan_korean(document: Document) -> Iterator[Found]:
    names, words = _names("ko"), read_lexicon("east_asian")["ko"]
    particles = frozenset(words["particles"].split())
    text, end = document.visible, -1
    for token in document.tokens:
        if token.kind != "hangul" or token.start < end:
            continue
        for name, entry in names.get(token.text[:2], ()):
            if not text.startswith(name, token.start):
                continue
            stop = token.start + len(name)
            hanja = _HANJA.match(text, stop)
            stop = hanja.end() if hanja else stop
            rest = _SYLLABLE.match(text, stop)
            if rest is None or rest.group() in particles or hanja:
                end = stop + (rest is not None and rest.group()[0] in "성시현군" and len(rest.group()) < 4)
                yield token.start, end, entry
                break


def _scan_chinese(document: Document) -> Iterator[Found]:
    names, text = _names("zh"), document.visible
    for token in document.tokens:
        if token.kind != "han":
            continue
        place = token.start
        while place < token.end - 1:
            match = _match_chinese(names.get(text[place : place + 2], ()), text, place)
            if match is not None:
                yield match
            place = match[1] if match is not None else place + 1


def _match_chinese(choices: Sequence[tuple[str, Entry]], text: str, place: int) -> Found | None:
    for name, entry in choices:
        stop = place + len(name)
        if text.startswith(name, place):
            if entry.precision == "country" and text.startswith(_PEOPLE_ENDINGS, stop):
                return None
            if stop < len(text) and text[stop] in "省市县州":
                stop += 1
            return place, stop, entry
    return None


def _find_custody(document: Document, found: Sequence[Found]) -> Iterator[Found]:
    """Yield named places of custody: "수성 정치범수용소", "图们的移民拘留所"."""
    heads = read_lexicon("east_asian")[document.language]["facilities"].split()
    pattern = re.compile(
        rf"[\uac00-\ud7a3]+ (?:{'|'.join(heads)})"
        if document.language == "ko"
        else rf"(?:的?[\u3400-\u9fff]{{0,4}}?)(?:{'|'.join(sorted(heads, key=len, reverse=True))})"
    )
    ends = {stop: (start, entry) for start, stop, entry in found}
    for match in pattern.finditer(document.visible):
        start, country = match.start(), ""
        if document.language == "zh":
            if start not in ends:
                continue
            start, entry = ends[start]
            country = entry.country
        name = document.text[start : match.end()]
        yield start, match.end(), Entry("", name, country, "facility")


def _suggest(document: Document, number: int, items: Sequence[Found]) -> Suggestion:
    start, end, entry = items[0]
    reason = Message(gettext_noop("A name of the gazetteer."))
    if entry.precision == "facility":
        reason = Message(gettext_noop("A place of custody, told from others by its name."))
    return Suggestion(
        id=f"l{number}",
        kind="place",
        start=start,
        end=end,
        quote=document.text[start:end],
        value={
            "id": entry.id or None,
            "name": entry.name,
            "country": entry.country or None,
            "precision": entry.precision,
        },
        mentions=tuple((begin, stop) for begin, stop, _ in items),
        confidence=0.8,
        reason=reason,
    )
