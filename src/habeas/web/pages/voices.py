"""“Who says so?”: each statement's exact words in their place, whose they are, and who accepted them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from habeas.ledger.projection import is_id
from habeas.ledger.standing import standing
from habeas.ledger.store import Logged
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level
from habeas.web import wording
from habeas.web.ledger_queries import Queries
from habeas.web.models import EntityRow
from habeas.web.pages.rows import call_entity, fetch_rows
from habeas.web.pages.sources import SourceLine, SourceShelf, fetch_windows, line_up, trace_origins
from habeas.web.pages.terms import language_of, say_property, say_value
from habeas.web.pages.told import Told, ask_sources, drop_repeated, seen_at

SHORT = 40
"""Free words longer than this are not written twice: the quote is the reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One statement as it opens beneath a value."""

    id: str
    reading: str
    reading_lang: str
    before: str
    quote: str
    after: str
    lang: str
    source: SourceLine
    url: str
    place: str
    lines: tuple[str, ...]
    stands: bool
    withdrawn: str = ""
    undo: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page's statements speak of: sources with their words, and what entities are called."""

    shelf: SourceShelf = field(default_factory=SourceShelf)
    names: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, EntityRow] = field(default_factory=dict)
    derived: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """From which sources each source derives."""
    withdrawals: Mapping[str, Logged[Decision]] = field(default_factory=dict)
    """The decision that withdrew a statement, by the id of the statement or of its source."""
    trusts: Mapping[str, Logged[Decision]] = field(default_factory=dict)
    """The decision by which a statement is trusted, by its id."""


def survey(
    queries: Queries,
    told: Sequence[Told],
    *,
    clearance: Level,
    also: Iterable[str] = (),
    sources: Iterable[str] = (),
    decisions: Sequence[Logged[Decision]] = (),
) -> Surroundings:
    """Fetch what these statements speak of, in three queries; `also` and `sources` name further ones."""
    sources = {each.record.source for each in told} | set(sources)
    about = ask_sources(queries, sources)
    windows, listed = fetch_windows(queries, told)
    wanted = sources | set(also) | {each.record.source for each in about}
    for each in told:
        wanted.update(str(part) for part in (each.record.norm, each.record.said_by) if is_id(part))
    rows = fetch_rows(wanted, clearance)
    references = {source: rows[source].reference for source in sources if source in rows}
    lines = line_up(sources, about, references, listed, clearance)
    names = {id_: call_entity(row) for id_, row in rows.items()}
    derived = trace_origins(seen_at(about, clearance))
    shelf = SourceShelf(lines, windows)
    withdrawals, trusts = (list_targets(decisions, kind) for kind in ("retract", "trust"))
    return Surroundings(shelf, names, rows, derived, withdrawals, trusts)


def list_targets(decisions: Sequence[Logged[Decision]], kind: str) -> dict[str, Logged[Decision]]:
    """Return the first standing decision of a kind on each of its targets."""
    return {
        target: logged
        for logged in reversed(standing(decisions))
        if logged.record.kind == kind
        for target in logged.record.targets
    }


def make_voice(told: Told, around: Surroundings) -> Voice:
    """Return one statement with the words around its quote, its source and its history."""
    record = told.record
    said = say_value(record, around.names)
    line = around.shelf.lines[record.source]
    window = around.shelf.windows.get(record.text)
    before, after = window.around(record.start, record.end) if window else ("", "")
    withdrawal = around.withdrawals.get(told.id) or around.withdrawals.get(record.source)
    gone = withdrawal if not told.stands else None
    free = said.text == record.quote and len(said.text) > SHORT
    return Voice(
        id=told.id,
        reading=say_property(record.kind, record.property) if free else said.text,
        reading_lang="" if free else said.lang,
        before=before,
        quote=record.quote,
        after=after,
        lang=record.lang or language_of(record.quote),
        source=line,
        url=f"{line.url}#q{record.start}-{record.end}",
        place=gettext("characters {start}–{end}").format(start=record.start, end=record.end),
        lines=_tell_lines(told, line, around),
        stands=told.stands,
        withdrawn=tell_withdrawal(gone) if gone else ("" if told.stands else gettext("withdrawn")),
        undo=reverse("revert", args=[gone.id]) if gone else "",
    )


def make_voices(told: Iterable[Told], around: Surroundings) -> tuple[Voice, ...]:
    """Return the voices of these statements, those that stand first; a reading is written once."""
    voices: list[Voice] = []
    last = None
    for each in sorted(drop_repeated(told), key=lambda each: not each.stands):
        voice = make_voice(each, around)
        voices.append(replace(voice, reading="") if voice.reading == last else voice)
        last = voice.reading
    return tuple(voices)


def _tell_lines(told: Told, line: SourceLine, around: Surroundings) -> tuple[str, ...]:
    record = told.record
    lines = [line.publication]
    if record.said_by:
        speaker = around.names.get(record.said_by)
        lines.append(
            gettext("said by {speaker}").format(speaker=speaker)
            if speaker
            else gettext("speaker withheld from you")
        )
    if line.how_known:
        lines.append(line.how_known)
    if line.origin:
        lines.append(gettext("repeats {source}: one origin").format(source=_name_origin(line.origin, around)))
    lines.append(
        gettext("accepted by {person}, {day}").format(
            person=record.recorded_by, day=wording.say_date(told.logged.day)
        )
    )
    if told.id in around.trusts:
        lines.append(tell_trust(around.trusts[told.id]))
    return tuple(part for part in lines if part)


def _name_origin(origin: str, around: Surroundings) -> str:
    row = around.rows.get(origin)
    return f"{row.reference}, {row.label}" if row else gettext("a source withheld from you")


def tell_trust(decision: Logged[Decision]) -> str:
    """Return who trusts a value, since when, and why."""
    record = decision.record
    return gettext("trusted by {person}, {day}: {reason}").format(
        person=record.recorded_by, day=wording.say_date(decision.day), reason=record.reason
    )


def tell_withdrawal(decision: Logged[Decision]) -> str:
    """Return who withdrew something, when, and why."""
    record = decision.record
    return gettext("withdrawn by {person}, {day}: {reason}").format(
        person=record.recorded_by, day=wording.say_date(decision.day), reason=record.reason
    )


def count_sources(told: Sequence[Told], shelf: SourceShelf) -> str:
    """Return "3 sources, 2 origins", or "1 source" where nothing is repeated."""
    sources, origins = shelf.count(told)
    if not sources:
        return "–"
    words = ngettext("{number} source", "{number} sources", sources).format(number=sources)
    if origins == sources:
        return words
    also = ngettext("{number} origin", "{number} origins", origins).format(number=origins)
    return f"{words}, {also}"
