"""A place as a statement keeps it: which entry of the gazetteer, its name, its country, how fine it is."""

from dataclasses import dataclass

from habeas.vocabulary.statement import Json

PRECISIONS = ("country", "region", "town", "facility", "site")
"""From coarse to fine; a person at liberty may have only the first (rule R1)."""


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """`id` is a gazetteer id or None; `name` is English or as written; `country` is ISO 3166-1 or ""."""

    id: str | None
    name: str
    country: str
    precision: str

    @property
    def norm(self) -> dict[str, Json]:
        return {"id": self.id, "name": self.name, "country": self.country, "precision": self.precision}


def read_place(norm: Json) -> PlaceValue | None:
    """Return the place of a norm, or None where it is no place norm."""
    if not isinstance(norm, dict) or norm.get("precision") not in PRECISIONS:
        return None
    place_id, name, country = norm.get("id"), norm.get("name", ""), norm.get("country") or ""
    if not (place_id is None or isinstance(place_id, str)) or not isinstance(name, str):
        return None
    return PlaceValue(place_id, name, country, norm["precision"]) if isinstance(country, str) else None


_POSITION = frozenset({"lat", "lon", "latitude", "longitude", "coordinates"})


def has_fine_place(norm: Json) -> bool:
    """Whether a norm, or anything inside it, names a place finer than a country, well formed or not.

    Stricter than `read_place` on purpose: a malformed place still leads somewhere, and a country whose
    id is that of a town is a town.
    """
    if isinstance(norm, list):
        return any(has_fine_place(item) for item in norm)
    if not isinstance(norm, dict):
        return False
    if norm.keys() & _POSITION:
        return True
    if "precision" in norm and (norm["precision"] != "country" or not _is_country_code(norm.get("id"))):
        return True
    return any(has_fine_place(item) for item in norm.values())


def _is_country_code(place_id: Json) -> bool:
    if place_id is None:
        return True
    return isinstance(place_id, str) and len(place_id) == 2 and place_id.isupper()
