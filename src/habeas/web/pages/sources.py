"""The sources that a page speaks of: what each is called, who published it, how it knows, whom it repeats."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext

from habeas.figures.origins import find_roots, trace_chain
from habeas.ledger.projection import is_id
from habeas.vocabulary.level import Level
from habeas.web import wording
from habeas.web.ledger_queries import Queries
from habeas.web.pages.terms import say_code
from habeas.web.pages.told import Told, group_entities, group_values, seen_at

AROUND = 70
"""How many characters before and after the quoted words are shown."""

TEXTS = 80
"""From how many texts one page shows the words around a quote; beyond, the quote alone."""

LONGEST = 60_000
"""How many characters of one text are fetched for this."""

_SPAN = "(%s, CAST(%s AS integer), CAST(%s AS integer))"
_WINDOWS = (
    "WITH spans(text, first, length) AS (VALUES {}) SELECT t.id, spans.first, "
    "substr(t.content, spans.first, spans.length), s.id, s.title, s.publisher, s.published "
    "FROM spans JOIN habeas_sourcetext t ON t.id = spans.text JOIN habeas_source s ON s.id = t.source_id"
)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text that begins at character `offset`."""

    offset: int
    words: str

    def around(self, start: int, end: int) -> tuple[str, str]:
        """Return what stands before and after a span, within its paragraph, cut at words."""
        before = self.words[max(0, start - AROUND - self.offset) : max(0, start - self.offset)]
        after = self.words[end - self.offset : end + AROUND - self.offset]
        before = before.rpartition("\n")[2]
        after = after.partition("\n")[0]
        if len(before) >= AROUND and " " in before:
            before = "… " + before.partition(" ")[2]
        if len(after) >= AROUND and " " in after:
            after = after.rpartition(" ")[0] + " …"
        return before, after


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One source. `root` names its voice (sources of one origin share it); `origin` is the id of the
    source that it repeats, or "" where nobody said so."""

    id: str
    reference: str
    title: str
    publisher: str
    published: str
    how_known: str
    root: str
    origin: str
    url: str

    @property
    def publication(self) -> str:
        """Who published it and when, or what it is called."""
        named = self.publisher or self.title
        return ", ".join(part for part in (named, wording.say_date(self.published)) if part)


@dataclass(frozen=True, slots=True)
class SourceShelf:
    """The sources and the stretches of text of one page."""

    lines: Mapping[str, SourceLine] = field(default_factory=dict)
    windows: Mapping[str, Window] = field(default_factory=dict)

    def origins_of(self, sources: Iterable[str]) -> set[str]:
        """Return the voices behind these sources: one list retold is one origin."""
        return {self.lines[source].root if source in self.lines else source for source in sources}

    def count(self, told: Iterable[Told]) -> tuple[int, int]:
        """Return how many sources and how many origins stand behind these statements."""
        sources = {each.record.source for each in told if each.stands}
        return len(sources), len(self.origins_of(sources))


def fetch_windows(
    queries: Queries, told: Iterable[Told]
) -> tuple[dict[str, Window], dict[str, tuple[str, str, str]]]:
    """Return the stretch of each text that holds its quotes, and the title, publisher and date of each
    source as the inbox lists it; one query."""
    spans: dict[str, tuple[int, int]] = {}
    for each in told:
        record = each.record
        low, high = spans.get(record.text, (record.start, record.end))
        spans[record.text] = (min(low, record.start), max(high, record.end))
    windows: dict[str, Window] = {}
    listed: dict[str, tuple[str, str, str]] = {}
    values: list[str | int] = []
    for text, (low, high) in list(spans.items())[:TEXTS]:
        start = max(0, low - AROUND)
        values += [text, start + 1, min(high + AROUND - start, LONGEST)]
    if not values:
        return windows, listed
    rows = queries.ask(_WINDOWS.format(", ".join([_SPAN] * (len(values) // 3))), values)
    for text, first, part, source, title, publisher, published in rows:
        windows[text] = Window(first - 1, part)
        listed[source] = (title, publisher, published)
    return windows, listed


def line_up(
    sources: Collection[str],
    about: Sequence[Told],
    references: Mapping[str, str],
    listed: Mapping[str, tuple[str, str, str]],
    clearance: Level,
) -> dict[str, SourceLine]:
    """Return a line for each source, from the statements about it, else from the inbox's list.

    `about` holds the statements about these sources and about those that they derive from.
    """
    seen = seen_at(about, clearance)
    said = group_entities(seen)
    derived = trace_origins(seen)
    roots = find_roots(sources, derived)
    lines = {}
    for source in sources:
        title, publisher, published = listed.get(source, ("", "", ""))
        values = _first_values(said.get(source, []))
        lines[source] = SourceLine(
            id=source,
            reference=references.get(source, gettext("source")),
            title=values.get("title") or title,
            publisher=values.get("publisher") or publisher,
            published=values.get("published") or published,
            how_known=_say_how_known(values),
            root=roots[source],
            origin=next(iter(trace_chain(source, derived)), ""),
            url=reverse("source", args=[source]),
        )
    return lines


def trace_origins(about: Iterable[Told]) -> dict[str, list[str]]:
    """Return from which sources each source derives, as statements that stand have it."""
    derived: dict[str, list[str]] = {}
    for each in about:
        if each.stands and each.record.property == "derived_from" and is_id(each.record.norm):
            derived.setdefault(each.entity, []).append(str(each.record.norm))
    return derived


def _first_values(told: list[Told]) -> dict[str, str]:
    values = {}
    for name, found in group_values([each for each in told if each.stands]).items():
        record = found.groups[0][0].record
        values[name] = record.norm if isinstance(record.norm, str) else record.value
    return values


def _say_how_known(values: Mapping[str, str]) -> str:
    parts = [
        say_code("proximities", values["proximity"]) if "proximity" in values else "",
        values.get("reliability", ""),
    ]
    return " · ".join(part for part in parts if part)
