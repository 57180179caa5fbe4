"""Tell where a Korean name ends within its word: particles cling to it, and so do other words."""

import re
from functools import cache

from habeas.reading.characters.words import join_words

_REST = re.compile(r"[\uac00-\ud7a3]*")
HANGUL = "\uac00-\ud7a3"


@cache
def _particles() -> re.Pattern[str]:
    return re.compile(f"(?:{join_words('ko', 'names', 'particles')})?")


def read_rest(text: str, place: int) -> str:
    """Return the Hangul that goes on at `place` without a space."""
    match = _REST.match(text, place)
    return match.group() if match else ""


def is_particle(rest: str) -> bool:
    """Tell whether `rest` is a particle, or nothing."""
    return _particles().fullmatch(rest) is not None


def ends_name(text: str, place: int) -> bool:
    """Tell whether a name may end at `place`: nothing or a particle goes on there."""
    return is_particle(read_rest(text, place))


def cut_particle(word: str, shortest: int = 2) -> str:
    """Return `word` without the particle at its end, if enough is left."""
    for place in range(max(shortest, len(word) - 5), len(word)):
        if is_particle(word[place:]):
            return word[:place]
    return word
