"""The list of figures: under what is counted, the claims of each day, with the parts beneath their total."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext

from habeas.web import charts, wording
from habeas.web.models import EntityRow
from habeas.web.pages.claims import know_counts, say_knowledge
from habeas.web.pages.related import say_count
from habeas.web.pages.rows import ACTS, call_entity, name_act
from habeas.web.pages.terms import Said, language_of
from habeas.web.pages.told import Told
from habeas.web.pages.voices import Surroundings, count_sources

SMALL_ROW = 14
POPULATIONS = 2
"""As many sources' words for who is counted stand beside an act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """What is claimed of one act, or of one population on one day."""

    when: str
    url: str
    says: str
    differs: bool
    sources: str
    parts: tuple[Said, ...] = ()
    plot: charts.RangePlot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """What is counted: in the desk's words for an act, else in a source's; `names` are always a source's."""

    title: str
    sourced: bool
    lang: str
    names: tuple[Said, ...]
    lines: tuple[FigureLine, ...]


def group_figures(
    counted: Mapping[str, Sequence[Told]],
    wholes: Mapping[str, str],
    told: Sequence[Told],
    around: Surroundings,
) -> list[FigureGroup]:
    """Return the groups of one page; `wholes` says of which figure each figure is a part.

    A part stands beneath its total where that is on the page, else by itself with the total's name.
    """
    groups: dict[str, FigureGroup] = {}
    counted_in = _find_populations(told)
    for subject, counts in counted.items():
        row = around.rows.get(subject)
        if row is None or wholes.get(subject) in counted:
            continue
        parts = [
            around.rows[part] for part, whole in wholes.items() if whole == subject and part in around.rows
        ]
        line = _make_line(row, counts, parts, around)
        if line is None:
            continue
        group = _make_group(row, _list_names(row, counted_in, wholes, around))
        key = group.title.casefold() if group.sourced else subject
        found = groups.get(key, group)
        groups[key] = replace(found, lines=(*found.lines, line))
    return list(groups.values())


def _make_group(row: EntityRow, names: tuple[Said, ...]) -> FigureGroup:
    acted = row.kind in ACTS and bool(row.act_type)
    title = call_entity(row) if acted else row.population or call_entity(row)
    sourced = not acted and bool(row.population or row.label)
    return FigureGroup(title=title, sourced=sourced, lang=language_of(title), names=names, lines=())


def _find_populations(told: Sequence[Told]) -> Mapping[str, Mapping[str, None]]:
    """Return whom the figures that speak of an act count, by the act, each once and in their order."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for each in told:
        spoken[each.entity].add(str(each.record.norm))
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for each in told:
        if each.record.property == "population" and each.stands:
            for act in spoken[each.entity]:
                found[act][each.record.value] = None
    return found


def _list_names(
    row: EntityRow,
    counted_in: Mapping[str, Mapping[str, None]],
    wholes: Mapping[str, str],
    around: Surroundings,
) -> tuple[Said, ...]:
    """Return an act's name, or who is counted in it; of a part, what it is a part of."""
    if row.kind in ACTS:
        found = [name_act(row)] if name_act(row) else [*counted_in.get(row.entity, ())][:POPULATIONS]
        return tuple(Said(words, language_of(words)) for words in found)
    whole = around.rows.get(wholes.get(row.entity, ""))
    if whole is None:
        return ()
    return (Said(whole.population, language_of(whole.population), note=gettext("part of")),)


def _make_line(
    row: EntityRow, counts: Sequence[Told], parts: Sequence[EntityRow], around: Surroundings
) -> FigureLine | None:
    """Return the line of one thing counted, or None where no claim stands."""
    standing = [each for each in counts if each.stands]
    known = know_counts(standing, around)
    if not known:
        return None
    claims = [
        charts.Claim(speaker="", label="", qualifier=figure.qualifier, low=figure.least, high=figure.most)
        for figure in known[0].figures
    ]
    unit = wording.say_unit(known[0].unit)
    return FigureLine(
        when=wording.say_date(row.date) or gettext("no date"),
        url=reverse("figure", args=[row.entity]),
        says=" ".join(say_knowledge(knowledge) for knowledge in known),
        differs=any(knowledge.exclusions for knowledge in known),
        sources=f"{count_sources(standing, around.shelf)} · {unit}",
        parts=tuple(_say_part(part, row) for part in parts),
        plot=charts.draw_ranges(claims, title="", description="", unit=unit, row_height=SMALL_ROW)
        if len(claims) > 1
        else None,
    )


def _say_part(part: EntityRow, whole: EntityRow) -> Said:
    """Return a part: of whom, in a source's words, or of which time where it is of the same people."""
    if part.population.casefold() == whole.population.casefold():
        return Said(wording.say_date(part.date), note=say_count(part))
    return Said(part.population, language_of(part.population), note=say_count(part), sourced=True)
