"""Reads the gazetteer's tab-separated tables, each once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Row = Mapping[str, str]
"""One line of a table by column; `table` names the table, `id` is the place's id in all of them."""


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """Return the rows of `name`.tsv; missing last cells are empty."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    columns = head.split("\t")
    return tuple(_read_line(name, columns, line.split("\t")) for line in lines if line)


def split_names(cell: str) -> list[str]:
    """Return the names of a cell, which are parted by bars."""
    return cell.split("|") if cell else []


def _read_line(table: str, columns: list[str], cells: list[str]) -> Row:
    row = dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
    row["table"] = table
    if table == "towns":
        row["id"] = "gn:" + row["geonameid"]
        row["region"] = _region_codes().get((row["country"], row["admin1"]), "")
    return row


@cache
def _region_codes() -> dict[tuple[str, str], str]:
    """Return region ids by country and GeoNames first-level code."""
    return {
        (row["country"], row["geonames_admin1"]): row["id"]
        for row in read_table("regions")
        if row["geonames_admin1"]
    }
