"""From an accepted suggestion to the statements it makes: one table, `DRAFTERS`, one function a kind.

person, organisation, group, place, instrument   an entity with its name
act        Act or Event: type, modality, and of what is taken along: day, place, count, who was involved
figure     Figure: count, population, as-of day, of what; or a note on the source
date       a day of the act or figure it is said of; or a note on the source
schedule   Programme: recurrence, place, organiser
attribution   nothing of its own: it says who says what stands beside it (`find_attribution`)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from habeas.reading.document import Document
from habeas.reading.drafting import Pen, shorten_place, write_role
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.ids import new_id
from habeas.vocabulary.recurrence import RecurrenceRefusedError, read_recurrence
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Json, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Statements that wait to be logged, and the entity that each suggestion has become."""

    entities: Mapping[str, str]
    statements: tuple[Statement, ...]


def draft_statements(
    suggestion: Suggestion,
    *,
    known: Mapping[str, str],
    source: str,
    text: str,
    by: str,
    at: str,
    said_by: str | None = None,
    lang: str = "",
    linked: Sequence[Suggestion] = (),
    of: Suggestion | None = None,
    content: str = "",
    name_entity: Callable[[], str] = new_id,
) -> Draft:
    """Return what accepting `suggestion` would write; nothing is written here.

    `known` are the entities of suggestions that were accepted before; what is named there is not
    drafted again. `linked` are the linked suggestions that are accepted along with an act, a group or
    a schedule. `of` answers "of what?" for a date or a figure: an act or a group, or None for a note
    on the source. `content` is the text itself: with it, a person's other spellings and role are kept
    with their own quotes.
    """
    pen = Pen(known, source, text, by, at, said_by, lang, content, name_entity)
    DRAFTERS[suggestion.kind](pen, suggestion, linked, of)
    return Draft(entities=pen.entities, statements=tuple(pen.statements))


def find_attribution(
    item: Suggestion, suggestions: Sequence[Suggestion], document: Document
) -> Suggestion | None:
    """Return who says what `item` states: the nearest reporting words of its sentence, else None."""
    sentence = document.sentence_at(item.start)
    beside = [
        other
        for other in suggestions
        if other.kind == "attribution" and sentence.start <= other.start < sentence.end
    ]
    return min(beside, key=lambda other: abs(other.start - item.start), default=None)


Drafter = Callable[[Pen, Suggestion, Sequence[Suggestion], Suggestion | None], None]


def _draft_person(pen: Pen, item: Suggestion, linked: Sequence[Suggestion], of: Suggestion | None) -> None:
    entity = pen.open_entity(item)
    if entity:
        pen.write_names(entity, "Person", item)
        write_role(pen, entity, item)


def _draft_group(pen: Pen, item: Suggestion, linked: Sequence[Suggestion], of: Suggestion | None) -> None:
    entity = pen.open_entity(item)
    if not entity:
        return
    if item.value.get("type") == "organisation":
        pen.write_names(entity, "Organization", item)
        return
    pen.write(entity, "Group", "label", item, value=str(item.value.get("label") or ""))
    for figure in _take(linked, item, "figure")[:1]:
        pen.write(entity, "Group", "count", figure, norm=_figure_norm(figure))


def _draft_place(pen: Pen, item: Suggestion, linked: Sequence[Suggestion], of: Suggestion | None) -> None:
    entity = pen.open_entity(item)
    if entity:
        pen.write_names(entity, "Place", item)
        pen.write(entity, "Place", "gazetteer", item, norm=_place_norm(item))


def _draft_instrument(
    pen: Pen, item: Suggestion, linked: Sequence[Suggestion], of: Suggestion | None
) -> None:
    entity = pen.open_entity(item)
    if entity:
        pen.write_names(entity, "Instrument", item)
        pen.write(entity, "Instrument", "instrument", item, norm=item.value["id"])


def _draft_act(pen: Pen, item: Suggestion, linked: Sequence[Suggestion], of: Suggestion | None) -> None:
    entity = pen.open_entity(item)
    if not entity:
        return
    kind, act_type = record_kind(item), str(item.value["type"])
    pen.write(entity, kind, "act_type", item, norm=act_type)
    pen.write(entity, kind, "modality", item, norm=item.value["modality"])
    taken = [other for other in linked if other.id in item.links]
    for date in _take(taken, item, "date")[:1]:
        pen.write(entity, kind, "date", date, norm=date.value["edtf"])
    for place in _take(taken, item, "place"):
        _write_place(pen, entity, item, place)
    for instrument in _take(taken, item, "instrument"):
        _draft_instrument(pen, instrument, (), None)
        pen.write(entity, kind, "instrument", instrument, norm=pen.find_entity(instrument))
    _write_counts(pen, entity, item, linked)
    for who in [*_take(taken, item, "person"), *_take(taken, item, "group")]:
        _draft_involvement(pen, entity, item, who, linked)


def record_kind(act: Suggestion) -> str:
    """Return Act or Event, as vocabulary/schemata/acts.yaml records this type."""
    return load_vocabulary().acts[str(act.value["type"])].recorded_as


def _write_place(pen: Pen, entity: str, act: Suggestion, place: Suggestion) -> None:
    """Write where an act was: as said, or the country alone for an act of the person herself (rule R1)."""
    act_type = load_vocabulary().acts[str(act.value["type"])]
    kind = act_type.recorded_as
    if act_type.fine_place:
        norm = _place_norm(place)
        pen.write(entity, kind, "place", place, norm=norm | {"act_type": act_type.code})
        return
    country = shorten_place(str(place.value.get("country") or ""))
    if country:
        pen.write(entity, kind, "country", place, value=country["name"], norm=country)


def _write_counts(pen: Pen, entity: str, act: Suggestion, linked: Sequence[Suggestion]) -> None:
    """Write how many people and vehicles; the count of a group that is taken along counts here too."""
    groups = [other for other in linked if other.kind == "group" and other.id in act.links]
    names = {*act.links, *(name for group in groups for name in group.links)}
    figures = [other for other in linked if other.kind == "figure" and other.id in names]
    people = [figure for figure in figures if figure.value.get("unit") == "persons"]
    kind = record_kind(act)
    for figure in people[:1]:
        pen.write(entity, kind, "count", figure, norm=_figure_norm(figure))
    for figure in figures:
        if figure.value.get("unit") == "vehicles":
            pen.write(entity, kind, "vehicles", figure, norm=_figure_norm(figure))
        elif figure not in people[:1]:
            pen.write(entity, kind, "note", figure)


def _draft_involvement(
    pen: Pen, entity: str, act: Suggestion, who: Suggestion, linked: Sequence[Suggestion]
) -> None:
    """Write who was involved and as whom; somebody who is not on record yet is drafted first."""
    DRAFTERS[who.kind](pen, who, linked, None)
    involvement = pen.name_entity()
    pen.write(involvement, "Involvement", "act", act, norm=entity)
    pen.write(involvement, "Involvement", "who", who, norm=pen.find_entity(who))
    pen.write(involvement, "Involvement", "role", act, norm=find_role(act, who))


AUTHORED = frozenset({"letter", "publication", "appeal", "resolution"})


def find_role(act: Suggestion, who: Suggestion) -> str:
    """Return as whom somebody is involved, by who acts in an act of this type (acts.yaml, actor)."""
    act_type = load_vocabulary().acts[str(act.value["type"])]
    if act_type.code in AUTHORED:
        return "author"
    if act_type.actor in ("person", "public", "organisation"):
        return "participant"
    if act_type.actor in ("authority", "unknown"):
        is_body = who.kind == "group" and who.value.get("type") == "organisation"
        return "perpetrator" if is_body else "victim"
    return "unknown"


def _draft_figure(pen: Pen, item: Suggestion, linked: Sequence[Suggestion], of: Suggestion | None) -> None:
    if of is None or not pen.find_entity(of):
        pen.note_source(item)
        return
    entity = pen.open_entity(item)
    if not entity:
        return
    pen.write(entity, "Figure", "count", item, norm=_figure_norm(item))
    population = str(item.value.get("population") or of.value.get("label") or of.quote)
    pen.write(entity, "Figure", "population", item, value=population)
    for date in [other for other in linked if other.kind == "date"][:1]:
        pen.write(entity, "Figure", "as_of", date, norm=date.value["edtf"])
    if of.kind == "act":
        pen.write(entity, "Figure", "of_act", of, norm=pen.find_entity(of))
    elif of.kind == "group" and of.value.get("type") == "population":
        pen.write(entity, "Figure", "of_group", of, norm=pen.find_entity(of))


def _draft_date(pen: Pen, item: Suggestion, linked: Sequence[Suggestion], of: Suggestion | None) -> None:
    entity = pen.find_entity(of) if of else ""
    if of is None or not entity:
        pen.note_source(item)
    elif of.kind == "act":
        pen.write(entity, record_kind(of), "date", item, norm=item.value["edtf"])
    elif of.kind == "figure":
        pen.write(entity, "Figure", "as_of", item, norm=item.value["edtf"])
    else:
        pen.note_source(item)


def _draft_schedule(pen: Pen, item: Suggestion, linked: Sequence[Suggestion], of: Suggestion | None) -> None:
    norm = recurrence_norm(item)
    if norm is None:
        pen.note_source(item)
        return
    entity = pen.open_entity(item)
    if not entity:
        return
    pen.write(entity, "Programme", "recurrence", item, norm=norm)
    for place in _take(linked, item, "place"):
        pen.write(entity, "Programme", "place", place, norm=_place_norm(place))
    for who in [*_take(linked, item, "group"), *_take(linked, item, "person")]:
        DRAFTERS[who.kind](pen, who, linked, None)
        pen.write(entity, "Programme", "organiser", who, norm=pen.find_entity(who))


def recurrence_norm(item: Suggestion) -> dict[str, Json] | None:
    """Return a schedule as the norm of a recurrence (RFC 5545), None if it is none."""
    value = item.value
    days = list(value.get("by_day") or [])
    rule = f"FREQ={str(value.get('freq') or 'daily').upper()}"
    rule += f";BYDAY={','.join(days)}" if days else ""
    until = value.get("until")
    rule += f";UNTIL={str(until).replace('-', '')}" if until else ""
    norm = {
        "rrule": rule,
        "start_time": value.get("start_time"),
        "duration": value.get("duration"),
        "by_day": days or None,
        "from": value.get("from"),
        "until": until,
        "zone": None,
    }
    try:
        return read_recurrence(norm).norm
    except RecurrenceRefusedError:
        return None


def _draft_attribution(
    pen: Pen, item: Suggestion, linked: Sequence[Suggestion], of: Suggestion | None
) -> None:
    """Reporting words state nothing of their own; who speaks is drafted if taken along."""
    for who in linked:
        if who.id in item.links and who.kind in ("person", "group"):
            DRAFTERS[who.kind](pen, who, linked, None)


def _take(linked: Sequence[Suggestion], item: Suggestion, kind: str) -> list[Suggestion]:
    return [other for other in linked if other.kind == kind and other.id in item.links]


def _figure_norm(item: Suggestion) -> dict[str, Json]:
    return {key: item.value.get(key) for key in ("min", "max", "qualifier", "unit")}


def _place_norm(item: Suggestion) -> dict[str, Json]:
    value = item.value
    return {
        "id": value.get("id"),
        "name": value.get("name") or item.quote,
        "country": value.get("country") or "",
        "precision": value.get("precision") or "town",
    }


DRAFTERS: Mapping[str, Drafter] = {
    "person": _draft_person,
    "group": _draft_group,
    "place": _draft_place,
    "instrument": _draft_instrument,
    "act": _draft_act,
    "figure": _draft_figure,
    "date": _draft_date,
    "schedule": _draft_schedule,
    "attribution": _draft_attribution,
}
