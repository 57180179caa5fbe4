"""The words that state an act in Korean or Chinese, as rules with what must stand around them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.reading.characters.words import WordIndex, compile_local, list_local, read_local

REACH = 40
"""Characters before or behind a word at which its rule may look."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a word states, and when: `noun` tells a word that needs a verb or particle behind it.

    `before`, `after`, `unless` and `unless_before` are patterns for the words around it; `bare` is
    whether a noun may stand without verb or particle, `light` what may follow one that may not; `weak`
    does not count beside another act of its type.
    """

    type: str
    noun: bool = False
    bare: bool = True
    light: re.Pattern[str] | None = None
    weak: bool = False
    merged: bool = False
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    unless_before: re.Pattern[str] | None = None

    def fits(self, text: str, start: int, end: int, limits: tuple[int, int]) -> bool:
        """Tell whether the words around text[start:end], within `limits`, allow the rule."""
        left, right = max(limits[0], start - REACH), min(limits[1], end + REACH)
        if self.before is not None and not self.before.search(text[left:start]):
            return False
        if self.unless_before is not None and self.unless_before.search(text[left:start]):
            return False
        if self.after is not None and not self.after.match(text, end, right):
            return False
        return self.unless is None or not self.unless.match(text, end, right)


@cache
def index_acts(language: str) -> WordIndex[Rule]:
    """Return the words of acts in a language with their rules; guarded ones go before plain ones."""
    words = read_local(language, "acts")
    types: Mapping[str, Mapping[str, Any]] = words["types"]
    return WordIndex(
        pair
        for code, said in types.items()
        for pair in _read_type(code, said, str(words.get("not_after") or ""))
    )


def _read_type(code: str, said: Mapping[str, Any], not_after: str) -> Iterator[tuple[str, Rule]]:
    unless = _compile(said.get("not_after") or not_after)
    keep = said.get("keep") or ()
    shared: dict[str, Any] = {
        "unless_before": _compile(said.get("unless_before")),
        "merged": bool(said.get("merged")),
    }
    for guarded in said.get("guarded") or ():
        rule = Rule(
            code,
            before=_compile(guarded.get("before")),
            after=_compile(guarded.get("after")),
            unless=_compile(guarded.get("unless")),
            weak=bool(guarded.get("weak")),
            **shared,
        )
        yield from _pair(guarded["words"], rule)
    yield from _pair(
        said.get("nouns"),
        Rule(code, noun=True, bare=said.get("bare", True), light=_compile(said.get("light")), **shared),
    )
    verbs = said.get("verbs") or ()
    yield from _pair([word for word in verbs if word in keep], Rule(code, **shared))
    yield from _pair([word for word in verbs if word not in keep], Rule(code, unless=unless, **shared))


def _pair(words: Iterable[str] | None, rule: Rule) -> Iterator[tuple[str, Rule]]:
    return ((word, rule) for word in words or ())


def _compile(pattern: str | None) -> re.Pattern[str] | None:
    return compile_local(pattern) if pattern else None


@cache
def read_noun_endings() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what makes a Korean noun a verb, what marks it as a noun, and words that make another of it."""
    acts = read_local("ko", "acts")
    return (
        re.compile(str(acts["verb_tail"])),
        re.compile(rf"(?:{acts['particles']})?(?![\uac00-\ud7a3])"),
        re.compile(rf"\s(?:{'|'.join(list_local('ko', 'acts', 'not_words'))})"),
    )
