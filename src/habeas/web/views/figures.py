"""Figures: what is counted, and for each the claims of all sources side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from habeas.vocabulary.level import Level
from habeas.web.access import for_members, viewer_of
from habeas.web.ledger_queries import Queries
from habeas.web.ledger_store import desk_store
from habeas.web.models import EntityRow
from habeas.web.pages.figure_list import group_figures
from habeas.web.pages.figure_page import ANSWER, build_figure_page
from habeas.web.pages.listing import Tab
from habeas.web.pages.rows import page_by_date
from habeas.web.pages.told import (
    Told,
    ask_about,
    ask_counts,
    ask_parts,
    ask_referring,
    drop_repeated,
    seen_at,
)
from habeas.web.pages.voices import survey

PER_PAGE = 30
COUNTED = ("Act", "Event", "Figure", "Group")
PEOPLE = ("persons", "families", "cases", "groups")


@for_members
def list_figures(request: HttpRequest) -> HttpResponse:
    """Show what is counted, people first; other units have a tab of their own."""
    clearance = viewer_of(request).clearance
    others = request.GET.get("unit") == "other"
    number = request.GET.get("page", "1")
    page = int(number) if number.isdecimal() and 0 < len(number) < 5 and int(number) else 1
    rows = EntityRow.objects.seen_at(clearance).filter(standing__gt=0)
    rows = rows.filter(~Q(count_min=None) | ~Q(count_max=None))
    rows = rows.exclude(unit__in=PEOPLE) if others else rows.filter(unit__in=PEOPLE)
    found, more = page_by_date(rows, COUNTED, start=(page - 1) * PER_PAGE, size=PER_PAGE, newest=True)
    queries = desk_store().queries
    told = seen_at(ask_counts(queries, [row.entity for row in found]), clearance)
    acts = {str(each.record.norm) for each in told if each.record.property == "of_act" and each.stands}
    if acts := acts - {row.entity for row in found}:
        told = list(
            {each.id: each for each in (*told, *seen_at(ask_counts(queries, acts), clearance))}.values()
        )
    counted, wholes = gather_counts(found, told), find_wholes(told)
    around = survey(
        queries,
        [told for group in counted.values() for told in group],
        clearance=clearance,
        also={*counted, *wholes, *wholes.values()},
    )
    groups = group_figures(counted, wholes, told, around)
    shown = {
        "groups": groups,
        "tabs": [
            Tab(gettext("people"), reverse("figures"), not others),
            Tab(gettext("other units"), address_of(others=True), others),
        ],
        "before": address_of(others=others, page=page - 1) if page > 1 else "",
        "after": address_of(others=others, page=page + 1) if more else "",
    }
    return render(request, "figures/list.html", {"page": shown})


def address_of(*, others: bool = False, page: int = 1) -> str:
    """Return the address of a page of the list."""
    chosen = {"unit": "other" if others else "", "page": str(page) if page > 1 else ""}
    query = urlencode({name: value for name, value in chosen.items() if value})
    return reverse("figures") + (f"?{query}" if query else "")


def gather_counts(rows: Sequence[EntityRow], told: Sequence[Told]) -> Mapping[str, list[Told]]:
    """Return the counts of each thing counted, by the entity whose page tells of it.

    A figure about an act goes with the act, and figures of one population go with the first of them.
    """
    members = {each.record.entity: each.entity for each in told}
    subjects = find_subjects(rows, told, members)
    counts: dict[str, dict[str, Told]] = defaultdict(dict)
    for each in told:
        if each.record.property == "count" and each.entity in subjects:
            counts[subjects[each.entity]][each.id] = each
    order = dict.fromkeys(subjects.get(row.entity, "") for row in rows)
    return {subject: list(counts[subject].values()) for subject in order if subject in counts}


def find_wholes(told: Sequence[Told]) -> Mapping[str, str]:
    """Return of which figure each figure is said to be a part."""
    members = {each.record.entity: each.entity for each in told}
    return {
        each.entity: members.get(str(each.record.norm), str(each.record.norm))
        for each in told
        if each.record.property == "part_of" and each.stands
    }


def find_subjects(
    rows: Sequence[EntityRow], told: Sequence[Told], members: Mapping[str, str]
) -> Mapping[str, str]:
    """Return what each counted entity counts: an act, or the first figure of one population and day."""
    subjects: dict[str, str] = {}
    populations: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.kind == "Figure" and row.population:
            key = (row.population.casefold(), row.date)
            subjects[row.entity] = populations.setdefault(key, row.entity)
        else:
            subjects[row.entity] = row.entity
    for each in told:
        if each.record.property == "of_act" and each.stands:
            act = str(each.record.norm)
            subjects[each.entity] = members.get(act, act)
    return subjects


@dataclass(frozen=True, slots=True)
class Counted:
    """The statements of one thing counted: its counts, and answers that give no number."""

    counts: list[Told]
    answers: list[Told]
    act: str = ""


@for_members
def show_figure(request: HttpRequest, subject: str) -> HttpResponse:
    """Show the claims about one act, event, group or population."""
    clearance, queries = viewer_of(request).clearance, desk_store().queries
    told = seen_at(ask_about(queries, [subject]), clearance)
    if not told or told[0].record.kind not in COUNTED:
        raise Http404
    if told[0].entity != subject:
        return redirect("figure", subject=told[0].entity)
    counted = count_subject(queries, told, clearance)
    if counted.act:
        return redirect("figure", subject=counted.act)
    counts = drop_repeated(counted.counts)
    shown = [*counts, *counted.answers]
    gone = {name for each in shown if not each.stands for name in (each.id, each.record.source)}
    decisions = desk_store().decisions(gone) if gone else ()
    linked = {str(each.record.norm) for each in told if each.record.property in ("of_group", "part_of")}
    around = survey(queries, shown, clearance=clearance, also={subject, *linked}, decisions=decisions)
    figures = {each.entity for each in counted.counts}
    parts = seen_at(ask_parts(queries, figures), clearance)
    page = build_figure_page(around.rows[subject], counts, counted.answers, around, about=told, parts=parts)
    return render(request, "figures/figure.html", {"page": page})


def count_subject(queries: Queries, told: Sequence[Told], clearance: Level) -> Counted:
    """Return all that is said of how many; `act` is set where the figure belongs on an act's page."""
    acts = [str(each.record.norm) for each in told if each.record.property == "of_act" and each.stands]
    if acts:
        return Counted([], [], acts[0])
    own = [each for each in told if each.record.property == "count"]
    if told[0].record.kind == "Figure":
        more = count_alike(queries, told[0].entity, clearance)
        return Counted(own + [each for each in more if each.entity != told[0].entity], [])
    related = seen_at(ask_referring(queries, {each.record.entity for each in told}), clearance)
    counts = {each.id: each for each in (*own, *related) if each.record.property == "count"}
    return Counted(list(counts.values()), [each for each in told if each.record.property == ANSWER])


def count_alike(queries: Queries, figure: str, clearance: Level) -> list[Told]:
    """Return the counts of all figures of the same population at the same time."""
    rows = EntityRow.objects.seen_at(clearance)
    row = rows.filter(entity=figure).first()
    if row is None or not row.population:
        return []
    alike = rows.filter(kind="Figure", population=row.population, date=row.date)
    told = ask_about(queries, [each.entity for each in alike])
    return [each for each in seen_at(told, clearance) if each.record.property == "count"]
