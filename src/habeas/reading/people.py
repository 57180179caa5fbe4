"""Find named persons with their roles: bylines, titles, appositions, and names that sound like persons."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.reading.bodies import find_bodies
from habeas.reading.characters.people import find_local_people
from habeas.reading.document import Document
from habeas.reading.names_found import Name, find_names
from habeas.reading.once import read_once
from habeas.reading.person_evidence import (
    Evidence,
    Known,
    cut_person,
    is_introduced,
    weigh_single,
    weigh_whole,
)
from habeas.reading.roles import find_role
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

_ENOUGH = 0.5
"""Evidence below this names no person."""


@dataclass(slots=True)
class _Person:
    """A person being read: the fullest name, its best evidence, all mentions."""

    name: Name
    evidence: Evidence
    mentions: list[Name] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def take(self, name: Name) -> None:
        """Add a mention; `starts` stays in order."""
        self.mentions.append(name)
        insort(self.starts, name.start)

    def last_before(self, offset: int) -> int:
        """Return where the last mention before `offset` begins, -1 if there is none."""
        return self.starts[place - 1] if (place := bisect_left(self.starts, offset)) else -1


@read_once
def find_people(document: Document) -> list[Suggestion]:
    """Return one suggestion (kind person) for each person named, all mentions listed, in order.

    Authors, translators and spokesmen count; a surname alone is a mention of the person named in
    full. Confidence is the weight of the strongest evidence for a person's name.
    """
    if document.language in ("ko", "zh"):
        return find_local_people(document)
    bodies = find_bodies(document)
    taken = {number for body in bodies for number in range(body.first, body.last)}
    names = [name for name in find_names(document) if taken.isdisjoint(range(name.first, name.last))]
    names += [cut for name in find_names(document) for cut in _cut_around(name, taken)]
    names.sort(key=lambda name: name.start)
    cores = [core for name in names if (core := cut_person(document, name)) is not None]
    cast = _read_whole_names(document, cores)
    _read_single_names(document, cores, cast)
    people = sorted(cast.people, key=lambda person: min(name.start for name in person.mentions))
    return [_suggest(document, number, person) for number, person in enumerate(people, 1)]


def _cut_around(name: Name, taken: set[int]) -> list[Name]:
    """Return what follows an organisation within one run ("Human Rights Watch Director Kim Min-a")."""
    inside = [number in taken for number in range(name.first, name.last)]
    if all(inside) or not any(inside) or len(inside) != len(name.words):
        return []
    first = len(inside) - inside[::-1].index(True)
    if first == len(inside):
        return []
    return [Name(name.words[first:], name.first + first, name.last, False, name.titled)]


class _Cast:
    """The persons read so far, found by the words of their names."""

    def __init__(self) -> None:
        self._bearers: dict[str, list[_Person]] = {}
        self.people: list[_Person] = []

    def add(self, person: _Person) -> None:
        """Take in a person."""
        self.people.append(person)
        for word in {word.lower for word in person.name.words}:
            self._bearers.setdefault(word, []).append(person)

    def find_bearers(self, word: str) -> Sequence[_Person]:
        """Return who has this word in the name, in order."""
        return self._bearers.get(word, ())

    def find_known(self, name: Name) -> _Person | None:
        """Return the person whose name has these words (or is part of them), the latest first."""
        words = [word.lower for word in name.words]
        for person in reversed(self.find_bearers(words[-1])):
            theirs = [word.lower for word in person.name.words]
            if words == theirs or _is_within(words, theirs) or _is_within(theirs, words):
                return person
        return None

    def keep_likely(self) -> "_Cast":
        """Return the cast without those whose evidence is too weak."""
        kept = _Cast()
        for person in self.people:
            if person.evidence.weight >= _ENOUGH:
                kept.add(person)
        return kept


def _read_whole_names(document: Document, cores: Sequence[Name]) -> _Cast:
    cast = _Cast()
    for name in cores:
        if len(name.words) < 2:
            continue
        known = cast.find_known(name)
        evidence = weigh_whole(document, name)
        if known is not None:
            known.take(name)
            if evidence.weight > known.evidence.weight:
                known.evidence = evidence
        elif evidence.weight > 0:
            cast.add(_Person(name, evidence, [name], [name.start]))
    return cast.keep_likely()


def _is_within(part: Sequence[str], whole: Sequence[str]) -> bool:
    if len(part) >= len(whole):
        return False
    if part[0] == whole[0] and part[-1] == whole[-1]:
        return True
    return any(list(whole[n : n + len(part)]) == list(part) for n in range(len(whole) - len(part) + 1))


def _read_single_names(document: Document, cores: Sequence[Name], cast: _Cast) -> None:
    for name in cores:
        if len(name.words) != 1:
            continue
        known = None if is_introduced(document, name) else _find_bearer(cast, name)
        if known is not None:
            if Known(document, name).may_repeat():
                known.take(name)
            continue
        evidence = weigh_single(document, name)
        if evidence.weight >= _ENOUGH:
            cast.add(_Person(name, evidence, [name], [name.start]))


def _find_bearer(cast: _Cast, name: Name) -> _Person | None:
    """Return the person named before (or, in a headline, after) who bears this single name."""
    bearers = cast.find_bearers(name.words[0].lower)
    before = [person for person in bearers if person.name.start < name.start]
    if before:
        return max(before, key=lambda person: person.last_before(name.start))
    return bearers[0] if bearers else None


def _suggest(document: Document, number: int, person: _Person) -> Suggestion:
    main = max(person.mentions, key=lambda name: (len(name.words), -name.start))
    mentions = sorted({(name.start, name.end) for name in person.mentions})
    return Suggestion(
        id=f"p{number}",
        kind="person",
        start=main.start,
        end=main.end,
        quote=document.text[main.start : main.end],
        value={
            "name": " ".join(document.text[main.start : main.end].split()),
            "role": find_role(document, main),
        },
        mentions=tuple(mentions),
        confidence=round(min(person.evidence.weight, 0.97), 2),
        reason=person.evidence.reason or Message(gettext_noop("It has the form of a person’s name.")),
    )
