"""The databases that the desk's tests run on, a report with suggestions, and the officer who reads it."""

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
from tests.web.reading_case import make_case, make_officer

from habeas.web.models import SourceText, User

__all__ = [
    "django_store",
    "migrated_file",
    "postgres",
    "postgres_store",
    "postgres_template",
    "sqlite_file",
    "sqlite_store",
]


@pytest.fixture
def text() -> SourceText:
    return make_case()


@pytest.fixture
def officer() -> User:
    return make_officer()
