"""The list of the record: entities by kind, a page at a time, and those that a reference or name finds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import load_vocabulary
from habeas.web import wording
from habeas.web.models import EntityRow
from habeas.web.models.projections import EntityQuerySet
from habeas.web.pages.rows import call_entity, place_of
from habeas.web.pages.terms import language_of, say_kind, say_level

PER_PAGE = 50
LISTED = (
    "Person",
    "Group",
    "Organization",
    "Place",
    "Event",
    "Act",
    "Figure",
    "Programme",
    "Instrument",
    "Source",
)
"""Kinds with a tab of their own; involvements are shown on the pages of the act and of the person."""

REFERENCE = re.compile(r"[A-Za-z]-\d+")


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list."""

    reference: str
    label: str
    lang: str
    url: str
    kind: str
    date: str
    place: str
    sources: int
    level: str
    conflict: bool
    withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """Everything that templates/record/list.html shows."""

    kind: str
    query: str
    tabs: Sequence[Tab]
    rows: Sequence[Entry]
    before: str
    after: str
    empty: str


def build_list(clearance: Level, *, kind: str = "", query: str = "", page: int = 1) -> ListPage:
    """Return one page of the record as this clearance sees it."""
    known = kind if kind in load_vocabulary().kinds else ""
    rows = EntityRow.objects.seen_at(clearance)
    rows = rows.filter(kind=known) if known else rows.exclude(kind__in=("Involvement", "Source"))
    if query:
        rows = find_rows(rows, query)
    start = (page - 1) * PER_PAGE
    found = list(rows.order_by(*(("-sort_from", "-id") if known else ("-id",)))[start : start + PER_PAGE + 1])
    return ListPage(
        kind=known,
        query=query,
        tabs=[Tab(gettext("all"), address_of(query=query), not known)]
        + [Tab(say_kind(each), address_of(kind=each, query=query), each == known) for each in LISTED],
        rows=[make_entry(row) for row in found[:PER_PAGE]],
        before=address_of(kind=known, query=query, page=page - 1) if page > 1 else "",
        after=address_of(kind=known, query=query, page=page + 1) if len(found) > PER_PAGE else "",
        empty=_say_empty(known, query),
    )


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
    return Entry(
        reference=row.reference,
        label=label,
        lang=language_of(label),
        url=reverse("source" if row.kind == "Source" else "entity", args=[row.entity]),
        kind=say_kind(row.kind),
        date=wording.say_date(row.date),
        place=place_of(row) if row.kind != "Place" else wording.name_place(row.country),
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
