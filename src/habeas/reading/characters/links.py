"""Say which place, day, people and body a Korean or Chinese act is about, by where they stand around it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from habeas.reading.characters.endings import read_rest
from habeas.reading.characters.words import Marks, compile_local
from habeas.reading.document import Document
from habeas.reading.suggestion import Suggestion

_KINDS = ("place", "date", "group", "person", "figure")
UNREAL = frozenset({"feared", "hypothetical", "policy", "demanded", "negated"})
"""What did not happen has no day, unless the day stands right beside it."""

_CLAUSE = re.compile(r"[,，。；;：:！？“”]")
_CLOSE = 12
_JOINED = 8
"""Characters between two verbs of which the second has the people of the first ("붙잡혀 북송될")."""

_OBJECT_REACH = 14
"""Characters behind a Chinese verb within which its object or place stands."""

_LOCATIVE = ("에서", "에", "으로", "로", "까지", "을", "를", "의")
_ACTORS = frozenset(
    {"protest", "exhibition", "screening", "letter", "publication", "appeal", "hearing", "resolution"}
    | {"hunger_strike", "press_conference"}
)


class Thing(NamedTuple):
    """One mention of a suggestion."""

    start: int
    end: int
    item: Suggestion


def link_local_acts(document: Document, found: Sequence[Suggestion], links: Mapping[str, list[str]]) -> None:
    """Add to `links` of each act what belongs to it.

    In Korean all that an act is about stands before it, behind the act before; in Chinese the day and
    the people stand before it, its object and often its place right behind.
    """
    acts: dict[int, list[Suggestion]] = {}
    for item in found:
        if item.kind == "act":
            acts.setdefault(document.sentence_index(item.start), []).append(item)
    things = _gather_things(document, found, links)
    for number, stated in acts.items():
        around = sorted(things.get(number, ()), key=lambda thing: thing[:2])
        left, before = document.sentences[number].start, None
        for place, act in enumerate(stated):
            right = stated[place + 1].start if place + 1 < len(stated) else document.sentences[number].end
            chosen = _choose(document, act, left, right, around)
            if before is not None and act.start - left <= _JOINED and not any(map(_is_people, chosen)):
                chosen += [thing for thing in before if _is_people(thing)]
            links[act.id] += [thing.item.id for thing in chosen]
            left, before = act.end, chosen


def _is_people(thing: Thing) -> bool:
    return thing.item.kind in ("group", "person")


def _gather_things(
    document: Document, found: Sequence[Suggestion], links: Mapping[str, list[str]]
) -> Mapping[int, list[Thing]]:
    """Return by sentence what an act may be about; who speaks there and what a group counts are left out."""
    counted, speaking = Marks(document.visible), set()
    for item in found:
        if item.kind == "group" and item.value.get("type") == "population":
            counted.add([(item.start, item.end)])
        elif item.kind == "attribution":
            speaking |= {(document.sentence_index(item.start), link) for link in links[item.id]}
    things: dict[int, list[Thing]] = {}
    for item in found:
        if item.kind not in _KINDS or (item.kind == "figure" and not _counts_people(item, counted)):
            continue
        for start, end in item.mentions or ((item.start, item.end),):
            number = document.sentence_index(start)
            if item.kind != "person" or ((number, item.id) not in speaking and _does(document, end)):
                things.setdefault(number, []).append(Thing(start, end, item))
    return things


def _counts_people(figure: Suggestion, counted: Marks) -> bool:
    return figure.value.get("unit") == "persons" and not counted.overlap(figure.start, figure.end)


def _does(document: Document, end: int) -> bool:
    """Tell whether a person does or suffers something, and is not only part of a phrase."""
    pattern = r"(?:\s?[가-힣]{1,6})?(?:은|는|이|가|을|를|도)(?![가-힣])|被|遭|获"
    return compile_local(pattern).match(document.visible, end) is not None


def _choose(
    document: Document, act: Suggestion, left: int, right: int, around: Sequence[Thing]
) -> list[Thing]:
    stop = act.end
    if document.language == "zh":
        clause = _CLAUSE.search(document.visible, act.end, min(right, act.end + _OBJECT_REACH))
        stop = clause.start() if clause else min(right, act.end + _OBJECT_REACH)
    near = [thing for thing in around if left <= thing.start and thing.end <= stop]
    unreal = act.value["modality"] in UNREAL
    chosen: list[Thing] = []
    for kind in _KINDS:
        of_kind = [thing for thing in near if thing.item.kind == kind]
        if kind == "place":
            chosen += _choose_places(document, act, of_kind, near)
        elif kind == "group":
            chosen += _choose_people(document, act, of_kind)
        elif kind == "date":
            far = _CLOSE if unreal else act.start - left + 1
            chosen += [t for t in of_kind if t.start < act.end and _measure(act, t) <= far][-1:]
        elif of_kind and not any(map(_is_people, chosen)) and not (unreal and kind == "person"):
            chosen.append(min(of_kind, key=lambda thing: _measure(act, thing)))
    return chosen


def _measure(act: Suggestion, thing: Thing) -> int:
    return thing.start - act.end if thing.start >= act.end else act.start - thing.end


def _choose_places(
    document: Document, act: Suggestion, places: Sequence[Thing], near: Sequence[Thing]
) -> list[Thing]:
    """Return the place nearest to the act, and those that are listed with it."""
    if document.language == "ko":
        places = [thing for thing in places if _is_where(document, thing, near)]
    else:
        fine = [thing for thing in places if thing.item.value.get("precision") != "country"]
        places = fine or ([] if act.value["type"] in _ACTORS else [t for t in places if t.start >= act.end])
    if not places:
        return []
    nearest = min(places, key=lambda thing: (_measure(act, thing), thing.start))
    for thing in places:
        if thing.start == nearest.end:
            nearest = thing
    listed = [
        thing
        for thing in places
        if 0 < nearest.start - thing.end <= 3
        and document.text[thing.end : nearest.start].strip() in ("과", "와", ",", "·", "、", "和")
    ]
    return [*listed, nearest]


def _is_where(document: Document, thing: Thing, near: Sequence[Thing]) -> bool:
    """Tell whether a place says where or where to, and not who acts ("중국은", "중국 당국")."""
    rest = read_rest(document.text, thing.end)
    if rest:
        return rest.startswith(_LOCATIVE) or rest in ("과", "와")
    if thing.item.value.get("precision") == "country":
        return False
    if document.text[thing.end : thing.end + 1] in (",", "·"):
        return True
    return any(other.start == thing.end + 1 and other.item.kind in ("group", "place") for other in near)


def _choose_people(document: Document, act: Suggestion, groups: Sequence[Thing]) -> list[Thing]:
    """Return those to whom it was done, counted ones first; bodies of what they do in public."""
    people = [thing for thing in groups if thing.item.value.get("type") == "population"]
    bodies = [thing for thing in groups if thing.item.value.get("type") == "organisation"]
    if act.value["type"] in _ACTORS:
        return bodies[:1] or people[:1]
    by = [thing for thing in bodies if read_rest(document.text, thing.end) in ("에", "에게")]
    if not people:
        return by[-1:]
    nearest = min(people, key=lambda thing: (not thing.item.links, _measure(act, thing)))
    return [nearest, *by[-1:]]
