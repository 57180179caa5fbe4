"""Ask the gazetteer what a capitalised name may be: a place, a place of custody, or a people."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.tokens import cut_tokens

_PRECISIONS = {"countries": "country", "regions": "region", "towns": "town"}
_SMALL = re.compile(r"\b(?:of|the|and|people's)\b| & |, ")
_LARGE = 300_000
_NEAR_TOWN = 30_000
_CUSTODY = ("detention_facility", "prison", "police_custody")


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
    return _read_names().get(name.casefold(), ())


def names_place(name: str) -> bool:
    """Tell whether the gazetteer has a place of this name."""
    return name.casefold() in _read_names()


@cache
def find_split_names() -> Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], Entry]]]:
    """Return the names that are more than a run of capitalised words, by their first two tokens.

    The words are lower-case tokens; longer names go first.
    """
    forms: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = {}
    for name, entries in _read_names().items():
        if not (_SMALL.search(name) or name.startswith("the ")):
            continue
        words = tuple(token.lower for token in cut_tokens(name))
        if len(words) > 1:
            forms.setdefault((words[0], words[1]), []).append((words, entries[0]))
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


def read_local_names(language: str) -> Iterator[tuple[str, Entry]]:
    """Yield the names of places in ko or zh with what they mean; towns only large or of the region."""
    for table, precision in _PRECISIONS.items():
        for row in _read_rows(table):
            country, people = row.get("country") or row["id"], int(row.get("population") or 0)
            near = country in ("CN", "KP", "LA", "MM", "VN", "TH", "MN")
            if precision == "town" and people < (_NEAR_TOWN if near else 1_000_000):
                continue
            entry = Entry(row.get("id") or f"gn:{row['geonameid']}", row["name"], country, precision, people)
            yield from ((name, entry) for name in row[language].split("|") if len(name) > 1)


def _read_rows(table: str) -> Iterator[dict[str, str]]:
    text = files("habeas.vocabulary").joinpath("gazetteer", f"{table}.tsv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def _read_names() -> Mapping[str, tuple[Entry, ...]]:
    names: dict[str, tuple[Entry, ...]] = {}
    for table, precision in _PRECISIONS.items():
        for row in _read_rows(table):
            entry = Entry(
                row.get("id") or f"gn:{row['geonameid']}",
                row["name"],
                row.get("country") or row["id"],
                precision,
                int(row.get("population") or 0),
            )
            for name in {row["name"], *row["aliases_en"].split("|")} - {""}:
                names[name.casefold()] = (*names.get(name.casefold(), ()), entry)
    for line in read_lexicon("geography")["known"]:
        name, country, *state = line.split("|")
        if name.casefold() not in names:
            known = Entry("".join(state), name, country, "country" if state else "region")
            names[name.casefold()] = (known,)
    return names


@cache
def _read_facilities() -> Mapping[str, tuple[Entry, ...]]:
    facilities: dict[str, tuple[Entry, ...]] = {}
    for row in _read_rows("border"):
        if row["kind"] in _CUSTODY:
            entry = Entry(row["id"], row["name"], row["country"], "facility")
            for name in (row["name"], *row["aliases_en"].split("|")):
                facilities[name.casefold().replace("centre", "center")] = (entry,)
    return facilities


@cache
def _read_peoples() -> frozenset[str]:
    rows = _read_rows("countries")
    states = {word.casefold() for row in rows for word in row["demonyms"].split("|") if word}
    return frozenset(states) | {word.lower() for word in read_words("peoples", "peoples")}
