"""Homes made once and copied for each test."""

import shutil
from pathlib import Path

import pytest
from tests.cli.runs import habeas, own_record


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("demo") / "home"
    habeas("demo", "--no-serve", home=home)
    return home


@pytest.fixture(scope="session")
def own_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("own") / "home"
    own_record(home)
    return home


@pytest.fixture
def demo(demo_template: Path, tmp_path: Path) -> Path:
    """A demonstration of this test's own."""
    return Path(shutil.copytree(demo_template, tmp_path / "home"))


@pytest.fixture
def own(own_template: Path, tmp_path: Path) -> Path:
    """An encrypted record of this test's own; PASSPHRASE opens it."""
    return Path(shutil.copytree(own_template, tmp_path / "own"))
