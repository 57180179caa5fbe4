"""One place or person spelled two ways."""

from collections.abc import Iterator, Sequence

from habeas.reading.characters.words import read_local
from habeas.reading.document import Document
from habeas.reading.evidence import fill, mark_words, select_kind
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

SHORTEST = 6
"""Letters; shorter names differ by a letter without being the same."""

LONG = 9
"""From so many letters on, two letters may differ."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag each pair of names of one kind that differ by a letter or two, at the rarer or later one."""
    flags: list[Flag] = []
    for kind in ("person", "place"):
        seen: dict[str, tuple[tuple[int, int], Suggestion]] = {}
        for span, item in _list_words(document, suggestions, kind):
            word = document.text[span[0] : span[1]]
            if word in seen:
                continue
            for other, (_, earlier) in seen.items():
                if _is_variant(word, other):
                    flags.append(_flag(document, span, item, earlier, other))
                    break
            seen[word] = (span, item)
    return [*flags, *_flag_known(document, suggestions)]


def _flag_known(document: Document, suggestions: Sequence[Suggestion]) -> Iterator[Flag]:
    """Flag Korean and Chinese names that are known to be misspelt, where the text has the right form too."""
    if document.language not in ("ko", "zh"):
        return
    variants = read_local(document.language, "names")["variants"]
    seen: set[int] = set()
    for item in select_kind(suggestions, "place"):
        for start, end in item.mentions or ((item.start, item.end),):
            word = next((word for word in variants if word in document.text[start:end]), "")
            if word and variants[word] in document.visible:
                begin = document.text.index(word, start)
                if begin in seen:
                    break
                seen.add(begin)
                yield _flag(document, (begin, begin + len(word)), item, item, variants[word])
                break


def _list_words(
    document: Document, suggestions: Sequence[Suggestion], kind: str
) -> Iterator[tuple[tuple[int, int], Suggestion]]:
    """Yield every long word of every mention of that kind, in order of place."""
    spans = [
        (start, end, item)
        for item in suggestions
        if item.kind == kind
        for start, end in item.mentions or ((item.start, item.end),)
    ]
    for start, end, item in sorted(spans, key=lambda found: found[:2]):
        for token in document.tokens_in((start, end)):
            if token.kind == "word" and len(token.text) >= SHORTEST and token.text[0].isupper():
                yield (token.start, token.end), item


def _is_variant(word: str, other: str) -> bool:
    """Tell whether two words are spellings of one name; a longer form (Korea, Korean) is none."""
    one, two = word.lower(), other.lower()
    if one == two or one[0] != two[0] or one.startswith(two) or two.startswith(one):
        return False
    allowed = 2 if min(len(one), len(two)) >= LONG else 1
    return measure_edits(one, two, allowed) <= allowed


def measure_edits(one: str, other: str, most: int) -> int:
    """Return the number of letters to change, add or drop (Levenshtein, 1965), at most `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for column, sign in enumerate(other, 1):
            before, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, before + (letter != sign)),
            )
        if min(row) > most:
            return most + 1
    return row[-1]


def _flag(
    document: Document, span: tuple[int, int], item: Suggestion, earlier: Suggestion, other: str
) -> Flag:
    values = {"here": document.text[span[0] : span[1]], "above": other}
    message = fill(gettext_noop("Spelled “{above}” above and “{here}” here; it may be one name."), **values)
    short = fill(gettext_noop("“{above}” above"), **values)
    return mark_words("name_variant", document, span, [item, earlier], short, message)
