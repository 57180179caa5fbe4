"""The pages on which something is decided: one value, two entries side by side, and a decision to undo."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from habeas.ledger.standing import standing
from habeas.ledger.store import Logged
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import load_vocabulary
from habeas.web import wording
from habeas.web.models import EntityRow
from habeas.web.pages.decided import name_targets, tell_decision
from habeas.web.pages.dossier import Material
from habeas.web.pages.rows import call_entity
from habeas.web.pages.terms import language_of, say_kind, say_level, say_property, say_value
from habeas.web.pages.told import Told, Values, group_values
from habeas.web.pages.voices import Surroundings, Voice, count_sources, make_voices


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a form; `note` says whose it is."""

    id: str
    text: str
    lang: str
    note: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One decision that can be taken about a value."""

    kind: str
    anchor: str
    title: str
    told: str
    legend: str
    input: str
    choices: tuple[Choice, ...]
    button: str
    levels: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ValuePage:
    """Everything that templates/record/value.html shows."""

    label: str
    entity: str
    reference: str
    back: str
    told: str
    voices: tuple[Voice, ...]
    differs: bool
    forms: tuple[Form, ...]
    key: str


def build_value_page(material: Material, name: str, *, key: str) -> ValuePage | None:
    """Return the page of one property of an entity, or None where the reader sees no value of it."""
    values = group_values(material.seen).get(name)
    if values is None:
        return None
    around = material.around
    label = call_entity(material.row) if material.row else say_kind(values.kind)
    told = [count_sources(values.all, around.shelf), say_level(max(each.level for each in values.all))]
    return ValuePage(
        label=say_property(values.kind, name),
        entity=label,
        reference=material.row.reference if material.row else "",
        back=f"{reverse('entity', args=[material.id])}#{name}",
        told=" · ".join(told),
        voices=make_voices(values.all, around),
        differs=values.differs,
        forms=tuple(_list_forms(values, around)),
        key=key,
    )


def _list_forms(values: Values, around: Surroundings) -> Iterable[Form]:
    standing_ = [told for group in values.standing for told in group if told.stands]
    each = tuple(_choose_statement(told, around) for told in standing_)
    if values.differs:
        yield Form(
            kind="trust",
            anchor="trust",
            title=gettext("Which do you trust?"),
            told=gettext(
                "Both stay on the record. What you trust is shown as your decision, with your reason."
            ),
            legend=gettext("The values"),
            input="radio",
            choices=tuple(_choose_value(group, around) for group in values.standing),
            button=gettext("Trust this one"),
        )
    if not standing_:
        return
    yield Form(
        kind="set_level",
        anchor="level",
        title=gettext("Who may see it?"),
        told=gettext(
            "A level holds for a statement, not for a value: another source may say it more openly."
        ),
        legend=gettext("The statements"),
        input="checkbox",
        choices=tuple(Choice(one.id, one.text, one.lang, one.note, True) for one in each),
        button=gettext("Set the level"),
        levels=tuple(_list_levels(values, standing_)),
    )
    yield Form(
        kind="retract",
        anchor="retract",
        title=gettext("Should it not be relied on?"),
        told=gettext("A retracted statement stays in the log, struck through, and can be put back."),
        legend=gettext("The statements"),
        input="checkbox",
        choices=each,
        button=gettext("Retract"),
    )


def _choose_value(group: Sequence[Told], around: Surroundings) -> Choice:
    said = say_value(group[0].record, around.names)
    return Choice(group[0].id, said.text, said.lang, count_sources(group, around.shelf))


def _choose_statement(told: Told, around: Surroundings) -> Choice:
    said = say_value(told.record, around.names)
    line = around.shelf.lines[told.record.source]
    return Choice(
        told.id, said.text, said.lang, f"{line.reference}, {line.publication} · {say_level(told.level)}"
    )


def _list_levels(values: Values, told: Sequence[Told]) -> Iterable[Option]:
    prop = load_vocabulary().find_property(values.kind, values.name)
    lowest = prop.lowest if prop else Level.CONFIDENTIAL
    now = max(each.level for each in told)
    for level in Level:
        if level >= lowest:
            yield Option(level.label, say_level(level), level == now)


@dataclass(frozen=True, slots=True)
class Compared:
    """One property of two entries."""

    label: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Found:
    id: str
    url: str
    reference: str
    label: str
    lang: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class SamePage:
    """Everything that templates/record/same.html shows."""

    reference: str
    label: str
    url: str
    asked: str
    key: str
    found: tuple[Found, ...] = ()
    other: Found | None = None
    rows: tuple[Compared, ...] = ()
    reason: str = ""


def find_entry(row: EntityRow, url: str = "") -> Found:
    """Return an entry of the record as it is offered for comparison."""
    label = call_entity(row)
    address = url or reverse("entity", args=[row.entity])
    return Found(row.entity, address, row.reference, label, language_of(label), say_kind(row.kind))


@dataclass(frozen=True, slots=True)
class Compare:
    """One of two entries that are compared: its row, its statements, and what entities are called."""

    row: EntityRow
    told: Sequence[Told]
    names: Mapping[str, str]


def compare_values(one: Compare, other: Compare) -> tuple[Compared, ...]:
    """Return the values of two entries side by side, property by property."""
    left, right = _say_all(one), _say_all(other)
    return tuple(
        Compared(say_property(one.row.kind, name), left.get(name, ""), right.get(name, ""))
        for name in dict.fromkeys([*left, *right])
    )


def _say_all(compared: Compare) -> Mapping[str, str]:
    said = {}
    for name, values in group_values(compared.told).items():
        texts = [say_value(group[0].record, compared.names).text for group in values.standing]
        if texts:
            said[name] = (" ≠ " if values.differs else ", ").join(texts)
    return said


@dataclass(frozen=True, kw_only=True)
class UndoPage:
    """Everything that templates/record/undo.html shows."""

    title: str
    button: str
    told: str
    what: str
    by: str
    day: str
    each: tuple[str, ...]
    given: str
    back: str
    back_label: str
    undone: bool
    key: str
    reason: str = ""


def build_undo_page(
    decision: Logged[Decision],
    decisions: Sequence[Logged[Decision]],
    said: Mapping[str, Told],
    around: Surroundings,
    *,
    back: tuple[str, str],
    key: str,
    reason: str = "",
) -> UndoPage:
    """Return the page on which a decision can be taken back."""
    record = decision.record
    puts_back = record.kind == "retract"
    number = len(record.targets)
    return UndoPage(
        title=gettext("Put it back?") if puts_back else gettext("Undo this decision?"),
        button=gettext("Put back") if puts_back else gettext("Undo"),
        told=ngettext("It concerns {number} entry.", "It concerns {number} entries.", number).format(
            number=number
        ),
        what=tell_decision(decision, around, said),
        by=record.recorded_by,
        day=wording.say_date(decision.day),
        each=name_targets(decision, around, said),
        given=record.reason,
        back=back[0],
        back_label=back[1],
        undone=decision.id not in {each.id for each in standing(decisions)},
        key=key,
        reason=reason,
    )
