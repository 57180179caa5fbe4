"""A home: the folder in which one desk keeps its database, its keys and the word on what it is."""

import hmac
import json
import os
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from habeas.errors import HabeasError
from habeas.intake.report import LIMIT

MARKER = "home.json"
FORMAT = 1


class Kind(StrEnum):
    """A demonstration holds invented and public matter only; a record holds a group's own."""

    DEMONSTRATION = "demonstration"
    RECORD = "record"


class NoHome(HabeasError):
    """There is no home at the place that was named."""


class HomeExists(HabeasError):
    """A home would be overwritten."""


class HomeUnknown(HabeasError):
    """The folder holds a home that this version does not know how to open."""


class HomeUnwritable(HabeasError):
    """This user may not write in the folder of the home."""


class HomeDamaged(HabeasError):
    """A file of the home is missing or is not what it was; nothing is made anew in its place."""


class SettingUnclear(HabeasError):
    """A setting in the environment is not of its kind."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where things lie in a home; `encrypted` says whether the database opens only with a key."""

    path: Path
    kind: Kind
    encrypted: bool

    @property
    def database(self) -> Path:
        return self.path / "habeas.sqlite3"

    @property
    def key_file(self) -> Path:
        return self.path / "key.json"

    @property
    def secret(self) -> str:
        """The home's own secret, for sessions, for the keyed digests of originals and for `signing_key`."""
        try:
            secret = (self.path / "secret.key").read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            secret = ""
        if not secret:
            raise tell_damaged(self.path / "secret.key", "is missing or cannot be read.")
        return secret

    @property
    def signing_key(self) -> bytes:
        """The 32 bytes with which this desk signs heads of its log; they follow from its secret."""
        return hmac.digest(self.secret.encode(), b"heads", "sha256")


def default_path(kind: Kind = Kind.RECORD) -> Path:
    """Return where a home lies unless HABEAS_HOME says otherwise (XDG base directories)."""
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / ("habeas" if kind is Kind.RECORD else "habeas-demonstration")


def locate_home(kind: Kind = Kind.RECORD) -> Path:
    """Return the folder that HABEAS_HOME names, or the default one; it need not exist."""
    named = os.environ.get("HABEAS_HOME")
    return Path(named).expanduser().absolute() if named else default_path(kind)


def holds_home(path: Path) -> bool:
    """Say whether a home lies at `path`; raises HomeUnwritable where this user may not even look."""
    try:
        return (path / MARKER).is_file()
    except OSError as error:
        raise HomeUnwritable(
            str(path),
            f"cannot be looked into ({error.strerror}).",
            next_step="Name a folder that you may write in: HABEAS_HOME=…",
        ) from error


def open_home(path: Path) -> Home:
    """Read what kind of home lies at `path`; raises NoHome or HomeUnknown."""
    marker = path / MARKER
    if not holds_home(path):
        raise NoHome(
            str(path),
            "there is no record here.",
            next_step="To make one: habeas init. To look around first: habeas demo. "
            "If yours lies elsewhere, say where in HABEAS_HOME.",
        )
    try:
        said = json.loads(marker.read_text(encoding="utf-8"))
        known = said["format"] == FORMAT
        home = Home(path, Kind(said["kind"]), bool(said["encrypted"]))
    except (ValueError, KeyError, TypeError):
        known = False
    if not known:
        raise HomeUnknown(
            str(marker), "this version of Habeas cannot read it.", next_step="Install the newest Habeas."
        )
    return home


def require_database(home: Home) -> None:
    """Raise HomeDamaged where a record's database is gone: a new one would hide that it was lost."""
    try:
        there = home.database.stat().st_size > 0
    except OSError:
        there = False
    if not there:
        raise tell_damaged(home.database, "the record itself is missing or empty.")


def tell_damaged(path: Path, problem: str) -> HomeDamaged:
    """Return what to raise where a file of the home is not what it was."""
    return HomeDamaged(
        str(path),
        problem,
        next_step="Put the last good copy of this file in its place; if this record was never finished, "
        "begin another in an empty folder with habeas init.",
        safe="Nothing was changed.",
    )


def make_home(path: Path, kind: Kind, *, encrypted: bool) -> Home:
    """Create the folder with its secret, readable by its owner only; raises HomeExists, HomeUnwritable.

    The marker is written by `mark_home`, last: a home that was left half-made is not a home.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise HomeExists(
            str(path),
            "there is something here already.",
            next_step="Choose an empty folder: HABEAS_HOME=… habeas init.",
            safe="Nothing was changed.",
        )
    try:
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700)
        write_private(path / "secret.key", secrets.token_hex(32) + "\n")
    except OSError as error:
        raise HomeUnwritable(
            str(path),
            f"cannot be written ({error.strerror}).",
            next_step="Name a folder that you may write in: HABEAS_HOME=…",
        ) from error
    return Home(path, kind, encrypted)


def mark_home(home: Home) -> None:
    """Write the marker that makes the folder a home."""
    said = {"format": FORMAT, "kind": home.kind.value, "encrypted": home.encrypted}
    write_private(home.path / MARKER, json.dumps(said) + "\n")


def write_private(path: Path, text: str) -> None:
    """Write a file whole or not at all, readable by its owner only."""
    draft = path.with_name(path.name + ".part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def report_limit() -> int:
    """Return the largest report in bytes: HABEAS_REPORT_LIMIT, or five million; raises SettingUnclear."""
    named = os.environ.get("HABEAS_REPORT_LIMIT", str(LIMIT))
    if not named.isdecimal():
        raise SettingUnclear(
            f"HABEAS_REPORT_LIMIT={named}",
            "is not a number of bytes.",
            next_step="Write it in digits, such as 5000000.",
        )
    return int(named)


def find_home() -> Home | None:
    """Return the home that HABEAS_HOME names, or None: then the settings are those of tests and tools."""
    named = os.environ.get("HABEAS_HOME")
    if not named or not (Path(named) / MARKER).is_file():
        return None
    return open_home(Path(named).absolute())


def database_settings(home: Home | None) -> dict[str, Any]:
    """Return Django's settings of the one database; encrypted homes use the SQLCipher backend."""
    encrypted = home is not None and home.encrypted
    return {
        "ENGINE": "habeas.web.sqlcipher" if encrypted else "django.db.backends.sqlite3",
        "NAME": home.database if home else Path("var") / "habeas.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; "
            "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;",
        },
    }
