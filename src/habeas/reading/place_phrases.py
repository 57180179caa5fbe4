"""Find what places are called by their kind: "Yalu River", "Tora prison", "Chinese Consulate"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.names_found import is_capital
from habeas.reading.place_names import names_people, names_place
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message, gettext_noop

_NATURAL = read_words("geography", "natural")
_AREAS = read_words("geography", "areas")
_BUILT = read_words("geography", "built")
_FACILITIES = read_words("geography", "facilities")
_WEAK = read_words("geography", "weak_facilities")
_VERY_WEAK = _WEAK - {"camp", "base", "facility"}
_CUSTODY = read_words("geography", "custody")
_EMBASSIES = read_words("geography", "embassies")
_PLAIN = read_words("opening_words", "plain")
_KINDS = read_words("geography", "kinds")
_HEADS = _NATURAL | _AREAS | _BUILT | _FACILITIES | _EMBASSIES
_LOCKED = frozenset(["prison", "jail", "gaol", "penitentiary", "lockup", "barracks", "gulag"])
_QUALIFIERS = _CUSTODY | frozenset(
    [
        "border",
        "naval",
        "air",
        "army",
        "maximum-security",
        "high-security",
        "international",
        "central",
        "main",
        "former",
        "women's",
        "men's",
    ]
)
_STAFF = read_words("roles", "nouns") | {"staff", "personnel"}
_LOWER_TOO = frozenset(
    {"river", "island", "islands", "checkpoint", "crossing", "bridge", "peninsula", "desert"}
)
_TITLES = read_words("titles", "capital")
_FUNCTION = read_words("opening_words", "function")
_OPENING = read_words("opening_words", "nouns")
_LINKS = frozenset({"in", "near", "at", "outside"})
_COMPASS = read_words("small_words", "place_phrases_compass")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place called by its kind: tokens[first:last]; `proper` are the words that name it.

    `where` is the token at which a place follows that says where it is ("in downtown Bangkok").
    """

    first: int
    last: int
    kind: str
    name: str
    proper: str
    confidence: float
    reason: Message
    where: int | None = None


def find_phrases(document: Document, taken: Iterable[int]) -> list[Phrase]:
    """Return the phrases in order; tokens in `taken` (of organisations and persons) are not used."""
    used = set(taken)
    phrases: list[Phrase] = []
    tokens = document.tokens
    for place, token in enumerate(tokens):
        if token.lower.removesuffix(".") not in _HEADS or place in used:
            continue
        first = _find_beginning(tokens, place, used)
        phrase = _judge_phrase(document, first, place)
        if phrase:
            used.update(range(phrase.first, phrase.last))
            phrases.append(phrase)
    return [*phrases, *_read_numbered(document, used), *_read_kinds(document, used)]


def _read_numbered(document: Document, used: set[int]) -> Iterator[Phrase]:
    """Read "Camp 15"."""
    tokens = document.tokens
    for place in range(len(tokens) - 1):
        if tokens[place].text == "Camp" and tokens[place + 1].kind == "number" and place not in used:
            used.update((place, place + 1))
            yield _build_phrase(document, place, place + 2, "facility", [tokens[place]])


def _find_beginning(tokens: tuple[Token, ...], head: int, used: set[int]) -> int:
    first = head
    while first > 0 and first - 1 not in used and head - first < 6:
        before = tokens[first - 1]
        numbered = before.kind == "number" and first == head and first > 1 and is_capital(tokens[first - 2])
        if tokens[first].start - before.end != 1:
            break
        if not (is_capital(before) or before.lower in _QUALIFIERS or numbered):
            break
        first -= 1
    while first < head and (tokens[first].lower in _FUNCTION or tokens[first].lower in _TITLES):
        first += 1
    return first


def _judge_phrase(document: Document, first: int, head: int) -> Phrase | None:
    tokens = document.tokens
    lower = tokens[head].lower.removesuffix(".")
    before = tokens[first:head]
    proper = [token for token in before if is_capital(token) and token.lower not in _QUALIFIERS]
    if lower in _EMBASSIES:
        return _judge_embassy(document, first, head, proper)
    if proper and proper[0].lower in _OPENING and len(proper) == 1:
        return None
    if not proper or _is_people(proper):
        return _judge_nameless(document, first, head) if lower in _FACILITIES else None
    if lower in _NATURAL or lower in _BUILT:
        if not tokens[head].text[0].isupper() and lower not in _LOWER_TOO:
            return None
        kind = "natural" if lower in _NATURAL else "built"
        return _build_phrase(document, first, head + 1, kind, proper)
    if lower in _AREAS:
        if head + 2 < len(tokens) and tokens[head + 1].lower == "of" and is_capital(tokens[head + 2]):
            return None
        return _build_phrase(document, first, head + 1, "area", proper)
    custody = any(token.lower in _CUSTODY for token in before)
    if lower in _VERY_WEAK and not custody and tokens[head].text.islower() and not _is_odd(lower, proper):
        return None
    if len(proper) == 1 and proper[0] is before[-1] and proper[0].lower in ("north", "south", "east", "west"):
        return None
    return _build_phrase(document, first, head + 1, "facility", proper)


def _is_odd(lower: str, proper: list[Token]) -> bool:
    """Tell "the Suan Phlu centre", named in no plain words, from "the Carter center"."""
    return lower in ("centre", "center") and not any(token.lower in _PLAIN for token in proper)


def _is_people(proper: list[Token]) -> bool:
    words = " ".join(token.lower for token in proper)
    return names_people(words) or names_people(proper[-1].lower) or words in ("north", "south")


def _build_phrase(document: Document, first: int, last: int, kind: str, proper: list[Token]) -> Phrase:
    tokens = document.tokens
    name = " ".join(document.text[tokens[first].start : tokens[last - 1].end].split())
    word = next(token.text for token in reversed(tokens[first:last]) if token.kind != "number")
    reason = Message(gettext_noop("“{word}” says what kind of place it is."), {"word": word})
    return Phrase(first, last, kind, name, " ".join(token.text for token in proper), 0.85, reason)


def _judge_embassy(document: Document, first: int, head: int, proper: list[Token]) -> Phrase | None:
    """An embassy belongs to a people or state that is named; a mission without one is no building."""
    tokens = document.tokens
    if tokens[head].lower == "mission":
        return None
    last = head + 1
    if last < len(tokens) and tokens[last].lower in ("general", "general’s"):
        last += 1
    if (
        first == head
        and first > 1
        and tokens[first - 1].lower in ("'s", "’s")
        and names_place(tokens[first - 2].text)
    ):
        proper = [tokens[first - 2]]
    elif not proper or not (_is_people(proper) or names_place(" ".join(token.text for token in proper))):
        return None
    if last < len(tokens) and tokens[last].lower.removesuffix("s") in _STAFF:
        return None
    where, stop = _read_where(document, last)
    name = " ".join(document.text[tokens[first].start : tokens[stop - 1].end].split())
    reason = Message(gettext_noop("An embassy or consulate is a place."))
    return Phrase(first, stop, "embassy", name, " ".join(token.text for token in proper), 0.8, reason, where)


def _judge_nameless(document: Document, first: int, head: int) -> Phrase | None:
    """Read "immigration detention center in downtown Bangkok": nameless, but the only one meant."""
    tokens = document.tokens
    custody = any(token.lower in _CUSTODY for token in tokens[first:head])
    if not custody and tokens[head].lower not in _LOCKED:
        return None
    where, stop = _read_where(document, head + 1)
    if where is None:
        return None
    name = " ".join(document.text[tokens[first].start : tokens[stop - 1].end].split())
    reason = Message(gettext_noop("A place of custody, told from others by where it is."))
    return Phrase(first, stop, "facility", name, "", 0.75, reason, where)


def _read_where(document: Document, place: int) -> tuple[int | None, int]:
    """Return the token at which the place behind "in" begins, and where it ends."""
    tokens = document.tokens
    if place + 1 >= len(tokens) or tokens[place].lower not in _LINKS:
        return None, place
    begin = place + 1
    while begin < len(tokens) and tokens[begin].lower in _COMPASS:
        begin += 1
    stop = begin
    while stop < len(tokens) and is_capital(tokens[stop]) and stop - begin < 4:
        if stop > begin and tokens[stop].start - tokens[stop - 1].end != 1:
            break
        stop += 1
    if stop == begin or tokens[begin].lower in _FUNCTION or tokens[begin].text.istitle() is False:
        return None, place
    return (
        (begin, stop)
        if names_place(document.text[tokens[begin].start : tokens[stop - 1].end])
        else (None, place)
    )


def _read_kinds(document: Document, used: set[int]) -> Iterator[Phrase]:
    """Read "the border town of Tak": whatever follows is a town, known or not."""
    tokens = document.tokens
    for place in range(len(tokens) - 2):
        if tokens[place].lower not in _KINDS or tokens[place + 1].lower not in ("of", "called"):
            continue
        first = last = place + 2
        while last < len(tokens) and is_capital(tokens[last]) and last not in used and last - first < 4:
            if last > first and tokens[last].start - tokens[last - 1].end != 1:
                break
            last += 1
        if last == first or tokens[first].lower in _FUNCTION or names_people(tokens[last - 1].lower):
            continue
        name = " ".join(document.text[tokens[first].start : tokens[last - 1].end].split())
        reason = Message(gettext_noop("“{word} of” goes before it."), {"word": tokens[place].text})
        kind = "area" if tokens[place].lower not in ("city", "town", "village") else "town"
        yield Phrase(first, last, kind, name, name, 0.9, reason)


_BORDER = re.compile(
    r"\b((?:[A-Z][a-z]+ )?[A-Z][a-z]+)[-–]((?:[A-Z][a-z]+ )?[A-Z][a-z]+) (?:border|frontier)\b"
)


def find_borders(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and words of "Thai-Myanmar border": both sides must be states or peoples."""
    for match in _BORDER.finditer(document.visible):
        sides = match.groups()
        if all(
            names_people(side.lower()) or names_place(side) or side in ("Sino", "Thai", "Indo")
            for side in sides
        ):
            yield match.start(), match.end(), match.group()
