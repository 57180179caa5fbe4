"""An effect that is dated before its cause, such as a release before the arrest."""

from collections.abc import Sequence
from itertools import combinations

from habeas.reading.document import Document
from habeas.reading.evidence import (
    fill,
    find_linked,
    index_suggestions,
    raise_flag,
    read_day,
    say_day,
    select_kind,
)
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.edtf import Edtf
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record
from habeas.vocabulary.schema import load_vocabulary

FOLLOWS = {
    "detention": {"arrest"},
    "transfer": {"arrest"},
    "repatriation": {"arrest", "transfer"},
    "release": {"arrest", "detention"},
    "death": {"arrest", "detention", "repatriation", "transfer"},
    "execution": {"arrest", "repatriation"},
    "publication": {"letter"},
}
"""What can only come after what, for the same people."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag two acts on the same people of which the later kind surely has the earlier date."""
    known = index_suggestions(suggestions)
    dated = [
        (act, item, day)
        for act in select_kind(suggestions, "act")
        if act.value.get("modality") == "actual"
        for item in find_linked(act, known, "date")[:1]
        if (day := read_day(item))
    ]
    flags = []
    for one, other in combinations(dated, 2):
        for cause, effect in ((one, other), (other, one)):
            if not _comes_after(effect[0], cause[0]) or not _share_people(effect[0], cause[0], known):
                continue
            if effect[2].surely_before(cause[2]):
                flags.append(_flag(document, cause, effect))
    return flags


def _comes_after(effect: Suggestion, cause: Suggestion) -> bool:
    return str(cause.value["type"]) in FOLLOWS.get(str(effect.value["type"]), set())


def _share_people(one: Suggestion, other: Suggestion, known: dict[str, Suggestion]) -> bool:
    people = [
        {item.id for kind in ("person", "group") for item in find_linked(act, known, kind)}
        for act in (one, other)
    ]
    return bool(people[0] & people[1])


def _flag(
    document: Document,
    cause: tuple[Suggestion, Suggestion, Edtf],
    effect: tuple[Suggestion, Suggestion, Edtf],
) -> Flag:
    acts = load_vocabulary().acts
    values = {
        "effect": acts[str(effect[0].value["type"])].label.en,
        "cause": acts[str(cause[0].value["type"])].label.en,
        "first": say_day(effect[2].text),
        "second": say_day(cause[2].text),
    }
    message = fill(gettext_noop("The {effect} ({first}) is dated before the {cause} ({second})."), **values)
    short = fill(gettext_noop("{effect} before {cause}"), **values)
    return raise_flag("order", document, effect[1], [effect[0], cause[0], cause[1]], short, message)
