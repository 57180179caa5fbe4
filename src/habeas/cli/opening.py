"""Opening a home: Django is told where the record lies, and an encrypted one is unlocked once."""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from habeas.cli.passphrase import ask_passphrase
from habeas.web.home import Home, HomeUnwritable, Kind, locate_home, open_home, require_database, tell_damaged


def open_record(
    passphrase_fd: int | None = None, kind: Kind = Kind.RECORD, *, only_look: bool = False
) -> Home:
    """Open the home that HABEAS_HOME names, ready for Django's models, its tables brought up to date.

    With `only_look` nothing is changed, not even an older home. Raises NoHome, HomeUnknown, HomeDamaged,
    WrongPassphrase, KeyFileBroken.
    """
    home = open_home(locate_home(kind))
    if kind is Kind.RECORD:
        require_database(home)
    if home.encrypted:
        from habeas.web.sqlcipher.key import hold_key, unwrap_key

        hold_key(unwrap_key(home.key_file, ask_passphrase(passphrase_fd)))
    with watch_database(home):
        start_django(home, only_look=only_look)
    return home


@contextmanager
def watch_database(home: Home) -> Iterator[None]:
    """Raise HomeDamaged where the database turns out to be damaged or another file, HomeUnwritable too."""
    from django.db import DatabaseError, connection

    try:
        yield
        connection.ensure_connection()
    except DatabaseError as error:
        if any(words in str(error) for words in ("readonly", "unable to open")):
            raise HomeUnwritable(
                str(home.path),
                f"cannot be written ({error}).",
                next_step="Let this user write in it, or name another folder in HABEAS_HOME.",
                safe="Nothing was changed.",
            ) from error
        if not any(words in str(error) for words in ("malformed", "not a database")):
            raise
        raise tell_damaged(home.database, f"is damaged, or is no database ({error}).") from error


def start_django(home: Home, *, only_look: bool = False) -> None:
    """Set Django up on `home`; an older home is copied before its tables are changed, and that is told."""
    os.environ["HABEAS_HOME"] = str(home.path)
    os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.web.settings"
    os.umask(0o077)
    import django

    django.setup()
    if only_look:
        return
    from habeas.web.migrating import mend_guards, update_tables

    copy = update_tables(home)
    if copy is not None:
        tell(f"This home was made by an older version. A copy of it as it was: {copy}")
    mended = ", ".join(mend_guards())
    if mended:
        tell(f"Guards of the database were missing or of another version, and are made again: {mended}.")


def current_member() -> str:
    """Return the name that entries made from the command line carry."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"


def tell(line: str) -> None:
    """Print a line at once, also into a pipe."""
    print(line, flush=True, file=sys.stdout)
