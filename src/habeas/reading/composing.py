"""Text whose letters are stored in parts (NFD) is read composed, and quoted as it is stored.

Only what composes into one character is composed (Unicode Standard Annex 15): a Hangul syllable of two
or three jamo, a letter with its marks. Everything else keeps its length, so each place maps back.
"""

import re
from dataclasses import dataclass, replace
from unicodedata import normalize

from habeas.reading.suggestion import Aside, Flag, Reading, Suggestion

_IN_PARTS = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[^\\W\\d_][\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Composed:
    """A text as it is read, the text as it is stored, and where each character of the first begins there.

    `places` has one entry more than the text has characters: the end maps too.
    """

    text: str
    stored: str
    places: tuple[int, ...]

    def find_composed(self, place: int) -> int:
        """Return the place in the composed text of a character that begins at `place` in the stored one."""
        return self.places.index(place)

    def restore(self, reading: Reading) -> Reading:
        """Return the reading with every place and quote as in the stored text."""
        return replace(
            reading,
            suggestions=tuple(self._restore_suggestion(each) for each in reading.suggestions),
            flags=tuple(self._restore_flag(each) for each in reading.flags),
            asides=tuple(
                Aside(start=self.places[each.start], end=self.places[each.end], what=each.what)
                for each in reading.asides
            ),
        )

    def _restore_suggestion(self, item: Suggestion) -> Suggestion:
        start, end = self.places[item.start], self.places[item.end]
        mentions = tuple((self.places[first], self.places[last]) for first, last in item.mentions)
        return replace(item, start=start, end=end, quote=self.stored[start:end], mentions=mentions)

    def _restore_flag(self, flag: Flag) -> Flag:
        start, end = self.places[flag.start], self.places[flag.end]
        return replace(flag, start=start, end=end, quote=self.stored[start:end])


def compose_text(text: str) -> Composed | None:
    """Return `text` composed, or None where nothing in it is stored in parts."""
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for found in _IN_PARTS.finditer(text):
        letter = normalize("NFC", found[0])
        if len(letter) != 1:
            continue
        parts += [text[done : found.start()], letter]
        places += [*range(done, found.start()), found.start()]
        done = found.end()
    if not parts:
        return None
    places += range(done, len(text) + 1)
    return Composed("".join(parts) + text[done:], text, tuple(places))
