"""Opening a home: Django is told where the record lies, and an encrypted one is unlocked once."""

import getpass
import os
import sys

from habeas.cli.passphrase import ask_passphrase
from habeas.web.home import Home, Kind, locate_home, open_home


def open_record(passphrase_fd: int | None = None, kind: Kind = Kind.RECORD) -> Home:
    """Open the home that HABEAS_HOME names, ready for Django's models; migrations are applied.

    Raises NoHome, HomeUnknown, WrongPassphrase.
    """
    home = open_home(locate_home(kind))
    if home.encrypted:
        from habeas.web.sqlcipher.key import hold_key, unwrap_key

        hold_key(unwrap_key(home.key_file, ask_passphrase(passphrase_fd)))
    start_django(home)
    return home


def start_django(home: Home) -> None:
    """Set Django up on `home` and bring its tables up to date."""
    os.environ["HABEAS_HOME"] = str(home.path)
    os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.web.settings"
    os.umask(0o077)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def current_member() -> str:
    """Return the name that entries made from the command line carry."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"


def tell(line: str) -> None:
    """Print a line at once, also into a pipe."""
    print(line, flush=True, file=sys.stdout)
