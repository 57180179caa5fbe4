"""The gazetteer lists every place a name may mean, likeliest first, and nothing finer than a town."""

from importlib.resources import files

import pytest

from habeas.vocabulary import gazetteer
from habeas.vocabulary.gazetteer import UnknownPlaceError, find


@pytest.mark.parametrize("name", ["Tumen", "투먼", "도문", "图们", "圖們"])
def test_both_readings_and_both_scripts_of_a_border_town_are_right(name: str) -> None:
    assert find(name)[0].id == find("Tumen")[0].id


def test_a_town_that_is_merely_named_is_no_facility() -> None:
    for name in ("Tumen", "Dandong", "Shenyang", "Changchun", "선양", "丹东"):
        assert find(name)[0].kind == "town", name


def test_a_facility_is_found_by_its_full_name() -> None:
    assert find("Tumen detention center")[0].id == "cn-tumen-det"
    assert find("Tumen detention center")[0].precision == "facility"


def test_one_name_gives_all_its_places() -> None:
    assert {entry.country for entry in find("Georgia")} == {"GE", "US"}
    assert len(find("Linjiang")) >= 2
    assert {"CN-FJ", "CN-JL"} <= {entry.region for entry in find("Nanping")}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "US"),
        ("DPRK", "KP"),
        ("the North", "KP"),
        ("Soviet Union", "SU"),
        ("북한", "KP"),
        ("朝鲜", "KP"),
        ("韩国", "KR"),
        ("South Korea", "KR"),
        ("UK", "GB"),
        ("Türkiye", "TR"),
        ("Burma", "MM"),
    ],
)
def test_countries_are_known_by_what_reports_call_them(name: str, code: str) -> None:
    found = gazetteer.country(name)
    assert found is not None
    assert found.id == code


def test_an_adjective_is_no_country() -> None:
    assert gazetteer.country("Chinese") is None
    assert gazetteer.demonyms()["chinese"] == "CN"
    assert gazetteer.demonyms()["north korean"] == "KP"


def test_every_country_has_a_name_in_three_languages() -> None:
    for row in gazetteer.read_table("countries"):
        if row["id"] not in {"XK"}:
            assert row["name"], row["id"]
            assert row["ko"], row["id"]
            assert row["zh"], row["id"]


def test_every_crossing_names_both_sides() -> None:
    crossings = [row for row in gazetteer.read_table("border") if row["kind"] == "border_crossing"]
    assert len(crossings) == 15
    assert all(row["opposite_en"] and row["opposite_ko"] and row["opposite_zh"] for row in crossings)


def test_positions_are_of_towns_and_never_of_houses() -> None:
    for table in ("border", "sites"):
        for row in gazetteer.read_table(table):
            for part in (row["lat"], row["lon"]):
                assert len(part.partition(".")[2]) <= 2, row["id"]


def test_no_shelter_church_or_reception_centre_is_listed() -> None:
    forbidden = ("shelter", "church", "safe house", "hanawon", "하나원", "쉼터", "교회", "broker")
    folder = files("habeas.vocabulary.gazetteer")
    for table in ("border", "sites", "regions"):
        text = folder.joinpath(f"{table}.tsv").read_text(encoding="utf-8").casefold()
        assert not any(word in text for word in forbidden), table


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(UnknownPlaceError):
        gazetteer.entry("cn-nowhere")


def test_the_indexes_give_the_longest_name_first() -> None:
    york = gazetteer.latin_index()["new"]
    assert [len(words) for words, _ in york] == sorted((len(words) for words, _ in york), reverse=True)
    assert gazetteer.fold_words("Phnom Penh") == ("phnom", "penh")
    assert gazetteer.fold_words("Ürümqi") == ("urumqi",)
    names = gazetteer.character_index("ko")["도"]
    assert any(name == "도문" for name, _ in names)


def test_the_data_stay_below_three_megabytes() -> None:
    folder = files("habeas.vocabulary.gazetteer")
    tables = ("towns", "countries", "regions", "border", "sites")
    size = sum(len(folder.joinpath(f"{table}.tsv").read_bytes()) for table in tables)
    assert size < 3_000_000
