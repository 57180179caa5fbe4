"""Ask the gazetteer what a capitalised name may be: a place, a place of custody, or a people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.tokens import cut_tokens
from habeas.vocabulary.gazetteer import FACILITY_KINDS, demonyms, entry
from habeas.vocabulary.gazetteer.tables import read_table, read_towns, split_names

_SMALL = re.compile(r"\b(?:of|the|and|people's)\b| & |, ")
_LARGE = 300_000
_LISTED = "listed "
"""Before a line of lexicon/geography.yaml that stands for a place which no table has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may mean; `id` is empty where no table has it, `people` 0 where unknown."""

    id: str
    name: str
    country: str
    precision: str
    people: int = 0


def find_entries(name: str) -> tuple[Entry, ...]:
    """Return what the gazetteer has under a name in English, letter case aside; mostly nothing."""
    return _find_folded(name.casefold())


@cache
def _find_folded(name: str) -> tuple[Entry, ...]:
    return tuple(_build_entry(place_id) for place_id in _read_names().get(name, ()))


def _build_entry(place_id: str) -> Entry:
    if place_id.startswith(_LISTED):
        name, country, *state = place_id.removeprefix(_LISTED).split("|")
        return Entry("".join(state), name, country, "country" if state else "region")
    found = entry(place_id)
    return Entry(found.id, found.name, found.country, found.precision, found.population)


def names_place(name: str) -> bool:
    """Tell whether the gazetteer has a place of this name."""
    return name.casefold() in _read_names()


@cache
def find_split_names() -> Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], Entry]]]:
    """Return the names that are more than a run of capitalised words, by their first two tokens.

    The words are lower-case tokens; longer names go first.
    """
    forms: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = {}
    for name in _read_names():
        if " " not in name or not (name.startswith("the ") or _SMALL.search(name)):
            continue
        words = tuple(token.lower for token in cut_tokens(name))
        if len(words) > 1:
            forms.setdefault((words[0], words[1]), []).append((words, _find_folded(name)[0]))
    for choices in forms.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return forms


def names_large_place(name: str) -> bool:
    """Tell whether the name is a state's, a province's or a town's of more than 300,000 people."""
    return any(entry.people >= _LARGE or entry.precision != "town" for entry in find_entries(name))


def names_people(word: str) -> bool:
    """Tell whether a word in lower case is an adjective or noun for a people: "thai", "uyghurs"."""
    peoples = _read_peoples()
    return word in peoples or (word.endswith("s") and word[:-1] in peoples and not names_place(word))


def find_facility(town: str, phrase: str) -> tuple[Entry, ...]:
    """Return the place of custody known in a town, when the phrase says that one is meant.

    `phrase` is "Tumen detention center" or "detention center in Tumen"; the town alone never means it.
    """
    words = phrase.casefold().replace("centre", "center").split()
    tail = " ".join(
        word for word in words if word not in (*town.casefold().split(), "in", "near", "downtown")
    )
    return _read_facilities().get(f"{town.casefold()} {tail}", ())


@cache
def _read_names() -> Mapping[str, tuple[str, ...]]:
    """Return the ids of countries, regions and towns by their names in lower case, as the tables go."""
    names: dict[str, tuple[str, ...]] = {}
    for place_id, cells in _walk_names():
        for name in cells:
            ids = names.get(key := name.casefold(), ())
            if ids[-1:] != (place_id,):
                names[key] = (*ids, place_id)
    for line in read_lexicon("geography")["known"]:
        names.setdefault(line.partition("|")[0].casefold(), (_LISTED + line,))
    return names


def _walk_names() -> Iterator[tuple[str, list[str]]]:
    for table in ("countries", "regions"):
        for row in read_table(table):
            yield row["id"], [row["name"], *split_names(row["aliases_en"])]
    for place_id, cells in read_towns().items():
        yield place_id, [cells[1], *split_names(cells[7])]


@cache
def _read_facilities() -> Mapping[str, tuple[Entry, ...]]:
    facilities: dict[str, tuple[Entry, ...]] = {}
    for row in read_table("border"):
        if row["kind"] in FACILITY_KINDS:
            known = Entry(row["id"], row["name"], row["country"], "facility")
            for name in (row["name"], *split_names(row["aliases_en"])):
                facilities[name.casefold().replace("centre", "center")] = (known,)
    return facilities


@cache
def _read_peoples() -> frozenset[str]:
    return frozenset(demonyms()) | {word.lower() for word in read_words("peoples", "peoples")}
