"""Two figures for one event that cannot both be true, without a word on why they differ."""

from collections.abc import Sequence
from itertools import combinations

from habeas.reading.document import Document
from habeas.reading.evidence import (
    fill,
    find_linked,
    index_suggestions,
    raise_flag,
    read_figure,
    select_kind,
)
from habeas.reading.lexicon import read_words
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

Claim = tuple[Suggestion, Suggestion, FigureValue, list[str]]
"""The act, the figure, its value, and the days of the act."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag two counts of people for acts of one type on one day that exclude each other.

    Counts of others, of some among them, or of an earlier and a later group do not conflict.
    """
    known = index_suggestions(suggestions)
    alike: dict[tuple[str, str], list[Claim]] = {}
    for act in select_kind(suggestions, "act"):
        for claim in _list_claims(act, known):
            for day in claim[3]:
                alike.setdefault((str(act.value["type"]), day), []).append(claim)
    for claims in alike.values():
        for one, other in combinations(claims, 2):
            if one[1] is other[1] or not one[2].excludes(other[2]):
                continue
            if not (_is_part(document, one[1]) or _is_part(document, other[1])):
                return [_flag(document, one, other)]
    return []


def _list_claims(act: Suggestion, known: dict[str, Suggestion]) -> list[Claim]:
    if act.value.get("modality") not in ("actual", "alleged"):
        return []
    days = sorted(str(item.value["edtf"]) for item in find_linked(act, known, "date"))
    figures = find_linked(act, known, "figure", through="group")
    read = [(item, read_figure(item)) for item in figures]
    return [(act, item, value, days) for item, value in read if value and value.unit == "persons" and days]


def _is_part(document: Document, item: Suggestion) -> bool:
    """Tell whether a count is of others, or of some among those counted before."""
    near = document.tokens_in((max(0, item.start - 25), item.end + 20))
    words = read_words("count_words", "among") | read_words("count_words", "others")
    return any(token.lower in words for token in near)


def _flag(document: Document, one: Claim, other: Claim) -> Flag:
    first, second = sorted((one, other), key=lambda claim: claim[1].start)
    values = {"above": first[1].quote, "here": second[1].quote}
    message = fill(
        gettext_noop("Two claims that cannot both be true: “{above}” above, “{here}” here."), **values
    )
    short = fill(gettext_noop("“{above}” above"), **values)
    return raise_flag("figure_conflict", document, second[1], [first[1], first[0], second[0]], short, message)
