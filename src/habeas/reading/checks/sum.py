"""Parts that do not add up to the total beside them."""

from collections.abc import Iterator, Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, list_figures, raise_flag, read_number
from habeas.reading.lexicon import read_words
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.figure import Number
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

Counted = tuple[Suggestion, Number]

APART = 3000
"""Characters; counts that stand further apart are no parts of one sum."""

SLACK = 0.1
"""Sums that are further off than a tenth are not meant as parts of that total."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag a total of people whose likely parts nearly, but not quite, add up to it.

    Parts are counts that follow one another; a count of some among others ("of them", in brackets)
    is no part. Nothing is flagged where some parts do add up.
    """
    counts: list[Counted] = [
        (item, number)
        for item, value in list_figures(suggestions, "persons")
        if value.qualifier == "exact" and (number := read_number(value)) is not None
    ]
    parts = [count for count in counts if not _is_among(document, count[0])]
    for total in _unlike(counts):
        others = [count for count in parts if 0 < count[1] < total[1]]
        sums = list(_add_runs(others, total[1] + _slack(total[1])))
        if any(added == total[1] for added, _, _ in sums):
            continue
        least = total[1] - _slack(total[1])
        runs = [(added, others[first:last]) for added, first, last in sums if added >= least]
        near = [(added, run) for added, run in runs if _is_near(document, added, total, run)]
        if near:
            added, run = max(near, key=lambda found: (len(found[1]), -abs(found[0] - total[1])))
            return [_flag(document, total, added, run)]
    return []


def _unlike(counts: Sequence[Counted]) -> Iterator[Counted]:
    """Yield the first count of each number, the largest numbers first."""
    seen: set[Number] = set()
    for item, number in sorted(counts, key=lambda count: (-count[1], count[0].start)):
        if number not in seen and number >= 5:
            seen.add(number)
            yield item, number


def _slack(total: Number) -> Number:
    return max(2, SLACK * total)


def _add_runs(counts: Sequence[Counted], most: Number) -> Iterator[tuple[Number, int, int]]:
    """Yield the sums, up to `most`, of all runs counts[first:last] of two or more that stand together."""
    for first in range(len(counts)):
        added: Number = 0
        for last in range(first, min(first + 12, len(counts))):
            added += counts[last][1]
            if added > most or counts[last][0].start - counts[first][0].start > APART:
                break
            if last > first:
                yield added, first, last + 1


def _is_near(document: Document, added: Number, total: Counted, run: Sequence[Counted]) -> bool:
    if not 0 < abs(added - total[1]) <= _slack(total[1]):
        return False
    sentences = {document.sentence_index(item.start) for item, _ in run}
    if max(sentences) - min(sentences) > len(run):
        return False
    return len(run) > 2 or _is_called_total(document, total[0])


def _is_called_total(document: Document, item: Suggestion) -> bool:
    words = [token.lower for token in document.tokens_in((item.start - 30, item.end + 25))]
    return any(word in read_words("count_words", "totals") for word in words)


def _is_among(document: Document, item: Suggestion) -> bool:
    """Tell whether a count is of some among others: in brackets, or after "including", "of them"."""
    before = document.text[max(0, item.start - 40) : item.start]
    if before.count("(") > before.count(")"):
        return True
    near = [token.lower for token in document.tokens_in((max(0, item.start - 18), item.start))]
    if any(word in read_words("count_words", "among") for word in near):
        return True
    return any(phrase in before[-14:] for phrase in ("이 가운데", "이 중", "이중", "其中", "그중"))


def _flag(document: Document, total: Counted, added: Number, run: Sequence[Counted]) -> Flag:
    values = {
        "parts": " + ".join(f"{number:,}" for _, number in run),
        "sum": f"{added:,}",
        "total": f"{total[1]:,}",
    }
    message = fill(gettext_noop("The parts add up to {sum} ({parts}); the total says {total}."), **values)
    short = fill(gettext_noop("parts: {sum}, total: {total}"), **values)
    return raise_flag("sum", document, total[0], [item for item, _ in run], short, message)
