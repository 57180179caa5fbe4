"""Where a passphrase comes from: a file descriptor, the environment, or the person at the keyboard."""

import getpass
import os
import sys

from habeas.errors import HabeasError

SHORTEST = 12


class NoPassphrase(HabeasError):
    """There is nobody to ask, and none was given."""


class PassphraseTooWeak(HabeasError):
    """A new passphrase is too short, or was typed in two ways."""


def ask_passphrase(descriptor: int | None) -> str:
    """Return the passphrase of an existing record; raises NoPassphrase."""
    given = read_given(descriptor)
    return given if given is not None else getpass.getpass("Passphrase: ")


def choose_passphrase(descriptor: int | None) -> str:
    """Return a new passphrase, asked for twice; raises NoPassphrase or PassphraseTooWeak."""
    given = read_given(descriptor)
    if given is None:
        print("Choose a passphrase: several words that you can remember. Nobody can reset it.")
        given = getpass.getpass("Passphrase: ")
        if getpass.getpass("Once more: ") != given:
            raise PassphraseTooWeak("the passphrase", "was not the same twice.", next_step="Begin again.")
    if len(given) < SHORTEST:
        raise PassphraseTooWeak(
            "the passphrase",
            f"is shorter than {SHORTEST} characters.",
            next_step="Choose several words.",
            safe="Nothing was made.",
        )
    return given


def read_given(descriptor: int | None) -> str | None:
    """Return the passphrase from the descriptor or HABEAS_PASSPHRASE, or None when a person can be asked."""
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, encoding="utf-8") as file:
                return file.readline().rstrip("\r\n")
        except OSError as error:
            raise NoPassphrase(
                f"file descriptor {descriptor}",
                "cannot be read.",
                next_step="Give one that is open, such as --passphrase-fd 3 3<file.",
            ) from error
    named = os.environ.pop("HABEAS_PASSPHRASE", None)
    if named is None and not sys.stdin.isatty():
        raise NoPassphrase(
            "the record",
            "is encrypted, and there is no terminal to ask for the passphrase.",
            next_step="Give it with --passphrase-fd, or in HABEAS_PASSPHRASE.",
        )
    return named
