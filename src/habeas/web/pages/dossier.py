"""The page of one entity: its names and values with their sources, what happened, and what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from habeas.ledger.store import Logged
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.schema import load_vocabulary
from habeas.web import wording
from habeas.web.models import EntityRow
from habeas.web.pages.decided import Line, Taken, tell_decisions, tell_history
from habeas.web.pages.related import Part, list_happenings, relate
from habeas.web.pages.rows import ACTS, call_entity, count_places
from habeas.web.pages.terms import (
    SCRIPTS,
    Said,
    language_of,
    say_code,
    say_kind,
    say_level,
    say_property,
    say_value,
)
from habeas.web.pages.told import Told, Values, group_values
from habeas.web.pages.voices import Surroundings, Voice, count_sources, make_voices

WORTH_ASKING: Mapping[str, tuple[str, ...]] = {
    "Person": ("sex", "birth_date", "nationality"),
    "Act": ("date",),
    "Event": ("date",),
    "Organization": ("name",),
    "Figure": ("count", "population", "as_of"),
}
"""Properties whose absence is worth a row: "not stated by anyone"."""

NAMING = ("name", "label", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One property. `state` is said, withheld, never or unstated."""

    code: str
    label: str
    state: str = "said"
    values: tuple[Said, ...] = ()
    joiner: str = ""
    differs: bool = False
    both: str = ""
    why: str = ""
    sources: str = "–"
    level: str = "–"
    voices: tuple[Voice, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name, with who wrote it so."""

    text: str
    lang: str
    script: str
    sources: str


@dataclass(frozen=True, kw_only=True)
class EntityPage:
    """Everything that templates/record/entity.html shows."""

    id: str
    kind: str
    label: str
    reference: str
    url: str
    names: tuple[Said, ...]
    summary: str
    tally: str
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    spellings: tuple[Spelling, ...]
    decisions: tuple[Taken, ...]
    history: tuple[Line, ...]
    entries: int
    today: str
    as_known: str = ""
    as_known_iso: str = ""
    history_open: bool = False
    example: str = ""

    @property
    def properties_told(self) -> str:
        number = sum(row.state in ("said", "withheld") for row in self.rows)
        return ngettext("{number} property", "{number} properties", number).format(number=number)

    @property
    def spellings_told(self) -> str:
        number = len(self.spellings)
        if self.kind == "Person":
            return ngettext("One person, one spelling", "One person, {number} spellings", number).format(
                number=number
            )
        return ngettext("One name", "{number} names", number).format(number=number)

    @property
    def history_told(self) -> str:
        number = self.entries
        return ngettext("{number} entry in the log", "{number} entries in the log", number).format(
            number=number
        )

    @property
    def same_url(self) -> str:
        return reverse("join", args=[self.id])


@dataclass(frozen=True, kw_only=True)
class Material:
    """What a page is made of: all statements about the entity, and whatever they speak of."""

    id: str
    members: frozenset[str]
    told: Sequence[Told]
    seen: Sequence[Told]
    around: Surroundings
    related: Sequence[Told] = ()
    decisions: Sequence[Logged[Decision]] = ()
    row: EntityRow | None = None


def build_page(
    material: Material, *, today: date, as_known: str = "", history_open: bool = False
) -> EntityPage:
    """Return the page of an entity of which the reader may see at least one statement."""
    values = group_values(material.seen)
    kind = material.seen[0].record.kind
    url = reverse("entity", args=[material.id])
    names = _choose_names(values)
    rows = tuple(_make_rows(material, kind, values))
    return EntityPage(
        id=material.id,
        kind=kind,
        label=names[0].text if names else _call(material, kind),
        reference=material.row.reference if material.row else "",
        url=url,
        names=names or (Said(_call(material, kind), language_of(_call(material, kind))),),
        summary=_summarise(kind, values, material),
        tally=_tally(material, values),
        rows=rows,
        parts=relate(material.members, material.related, material.around),
        spellings=tuple(_spell(values, material.around)) if len(names) else (),
        decisions=tell_decisions(material.decisions, material.around, material.seen),
        history=tell_history(material.seen, material.decisions, material.around) if history_open else (),
        entries=len(material.seen) + len(material.decisions),
        today=today.isoformat(),
        as_known=wording.say_date(as_known) if as_known else "",
        as_known_iso=as_known,
        history_open=history_open,
    )


def _call(material: Material, kind: str) -> str:
    return call_entity(material.row) if material.row else say_kind(kind)


def _choose_names(values: Mapping[str, Values]) -> tuple[Said, ...]:
    """Return the best name, then one in each other script; short names only where there is no other."""
    naming = next((values[name] for name in NAMING if name in values), None)
    if naming is None:
        return ()
    said = [
        (group[0].record.norm, say_value(group[0].record, {})) for group in naming.standing or naming.groups
    ]
    full = [each for norm, each in said if not (isinstance(norm, dict) and norm.get("kind") == "short")]
    chosen: dict[str, Said] = {}
    for each in full or [said[0][1]]:
        chosen.setdefault(each.lang, each)
    return tuple(chosen.values())


def _make_rows(material: Material, kind: str, values: Mapping[str, Values]) -> Iterable[Row]:
    known = load_vocabulary().kinds[kind].properties
    hidden = {told.record.property for told in material.told} - set(values)
    for name in [*known, *(name for name in values if name not in known)]:
        if name in values:
            yield make_row(values[name], material.around, reverse("value", args=[material.id, name]))
        elif name in hidden:
            yield Row(code=name, label=say_property(kind, name), state="withheld")
        elif name in WORTH_ASKING.get(kind, ()):
            yield Row(code=name, label=say_property(kind, name), state="unstated")
    if kind == "Person":
        yield Row(
            code="never",
            label=gettext("Kin in the country of origin"),
            state="never",
            why=gettext("names of kin there are not kept (rule R2)"),
        )


def make_row(values: Values, around: Surroundings, url: str) -> Row:
    """Return the row of one property with every value and who says so; `url` is where it is decided upon."""
    shown = values.standing or list(values.groups)
    said = []
    for group in shown:
        value = say_value(group[0].record, around.names)
        row = around.rows.get(str(group[0].record.norm))
        stands = any(told.stands for told in group)
        trusted = gettext("trusted") if any(told.id in around.trusts for told in group) else ""
        address = reverse("entity", args=[row.entity]) if row else ""
        said.append(Said(value.text, value.lang, address, stands, trusted, sourced=value.sourced))
    levels = {told.level for told in values.all}
    return Row(
        code=values.name,
        label=say_property(values.kind, values.name),
        values=tuple(said),
        joiner=choose_joiner(values.differs, [value.text for value in said]),
        differs=values.differs,
        both=gettext("Both stay.") if len(shown) == 2 else gettext("All stay."),
        sources=count_sources(values.all, around.shelf),
        level=say_level(max(levels)),
        voices=make_voices(values.all, around),
        url=url,
    )


def choose_joiner(differs: bool, texts: Iterable[str]) -> str:
    """Return what stands between the values of one property; those that hold a comma need more than one."""
    if differs:
        return pgettext("between values that disagree", " or ")
    return "; " if any("," in text for text in texts) else ", "


def _spell(values: Mapping[str, Values], around: Surroundings) -> Iterable[Spelling]:
    naming = next((values[name] for name in NAMING if name in values), None)
    for group in naming.standing if naming else ():
        record = group[0].record
        said = say_value(record, {})
        script = str(record.norm.get("script", "")) if isinstance(record.norm, dict) else ""
        sources = dict.fromkeys(
            around.shelf.lines[told.record.source].reference for told in group if told.stands
        )
        yield Spelling(said.text, said.lang, str(SCRIPTS.get(script, script)), ", ".join(sources))


def _summarise(kind: str, values: Mapping[str, Values], material: Material) -> str:
    """Return one sentence of what is known, each part as its source has it."""
    parts = [say_kind(kind)]
    if kind in ACTS:
        return gettext("{sentence}.").format(sentence=_sum_up(values, material))
    if kind == "Person":
        parts = [*_say_first(values, ("sex", "role", "nationality"), material), *_last_act(material)]
    else:
        parts += _say_first(values, ("count", "population", "country", "publisher", "published"), material)
    sentence = ", ".join(part for part in parts if part) or say_kind(kind)
    return gettext("{sentence}.").format(sentence=sentence[:1].upper() + sentence[1:])


def _say_first(values: Mapping[str, Values], names: Iterable[str], material: Material) -> list[str]:
    parts = []
    for name in names:
        found = values[name].standing if name in values else []
        texts = [say_value(group[0].record, material.around.names).text for group in found[:3]]
        if texts:
            parts.append(choose_joiner(values[name].differs, texts).join(texts))
    return parts


def _sum_up(values: Mapping[str, Values], material: Material) -> str:
    """Return an act in one sentence: what, when and where, then how it is said other than as done."""
    places = values["place"].standing if "place" in values else []
    plain = ("act_type", "date", *(["place"] if len(places) == 1 else []), "country", "count")
    first = ", ".join(_say_first(values, plain, material)) or say_kind("Act")
    parts = [first[:1].upper() + first[1:]]
    if len(places) > 1:
        parts.append(count_places(len(places)))
    modalities = values["modality"].standing if "modality" in values else []
    for group in modalities:
        code = str(group[0].record.norm)
        words = say_code("modalities", code)
        sources = count_sources(group, material.around.shelf)
        if code != "actual":
            parts.append(f"{words}: {sources}" if len(modalities) > 1 else words)
    return "; ".join(parts)


def _last_act(material: Material) -> list[str]:
    """Return the latest act that names the person, as the record has it."""
    acts = [line for line in list_happenings(material.related, material.around) if line.order[0]]
    if not acts:
        return []
    last = max(acts, key=lambda line: line.order)
    act = ", ".join(part for part in (last.label, last.place, last.date) if part)
    return [gettext("last on record: {act}").format(act=act)]


def _tally(material: Material, values: Mapping[str, Values]) -> str:
    parts = [count_sources(material.seen, material.around.shelf)]
    conflicts = sum(found.differs for found in values.values())
    if conflicts:
        told = ngettext("{number} value in conflict", "{number} values in conflict", conflicts)
        parts.append(told.format(number=conflicts))
    parts.append(say_level(max(told.level for told in material.seen)))
    return " · ".join(parts)
