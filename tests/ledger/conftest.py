"""The stores that the ledger's facts must hold for."""

from typing import Any

import pytest
from tests.databases import (
    django_store,
    migrated_file,
    postgres,
    postgres_store,
    postgres_template,
    sqlite_file,
    sqlite_store,
)

from habeas.ledger.memory import MemoryStore

__all__ = [
    "django_store",
    "migrated_file",
    "postgres",
    "postgres_store",
    "postgres_template",
    "sqlite_file",
    "sqlite_store",
]


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Any:
    """Each store in turn."""
    return MemoryStore() if request.param == "memory" else request.getfixturevalue(f"{request.param}_store")
