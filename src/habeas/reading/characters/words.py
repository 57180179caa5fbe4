"""Find words of a lexicon anywhere in a text, and read the patterns that lexica are written in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from habeas.reading.lexicon import read_lexicon

Meaning = TypeVar("Meaning")

_FINALS = {"n": 4, "l": 8, "b": 17, "ss": 20}
"""The numbers of final consonants within a Hangul block (Unicode, chapter 3.12)."""


class Hit(NamedTuple, Generic[Meaning]):
    """A word of the lexicon at text[start:end] and what it means."""

    start: int
    end: int
    meaning: Meaning


class WordIndex(Generic[Meaning]):
    """Words by their first two characters, so that a text is looked through once for all of them."""

    def __init__(self, words: Iterable[tuple[str, Meaning]]) -> None:
        self._words: dict[str, list[tuple[str, Meaning]]] = {}
        for word, meaning in words:
            self._words.setdefault(word[:2], []).append((word, meaning))
        for choices in self._words.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        signs = "".join(map(re.escape, sorted({word[0] for word in self._words})))
        self._firsts = re.compile(f"[{signs}]") if signs else None

    def find_all(self, text: str, start: int = 0) -> Iterator[Hit[Meaning]]:
        """Yield every word at every place, in order, the longest first at each."""
        if self._firsts is None:
            return
        for match in self._firsts.finditer(text, start):
            place = match.start()
            for beginning in dict.fromkeys((text[place : place + 2], match.group())):
                for word, meaning in self._words.get(beginning, ()):
                    if text.startswith(word, place):
                        yield Hit(place, place + len(word), meaning)


@cache
def read_local(language: str, name: str) -> Mapping[str, Any]:
    """Return the lexicon `<language>_<name>.yaml`."""
    content: Mapping[str, Any] = read_lexicon(f"{language}_{name}")
    return content


@cache
def list_local(language: str, name: str, field: str) -> tuple[str, ...]:
    """Return the words under `field` of a lexicon: a list, or a text of words between spaces."""
    words = read_local(language, name).get(field) or ()
    return tuple(words.split() if isinstance(words, str) else words)


@cache
def compile_local(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a lexicon compiled.

    In it `{l}`, `{n}`, `{b}` and `{ss}` stand for any Hangul block that ends in ㄹ, ㄴ, ㅂ or ㅆ.
    """
    for name, number in _FINALS.items():
        if "{" + name + "}" in pattern:
            blocks = "".join(chr(0xAC00 + 28 * block + number) for block in range(399))
            pattern = pattern.replace("{" + name + "}", f"[{blocks}]")
    return re.compile(pattern)


@cache
def join_words(language: str, name: str, field: str) -> str:
    """Return the words under `field` as one pattern, the longest first."""
    words = sorted(list_local(language, name, field), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


class Marks:
    """Which characters of a text are taken by names already found."""

    def __init__(self, text: str) -> None:
        self._marks = bytearray(len(text))

    def add(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take all characters of `spans`."""
        for start, end in spans:
            self._marks[start:end] = b"\x01" * (end - start)

    def overlap(self, start: int, end: int) -> bool:
        """Tell whether a character of text[start:end] is taken."""
        return self._marks.find(1, start, end) >= 0
