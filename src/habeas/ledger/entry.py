"""Entries and their leaves: a record is sealed under a salt, and its place in the log is fixed."""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.ledger.codec import canonical_json, record_fields, record_type
from habeas.ledger.merkle import Frontier
from habeas.ledger.store import Record
from habeas.vocabulary.statement import Json

SALT = 32
"""Bytes of salt: without them, a commitment to a short value could be found by guessing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table `entry`: all that the log covers, and all that outlives an erasure."""

    position: int
    id: bytes
    type: str
    day: str

    @property
    def leaf(self) -> bytes:
        return write_leaf(self.position, self.id, self.type, self.day)


@dataclass(frozen=True, slots=True)
class Payload:
    """A row of the table `payload`: what was said, and the salt without which its id proves nothing."""

    position: int
    salt: bytes
    body: str


def commit_body(salt: bytes, body: str) -> bytes:
    """Return the 32-byte commitment that is an entry's id: HMAC-SHA-256(salt, canonical JSON)."""
    return hmac.digest(salt, body.encode(), "sha256")


def write_leaf(position: int, id_: bytes, type_: str, day: str) -> bytes:
    """Return the canonical bytes of an entry: its JSON with sorted keys, the id in hexadecimal."""
    return f'{{"day":"{day}","id":"{id_.hex()}","position":{position},"type":"{type_}"}}'.encode()


@dataclass(slots=True)
class Sealed:
    """A batch ready to be written: equally long lists, one place a record.

    `fields` are the payloads' JSON as objects, so that projections need not parse it again.
    """

    entries: list[Entry] = field(default_factory=list)
    payloads: list[Payload] = field(default_factory=list)
    fields: list[Mapping[str, Any]] = field(default_factory=list)


def seal_records(
    records: Sequence[Record], frontier: Frontier, *, key: str, day: str, **envelope: Json
) -> Sealed:
    """Give each record salt, id and position, and take its leaf into `frontier`."""
    sealed, first = Sealed(), frontier.size
    salts = secrets.token_bytes(SALT * len(records))
    for number, record in enumerate(records):
        salt = salts[SALT * number : SALT * (number + 1)]
        fields = record_fields(record, key, **envelope)
        body = canonical_json(fields)
        entry = Entry(first + number, commit_body(salt, body), record_type(record), day)
        sealed.entries.append(entry)
        sealed.payloads.append(Payload(entry.position, salt, body))
        sealed.fields.append(fields)
    frontier.extend(entry.leaf for entry in sealed.entries)
    return sealed
