"""The page of one figure: the claims about one thing counted, side by side, none of them joined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from habeas.figures.claims import Claim, Knowledge, order_claim, word_claims
from habeas.figures.parts import check_parts
from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.figure_words import word_figure
from habeas.web import charts, wording
from habeas.web.models import EntityRow
from habeas.web.pages.claims import know_counts, read_claims, say_knowledge
from habeas.web.pages.rows import ACTS, call_entity, name_act
from habeas.web.pages.terms import language_of, say_act_type
from habeas.web.pages.told import Told, group_entities
from habeas.web.pages.voices import Surroundings, Voice, count_sources, make_voice

ANSWER = "reply"
"""The property of an answer that gives no number and yet belongs beside the claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One row of the table: a number as one source has it, or an answer without a number."""

    anchor: str
    speaker: str
    named: bool
    words: str
    lang: str
    low: str
    high: str
    low_open: bool
    high_open: bool
    published: str
    repeats: str
    stands: bool
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class CheckNote:
    sign: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Chain:
    """An origin with those that repeat it."""

    origin: str
    repeats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """One line of what is counted: the act, the group, the total that it is a part of, or the day."""

    head: str
    label: str
    lang: str = ""
    url: str = ""
    sourced: bool = False


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of a total, in a source's words."""

    url: str
    label: str
    lang: str
    figure: str


@dataclass(frozen=True, kw_only=True)
class FigurePage:
    """Everything that templates/figures/figure.html shows."""

    title: str
    title_lang: str
    reference: str
    what: str
    headline: str
    voices_told: str
    plots: tuple[charts.RangePlot, ...]
    claims: tuple[ClaimRow, ...]
    checks: tuple[CheckNote, ...]
    chains: tuple[Chain, ...]
    subjects: tuple[Subject, ...]
    parts: tuple[PartLine, ...]


def build_figure_page(
    row: EntityRow,
    counts: Sequence[Told],
    answers: Sequence[Told],
    around: Surroundings,
    *,
    about: Sequence[Told] = (),
    parts: Sequence[Told] = (),
) -> FigurePage:
    """Return the page of what `row` counts; `answers` are statements without a number beside them.

    `about` is all that is said of the entity itself, `parts` what is said of the figures it adds up from.
    """
    standing = [each for each in counts if each.stands]
    known = know_counts(standing, around)
    title = title_of(row)
    by_id = {each.id: each for each in counts}
    ordered = [by_id[claim.id] for claim in sorted(read_claims(counts), key=order_claim)]
    return FigurePage(
        title=title,
        title_lang=language_of(title),
        reference=row.reference,
        what=_say_what(row, known),
        headline=" ".join(say_knowledge(knowledge) for knowledge in known),
        voices_told=_tell_voices(standing, known, around),
        plots=tuple(plot for knowledge in known if (plot := _draw(knowledge, by_id, around, title))),
        claims=tuple(_make_row(each, around) for each in (*ordered, *answers)),
        checks=(*_list_checks(known), *_check_totals(standing, parts)),
        chains=tuple(_list_chains(standing, around)),
        subjects=tuple(_list_subjects(row, about, around)),
        parts=tuple(_list_parts(parts)),
    )


def title_of(row: EntityRow) -> str:
    """Return what is counted: the population or the act's name in a source's words, else the act itself."""
    if row.kind == "Figure" and row.population:
        return row.population
    return name_act(row) or call_entity(row)


def _say_what(row: EntityRow, known: Sequence[Knowledge]) -> str:
    units = ", ".join(wording.say_unit(knowledge.unit) for knowledge in known)
    what = say_act_type(row.act_type)
    return " · ".join(
        part for part in (what, gettext("unit: {unit}").format(unit=units) if units else "") if part
    )


def _tell_voices(standing: Sequence[Told], known: Sequence[Knowledge], around: Surroundings) -> str:
    """Return how many sources and origins stand behind the claims, and what that does not mean."""
    if not standing:
        return gettext("No claim stands.")
    sources, origins = around.shelf.count(standing)
    told = count_sources(standing, around.shelf)
    if origins < sources:
        return gettext("{sources}: what is repeated is one voice.").format(sources=told)
    if sources > 1:
        return gettext("{sources}. Who took the figure from whom is not established.").format(sources=told)
    return gettext("{sources}.").format(sources=told)


def _draw(
    knowledge: Knowledge, by_id: Mapping[str, Told], around: Surroundings, title: str
) -> charts.RangePlot | None:
    return charts.draw_ranges(
        [_plot_claim(claim, by_id[claim.id], around) for claim in knowledge.claims],
        title=title,
        description=say_knowledge(knowledge),
        unit=wording.say_unit(knowledge.unit),
    )


def _plot_claim(claim: Claim, told: Told, around: Surroundings) -> charts.Claim:
    speaker, named = say_speaker(told, around)
    return charts.Claim(
        speaker=speaker,
        label=word_figure(claim.figure, wording.page_language()),
        qualifier=claim.figure.qualifier,
        low=claim.figure.least,
        high=claim.figure.most,
        named=named,
    )


def say_speaker(told: Told, around: Surroundings) -> tuple[str, bool]:
    """Return who said it, and whether a speaker is named: else it is the publisher's own claim."""
    name = around.names.get(told.record.said_by or "")
    if name:
        return name, True
    line = around.shelf.lines[told.record.source]
    if told.record.said_by:
        return gettext("speaker withheld from you"), False
    return gettext("{publisher}, speaker not named").format(publisher=line.publisher or line.title), False


def _make_row(told: Told, around: Surroundings) -> ClaimRow:
    record = told.record
    speaker, named = say_speaker(told, around)
    line = around.shelf.lines[record.source]
    low, high, low_open, high_open = "–", "–", False, False
    if isinstance(record.norm, dict) and "min" in record.norm:
        low, low_open = _say_end(record.norm, "min")
        high, high_open = _say_end(record.norm, "max")
    words = record.value if isinstance(record.norm, dict) else record.quote
    origin = around.rows.get(line.origin) if line.origin else None
    return ClaimRow(
        anchor=f"c{told.logged.position}",
        speaker=speaker,
        named=named,
        words=words,
        lang=record.lang or language_of(words),
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        published=line.publication,
        repeats=gettext("repeats {source}").format(source=origin.reference) if origin else "",
        stands=told.stands,
        voices=(make_voice(told, around),),
    )


def _say_end(norm: Mapping[str, object], end: str) -> tuple[str, bool]:
    """Return one end in figures: "open" where nobody closed it, ≈ where it is near a number."""
    value, qualifier = norm.get(end), norm.get("qualifier")
    if not isinstance(value, int | float):
        return pgettext("an end of a range that is not stated", "open"), True
    number = int(value)
    if qualifier == "more_than":
        number += 1
    elif qualifier == "less_than":
        number -= 1
    near = "≈ " if qualifier in ("about", "nearly", "some_over") else ""
    return f"{near}{wording.say_number(number)}", False


def _list_checks(known: Sequence[Knowledge]) -> Iterable[CheckNote]:
    language = wording.page_language()
    for knowledge in known:
        clashes: dict[FigureValue, dict[FigureValue, None]] = {}
        for left, right in knowledge.exclusions:
            clashes.setdefault(left.figure, {})[right.figure] = None
        for one, others in clashes.items():
            text = gettext("{one} cannot hold together with {others}.").format(
                one=word_figure(one, language), others=word_claims(tuple(others), language)
            )
            yield CheckNote("≠", gettext("Claims exclude each other"), text)
        yield from _note_drift(knowledge, language)


def _note_drift(knowledge: Knowledge, language: str) -> Iterable[CheckNote]:
    """Yield a note where one number travels with different words before it."""
    numbers: dict[float, set[FigureValue]] = {}
    for figure in knowledge.figures:
        ends = {end for end in (figure.least, figure.most) if end is not None}
        if len(ends) == 1:
            numbers.setdefault(ends.pop(), set()).add(figure)
    for figures in numbers.values():
        if len(figures) > 1:
            words = sorted(word_figure(figure, language) for figure in figures)
            text = gettext("{words}: one number with different words before it.").format(
                words=", ".join(words)
            )
            yield CheckNote("⚑", gettext("Same number, other words"), text)


def note_parts(total: FigureValue, parts: Sequence[FigureValue]) -> CheckNote | None:
    """Return a note where parts do not add up to their total."""
    check = check_parts(parts, total)
    if check is None or check.agrees:
        return None
    return CheckNote("⚑", gettext("Parts and total"), wording.say_message(check.message))


def _list_subjects(row: EntityRow, about: Sequence[Told], around: Surroundings) -> Iterable[Subject]:
    """Yield what the figure is of: its act, its group, its total, and the day for which it was said."""
    address = reverse("entity", args=[row.entity])
    if row.kind in ACTS:
        yield Subject(gettext("Of what"), call_entity(row), url=address)
    elif row.kind != "Figure":
        yield Subject(gettext("Of whom"), call_entity(row), language_of(row.label), address, bool(row.label))
    else:
        yield Subject(gettext("Of whom"), row.population, language_of(row.population), address, sourced=True)
    heads = {"of_group": gettext("Group"), "part_of": gettext("Part of")}
    seen = set()
    for each in about:
        other = around.rows.get(str(each.record.norm))
        if each.record.property not in heads or not each.stands or not other or other.entity in seen:
            continue
        seen.add(other.entity)
        page = "figure" if other.kind == "Figure" else "entity"
        words = other.population if other.kind == "Figure" else other.label
        yield Subject(
            heads[each.record.property],
            words or call_entity(other),
            language_of(words),
            reverse(page, args=[other.entity]),
            sourced=bool(words),
        )
    if row.date:
        yield Subject(gettext("As of"), wording.say_date(row.date))


def _list_parts(parts: Sequence[Told]) -> Iterable[PartLine]:
    """Yield the parts of the figure, each with its first count that stands."""
    for entity, told in group_entities([each for each in parts if each.stands]).items():
        said = {each.record.property: each.record for each in reversed(told)}
        if "count" in said and isinstance(said["count"].norm, dict):
            words = said["population"].value if "population" in said else ""
            figure = wording.say_figure(said["count"].norm)
            yield PartLine(reverse("figure", args=[entity]), words, language_of(words), figure)


def _check_totals(standing: Sequence[Told], parts: Sequence[Told]) -> Iterable[CheckNote]:
    """Yield a note for each total that its parts do not add up to."""
    by_entity = group_entities([each for each in parts if each.stands])
    found = [read_claims(told)[:1] for told in by_entity.values()]
    figures = [claims[0].figure for claims in found if claims]
    for total in dict.fromkeys(claim.figure for claim in read_claims(standing)):
        note = note_parts(total, figures)
        if note:
            yield note


def _list_chains(standing: Sequence[Told], around: Surroundings) -> Iterable[Chain]:
    """Yield each origin that is repeated, with who repeats it."""
    voices: dict[str, list[Told]] = {}
    for each in standing:
        line = around.shelf.lines[each.record.source]
        voices.setdefault(line.root, []).append(each)
    for told in voices.values():
        lines = dict.fromkeys(around.shelf.lines[each.record.source] for each in told)
        repeating = [line for line in lines if line.origin]
        if not repeating:
            continue
        own = [line for line in lines if not line.origin]
        origin = around.rows.get(repeating[0].origin)
        name = f"{own[0].reference}, {own[0].publication}" if own else gettext("a source not quoted here")
        if not own and origin:
            name = f"{origin.reference}, {origin.label}"
        yield Chain(name, tuple(f"{line.reference}, {line.publication}" for line in repeating))


def count_claims(number: int) -> str:
    """Return "5 claims"."""
    return ngettext("{number} claim", "{number} claims", number).format(number=number)
