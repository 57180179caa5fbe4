"""The locks: everything that is installed is pinned and hashed, and nothing names an address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
LOCKS = {
    "requirements.lock": ["build"],
    "requirements-dev.lock": ["build", "dev"],
    "requirements-bench.lock": ["build", "dev", "bench"],
}
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)(?:\[[a-z]+\])?==(?P<version>[^ ;\\]+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return {
        match["name"]: match["version"] for match in PIN.finditer((ROOT / lock).read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert not re.search(r"https?:|file:|git\+|--(index|find|trusted|extra)", (ROOT / lock).read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    assert {block.partition("==")[0].partition("[")[0] for block in blocks} == set(pins(lock))
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_the_project_asks_for(lock: str) -> None:
    asked = [*PROJECT["project"]["dependencies"], *(line for extra in LOCKS[lock] for line in EXTRAS[extra])]
    pinned = pins(lock)
    for requirement in map(Requirement, asked):
        version = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is locked to {version}: make lock"


def test_the_locks_agree() -> None:
    small, large, bench = (pins(lock) for lock in LOCKS)
    assert small.items() <= large.items() <= bench.items()


def test_an_installation_is_small() -> None:
    build = {"editables", "hatchling", "pathspec", "pluggy", "trove-classifiers", "tomlkit"}
    assert len(set(pins("requirements.lock")) - build) <= 20
