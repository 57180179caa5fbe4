"""`habeas init`: begin a group's own record; `habeas member`: let another person in."""

import argparse
import importlib.util

from habeas.cli.opening import open_record, start_django, tell
from habeas.cli.passphrase import choose_passphrase
from habeas.errors import HabeasError
from habeas.web.home import Home, Kind, locate_home, make_home, mark_home


class NoEncryption(HabeasError):
    """The library that encrypts the database is missing."""


def init_record(arguments: argparse.Namespace) -> None:
    """Make the folder, the key, the tables and the first member; her password is printed once."""
    encrypted = not arguments.unencrypted_i_understand
    if encrypted and importlib.util.find_spec("sqlcipher3") is None:
        raise NoEncryption(
            "encryption",
            "the package sqlcipher3 is not installed, and no wheel of it exists for some machines.",
            next_step="Install it with: pip install sqlcipher3. To keep the record in the clear all the "
            "same: habeas init --unencrypted-i-understand.",
            safe="Nothing was made.",
        )
    passphrase = choose_passphrase(arguments.passphrase_fd) if encrypted else ""
    home = make_home(locate_home(), Kind.RECORD, encrypted=encrypted)
    if encrypted:
        from habeas.web.sqlcipher.key import create_key, hold_key

        hold_key(create_key(home.key_file, passphrase))
    mark_home(home)
    start_django(home)
    tell_made(home)
    tell_password(arguments.name)
    tell("  Open the desk with: habeas run")


def tell_made(home: Home) -> None:
    """Say what was made, and what to look after."""
    tell(f"Your record is in {home.path}.")
    if home.encrypted:
        tell("  It is encrypted. Without the passphrase, or without key.json, nobody can open it again:")
        tell("  keep a copy of key.json apart from this machine.")
    else:
        tell("  It is NOT ENCRYPTED: whoever gets this disk can read it.")


def add_member(arguments: argparse.Namespace) -> None:
    """Add a member or give her a new password, which is printed once."""
    open_record(arguments.passphrase_fd)
    tell_password(arguments.name)


def tell_password(name: str) -> None:
    """Make a new password for `name` and print it; it is stored only as a hash."""
    from habeas.web.accounts import renew_password

    member, password = renew_password(name)
    tell(f"  Name: {member.get_username()}   Password, shown this once: {password}")
