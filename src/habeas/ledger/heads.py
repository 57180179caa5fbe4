"""Signed heads: what is given to a partner, so that nobody can later shorten or rewrite the log unseen.

The form is a checkpoint (C2SP tlog-checkpoint and signed-note, 2024): origin, size, root in base64, an
empty line, and one signature line. The key is a value that the caller keeps.
"""

import base64
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from habeas.errors import HabeasError
from habeas.ledger.store import Head

ED25519 = b"\x01"
"""The signed note's number for this kind of signature."""

_LINE = "— {name} {signature}\n"


class HeadRefused(HabeasError):
    """A note is no head, or is not signed by the key that was given."""


def sign_head(head: Head, *, name: str, private_key: bytes) -> str:
    """Return the note that says, under `private_key` (32 bytes), that desk `name` had this head."""
    key = Ed25519PrivateKey.from_private_bytes(private_key)
    text = f"{name}\n{head.size}\n{base64.b64encode(bytes.fromhex(head.root)).decode()}\n"
    signed = _key_id(name, key.public_key()) + key.sign(text.encode())
    return f"{text}\n{_LINE.format(name=name, signature=base64.b64encode(signed).decode())}"


def open_head(note: str, *, name: str, public_key: bytes) -> Head:
    """Return the head that `note` says; raises HeadRefused unless desk `name` signed it."""
    text, found, signatures = note.partition("\n\n")
    lines = text.split("\n")
    if not found or len(lines) != 3 or lines[0] != name:
        raise HeadRefused("The head", f"is not one of “{name}”.", "Ask the desk for its head again.")
    key = Ed25519PublicKey.from_public_bytes(public_key)
    if not any(_is_signed(f"{text}\n", line, name, key) for line in signatures.splitlines()):
        raise HeadRefused("The head", "is not signed with this key.", "Compare the key's fingerprint.")
    try:
        return Head(int(lines[1]), base64.b64decode(lines[2], validate=True).hex())
    except ValueError as error:
        raise HeadRefused("The head", f"cannot be read: {error}.") from error


def public_key_of(private_key: bytes) -> bytes:
    """Return the 32 bytes that a partner needs to check heads with."""
    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def name_desk(public_key: bytes) -> str:
    """Return the name under which a desk signs when it has chosen none: it says whose key it is."""
    return f"habeas/{hashlib.sha256(public_key).hexdigest()[:16]}"


def _key_id(name: str, key: Ed25519PublicKey) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + key.public_bytes_raw()).digest()[:4]


def _is_signed(text: str, line: str, name: str, key: Ed25519PublicKey) -> bool:
    prefix = _LINE.format(name=name, signature="").rstrip("\n")
    if not line.startswith(prefix):
        return False
    try:
        signed = base64.b64decode(line.removeprefix(prefix), validate=True)
        key.verify(signed[4:], text.encode())
    except (ValueError, InvalidSignature):
        return False
    return signed[:4] == _key_id(name, key)
