"""Which place a name may mean: countries, regions, towns of the world, and the border region by hand.

Takes a name in Latin letters, Hangul or Han characters; gives entries, the likeliest first. A name
alone never decides between two places: whoever reads must look at the words around it. Nothing here
is finer than a town, a river or a public square (DOMAIN R9, R10); who made the tables is in README.md.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from habeas.errors import HabeasError
from habeas.vocabulary.gazetteer.tables import Row, find_row, rank_names, read_table, split_names

LANGUAGES = ("en", "ko", "zh")
Key = TypeVar("Key")
Numbered = TypeVar("Numbered", bound=tuple[Sized, tuple[str, ...]])
FACILITY_KINDS = frozenset({"detention_facility", "prison", "police_custody"})
_KINDS = {"countries": "country", "regions": "region", "towns": "town", "sites": "site"}
_BREAKS = re.compile(r"[\s\u2010-\u2015-]+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


class UnknownPlaceError(HabeasError):
    """No entry has this id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `kind` is country, region, town, site or one of the kinds of border.tsv.

    `id` is ISO 3166-1 for a country, ISO 3166-2 or a word for a region, "gn:…" for a town, "s:…" for
    a site, and a word such as "cn-tumen-det" in the border region. `precision` is what a place norm
    says: country, region, town, facility or site. `names` are (language, name), the first is `name`.
    `town` is the id of the town in which a facility or crossing lies, where known.
    """

    id: str
    kind: str
    precision: str
    name: str
    country: str
    region: str
    names: tuple[tuple[str, str], ...]
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    town: str = ""
    opposite: str = ""
    corridor: str = ""

    def named_in(self, language: str) -> str:
        """Return the first name in `language`, or the English one where none is known."""
        return next((text for lang, text in self.names if lang == language), self.name)

    @property
    def norm(self) -> dict[str, str]:
        """The place norm of a statement: id, name, country and precision."""
        return {"id": self.id, "name": self.name, "country": self.country, "precision": self.precision}


Named = tuple[tuple[str, ...], tuple[str, ...]]
"""A name as folded words, and the ids of the entries it may mean, the likeliest first."""


def fold_words(name: str) -> tuple[str, ...]:
    """Return `name` as the words of the index: case folded, without accents, split at spaces and hyphens.

    "Xi’an" gives ("xi'an",), "Phnom Penh" ("phnom", "penh"), "U.S." ("u.s.",), "Ürümqi" ("urumqi",).
    """
    if name.isascii() and name.isalpha():
        return (name.casefold(),)
    plain = name.translate(_APOSTROPHES)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return tuple(word for word in _BREAKS.split(plain.casefold()) if word)


def entry(place_id: str) -> Entry:
    """Return the entry with this id; raises `UnknownPlaceError`."""
    row = find_row(place_id)
    if row is None:
        raise UnknownPlaceError(place_id, "no place of the gazetteer has this id.", "Look it up by name.")
    return _build_entry(row)


def find(name: str, language: str | None = None) -> list[Entry]:
    """Return what `name` may mean, the likeliest first; `language` (en, ko, zh) narrows the search."""
    ids: list[str] = []
    if language in (None, "en"):
        ids += _latin_names().get(fold_words(name), ())
    for east_asian in ("ko", "zh"):
        if language in (None, east_asian):
            ids += _character_names(east_asian).get(name, ())
    return [entry(place_id) for place_id in dict.fromkeys(ids)]


def country(name: str) -> Entry | None:
    """Return the country with this name, alias or code in any of the three languages, or None."""
    row = _country_names().get(name) or _country_names().get(name.translate(_APOSTROPHES).casefold())
    return _build_entry(row) if row else None


@cache
def demonyms() -> Mapping[str, str]:
    """Return country codes by case-folded adjective or name of a people: never a place in itself."""
    return {
        word.casefold(): row["id"] for row in read_table("countries") for word in split_names(row["demonyms"])
    }


@cache
def latin_index() -> Mapping[str, tuple[Named, ...]]:
    """Return for each first word the names that begin with it, the longest first."""
    index: dict[str, list[Named]] = {}
    for words, ids in _latin_names().items():
        index.setdefault(words[0], []).append((words, tuple(ids)))
    return {first: _put_longest_first(names) for first, names in index.items()}


@cache
def character_index(language: str) -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return for each first character the Korean ("ko") or Chinese ("zh") names, the longest first."""
    index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, ids in _character_names(language).items():
        index.setdefault(name[0], []).append((name, tuple(ids)))
    return {first: _put_longest_first(names) for first, names in index.items()}


def _put_longest_first(names: list[Numbered]) -> tuple[Numbered, ...]:
    return tuple(names if len(names) == 1 else sorted(names, key=_measure_name, reverse=True))


def _measure_name(numbered: tuple[Sized, tuple[str, ...]]) -> int:
    return len(numbered[0])


@cache
def _country_names() -> Mapping[str, Row]:
    """Return the rows of countries by code and by every name; Latin names also case folded."""
    names: dict[str, Row] = {}
    for row in read_table("countries"):
        latin = (row["name"], *split_names(row["aliases_en"]))
        for name in (row["id"], *latin, *split_names(row["ko"]), *split_names(row["zh"])):
            names.setdefault(name, row)
        for name in latin:
            if len(name) > 2:
                names.setdefault(name.casefold(), row)
    return names


@cache
def _latin_names() -> dict[tuple[str, ...], list[str]]:
    names: dict[tuple[str, ...], list[str]] = {}
    for place_id, cell in rank_names(("name", "aliases_en")):
        for name in cell.split("|"):
            _add(names, fold_words(name), place_id)
    return names


@cache
def _character_names(language: str) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    columns = {"ko": ("ko", "ko_sino"), "zh": ("zh", "zh_trad")}[language]
    for place_id, cell in rank_names(columns):
        for name in split_names(cell):
            _add(names, name, place_id)
    return names


def _add(names: dict[Key, list[str]], key: Key, place_id: str) -> None:
    if key and place_id not in (ids := names.setdefault(key, [])):
        ids.append(place_id)


def _build_entry(row: Row) -> Entry:
    table = row["table"]
    kind = row.get("kind") or _KINDS[table]
    return Entry(
        id=row["id"],
        kind=kind,
        precision=_find_precision(kind),
        name=row["name"],
        country=row["id"] if kind == "country" else row["country"],
        region=row.get("region", ""),
        names=(("en", row["name"]), *_list_names(row)),
        population=int(row.get("population") or 0),
        lat=float(row["lat"]) if row.get("lat") else None,
        lon=float(row["lon"]) if row.get("lon") else None,
        town=row.get("town", ""),
        opposite=row.get("opposite", ""),
        corridor=row.get("corridor", ""),
    )


def _find_precision(kind: str) -> str:
    if kind in FACILITY_KINDS:
        return "facility"
    if kind in {"country", "region", "site"}:
        return kind
    return "site" if kind == "border_crossing" else "town"


def _list_names(row: Row) -> Iterable[tuple[str, str]]:
    columns = (("en", "aliases_en"), ("ko", "ko"), ("ko", "ko_sino"), ("zh", "zh"), ("zh", "zh_trad"))
    return ((language, name) for language, column in columns for name in split_names(row.get(column, "")))
