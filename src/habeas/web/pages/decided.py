"""Decisions and history: who decided what and why, what stands, and how the record came to be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from habeas.ledger.projection import NAMING
from habeas.ledger.standing import standing
from habeas.ledger.store import Logged
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level
from habeas.web import wording
from habeas.web.pages.rows import call_fully
from habeas.web.pages.terms import say_level, say_property, say_value
from habeas.web.pages.told import Told
from habeas.web.pages.voices import Surroundings

DECIDED: Mapping[str, Promise] = {
    "same": _("{one} and {other} are the same"),
    "different": _("{one} and {other} are not the same"),
    "unsure": _("{one} and {other}: not sure yet"),
    "retract": _("{one} withdrawn"),
    "revert": _("A decision undone"),
    "set_level": _("{one}: level {level}"),
    "trust": _("{one} trusted"),
    "confirm": _("{one} checked against the source"),
    "erase": _("{one} erased"),
}


LEVELS_TOLD = 2
PAIRED = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision as the page tells it; `undo` is where it can be taken back, if it stands."""

    what: str
    day: str
    by: str
    reason: str
    stands: bool
    undo: str
    each: tuple[str, ...] = ()
    """What it concerns one by one, where that is too much for a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history."""

    position: int
    day: str
    what: str
    value: str
    lang: str
    by: str
    stands: bool


def tell_decisions(
    decisions: Sequence[Logged[Decision]], around: Surroundings, told: Iterable[Told] = ()
) -> tuple[Taken, ...]:
    """Return the decisions but not their reverts, the last first; a decision taken back is struck.

    Of levels only the last few are told: the history has them all.
    """
    stand = {logged.id for logged in standing(decisions)}
    said = {each.id: each for each in told}
    return tuple(
        Taken(
            what=tell_decision(logged, around, said),
            day=wording.say_date(logged.day),
            by=logged.record.recorded_by,
            reason=logged.record.reason,
            stands=logged.id in stand,
            undo=reverse("revert", args=[logged.id]) if logged.id in stand else "",
            each=name_targets(logged, around, said),
        )
        for logged in _choose_told(decisions)
    )


def _choose_told(decisions: Sequence[Logged[Decision]]) -> list[Logged[Decision]]:
    newest = sorted(decisions, key=lambda each: -each.position)
    levels = [each for each in newest if each.record.kind == "set_level"]
    others = [each for each in newest if each.record.kind not in ("set_level", "revert")]
    return sorted([*others, *levels[:LEVELS_TOLD]], key=lambda each: -each.position)


def tell_decision(logged: Logged[Decision], around: Surroundings, said: Mapping[str, Told]) -> str:
    """Return what was decided, in words; what the reader may not see has no name here."""
    record = logged.record
    known = [target for target in record.targets if target in said or target in around.rows]
    chosen = record.targets if record.kind in PAIRED else known or record.targets
    names = [_name_target(target, around, said) for target in chosen[:2]]
    one = names[0]
    if len(record.targets) > 1:
        number = len(record.targets)
        one = ngettext("{number} statement", "{number} statements", number).format(number=number)
    return str(DECIDED.get(record.kind, _("{one}"))).format(
        one=names[0] if record.kind in PAIRED else one,
        other=names[1] if len(names) > 1 else "",
        level=say_level(Level.named(record.value)) if record.kind == "set_level" else "",
    )


def name_targets(logged: Logged[Decision], around: Surroundings, said: Mapping[str, Told]) -> tuple[str, ...]:
    """Return the names of all that a decision on many concerns and the reader may see."""
    record = logged.record
    if record.kind in PAIRED or len(record.targets) < 2:
        return ()
    known = [target for target in record.targets if target in said or target in around.rows]
    return tuple(_name_target(target, around, said) for target in known)


def _name_target(target: str, around: Surroundings, said: Mapping[str, Told]) -> str:
    if target in said:
        record = said[target].record
        return f"{say_property(record.kind, record.property)}: {say_value(record, around.names).text}"
    own = [each for each in said.values() if each.record.entity == target]
    if own:
        return _name_member(own, around)
    row = around.rows.get(target)
    if row is None:
        return gettext("an entry")
    return row.reference if row.kind == "Source" else call_fully(row)


def _name_member(own: Sequence[Told], around: Surroundings) -> str:
    """Return what an entry was called before it was joined, with the source that called it so."""
    named = [each for each in own if each.record.property in NAMING]
    record = (named or own)[0].record
    line = around.shelf.lines.get(record.source)
    words = say_value(record, around.names).text
    return f"{words} ({line.reference})" if line else words


def tell_history(
    seen: Sequence[Told], decisions: Sequence[Logged[Decision]], around: Surroundings
) -> tuple[Line, ...]:
    """Return all statements and decisions in the order of the log."""
    said = {each.id: each for each in seen}
    stand = {logged.id for logged in standing(decisions)}
    lines = [_tell_statement(told, around) for told in seen]
    lines += [
        Line(
            logged.position,
            wording.say_date(logged.day),
            tell_decision(logged, around, said),
            logged.record.reason,
            "",
            logged.record.recorded_by,
            logged.id in stand,
        )
        for logged in decisions
    ]
    return tuple(sorted(lines, key=lambda line: line.position))


def _tell_statement(told: Told, around: Surroundings) -> Line:
    record = told.record
    value = say_value(record, around.names)
    source = around.shelf.lines.get(record.source)
    return Line(
        told.logged.position,
        wording.say_date(told.logged.day),
        say_property(record.kind, record.property),
        f"{value.text} ({source.reference})" if source else value.text,
        value.lang,
        record.recorded_by,
        told.stands,
    )
