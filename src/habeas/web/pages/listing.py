"""The list of the record: entities by kind, a page at a time, and those that a reference or name finds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import load_vocabulary
from habeas.web import wording
from habeas.web.ledger_queries import Queries
from habeas.web.models import EntityRow
from habeas.web.models.projections import EntityQuerySet
from habeas.web.pages.rows import ACTS, call_entity, note_details, say_done, say_where
from habeas.web.pages.terms import language_of, say_kind, say_level

PER_PAGE = 50
LISTED = (
    "Person",
    "Event",
    "Act",
    "Group",
    "Organization",
    "Figure",
    "Place",
    "Custody",
    "Programme",
    "Instrument",
    "Source",
)
"""Kinds with a tab of their own; involvements are shown on the pages of the act and of the person."""

COUNTED = 1000
"""Beyond this a kind is "1,000+": counting on would take longer than the page."""

FIRST = 6
"""How many of each kind the first page shows."""

OVERVIEW = tuple(kind for kind in LISTED if kind != "Source")

_COUNT = (
    "SELECT '{kind}', count(*) FROM (SELECT 1 FROM entity_row WHERE clearance = %s AND kind = '{kind}' "
    "LIMIT {most}) AS counted"
)
_FIRST = (
    "SELECT * FROM (SELECT * FROM entity_row WHERE clearance = %s AND kind = '{kind}' "
    "ORDER BY sort_from {order}, id {order} LIMIT {first}) AS of_kind"
)

REFERENCE = re.compile(r"[A-Za-z]-\d+")


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    current: bool
    count: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list; `name` is what sources call an act, whose label is the desk's."""

    reference: str
    label: str
    name: str
    sourced: bool
    lang: str
    url: str
    kind: str
    date: str
    place: str
    sources: int
    level: str
    conflict: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under the heading of their kind; `more` is where all of them are."""

    label: str
    count: str
    rows: Sequence[Entry]
    more: str


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """Everything that templates/record/list.html shows."""

    kind: str
    query: str
    tabs: Sequence[Tab]
    sections: Sequence[Section]
    before: str
    after: str
    empty: str


def build_list(
    queries: Queries, clearance: Level, *, kind: str = "", query: str = "", page: int = 1
) -> ListPage:
    """Return one page of the record as this clearance sees it: without a choice, the first of each kind."""
    known = kind if kind in load_vocabulary().kinds else ""
    counts = count_kinds(queries, clearance)
    tabs = [Tab(gettext("all"), address_of(query=query), not known)]
    tabs += [
        Tab(say_kind(each), address_of(kind=each, query=query), each == known, "" if query else counts[each])
        for each in LISTED
    ]
    if not known and not query:
        sections = list_sections(queries, clearance, counts)
        return ListPage(
            kind="", query="", tabs=tabs, sections=sections, before="", after="", empty=_say_empty("", "")
        )
    rows = EntityRow.objects.seen_at(clearance)
    rows = rows.filter(kind=known) if known else rows.exclude(kind__in=("Involvement", "Source"))
    if query:
        rows = find_rows(rows, query)
    start = (page - 1) * PER_PAGE
    found = list(rows.order_by(*(("-sort_from", "-id") if known else ("-id",)))[start : start + PER_PAGE + 1])
    note_details(found, clearance)
    listed = [make_entry(row) for row in found[:PER_PAGE]]
    return ListPage(
        kind=known,
        query=query,
        tabs=tabs,
        sections=[Section("", "", listed, "")] if listed else [],
        before=address_of(kind=known, query=query, page=page - 1) if page > 1 else "",
        after=address_of(kind=known, query=query, page=page + 1) if len(found) > PER_PAGE else "",
        empty=_say_empty(known, query),
    )


def count_kinds(queries: Queries, clearance: Level) -> dict[str, str]:
    """Return how many entities of each listed kind this clearance sees, in words; one query."""
    sql = " UNION ALL ".join(_COUNT.format(kind=kind, most=COUNTED + 1) for kind in LISTED)
    found = queries.ask(sql, [int(clearance)] * len(LISTED))
    return {
        kind: f"{wording.say_number(COUNTED)}+" if number > COUNTED else wording.say_number(number)
        for kind, number in found
    }


def list_sections(queries: Queries, clearance: Level, counts: Mapping[str, str]) -> list[Section]:
    """Return the first entities of each kind that has any, the latest first; two queries."""
    order = "DESC" if queries.sqlite else "DESC NULLS LAST"
    sql = " UNION ALL ".join(_FIRST.format(kind=kind, order=order, first=FIRST) for kind in OVERVIEW)
    found = list(EntityRow.objects.raw(sql, [int(clearance)] * len(OVERVIEW)))
    note_details(found, clearance)
    return [
        Section(
            say_kind(kind),
            counts[kind],
            [make_entry(row) for row in rows],
            address_of(kind=kind) if counts[kind] != str(len(rows)) else "",
        )
        for kind in OVERVIEW
        if (rows := [row for row in found if row.kind == kind])
    ]


def find_rows(rows: EntityQuerySet, query: str) -> EntityQuerySet:
    """Narrow `rows` to those with this reference, or with these letters in what they are called."""
    if REFERENCE.fullmatch(query.strip()):
        return rows.filter(reference=query.strip().upper())
    return rows.filter(label__icontains=query.strip())


def address_of(*, kind: str = "", query: str = "", page: int = 1) -> str:
    """Return the address of a page of the list."""
    wanted = {"kind": kind, "q": query, "page": str(page) if page > 1 else ""}
    chosen = urlencode({name: value for name, value in wanted.items() if value})
    return reverse("record") + (f"?{chosen}" if chosen else "")


def make_entry(row: EntityRow) -> Entry:
    """Return a row of the list in words."""
    label = call_entity(row)
    acted = bool(row.act_type) and row.kind in ACTS
    return Entry(
        reference=row.reference,
        label=say_done(row) if acted else label,
        name=row.label if acted else "",
        sourced=bool(row.label) and not acted,
        lang=language_of(row.label if acted else label),
        url=reverse("source" if row.kind == "Source" else "entity", args=[row.entity]),
        kind=say_kind(row.kind),
        date=wording.say_date(row.date),
        place=say_where(row) if row.kind != "Place" else wording.name_place(row.country),
        sources=row.sources,
        level=say_level(row.level),
        conflict=row.conflict,
        withdrawn=row.standing == 0,
    )


def _say_empty(kind: str, query: str) -> str:
    if query:
        return gettext("Nothing on record is called “{words}”. The search also looks into quotes.").format(
            words=query
        )
    if kind:
        return gettext("Nothing of this kind is on record yet. It comes in when a report is read.")
    return gettext("The record is empty. Add a report to the inbox and read it.")
