"""The stores that the ledger's facts must hold for."""

from typing import Any

import pytest
from tests.databases import (
    migrated_file,
    postgres,
    postgres_store,
    postgres_template,
    sqlite_file,
    sqlite_store,
)

from habeas.ledger.memory import MemoryStore

__all__ = ["migrated_file", "postgres", "postgres_store", "postgres_template", "sqlite_file", "sqlite_store"]


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Any:
    """Each store in turn."""
    return MemoryStore() if request.param == "memory" else request.getfixturevalue(f"{request.param}_store")


@pytest.fixture(params=["sqlite", "postgres"])
def django_store(request: pytest.FixtureRequest) -> Any:
    """Each of the two databases in turn."""
    return request.getfixturevalue(f"{request.param}_store")
