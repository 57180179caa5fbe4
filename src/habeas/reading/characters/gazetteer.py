"""Ask the gazetteer what a Korean or Chinese name may mean, and which places of custody a town has."""

from collections.abc import Mapping, Sequence
from functools import cache

from habeas.reading.characters.words import WordIndex, read_local
from habeas.vocabulary.gazetteer import FACILITY_KINDS, Entry, character_index, entry, find
from habeas.vocabulary.gazetteer.tables import read_table


@cache
def index_places(language: str) -> WordIndex[tuple[str, ...]]:
    """Return the names of places in a language with the ids of what they may mean."""
    names = read_local(language, "names")
    known: dict[str, tuple[str, ...]] = {
        name: ids for choices in character_index(language).values() for name, ids in choices if len(name) > 1
    }
    for wrong, right in names["variants"].items():
        known.setdefault(wrong, known.get(right, ()))
    known.update({words: (f"+{number}",) for number, (words, _, _) in enumerate(names["places"])})
    return WordIndex(known.items())


@cache
def read_entry(place_id: str, language: str) -> Entry:
    """Return the entry with this id; one that begins with + is listed in the lexicon and has no id."""
    if not place_id.startswith("+"):
        return entry(place_id)
    words, name, country = read_local(language, "names")["places"][int(place_id[1:])]
    return Entry("", "site", "region", name, country, "", ((language, words),))


@cache
def _facilities() -> Mapping[str, Sequence[str]]:
    """Return the ids of places of detention by town; prisons and police cells are not among them."""
    found: dict[str, list[str]] = {}
    for row in read_table("border"):
        if row["kind"] == "detention_facility" and row.get("town"):
            found.setdefault(row["town"], []).append(row["id"])
    return found


def find_facility(name: str, town: Entry | None, language: str, *, detention: bool) -> Entry | None:
    """Return the place of custody meant: by its name, or the one that its town is known to have."""
    named = [item for item in find(name, language) if item.kind in FACILITY_KINDS]
    if named:
        return named[0]
    ids = _facilities().get(town.id, ()) if town is not None and detention else ()
    return entry(ids[0]) if len(ids) == 1 else None
