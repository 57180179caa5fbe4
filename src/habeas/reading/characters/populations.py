"""Find groups of people in Korean and Chinese texts: those counted, and those of whom a deed is told."""

from collections.abc import Iterator, Sequence
from functools import cache

from habeas.reading.characters.acts import find_local_acts
from habeas.reading.characters.bodies import find_local_bodies
from habeas.reading.characters.endings import HANGUL, is_particle, read_rest
from habeas.reading.characters.words import (
    Marks,
    WordIndex,
    compile_local,
    join_words,
    list_local,
    read_local,
)
from habeas.reading.document import Document
from habeas.reading.suggestion import Suggestion

_UNITS = frozenset({"persons", "families", "groups"})
_BACK = 14
Group = tuple[int, int, Suggestion | None]


def find_local_groups(document: Document, figures: Sequence[Suggestion]) -> list[Group]:
    """Return start, end and figure of each group: people counted who are named or who do or suffer something,
    and once for each label people without a count in a sentence that states an act.
    """
    read = _read_korean if document.language == "ko" else _read_chinese
    counted = [figure for figure in figures if figure.value.get("unit") in _UNITS]
    groups: list[Group] = [(*span, figure) for figure in counted if (span := read(document, figure))]
    taken = Marks(document.visible)
    taken.add((start, end) for start, end, _ in groups)
    for item in (*figures, *find_local_bodies(document)):
        taken.add(item.mentions or ((item.start, item.end),))
    groups += _find_uncounted(document, taken)
    return sorted(groups, key=lambda group: group[:2])


def _read_korean(document: Document, figure: Suggestion) -> tuple[int, int] | None:
    """Return "탈북자 33명", "50명의 난민" or "12명(남 4명, 여 8명)"; a part in brackets is no group."""
    text, crowd = document.visible, join_words("ko", "names", "crowd")
    left = text[max(document.body_start, figure.start - _BACK) : figure.start]
    if left.count("(") > left.count(")"):
        return None
    named = compile_local(rf"(?<![{HANGUL}])[{HANGUL}]{{0,6}}(?:{crowd})(?:들)?(?: 등)?\s$").search(left)
    start = figure.start - len(left) + named.start() if named else figure.start
    behind = compile_local(rf"의?\s(?:[{HANGUL}]{{1,5}}\s)??(?:{crowd})(?:들)?").match(text, figure.end)
    if behind is not None and is_particle(read_rest(text, behind.end())):
        return start, behind.end()
    bracket = compile_local(r"\s?\([^()\n]{1,40}\)").match(text, figure.end)
    end = bracket.end() if bracket else figure.end
    rest = read_rest(text, end)
    return (start, end) if named or (rest and is_particle(rest) and rest != "씩") else None


def _read_chinese(document: Document, figure: Suggestion) -> tuple[int, int] | None:
    crowd = join_words("zh", "names", "crowd")
    match = compile_local(rf"(?:[\u4e00-\u9fff]{{0,6}}?)(?:{crowd})").match(document.visible, figure.end)
    if match is None:
        return None
    other = compile_local(r"(?:另外|其他|其余|至少|大约|约)$").search(
        document.visible[figure.start - 2 : figure.start]
    )
    return figure.start - (len(other.group()) if other else 0), match.end()


@cache
def _crowds(language: str) -> WordIndex[str]:
    return WordIndex((word, word) for word in list_local(language, "names", "crowd_uncounted"))


def _find_uncounted(document: Document, taken: Marks) -> Iterator[Group]:
    telling = {document.sentence_index(act.start) for act in find_local_acts(document)}
    text, seen = document.visible, set()
    for hit in _crowds(document.language).find_all(text, document.body_start):
        if document.sentence_index(hit.start) not in telling or taken.overlap(hit.start, hit.end):
            continue
        if compile_local(str(read_local(document.language, "names")["crowd_unless"])).match(text, hit.end):
            continue
        taken.add([(hit.start, hit.end)])
        start, end = hit.start, hit.end
        if document.language == "ko":
            end += text.startswith("들", end)
            if "\uac00" <= text[start - 1] <= "\ud7a3" or not is_particle(read_rest(text, end)):
                continue
            before = compile_local(
                rf"(?<![{HANGUL}])(?:북한|중국|한국|태국|탈북|조선족|현지|억류된|체포된|구금된)\s$"
            ).search(text, max(document.body_start, start - 6), start)
            start = before.start() if before else start
        if text[start:end] not in seen:
            seen.add(text[start:end])
            yield start, end, None
