"""Reads the gazetteer's tab-separated tables, each once; towns stay lines until one is asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

Row = Mapping[str, str]
"""One line of a table by column; `table` names the table, `id` is the place's id in all of them."""
LARGE = 1_000_000
"""A town of this size is what its bare name means, before a region or site of the same name."""
_TOWN_COLUMNS = (
    "geonameid",
    "name",
    "country",
    "admin1",
    "population",
    "lat",
    "lon",
    "aliases_en",
    "ko",
    "zh",
)


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """Return the rows of `name`.tsv; missing last cells are empty."""
    columns, lines = _read_lines(name)
    return tuple(_read_row(name, columns, line.split("\t")) for line in lines)


@cache
def read_towns() -> Mapping[str, list[str]]:
    """Return the cells of each town by its id, the largest first; 34,000 of them, so no more is built."""
    _, lines = _read_lines("towns")
    return {"gn:" + cells[0]: cells for cells in (line.split("\t") for line in lines)}


@cache
def read_places() -> Mapping[str, Row]:
    """Return the rows of all tables but towns by id."""
    tables = ("countries", "sites", "border", "regions")
    return {row["id"]: row for table in tables for row in read_table(table)}


def find_row(place_id: str) -> Row | None:
    """Return the row with this id, of whichever table, or None."""
    if cells := read_towns().get(place_id) if place_id.startswith("gn:") else None:
        row = dict(zip(_TOWN_COLUMNS, cells, strict=True))
        region = _region_codes().get((row["country"], row["admin1"]), "")
        return {**row, "id": place_id, "table": "towns", "region": region}
    return read_places().get(place_id)


def rank_names(columns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (id, names parted by bars) of these columns, the entry that a bare name likeliest means first.

    Countries, large towns, sites and facilities, regions, other towns by size; last the border's
    small towns and the places of arrest, whose names larger towns share.
    """
    late = {"arrest_place", "border_town"}
    places = read_places().values()
    yield from _pick(columns, (row for row in places if row["table"] == "countries"))
    yield from _pick_towns(columns, large=True)
    middle = (row for row in places if row["table"] != "countries" and row.get("kind") not in late)
    yield from _pick(columns, middle)
    yield from _pick_towns(columns, large=False)
    yield from _pick(columns, (row for row in places if row.get("kind") in late))


def split_names(cell: str) -> list[str]:
    """Return the names of a cell, which are parted by bars."""
    return cell.split("|") if cell else []


def _pick(columns: tuple[str, ...], rows: Iterator[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        yield row["id"], "|".join(cell for column in columns if (cell := row.get(column, "")))


def _pick_towns(columns: tuple[str, ...], *, large: bool) -> Iterator[tuple[str, str]]:
    places = [_TOWN_COLUMNS.index(column) for column in columns if column in _TOWN_COLUMNS]
    for place_id, cells in read_towns().items():
        if (int(cells[4]) >= LARGE) == large:
            yield place_id, "|".join(cells[place] for place in places if cells[place])


def _read_lines(name: str) -> tuple[list[str], list[str]]:
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    return head.split("\t"), [line for line in lines if line]


def _read_row(table: str, columns: list[str], cells: list[str]) -> Row:
    row = dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
    row["table"] = table
    return row


@cache
def _region_codes() -> dict[tuple[str, str], str]:
    """Return region ids by country and GeoNames first-level code."""
    return {
        (row["country"], row["geonames_admin1"]): row["id"]
        for row in read_table("regions")
        if row["geonames_admin1"]
    }
