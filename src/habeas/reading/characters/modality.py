"""Say how a Korean or Chinese act is meant: done, feared, planned, demanded, denied, or only if."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from habeas.reading.characters.words import compile_local, read_local

_CLAUSE = re.compile(r"[,，;；:：。！？!?“”\"「」]")
_HANDLED = re.compile(r"将(?:[他她它其这那该两各]|一|\d|所有|大批|全部|数)")
"""将 before whom something is done to is no future tense."""

_FAR = 24
"""Characters before a Chinese act at which a word may still say how it is meant."""

_TAIL = 40

SHARED = frozenset({"policy", "planned", "negated", "demanded", "hypothetical"})
"""What a verb says of the one it is joined to ("caught and sent back"); fear is of what comes last."""


_OF_HARM = ("feared", "policy", "demanded", "alleged")


class Meant(NamedTuple):
    """The code of a modality, and the words that say so."""

    code: str
    cue: str = ""


def judge_korean(text: str, end: int, stop: int, act_type: str, *, verbal: bool) -> Meant:
    """Return how an act is meant, from what stands right behind its stem at `end`, up to `stop`.

    The last syllable of a verb may carry an ending too (넘길 is 넘기 and ㄹ).
    """
    for code, pattern, scope in _read_endings():
        if scope and scope != act_type and not (scope == "adverse" and act_type in _adverse("ko")):
            continue
        limit = min(stop, end + _TAIL)
        match = pattern.match(text, end, limit) or (pattern.match(text, end - 1, limit) if verbal else None)
        if match is not None and match.group():
            return Meant(code, match.group().strip())
    return Meant("actual")


def joins_on(text: str, end: int, start: int) -> bool:
    """Tell whether the verb whose stem ends at `end` is joined to the one that begins at `start`."""
    joined = compile_local(str(read_local("ko", "acts")["joined"]))
    return start - end <= _TAIL and joined.fullmatch(text, end, start) is not None


@cache
def _adverse(language: str) -> frozenset[str]:
    return frozenset(read_local(language, "acts")["adverse"])


@cache
def _read_endings() -> Sequence[tuple[str, re.Pattern[str], str]]:
    lines: Sequence[Sequence[str]] = read_local("ko", "acts")["modality"]
    return tuple((code, compile_local(pattern), "".join(scope)) for code, pattern, *scope in lines)


@cache
def _read_cues() -> tuple[Mapping[str, str], Mapping[str, Sequence[re.Pattern[str]]]]:
    acts: Mapping[str, Any] = read_local("zh", "acts")
    before = {word: code for code, words in acts["before"].items() for word in words}
    after = {
        code: [compile_local(pattern) for pattern in patterns] for code, patterns in acts["after"].items()
    }
    return before, after


def judge_chinese(text: str, span: tuple[int, int], limits: tuple[int, int], act_type: str) -> Meant:
    """Return how an act at text[span] is meant, from the nearest word of its clause that says so."""
    before, after = _read_cues()
    start, end = span
    harm = act_type in _adverse("zh")
    if harm:
        for code, patterns in after.items():
            for pattern in patterns:
                if match := pattern.match(text, end, limits[1]):
                    return Meant(code, match.group())
    clause = _CLAUSE.split(text[max(limits[0], start - _FAR) : start])[-1]
    nearest = max(
        (
            (place, len(word), word)
            for word in before
            if (place := clause.rfind(word)) >= 0 and not (word == "将" and _HANDLED.match(clause, place))
        ),
        default=None,
    )
    if nearest is None:
        return Meant("actual")
    code = before[nearest[2]]
    if not harm and (code, act_type) != ("demanded", "release") and code in _OF_HARM:
        return Meant("actual")
    if harm and code == "planned" and "被" in clause[nearest[0] :] + text[start : start + 1]:
        code = "feared"
    return Meant(code, nearest[2])
