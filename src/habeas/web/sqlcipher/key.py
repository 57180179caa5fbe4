"""The database key: random, wrapped by a passphrase in a file, and in the clear only in memory."""

import json
import secrets
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from habeas.errors import HabeasError
from habeas.web.home import write_private

COST = 2**17
"""scrypt's N with r = 8 and p = 1: 128 MB and about half a second for each guess (RFC 7914)."""

LABEL = b"habeas database key 1"

_held: list[bytes] = []


class WrongPassphrase(HabeasError):
    """The passphrase does not open the key file."""


class KeyFileBroken(HabeasError):
    """The key file is missing or cannot be read; without it the database cannot be opened."""


class Locked(HabeasError):
    """The database was asked for before its key was there."""


def stretch_passphrase(passphrase: str, salt: bytes, cost: int) -> bytes:
    """Return the 256-bit key that a passphrase and a salt give under scrypt.

    NFC first: keyboards differ in how they send a Korean syllable or an accent.
    """
    spelled = unicodedata.normalize("NFC", passphrase).encode()
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(spelled)


def create_key(path: Path, passphrase: str, *, cost: int = COST) -> bytes:
    """Make a random 256-bit key, wrap it (AES-256-GCM under scrypt) into `path`, and return it."""
    key = secrets.token_bytes(32)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(stretch_passphrase(passphrase, salt, cost)).encrypt(nonce, key, LABEL)
    parts = {"format": 1, "kdf": "scrypt", "n": cost, "r": 8, "p": 1}
    parts |= {"salt": salt.hex(), "nonce": nonce.hex(), "wrapped": wrapped.hex()}
    write_private(path, json.dumps(parts, indent=1) + "\n")
    return key


def unwrap_key(path: Path, passphrase: str) -> bytes:
    """Return the key in `path`; raises WrongPassphrase or KeyFileBroken."""
    try:
        parts = json.loads(path.read_text(encoding="utf-8"))
        salt, nonce = bytes.fromhex(parts["salt"]), bytes.fromhex(parts["nonce"])
        wrapped, cost = bytes.fromhex(parts["wrapped"]), int(parts["n"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KeyFileBroken(
            str(path), "the key file cannot be read.", next_step="Put it back from your backup."
        ) from error
    try:
        return AESGCM(stretch_passphrase(passphrase, salt, cost)).decrypt(nonce, wrapped, LABEL)
    except InvalidTag as error:
        raise WrongPassphrase(
            str(path),
            "this passphrase does not open the record.",
            next_step="Try again; nobody can open it without the passphrase.",
            safe="Nothing was changed.",
        ) from error


def hold_key(key: bytes) -> None:
    """Keep the key for this process; every connection asks `held_key` for it."""
    _held[:] = [key]


def held_key() -> bytes:
    """Return the key of this process; raises Locked."""
    if not _held:
        raise Locked("the record", "is locked.", next_step="Open it with: habeas run.")
    return _held[0]
