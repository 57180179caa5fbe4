"""The chronology: events and acts in the order in which they may have happened, their dates left wide."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import load_vocabulary
from habeas.web import wording
from habeas.web.models import EntityRow
from habeas.web.models.projections import EntityQuerySet
from habeas.web.pages.claims import word_counts
from habeas.web.pages.rows import call_entity, count_places, page_by_date, place_of, say_done
from habeas.web.pages.terms import Said, language_of, say_act_type, say_code, say_kind, say_level, say_value
from habeas.web.pages.told import Told
from habeas.web.pages.voices import Surroundings, Voice

PER_PAGE = 25
KINDS = ("Event", "Act")
PLACES_NAMED = 3
INVOLVED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the reader chose to see; empty words and None mean all."""

    first: str = ""
    last: str = ""
    kind: str = ""
    act: str = ""
    modality: str = ""
    place: str = ""
    level: str = ""
    newest: bool = False
    page: int = 1
    opened: str = ""

    @property
    def chosen(self) -> bool:
        return any((self.first, self.last, self.kind, self.act, self.modality, self.place, self.level))

    def address(self, *, page: int = 1, newest: bool | None = None, opened: str = "") -> str:
        """Return the address of the chronology with these choices."""
        wanted = {
            "from": self.first,
            "to": self.last,
            "kind": self.kind,
            "act": self.act,
            "modality": self.modality,
            "place": self.place,
            "level": self.level,
            "order": "newest" if (self.newest if newest is None else newest) else "",
            "page": str(page) if page > 1 else "",
            "open": opened,
        }
        chosen = urlencode({name: value for name, value in wanted.items() if value})
        return reverse("chronology") + (f"?{chosen}" if chosen else "") + (f"#{opened}" if opened else "")


def read_filters(query: Mapping[str, str]) -> Filters:
    """Return the choices of a request; what makes no sense is left out."""
    vocabulary = load_vocabulary()

    def known(name: str, values: Iterable[str]) -> str:
        return query.get(name, "") if query.get(name, "") in set(values) else ""

    def year(name: str) -> str:
        value = query.get(name, "").strip()
        return value if value.isdecimal() and len(value) == 4 else ""

    page = query.get("page", "1")
    return Filters(
        first=year("from"),
        last=year("to"),
        kind=known("kind", KINDS),
        act=known("act", vocabulary.acts),
        modality=known("modality", vocabulary.modalities),
        place=query.get("place", "").strip()[:60],
        level=known("level", (level.label for level in Level)),
        newest=query.get("order") == "newest",
        page=int(page) if page.isdecimal() and 0 < len(page) < 5 and int(page) else 1,
        opened=query.get("open", "")[:20],
    )


def select_rows(filters: Filters, clearance: Level) -> tuple[list[EntityRow], bool]:
    """Return the rows of one page, and whether there are more; a query a kind.

    An entry of which everything was withdrawn is not among them, as in the figures; its own page keeps it.
    A date that reaches over several years is found in each of them. What has no beginning, or no date
    at all, comes after everything that has, whichever way the rest is ordered.
    """
    rows = EntityRow.objects.seen_at(clearance).filter(standing__gt=0)
    if filters.first:
        rows = rows.filter(Q(sort_to__gte=f"{filters.first}-01-01") | Q(sort_to=None, sort_from__gte=""))
    if filters.last:
        rows = rows.filter(Q(sort_from__lte=f"{filters.last}-12-31") | Q(sort_from=None, sort_to__gte=""))
    for name, value in (("act_type", filters.act), ("modality", filters.modality)):
        if value:
            rows = rows.filter(**{name: value})
    if filters.level:
        rows = rows.filter(level=Level.named(filters.level))
    if filters.place:
        rows = _narrow_place(rows, filters.place)
    kinds = (filters.kind,) if filters.kind else KINDS
    start = (filters.page - 1) * PER_PAGE
    return page_by_date(rows, kinds, start=start, size=PER_PAGE, newest=filters.newest)


def _narrow_place(rows: EntityQuerySet, words: str) -> EntityQuerySet:
    if len(words) == 2 and words.isascii():
        return rows.filter(Q(country=words.upper()) | Q(place=words.upper()))
    return rows.filter(Q(place_label__icontains=words) | Q(place=words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event or act as the chronology tells it."""

    reference: str
    url: str
    date: str
    spread: str
    label: str
    name: str
    lang: str
    place: str
    claims: str
    claims_url: str
    differs: bool
    who: tuple[Said, ...]
    sources: str
    ask: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of a year, or those without one."""

    anchor: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceField:
    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class ChronologyPage:
    """Everything that templates/chronology/list.html shows."""

    filters: Filters
    choices: tuple[ChoiceField, ...]
    groups: tuple[Group, ...]
    before: str
    after: str

    @property
    def turned(self) -> str:
        return self.filters.address(newest=not self.filters.newest)

    @property
    def empty(self) -> str:
        if self.filters.chosen:
            return gettext("Nothing on record answers to this choice.")
        return gettext("No event or act is on record yet. It comes in when a report is read.")


def build_chronology(
    filters: Filters,
    rows: Sequence[EntityRow],
    more: bool,
    *,
    told: Mapping[str, Sequence[Told]],
    around: Surroundings,
    voices: tuple[Voice, ...],
    clearance: Level,
) -> ChronologyPage:
    """Return the page; `told` holds names, counts and involvements by row, `voices` those of the open one."""
    entries = []
    for row in rows:
        opened = row.reference == filters.opened
        ask = filters.address(page=filters.page, opened="" if opened else row.reference)
        said = told.get(row.entity, ())
        entries.append((_year_of(row), make_entry(row, said, around, voices if opened else (), ask)))
    groups = (
        Group(year or "none", year or gettext("Without a date"), tuple(entry for _, entry in grouped))
        for year, grouped in groupby(entries, key=lambda pair: pair[0])
    )
    return ChronologyPage(
        filters=filters,
        choices=list_choices(filters, clearance),
        groups=tuple(groups),
        before=filters.address(page=filters.page - 1) if filters.page > 1 else "",
        after=filters.address(page=filters.page + 1) if more else "",
    )


def _year_of(row: EntityRow) -> str:
    return (row.sort_from or "")[:4].lstrip("0")


def make_entry(
    row: EntityRow, told: Sequence[Told], around: Surroundings, voices: tuple[Voice, ...], ask: str
) -> Entry:
    """Return one entry: what happened, as wide as its date is, and every count that somebody gave.

    `told` holds names and counts and who was involved; `ask` is where "who says so?" is answered.
    """
    own = [each for each in told if each.entity == row.entity]
    counts = [each for each in told if each.record.property == "count" and each.stands]
    figures, differs = word_counts(counts, around)
    named = next((each for each in own if each.record.property == "name" and each.stands), None)
    name = named.record.value if named else row.label
    sources = max(row.sources, len({each.record.source for each in (*own, *counts) if each.stands}))
    return Entry(
        reference=row.reference,
        url=reverse("entity", args=[row.entity]),
        date=wording.say_date(row.date) if row.date else gettext("no date"),
        spread=_say_spread(row),
        label=say_done(row) or say_kind(row.kind),
        name=name,
        lang=(named.record.lang if named else "") or language_of(name),
        place=_say_places(row, own),
        claims=figures,
        claims_url=reverse("figure", args=[row.entity]) if counts else "",
        differs=differs,
        who=tuple(one for one in _list_involved(told, around) if one.text != name),
        sources=ngettext("{number} source", "{number} sources", sources).format(number=sources),
        ask=ask,
        voices=voices,
    )


def _say_places(row: EntityRow, own: Sequence[Told]) -> str:
    """Return where it was: up to three places by name, else how many."""
    said = (each for each in own if each.record.property == "place" and each.stands)
    found = dict.fromkeys(say_value(each.record, {}).text for each in said)
    if len(found) > PLACES_NAMED:
        return count_places(len(found))
    return "; ".join(found) if len(found) > 1 else place_of(row)


def _list_involved(told: Sequence[Told], around: Surroundings) -> tuple[Said, ...]:
    """Return the first four who were involved; whom sources name stands in their voice."""
    involved = dict.fromkeys(str(each.record.norm) for each in told if each.record.property == "who")
    rows = [around.rows[id_] for id_ in involved if id_ in around.rows]
    called = {call_entity(row): "named" if row.label else "" for row in rows}
    return tuple(Said(words, language_of(words), note=note) for words, note in [*called.items()][:INVOLVED])


def _say_spread(row: EntityRow) -> str:
    """Return what the date leaves open, where it is not a day."""
    if not row.sort_from and row.sort_to:
        return gettext("beginning not known")
    if row.sort_from and not row.sort_to:
        return gettext("end not known")
    if row.sort_from and row.sort_from[:4] != (row.sort_to or "")[:4]:
        years = int((row.sort_to or "0")[:4]) - int(row.sort_from[:4]) + 1
        return ngettext("{number} year wide", "{number} years wide", years).format(number=years)
    return ""


def list_choices(filters: Filters, clearance: Level) -> tuple[ChoiceField, ...]:
    """Return the lists to choose from."""
    vocabulary = load_vocabulary()
    levels = [level for level in Level if level <= clearance]
    fields = (
        ("kind", gettext("Kind"), [(kind, say_kind(kind)) for kind in KINDS], filters.kind),
        ("act", gettext("What"), [(code, say_act_type(code)) for code in vocabulary.acts], filters.act),
        (
            "modality",
            gettext("How it is said"),
            [(code, say_code("modalities", code)) for code in vocabulary.modalities],
            filters.modality,
        ),
        ("level", gettext("Level"), [(level.label, say_level(level)) for level in levels], filters.level),
    )
    return tuple(
        ChoiceField(name, label, tuple(Option(code, words, code == chosen) for code, words in options))
        for name, label, options, chosen in fields
    )
