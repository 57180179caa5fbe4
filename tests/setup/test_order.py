"""The stages stand in one order, the same in the README, in desk.py and in the import contract."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
STAGES = ("intake", "reading", "ledger", "linkage", "casework", "figures", "publication")
OPEN = ("intake", "reading", "ledger", "figures")
"""The stages that there are so far."""


def first_places(text: str) -> list[str]:
    """Return the stages in the order in which a text first names them."""
    found = {stage: match.start() for stage in STAGES if (match := re.search(rf"\b{stage}\b", text))}
    return sorted(found, key=lambda stage: found[stage])


def contract() -> list[str]:
    """Return the layers of the import contract, lowest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = [each["layers"] for each in settings["tool"]["importlinter"]["contracts"] if "layers" in each]
    names = [re.findall(r"[a-z]+", layer) for layer in reversed(layers)]
    return [name for row in names for name in row]


def drawing(path: str) -> str:
    """Return the loop as it is drawn in a file: the lines from `report ─▶` on."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if "report ─▶" in line)
    return "\n".join(line.strip() for line in lines[start : start + 4])


def test_readme_and_desk_draw_the_same_loop() -> None:
    assert drawing("README.md") == drawing("src/habeas/desk.py")


def test_the_loop_is_in_the_order_of_the_contract() -> None:
    drawn = first_places(drawing("README.md"))
    assert drawn == list(STAGES)
    kept = [name for name in contract() if name in ("intake", "reading", "ledger", "linkage", "publication")]
    assert kept == [name for name in drawn if name in kept]
    assert contract().index("linkage") < contract().index("casework")
    assert contract().index("figures") < contract().index("publication")


def test_every_stage_has_its_folder_and_its_page() -> None:
    for stage in OPEN:
        assert (ROOT / "src/habeas" / stage / "__init__.py").is_file()
        assert (ROOT / "docs" / f"{stage}.md").is_file()


def test_the_map_names_every_part_from_the_top_of_the_contract_to_its_bottom() -> None:
    rows = [
        line for line in (ROOT / "docs/map.md").read_text(encoding="utf-8").splitlines() if line[:3] == "| `"
    ]
    first = rows[: next(number for number, row in enumerate(rows) if "errors.py" in row) + 1]
    named = [name for row in first for name in re.findall(r"`([a-z]+)(?:/|\.py)`", row.split("|")[1])]
    places = {name: place for place, name in enumerate(contract())}
    rows_of_figures = {"figures", "casework"}
    assert set(named) == set(places)
    falling = [places[name] for name in named if name not in rows_of_figures]
    assert falling == sorted(falling, reverse=True)
