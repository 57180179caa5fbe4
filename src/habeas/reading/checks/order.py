"""An effect that is dated before its cause, such as a release before the arrest."""

from collections.abc import Sequence
from itertools import permutations

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

Dated = tuple[Suggestion, Suggestion, Edtf]
"""An act, its date, and the day it says."""

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
    dated: dict[str, list[Dated]] = {}
    for act in select_kind(suggestions, "act"):
        day = next(((item, read_day(item)) for item in find_linked(act, known, "date")), None)
        if act.value.get("modality") != "actual" or day is None or day[1] is None:
            continue
        for kind in ("person", "group"):
            for who in find_linked(act, known, kind):
                dated.setdefault(who.id, []).append((act, day[0], day[1]))
    flags = [
        _flag(document, cause, effect)
        for acts in dated.values()
        for cause, effect in permutations(acts, 2)
        if _comes_after(effect[0], cause[0]) and effect[2].surely_before(cause[2])
    ]
    return list({(flag.start, flag.items): flag for flag in flags}.values())


def _comes_after(effect: Suggestion, cause: Suggestion) -> bool:
    return str(cause.value["type"]) in FOLLOWS.get(str(effect.value["type"]), set())


def _flag(document: Document, cause: Dated, effect: Dated) -> Flag:
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
