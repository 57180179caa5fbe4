"""Say which place, day, people and body a Korean or Chinese act is about, by where they stand around it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from habeas.reading.characters.endings import read_rest
from habeas.reading.document import Document
from habeas.reading.suggestion import Suggestion

_KINDS = ("place", "date", "group", "person", "figure")
_OBJECT_REACH = 14
"""Characters behind a Chinese verb within which its object or place stands."""

_LOCATIVE = ("에서", "에", "으로", "로", "까지", "을", "를", "행", "의")
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
    things: dict[int, list[Thing]] = {}
    counted = {link for item in found if item.kind == "group" for link in links[item.id]}
    for item in found:
        if item.kind == "act":
            acts.setdefault(document.sentence_index(item.start), []).append(item)
        elif item.kind in _KINDS and item.id not in counted:
            for start, end in item.mentions or ((item.start, item.end),):
                things.setdefault(document.sentence_index(start), []).append(Thing(start, end, item))
    for number, stated in acts.items():
        around = sorted(things.get(number, ()), key=lambda thing: thing[:2])
        left, before = document.sentences[number].start, None
        for place, act in enumerate(stated):
            right = stated[place + 1].start if place + 1 < len(stated) else document.sentences[number].end
            chosen = _choose(document, act, left, right, around)
            if not any(thing.item.kind in ("group", "person") for thing in chosen) and before is not None:
                chosen += [thing for thing in before if _shares(document, act, thing, left)]
            links[act.id] += [thing.item.id for thing in chosen]
            left, before = act.end, chosen


def _shares(document: Document, act: Suggestion, thing: Thing, left: int) -> bool:
    """Tell whether an act right behind another has the same people ("붙잡혀 북송될")."""
    return thing.item.kind in ("group", "person") and act.start - left <= 8


def _choose(
    document: Document, act: Suggestion, left: int, right: int, around: Sequence[Thing]
) -> list[Thing]:
    if document.language == "zh":
        right = min(right, act.end + _OBJECT_REACH)
    else:
        right = act.end
    near = [thing for thing in around if left <= thing.start and thing.end <= right]
    chosen: list[Thing] = []
    for kind in _KINDS:
        of_kind = [thing for thing in near if thing.item.kind == kind]
        if kind == "place":
            chosen += _choose_places(document, act, of_kind)
        elif kind == "group":
            chosen += _choose_people(document, act, of_kind)
        elif of_kind:
            chosen.append(min(of_kind, key=lambda thing: _measure(act, thing)))
    return chosen


def _measure(act: Suggestion, thing: Thing) -> int:
    return thing.start - act.end if thing.start >= act.end else act.start - thing.end


def _choose_places(document: Document, act: Suggestion, places: Sequence[Thing]) -> list[Thing]:
    """Return the place nearest to the act, and those that are listed with it."""
    if document.language == "ko":
        places = [thing for thing in places if _is_where(document, thing)]
        fitting = [thing for thing in places if not document.text.startswith("행", thing.end)]
    else:
        fitting = [thing for thing in places if thing.item.value.get("precision") != "country"] or [
            thing for thing in places if thing.start >= act.start
        ]
    if not fitting:
        return []
    nearest = min(fitting, key=lambda thing: (_measure(act, thing), thing.start))
    listed = [
        thing
        for thing in places
        if 0 < nearest.start - thing.end <= 3
        and document.text[thing.end : nearest.start].strip() in ("과", "와", ",", "·", "、", "和")
    ]
    return [*listed, nearest]


def _is_where(document: Document, thing: Thing) -> bool:
    """Tell whether a place says where or where to, and not who acts ("중국은", "중국 당국")."""
    rest = read_rest(document.text, thing.end)
    if rest:
        return rest.startswith(_LOCATIVE) or rest in ("과", "와")
    if document.text[thing.end : thing.end + 1] in (",", "·"):
        return True
    return thing.item.value.get("precision") not in ("country", "region")


def _choose_people(document: Document, act: Suggestion, groups: Sequence[Thing]) -> list[Thing]:
    """Return those to whom it was done, counted ones first; bodies of what they do in public."""
    people = [thing for thing in groups if thing.item.value.get("type") == "population"]
    bodies = [thing for thing in groups if thing.item.value.get("type") == "organisation"]
    if act.value["type"] in _ACTORS and bodies:
        return bodies[:1]
    by = [thing for thing in bodies if read_rest(document.text, thing.end) in ("에", "에게", "에서")]
    if not people:
        return by[-1:]
    nearest = min(people, key=lambda thing: (not thing.item.links, _measure(act, thing)))
    return [nearest, *by[-1:]]
