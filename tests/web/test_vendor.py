"""What comes from elsewhere is carried whole: as fetched, with its licence, and without an address to ask."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "src" / "habeas" / "web" / "static" / "vendor"
ENTRIES = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))
NAMES = [entry["name"].rpartition("/")[2] for entry in ENTRIES]


def digest_folder(folder: Path) -> str:
    """Return what the maintainers' script returns for the folder."""
    spec = importlib.util.spec_from_file_location("vendor_assets", ROOT / "tools" / "vendor_assets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.digest_folder(folder))


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_the_files_are_those_that_were_fetched(entry: dict[str, str]) -> None:
    name = entry["name"].rpartition("/")[2]
    assert digest_folder(VENDOR / "fonts" / name) == entry["files_sha256"]
    assert entry["integrity"].startswith("sha512-")


@pytest.mark.parametrize("name", NAMES)
def test_every_slice_that_a_sheet_names_is_here_and_none_is_elsewhere(name: str) -> None:
    named = re.findall(r"url\(([^)]+)\)", (VENDOR / "fonts" / f"{name}.css").read_text(encoding="utf-8"))
    assert named
    assert {address for address in named if not (VENDOR / "fonts" / address).is_file()} == set()
    assert {f"{name}/{file.name}" for file in (VENDOR / "fonts" / name).iterdir()} == set(named)


@pytest.mark.parametrize("name", NAMES)
def test_each_package_comes_with_its_licence(name: str) -> None:
    assert "Open Font License" in (VENDOR / "licences" / f"{name}.txt").read_text(encoding="utf-8")


def test_no_folder_is_unaccounted_for_and_no_address_is_kept() -> None:
    assert {folder.name for folder in (VENDOR / "fonts").iterdir() if folder.is_dir()} == set(NAMES)
    assert "http" not in (VENDOR / "vendor.json").read_text(encoding="utf-8")


def test_no_sheet_or_script_of_ours_names_another_server() -> None:
    own = VENDOR.parent / "habeas"
    for file in own.iterdir():
        words = file.read_text(encoding="utf-8").replace('href^="http"', "")
        assert "://" not in words.replace("http://www.w3.org/2000/svg", ""), file.name
