"""What some tests need from the machine: without it they are skipped, and on the build machine they fail."""

import os
import shutil
from pathlib import Path

import pytest

LINE = "sudo apt-get install --no-install-recommends {package}"


def miss(what: str, package: str) -> None:
    """Skip the test that asks, and say what to type; with CI=true it fails, for nothing may be left out."""
    words = f"{what} is missing. To run this test: {LINE.format(package=package)}"
    if os.environ.get("CI") == "true":
        pytest.fail(words, pytrace=False)
    pytest.skip(words)


def need_program(name: str, package: str, *folders: str) -> Path:
    """Return where a program lies, on the path or in one of the folders (patterns), or miss it."""
    found = shutil.which(name)
    if found is None:
        beside = (match for folder in folders for match in Path("/").glob(f"{folder.lstrip('/')}/{name}"))
        found = next((str(path) for path in sorted(beside, reverse=True)), None)
    if found is None:
        miss(name, package)
    return Path(str(found))


def need_chromium() -> Path:
    """Return the browser of the browser tests."""
    return need_program("chromium", "chromium fonts-noto-cjk")
