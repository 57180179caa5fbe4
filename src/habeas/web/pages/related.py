"""What else on record speaks of an entity: acts and who was in them, its figures, and what it said."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from habeas.ledger.projection import is_id
from habeas.vocabulary.statement import Statement
from habeas.web import wording
from habeas.web.models import EntityRow
from habeas.web.pages.rows import call_entity, say_where
from habeas.web.pages.terms import language_of, say_act_type, say_code, say_kind, say_property, say_value
from habeas.web.pages.told import Told
from habeas.web.pages.voices import Surroundings

MOST = 60
"""How many lines of one table a page shows; the rest is in the chronology and the search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One line of a table: an act, a person, a figure or a saying that speaks of the entity."""

    label: str
    url: str
    date: str = ""
    lang: str = ""
    sourced: bool = False
    role: str = ""
    place: str = ""
    figure: str = ""
    sources: str = ""
    order: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Part:
    """A table of what is related, under its heading; `head` is what its second column holds."""

    anchor: str
    label: str
    aside: str
    head: str
    lines: tuple[Happening, ...]


def relate(members: frozenset[str], related: Sequence[Told], around: Surroundings) -> tuple[Part, ...]:
    """Return the tables of one entity that have a line."""
    parts = (
        ("acts", gettext("What happened"), gettext("What"), list_happenings(related, around, members)),
        ("involved", gettext("Who was involved"), gettext("Who"), list_involved(related, around, members)),
        ("figures", gettext("Figures"), gettext("What is counted"), _list_figures(related, around, members)),
        ("others", gettext("Also on record"), gettext("What"), _list_others(related, around, members)),
        (
            "said",
            gettext("What it is quoted with"),
            gettext("About what"),
            _list_sayings(related, around, members),
        ),
    )
    return tuple(
        Part(anchor, label, _count_lines(lines), head, tuple(lines[:MOST]))
        for anchor, label, head, lines in parts
        if lines
    )


def _count_lines(lines: Sequence[Happening]) -> str:
    if len(lines) <= MOST:
        return ngettext("{number} line", "{number} lines", len(lines)).format(number=len(lines))
    return gettext("the first {shown} of {number} lines").format(shown=MOST, number=len(lines))


def list_happenings(
    related: Sequence[Told], around: Surroundings, members: frozenset[str] = frozenset()
) -> list[Happening]:
    """Return the acts and events in which the entity is involved, in order of date."""
    roles: dict[str, str] = {}
    for found in _involvements(related):
        act, who = found.get("act"), found.get("who")
        if act and who and (not members or who.norm in members):
            roles.setdefault(str(act.norm), _say_role(found))
    return _sorted(
        make_happening(around.rows[id_], role) for id_, role in roles.items() if id_ in around.rows
    )


def list_involved(related: Sequence[Told], around: Surroundings, members: frozenset[str]) -> list[Happening]:
    """Return who was involved in the act that the page is about."""
    lines = {}
    for found in _involvements(related):
        act, who = found.get("act"), found.get("who")
        row = around.rows.get(str(who.norm)) if who else None
        if act and row and act.norm in members:
            lines[row.entity] = make_happening(row, _say_role(found))
    return list(lines.values())


def make_happening(row: EntityRow, role: str = "") -> Happening:
    """Return the line of one entity."""
    is_act = bool(row.act_type) and row.kind in ("Act", "Event")
    label = say_act_type(row.act_type) if is_act else call_entity(row)
    said = [role] if role else []
    if row.modality and row.modality != "actual":
        said.append(say_code("modalities", row.modality))
    return Happening(
        label=label,
        url=reverse("entity", args=[row.entity]),
        date=wording.say_date(row.date),
        lang=language_of(label),
        sourced=bool(row.label) and not is_act,
        role=" · ".join(said),
        place=say_where(row),
        figure=say_count(row),
        sources=str(row.sources),
        order=(row.sort_from or row.sort_to or "", row.reference),
    )


def say_count(row: EntityRow) -> str:
    """Return the figure of a row in words, "≠" before it where sources disagree on something."""
    if row.count_min is None and row.count_max is None:
        return ""
    words = wording.say_figure(
        {"min": row.count_min, "max": row.count_max, "qualifier": row.qualifier, "unit": row.unit}
    )
    return f"≠ {words}" if row.conflict else words


def _involvements(related: Iterable[Told]) -> Iterable[Mapping[str, Statement]]:
    grouped: dict[str, dict[str, Statement]] = {}
    for told in related:
        if told.stands and told.record.kind == "Involvement":
            grouped.setdefault(told.entity, {}).setdefault(told.record.property, told.record)
    return grouped.values()


def _say_role(found: Mapping[str, Statement]) -> str:
    role = found.get("role")
    return say_code("involvement_roles", str(role.norm)) if role and role.norm != "unknown" else ""


def _sorted(lines: Iterable[Happening]) -> list[Happening]:
    return sorted(lines, key=lambda line: line.order)


def _referring(
    related: Iterable[Told], members: frozenset[str], wanted: Callable[[Statement], bool]
) -> dict[str, Told]:
    """Return the first statement of each entity whose value is the page's entity, and that is `wanted`."""
    found: dict[str, Told] = {}
    for told in related:
        if told.stands and str(told.record.norm) in members and wanted(told.record):
            found.setdefault(told.entity, told)
    return found


def _list_figures(related: Sequence[Told], around: Surroundings, members: frozenset[str]) -> list[Happening]:
    found = _referring(related, members, lambda record: record.kind == "Figure")
    return _sorted(make_happening(around.rows[id_]) for id_ in found if id_ in around.rows)


def _list_others(related: Sequence[Told], around: Surroundings, members: frozenset[str]) -> list[Happening]:
    found = _referring(related, members, lambda record: record.kind not in ("Figure", "Involvement"))
    return _sorted(
        make_happening(
            around.rows[id_],
            pgettext("kind and property of what refers to this", "{kind}, {property}").format(
                kind=say_kind(told.record.kind), property=say_property(told.record.kind, told.record.property)
            ),
        )
        for id_, told in found.items()
        if id_ in around.rows
    )


def _list_sayings(related: Sequence[Told], around: Surroundings, members: frozenset[str]) -> list[Happening]:
    """Return what the entity is quoted with: its own words stay with the entity that they are about."""
    lines = []
    for told in related:
        record = told.record
        row = around.rows.get(told.entity)
        if not told.stands or record.said_by not in members or row is None or is_id(record.norm):
            continue
        value = say_value(record, around.names)
        lines.append(
            Happening(
                label=call_entity(row),
                url=f"{reverse('entity', args=[row.entity])}#{record.property}",
                date=wording.say_date(row.date),
                lang=language_of(call_entity(row)),
                role=f"{say_property(record.kind, record.property)}: {value.text}",
                sources=around.shelf.lines[record.source].reference
                if record.source in around.shelf.lines
                else "",
                order=(row.sort_from or "", row.reference),
            )
        )
    return _sorted(lines)
