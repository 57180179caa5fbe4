"""Fresh databases for tests of the ledger: a migrated file copied for each test, and a private PostgreSQL."""

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from tests.needs import need_program

from habeas.web.ledger_store import DjangoStore


@contextmanager
def open_alias(**changes: Any) -> Iterator[str]:
    """Yield the alias of one more Django database: the default one with `changes`."""
    alias = f"fresh{secrets.token_hex(4)}"
    connections.settings[alias] = {**connections.settings["default"], **changes}
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """An SQLite file with the tables as shipped and nothing in them."""
    path = tmp_path_factory.mktemp("migrated") / "habeas.sqlite3"
    with django_db_blocker.unblock(), open_alias(NAME=str(path)) as alias:
        call_command("migrate", database=alias, verbosity=0)
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def sqlite_file(migrated_file: Path, tmp_path: Path) -> Path:
    """A fresh copy of it: the triggers allow no other way to empty the tables."""
    return Path(shutil.copy(migrated_file, tmp_path / "habeas.sqlite3"))


@pytest.fixture
def sqlite_store(sqlite_file: Path, django_db_blocker: Any) -> Iterator[DjangoStore]:
    """The desk's store over a fresh SQLite file."""
    with django_db_blocker.unblock(), open_alias(NAME=str(sqlite_file)) as alias:
        yield DjangoStore(alias)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """A private PostgreSQL cluster on a socket of its own, as Django settings."""
    binaries = need_program("initdb", "postgresql", "usr/lib/postgresql/*/bin").parent
    folder = Path(subprocess.check_output(["mktemp", "-d", "/tmp/habeas-pg.XXXXXX"], text=True).strip())
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    run = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    subprocess.run(
        [*user, binaries / "initdb", "-D", data, "-A", "trust", "-U", "habeas", "--no-sync"], **run
    )
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    control = [*user, binaries / "pg_ctl", "-D", data, "-w", "-s"]
    subprocess.run([*control, "-o", options, "-l", folder / "log", "start"], **run)
    try:
        yield {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "postgres",
            "USER": "habeas",
            "HOST": str(folder),
            "OPTIONS": {},
        }
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres: dict[str, Any], django_db_blocker: Any) -> dict[str, Any]:
    """A migrated PostgreSQL database that others are copies of."""
    with (
        django_db_blocker.unblock(),
        open_alias(**postgres) as alias,
        connections[alias].cursor() as cursor,
    ):
        cursor.execute("CREATE DATABASE migrated")
    with django_db_blocker.unblock(), open_alias(**{**postgres, "NAME": "migrated"}) as alias:
        call_command("migrate", database=alias, verbosity=0)
    return postgres


@pytest.fixture
def postgres_store(postgres_template: dict[str, Any], django_db_blocker: Any) -> Iterator[DjangoStore]:
    """The desk's store over a fresh PostgreSQL database."""
    name = f"fresh_{secrets.token_hex(4)}"
    with django_db_blocker.unblock():
        with open_alias(**postgres_template) as alias, connections[alias].cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE migrated")
        with open_alias(**{**postgres_template, "NAME": name}) as alias:
            yield DjangoStore(alias)


@pytest.fixture(params=["sqlite", "postgres"])
def django_store(request: pytest.FixtureRequest) -> Any:
    """The desk's store over each of the two databases in turn."""
    return request.getfixturevalue(f"{request.param}_store")
