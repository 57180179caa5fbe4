"""Find treaties and laws that a text invokes: named, described, or meant and not named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from habeas.reading.characters.treaties import find_local_treaties
from habeas.reading.document import Document
from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.suggestion import Suggestion
from habeas.reading.tokens import Token, cut_tokens
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.schema import load_vocabulary

ABOUT_KOREA = frozenset({"coi2014", "p1955", "p1964", "p1986", "p1998", "t1960", "t2003"})
"""Documents whose short names ("commission of inquiry", "1986 agreement") mean others elsewhere."""

KOREA = frozenset({"korea", "korean", "koreans", "dprk", "pyongyang"})

Hit = tuple[int, int, str, Message]
"""Start, end, id of the instrument, and why."""


def find_instruments(document: Document) -> list[Suggestion]:
    """Return the instruments in order; `id` is one of vocabulary/schemata/instruments.yaml.

    `unnamed` is a treaty that is meant and not named, `generic` is international law in general.
    """
    hits = [
        *_find_foreign(document),
        *_find_named(document),
        *_find_described(document),
        *_find_heads(document),
    ]
    hits.sort(key=lambda hit: (hit[2] in ("unnamed", "generic"), hit[0] - hit[1], hit[0]))
    taken: list[Hit] = []
    for hit in hits:
        if all(hit[1] <= other[0] or hit[0] >= other[1] for other in taken):
            taken.append(hit)
    return [
        Suggestion(
            id=f"i{number}",
            kind="instrument",
            start=start,
            end=end,
            quote=document.text[start:end],
            value={"id": code},
            confidence=0.7 if code in ("unnamed", "generic") else 0.9,
            reason=reason,
        )
        for number, (start, end, code, reason) in enumerate(sorted(taken, key=lambda hit: hit[0]), 1)
    ]


@cache
def _aliases() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """Return the names of instruments as tokens, looked up by the first one."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, instrument in load_vocabulary().instruments.items():
        if code == "generic":
            continue
        for alias in filter(str.isascii, instrument.aliases):
            words = tuple(token.lower for token in cut_tokens(alias))
            table.setdefault(words[0], []).append((words, code))
    return table


def _find_named(document: Document) -> Iterator[Hit]:
    tokens, aliases = document.tokens, _aliases()
    korean = any(token.lower in KOREA for token in tokens)
    for place, token in enumerate(tokens):
        for words, code in aliases.get(token.lower, ()):
            last = place + len(words)
            if code in ABOUT_KOREA and not korean:
                continue
            if len(words) > 1 and tuple(item.lower for item in tokens[place:last]) != words:
                continue
            yield (
                token.start,
                tokens[last - 1].end,
                code,
                _name_reason(document, token.start, tokens[last - 1].end),
            )


def _find_foreign(document: Document) -> Iterator[Hit]:
    """Korean and Chinese names: other words cling to them, so that they are sought letter by letter."""
    if document.language == "en":
        return
    for code, instrument in load_vocabulary().instruments.items():
        for alias in instrument.aliases:
            start = -1 if alias.isascii() else document.visible.find(alias)
            while start >= 0:
                end = start + len(alias)
                yield start, end, code, _name_reason(document, start, end)
                start = document.visible.find(alias, end)
    if document.language in ("ko", "zh"):
        yield from find_local_treaties(document)


def _name_reason(document: Document, start: int, end: int) -> Message:
    return Message(gettext_noop("“{words}” is its name."), {"words": document.text[start:end]})


@cache
def _descriptions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    written: Mapping[str, str] = read_lexicon("instruments")["described"]
    return tuple(
        (
            code,
            re.compile(rf"\b(?:{pattern.replace(' | ', '|').replace(' ', chr(92) + 's+')})\b", re.IGNORECASE),
        )
        for code, pattern in written.items()
    )


def _find_described(document: Document) -> Iterator[Hit]:
    words = read_words("instruments", "treaty_words")
    sentences = {document.sentence_at(token.start) for token in document.tokens if token.lower in words}
    for start, end in sentences:
        for code, pattern in _descriptions():
            for match in pattern.finditer(document.visible, start, end):
                reason = Message(gettext_noop("“{words}” describes it."), {"words": match.group()})
                yield match.start(), match.end(), code, reason


def _find_heads(document: Document) -> Iterator[Hit]:
    tokens = document.tokens
    heads, laws = read_words("instruments", "heads"), read_words("instruments", "laws")
    for place, token in enumerate(tokens):
        if token.lower in heads and not token.text[0].isupper():
            first = _walk_kinds(tokens, place)
            if first < place:
                reason = Message(gettext_noop("A treaty is meant, and not named."))
                yield tokens[first].start, token.end, "unnamed", reason
        if token.lower in laws:
            first = _walk_law(tokens, place)
            if first < place:
                reason = Message(gettext_noop("No single treaty is meant."))
                yield tokens[first].start, token.end, "generic", reason


def _walk_kinds(tokens: Sequence[Token], place: int) -> int:
    """Return the first word of a treaty's description before tokens[place]; `place` if it has none."""
    kinds, fillers = read_words("instruments", "kinds"), read_words("instruments", "fillers")
    counted = read_words("instruments", "counted") if tokens[place].lower.endswith("s") else frozenset()
    first, telling = place, False
    while first > 0:
        word = tokens[first - 1].lower
        if word not in kinds and word not in fillers and not _is_year(word):
            break
        telling = telling or word in kinds or _is_year(word) or (first == place and word in counted)
        first -= 1
    while first < place and tokens[first].lower in ("and", "between"):
        first += 1
    return first if telling else place


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def _walk_law(tokens: Sequence[Token], place: int) -> int:
    """Return the first word of "international law", "Thailand's obligations"; `place` if it is none."""
    kinds, word = read_words("instruments", "law_kinds"), tokens[place].lower
    first = place
    while first > 0 and (
        tokens[first - 1].lower in kinds or (first < place and tokens[first - 1].text == "and")
    ):
        first -= 1
    first += first < place and tokens[first].text == "and"
    words = {token.lower for token in tokens[first:place]}
    if "obligation" in word and first > 0:
        owner = tokens[first - 1].lower
        if owner in read_words("instruments", "obligation_owners"):
            return first - 2 if owner in ("'s", "’s", "'") and first > 1 else first - 1
    return first if "international" in words or {"human", "rights"} <= words or "refugee" in words else place
