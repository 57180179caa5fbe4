"""Bringing a home's tables up to date: an older home is copied first, and only then changed."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from habeas.web.home import Home
from habeas.web.triggers import ensure_triggers, missing_triggers


def pending_migrations() -> list[str]:
    """Return the names of the migrations that this home has not seen yet, in order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def update_tables(home: Home) -> Path | None:
    """Bring the tables up to date and return where the copy of an older database lies, if one was made."""
    pending = pending_migrations()
    copy = copy_database(home) if pending and connection.introspection.table_names() else None
    if pending:
        call_command("migrate", verbosity=0)
    return copy


def mend_guards() -> list[str]:
    """Make again the triggers that are missing or not those of this version, and return their names.

    The vocabulary is written into them, so a version with other words has other triggers and no migration.
    """
    missing = missing_triggers(connection)
    if missing:
        ensure_triggers(connection)
    return missing


def copy_database(home: Home) -> Path:
    """Copy the database into the home's backups; an encrypted one stays encrypted in its copy."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder = home.path / "backups"
    folder.mkdir(exist_ok=True)
    copy = folder / f"habeas-{datetime.now(tz=UTC):%Y-%m-%dT%H%M%S}.sqlite3"
    shutil.copyfile(home.database, copy)
    return copy
