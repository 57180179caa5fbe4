"""What a store keeps ready for reading, worked out from records by functions that know no store."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from habeas.vocabulary.edtf import DateRefusedError, day_bounds
from habeas.vocabulary.ids import ALPHABET, LENGTH
from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import load_vocabulary

NAMING = ("name", "label", "title", "population", "act_type", "role")
"""The properties that an entity is called by, the best first."""

DATING = ("date", "from", "published", "as_of", "last_seen")
PLACING = ("place", "gazetteer", "country")

IsRepeated = Callable[[str, str], bool]
"""Says whether (kind, property) may have several values at once, which then are no conflict."""

_ID_CHARACTERS = frozenset(ALPHABET)


CONFIDENTIAL = int(Level.CONFIDENTIAL)


class Fact(NamedTuple):
    """One statement, as the JSON fields of its payload, and how it stands."""

    position: int
    body: Mapping[str, Any]
    level: int = CONFIDENTIAL
    standing: bool = True


class EntityLine(NamedTuple):
    """An entity as seen with one clearance; the fields are explained at `web.models.EntityRow`."""

    clearance: int
    entity: str
    reference: str
    kind: str
    label: str
    sort_from: str | None
    sort_to: str | None
    date: str
    act_type: str
    modality: str
    count_min: int | None
    count_max: int | None
    qualifier: str
    unit: str
    population: str
    place: str
    place_label: str
    country: str
    level: int
    sources: int
    standing: int
    conflict: bool


def is_id(value: object) -> bool:
    """Return whether `value` has the form of an entity's or a source's id."""
    return isinstance(value, str) and len(value) == LENGTH and _ID_CHARACTERS.issuperset(value)


def references_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ids of other entities that a statement speaks of: its value's and its speaker's."""
    said_by, norm = body.get("said_by"), body.get("norm")
    if not isinstance(norm, str) or len(norm) != LENGTH or not is_id(norm):
        return (said_by,) if said_by else ()
    return (norm, said_by) if said_by and said_by != norm else (norm,)


def write_reference(kind: str, first: int) -> str:
    """Return the short name of an entity, such as P-12: the kind's letter, its first entry's position."""
    found = load_vocabulary().kinds.get(kind)
    return f"{found.letter if found else 'X'}-{first}"


@lru_cache(maxsize=65536)
def sort_days(date: str) -> tuple[str | None, str | None]:
    """Return the first and last day that an EDTF date allows; None where it is open or no date."""
    try:
        return day_bounds(date)
    except DateRefusedError:
        return None, None


def project_entity(
    entity: str, facts: Sequence[Fact], is_repeated: IsRepeated, *, first: int | None = None
) -> list[EntityLine]:
    """Return the lines of one entity, one for each clearance with which something of it is seen.

    `facts` are the statements about all that it is taken to be, in log order; `first` is the
    position that its reference is made of, by default that of the first fact.
    """
    if not facts:
        return []
    levels = {fact.level for fact in facts}
    start = facts[0].position if first is None else first
    if levels == {CONFIDENTIAL}:
        return [_project_seen(entity, facts, is_repeated, CONFIDENTIAL, start)]
    return [
        _project_seen(entity, [each for each in facts if each.level <= level], is_repeated, level, start)
        for level in range(min(levels), CONFIDENTIAL + 1)
    ]


def _project_seen(
    entity: str, facts: Sequence[Fact], is_repeated: IsRepeated, clearance: int, start: int
) -> EntityLine:
    kept = [fact for fact in facts if fact.standing]
    shown = kept or facts
    kind = shown[0].body["kind"]
    firsts, conflict = _first_values(shown, kind, is_repeated)
    date = next((_norm_text(firsts[name]) for name in DATING if name in firsts), "")
    sort_from, sort_to = sort_days(date) if date else (None, None)
    count = _norm_dict(firsts.get("count"))
    place = next((_norm_dict(firsts[name]) for name in PLACING if name in firsts), {})
    return EntityLine(
        clearance=clearance,
        entity=entity,
        reference=write_reference(kind, start),
        kind=kind,
        label=_choose_label(shown, firsts),
        sort_from=sort_from,
        sort_to=sort_to,
        date=date,
        act_type=_norm_text(firsts.get("act_type")),
        modality=_norm_text(firsts.get("modality")),
        count_min=count.get("min"),
        count_max=count.get("max"),
        qualifier=count.get("qualifier") or "",
        unit=count.get("unit") or "",
        population=firsts["population"]["value"] if "population" in firsts else "",
        place=place.get("id") or "",
        place_label=place.get("name") or "",
        country=place.get("country") or "",
        level=max(fact.level for fact in shown),
        sources=len({fact.body["source"] for fact in kept}),
        standing=len(kept),
        conflict=conflict and bool(kept),
    )


def _first_values(
    facts: Iterable[Fact], kind: str, is_repeated: IsRepeated
) -> tuple[dict[str, Mapping[str, Any]], bool]:
    """Return the first statement of each property, and whether a single-valued one has two values."""
    firsts: dict[str, Mapping[str, Any]] = {}
    conflict = False
    for fact in facts:
        body = fact.body
        name = body["property"]
        earlier = firsts.setdefault(name, body)
        if earlier is not body and not conflict and not is_repeated(kind, name):
            conflict = value_key(earlier) != value_key(body)
    return firsts, conflict


def value_key(body: Mapping[str, Any]) -> Any:
    """Return what two statements of one property must share to say the same: norm, or else the words."""
    norm = body.get("norm")
    return body["value"].casefold() if norm is None else norm


def _choose_label(facts: Iterable[Fact], firsts: Mapping[str, Mapping[str, Any]]) -> str:
    for name in NAMING:
        if name in firsts:
            if name == "name":
                return _choose_name(facts)
            return str(firsts[name]["value"])
    return ""


def _choose_name(facts: Iterable[Fact]) -> str:
    """Return the first full name, or else the first name of any kind."""
    names = [fact.body for fact in facts if fact.body["property"] == "name"]
    for body in names:
        if _norm_dict(body).get("kind") == "full":
            return str(body["value"])
    return str(names[0]["value"])


def _norm_text(body: Mapping[str, Any] | None) -> str:
    norm = body.get("norm") if body else None
    return norm if isinstance(norm, str) else ""


def _norm_dict(body: Mapping[str, Any] | None) -> Mapping[str, Any]:
    norm = body.get("norm") if body else None
    return norm if isinstance(norm, dict) else {}
