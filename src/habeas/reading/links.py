"""Say which place, day, people and figure an act is about, from where they stand in its sentence."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from habeas.reading.characters.links import link_local_acts
from habeas.reading.conditions import is_people, load_phrases
from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.suggestion import Suggestion
from habeas.reading.tokens import Token

ACTORS = frozenset(
    {"protest", "exhibition", "screening", "letter", "publication", "appeal", "hearing", "resolution"}
    | {"hunger_strike", "pledge", "meeting", "press_conference", "visit", "accession", "complaint"}
)
"""Acts whose people are those who do them; in the others they are those to whom it is done."""

UNREAL = frozenset({"feared", "hypothetical", "policy", "demanded", "negated"})
"""What did not happen has no day, unless the day stands right beside it."""

FAR = 22
"""Words; beyond them people in the same sentence belong to something else."""

REACH = {"place": (6, 12), "date": (20, 20), "figure": (10, 6)}
"""How far before and after an act a thing may stand; see `_distance` for what counts."""


_NO_PLACE = re.compile(
    r"-(?i:based)|(?: City)?['’]s [A-Z][a-z]+ (?:Square|Street|Park|Airport|Station|Prison)"
)
"""What follows a place that only says where somebody is based, or in which town the next place lies."""


class Mention(NamedTuple):
    """One place where a suggestion is named, as the tokens[first:last] of a text."""

    first: int
    last: int
    item: Suggestion


class Scene(NamedTuple):
    """The acts of one sentence and all that is named in it."""

    document: Document
    first: int
    last: int
    acts: Sequence[Mention]
    things: Sequence[Mention]
    before: Sequence[Mention]
    speakers: frozenset[str]


def link_suggestions(document: Document, found: Sequence[Suggestion]) -> list[Suggestion]:
    """Return `found` with links: act to place, date, people, figure; group to figure; words to speaker.

    Links that a suggestion brings along are kept and come first.
    """
    links: dict[str, list[str]] = {item.id: list(item.links) for item in found}
    _link_groups(found, links)
    _link_speakers(found, links)
    if document.language == "en":
        _link_acts(document, found, links)
    elif document.language in ("ko", "zh"):
        link_local_acts(document, found, links)
    return [_set_links(item, tuple(dict.fromkeys(links[item.id]))) for item in found]


def _set_links(item: Suggestion, links: tuple[str, ...]) -> Suggestion:
    return item if links == item.links else replace(item, links=links)


def _link_groups(found: Sequence[Suggestion], links: Mapping[str, list[str]]) -> None:
    figures = sorted((item for item in found if item.kind == "figure"), key=lambda item: item.start)
    starts = [item.start for item in figures]
    for group in found:
        if group.kind != "group" or group.value.get("type") != "population":
            continue
        first = max(bisect_left(starts, group.start) - 1, 0)
        near = figures[first : bisect_left(starts, group.end)]
        links[group.id] += [item.id for item in near if item.end > group.start][:1]


def _link_speakers(found: Sequence[Suggestion], links: Mapping[str, list[str]]) -> None:
    names: dict[str, str] = {}
    for item in found:
        if item.kind == "person" or (item.kind == "group" and item.value.get("type") == "organisation"):
            names.setdefault(str(item.value.get("name")), item.id)
    for item in found:
        if item.kind == "attribution" and not item.links:
            spoken = (item.value.get("speaker"), item.value.get("to"))
            links[item.id] += [names[str(name)] for name in spoken if str(name) in names]


def _link_acts(document: Document, found: Sequence[Suggestion], links: Mapping[str, list[str]]) -> None:
    for scene in _set_scenes(document, found, links):
        others = _assign_others(scene)
        for number, act in enumerate(scene.acts):
            chosen = [*_choose_people(scene, number), *others[number]]
            links[act.item.id] += [thing.item.id for thing in chosen]
        _share_between_joined(scene, links)


def _set_scenes(
    document: Document, found: Sequence[Suggestion], links: Mapping[str, list[str]]
) -> list[Scene]:
    """Return the sentences that state acts, each with what is named in it and in the one before."""
    acts: dict[int, list[Mention]] = {}
    things: dict[int, list[Mention]] = {}
    speakers: dict[int, set[str]] = {}
    covered = _cover_sentences(document, found)
    for item in found:
        number = document.sentence_index(item.start)
        if item.kind == "act":
            acts.setdefault(number, []).append(_mention(document, item, item.start, item.end))
        elif item.kind == "attribution":
            speakers.setdefault(number, set()).update(links[item.id])
        elif item.kind in ("place", "date", "figure", "group", "person"):
            for start, end in item.mentions or ((item.start, item.end),):
                if item.kind == "place" and _is_part(document, start, end, covered):
                    continue
                mention = _mention(document, item, start, end)
                things.setdefault(document.sentence_index(start), []).append(mention)
    return [_set_scene(document, n, acts[n], things, speakers.get(n, set())) for n in sorted(acts)]


def _set_scene(
    document: Document,
    number: int,
    acts: list[Mention],
    things: Mapping[int, list[Mention]],
    speakers: set[str],
) -> Scene:
    span = document.sentences[number]
    first, last = document.token_index(span.start), document.token_index(span.end)
    named = sorted(things.get(number, []), key=_order)
    earlier = sorted(things.get(number - 1, []), key=_order)
    return Scene(document, first, last, sorted(acts, key=_order), named, earlier, frozenset(speakers))


def _cover_sentences(document: Document, found: Sequence[Suggestion]) -> Mapping[int, list[tuple[int, int]]]:
    """Return by sentence where names, treaties, reporting words and places stand, which may hold a place."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for item in found:
        if item.kind in ("instrument", "attribution", "place") or _is_organisation(item):
            for span in item.mentions if item.kind == "place" else ((item.start, item.end),):
                covered.setdefault(document.sentence_index(span[0]), []).append(span)
    return covered


def _is_part(document: Document, start: int, end: int, covered: Mapping[int, list[tuple[int, int]]]) -> bool:
    """Tell whether a place is part of a name or a treaty, or says where somebody is based."""
    if _NO_PLACE.match(document.text, end):
        return True
    beside = covered.get(document.sentence_index(start), ())
    return any(begin <= start and end <= stop and (begin, stop) != (start, end) for begin, stop in beside)


def _order(mention: Mention) -> tuple[int, int, str]:
    return (mention.first, mention.last, mention.item.id)


def _mention(document: Document, item: Suggestion, start: int, end: int) -> Mention:
    first = document.token_index(start)
    return Mention(first, max(document.token_index(end), first + 1), item)


def _choose_people(scene: Scene, number: int) -> list[Mention]:
    """Return the people of an act: inside its words, right after them, or nearest before them."""
    act = scene.acts[number]
    unreal = act.item.value["modality"] in UNREAL
    people = [
        thing
        for thing in scene.things
        if thing.item.kind == "person"
        or (thing.item.kind == "group" and not (unreal and _is_vague(thing.item)))
    ]
    inside = [thing for thing in people if thing.first < act.last + 1 and thing.last > act.first]
    if inside:
        return inside[:1]
    actor = act.item.value["type"] in ACTORS
    if not actor and _has_object(scene, act):
        return _recall_object(scene, act, people)
    fitting = (
        []
        if not actor and _is_owned(scene, act)
        else [t for t in people if _may_be_subject(scene, t, act, actor=actor)]
    )
    if fitting:
        return [fitting[-1]]
    after = [t for t in people if 0 <= t.first - act.last <= 6 and not _act_between(scene, act.last, t.first)]
    after = [t for t in after if actor or not (_is_organisation(t.item) or t.item.id in scene.speakers)]
    return after[:1] if after else _recall_people(scene, act)


def _is_vague(item: Suggestion) -> bool:
    """Tell whether a group is uncounted people: of what is only feared they are no particular people."""
    return item.kind == "group" and not _is_organisation(item) and not item.links


def _is_owned(scene: Scene, act: Mention) -> bool:
    """Tell whether an act is somebody's ("China's repatriation"): who is named before did not suffer it."""
    tokens = scene.document.tokens
    if act.first > scene.first and tokens[act.first - 1].text in ("'s", "’s"):
        return True
    return any(token.text in ("'s", "’s") for token in tokens[act.first : act.last])


def _has_object(scene: Scene, act: Mention) -> bool:
    """Tell whether the words of an act name those it was done to ("returning North Koreans", "free her")."""
    tokens = scene.document.tokens[act.first : act.last]
    if any(token.lower == "by" for token in tokens):
        return False
    return is_people(tokens[-1]) or any(is_people(token) and token.text.islower() for token in tokens)


def _recall_object(scene: Scene, act: Mention, people: Sequence[Mention]) -> list[Mention]:
    """Return whom "them" or "her" means: the nearest people counted or suffering before, never who speaks."""
    words = {token.lower for token in scene.document.tokens[act.first : act.last]}
    if not words & (read_words("grammar", "object_pronouns") | {"the", "these"}):
        return []
    before = [thing for thing in people if thing.last <= act.first]
    fitting = [
        thing
        for thing in (*scene.before, *before)
        if thing.item.kind == "group" and not _is_organisation(thing.item)
    ]
    return fitting[-1:]


def _may_be_subject(scene: Scene, thing: Mention, act: Mention, *, actor: bool) -> bool:
    """Tell whether people named before an act may be those it is about, and not only who says it."""
    away = act.first - thing.last
    if not 0 <= away <= FAR:
        return False
    if actor:
        return True
    if _is_organisation(thing.item) or (away > 6 and _is_nominal(scene, act)):
        return False
    between = scene.document.tokens[thing.last : act.first]
    return thing.item.id not in scene.speakers or (away <= 5 and any(t.lower == "who" for t in between))


def _is_nominal(scene: Scene, act: Mention) -> bool:
    tokens = scene.document.tokens[act.first : act.last]
    return tokens[-1].lower in load_phrases().nouns


def _recall_people(scene: Scene, act: Mention) -> list[Mention]:
    """Return who "they" or "he" are: the first people named in the sentence before."""
    tokens = scene.document.tokens
    words = {token.lower for token in tokens[max(scene.first, act.first - 4) : act.first]}
    if not words & read_words("grammar", "subject_pronouns"):
        return []
    earlier = [t for t in scene.before if t.item.kind in ("group", "person") and not _is_organisation(t.item)]
    return [thing for thing in earlier[:1] if thing.item.id not in scene.speakers]


def _is_organisation(item: Suggestion) -> bool:
    return item.kind == "group" and item.value.get("type") == "organisation"


def _act_between(scene: Scene, first: int, last: int) -> bool:
    return any(first <= other.first < last for other in scene.acts)


def _assign_others(scene: Scene) -> list[list[Mention]]:
    """Return for each act the places, days and figures that belong to it and to no nearer one."""
    counted = [
        (thing.first, thing.last)
        for thing in scene.things
        if thing.item.kind == "group" and thing.item.value.get("type") == "population"
    ]
    chosen: list[list[Mention]] = [[] for _ in scene.acts]
    for thing in scene.things:
        kind = thing.item.kind
        if kind not in REACH or (kind == "figure" and any(a <= thing.first < b for a, b in counted)):
            continue
        nearest = _nearest_act(scene, thing)
        for number, taken in enumerate(chosen):
            if taken and _only_explains(scene, thing, taken[-1]):
                continue
            if nearest == number or _goes_on_list(scene, thing, taken):
                taken.append(thing)
    return chosen


def _nearest_act(scene: Scene, thing: Mention) -> int:
    """Return the number of the act that a thing belongs to, -1 if all are too far."""
    cost, _, number = min(
        (_distance(scene, thing, act), act.last - act.first, number) for number, act in enumerate(scene.acts)
    )
    act = scene.acts[number]
    before, after = REACH[thing.item.kind]
    return number if cost <= (after if thing.first >= act.last else before) else -1


def _only_explains(scene: Scene, thing: Mention, other: Mention) -> bool:
    """Tell whether a thing only explains the one before it ("Kashgar in Xinjiang")."""
    between = [token.lower for token in scene.document.tokens[other.last : thing.first]]
    if thing.item.kind == other.item.kind == "date":
        return between == [","]
    if not thing.item.kind == other.item.kind == "place":
        return False
    return between in (["in"], [","], [",", "in"], ["in", "the"], ["of"])


def _goes_on_list(scene: Scene, thing: Mention, chosen: Sequence[Mention]) -> bool:
    """Tell whether a place goes on a list of places ("in New York and Los Angeles")."""
    earlier = [other for other in chosen if other.item.kind == thing.item.kind == "place"]
    if not earlier or thing.first < earlier[-1].last or _act_between(scene, earlier[-1].last, thing.last):
        return False
    between = [token.lower for token in scene.document.tokens[earlier[-1].last : thing.first]]
    return len(between) <= 5 and any(word in ("and", "or") for word in between)


def _distance(scene: Scene, thing: Mention, act: Mention) -> int:
    """Return how far apart they stand: a comma weighs 4 words, a new clause 6, a wrong side 3 to 5.

    A day, a figure or a place stands far from what did not happen, unless it is beside it.
    """
    if thing.first < act.last and thing.last > act.first:
        return 0
    after = thing.first >= act.last
    first, last = (act.last, thing.first) if after else (thing.last, act.first)
    between = scene.document.tokens[first:last]
    barriers = read_words("modality", "barriers")
    cost = len(between)
    for place, token in enumerate(between, first):
        if token.text in ",;:—–-":
            cost += 4
        elif token.lower in barriers or token.lower == "that":
            cost += 6
        elif token.lower == "to" and _is_infinitive(scene.document.tokens[place + 1]):
            cost += 3 if thing.item.kind == "date" else 10
    governed = _is_governed(scene, thing)
    if after and not governed:
        cost += 3
    if not after and governed and thing.item.kind == "place":
        cost += 5
    if act.item.value["modality"] in UNREAL and len(between) > 3 and (after or thing.item.kind != "place"):
        cost += 8
    return cost


def _is_infinitive(token: Token) -> bool:
    return token.text.islower() and token.lower not in read_words("grammar", "determiners")


def _is_governed(scene: Scene, thing: Mention) -> bool:
    """Tell whether a preposition stands before a thing (at most two words before)."""
    tokens = scene.document.tokens
    if thing.last < scene.last and tokens[thing.last].text in ("'s", "’s"):
        return False
    place = thing.first
    while place > scene.first and (
        tokens[place - 1].text[0].isupper() or tokens[place - 1].text in ("'s", "’s")
    ):
        place -= 1
    words = tokens[max(scene.first, place - 3) : place]
    return any(token.lower in read_words("grammar", "prepositions") for token in words)


def _share_between_joined(scene: Scene, links: Mapping[str, list[str]]) -> None:
    """Acts joined by "and" share their day, and the second goes on at the place of the first."""
    days = {thing.item.id for thing in scene.things if thing.item.kind == "date"}
    places = {thing.item.id for thing in scene.things if thing.item.kind == "place"}
    for one, other in zip(scene.acts, scene.acts[1:], strict=False):
        between = [token.lower for token in scene.document.tokens[one.last : other.first]]
        if len(between) > 9 or not between or not {"and", "or"} & set(between[-2:]) or "," in between:
            continue
        first, second = links[one.item.id], links[other.item.id]
        if not days & set(second):
            second += [name for name in first if name in days]
        if not places & set(first) and len(between) <= 2:
            first += [name for name in second if name in places]
        second += [name for name in first if name in places]
