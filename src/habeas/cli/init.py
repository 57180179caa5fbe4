"""`habeas init`: begin a group's own record; `habeas member`: let another person in."""

import argparse
import importlib.util
from pathlib import Path

from habeas.cli.opening import open_record, start_django, tell
from habeas.cli.passphrase import choose_passphrase
from habeas.errors import HabeasError
from habeas.web.home import Home, HomeExists, Kind, holds_home, locate_home, make_home, mark_home

LONGEST_NAME = 150


class NoEncryption(HabeasError):
    """The library that encrypts the database is missing."""


class NameUnfit(HabeasError):
    """A member's name is empty, or she could not type it at the desk as it stands."""


def init_record(arguments: argparse.Namespace) -> None:
    """Make the folder, the key, the tables and the first member; her password is printed once."""
    encrypted = not arguments.unencrypted_i_understand
    check_name(arguments.name)
    refuse_second(locate_home())
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


def refuse_second(path: Path) -> None:
    """Raise HomeExists where a home lies, before a passphrase is asked for."""
    if holds_home(path):
        raise HomeExists(
            str(path),
            "there is a record here already.",
            next_step="To open it: habeas run. To begin another, name an empty folder: "
            "HABEAS_HOME=… habeas init.",
            safe="Nothing was changed.",
        )


def check_name(name: str) -> None:
    """Raise NameUnfit unless `name` is one word of at most 150 characters, as the sign-in page takes it."""
    if name.split() != [name] or len(name) > LONGEST_NAME or not name.isprintable():
        raise NameUnfit(
            f"“{name}”",
            "cannot be a member's name.",
            next_step="Give one word, such as juno.",
            safe="Nobody was added.",
        )


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
    check_name(arguments.name)
    open_record(arguments.passphrase_fd)
    from habeas.web.models import User

    if User.objects.filter(username=arguments.name).exists():
        tell(f"{arguments.name} is a member; her old password opens nothing any more.")
    else:
        tell(f"{arguments.name} is a new member.")
    tell_password(arguments.name)


def tell_password(name: str) -> None:
    """Make a new password for `name` and print it; it is stored only as a hash."""
    from habeas.web.accounts import renew_password

    member, password = renew_password(name)
    tell(f"  Name: {member.get_username()}   Password, shown this once: {password}")
