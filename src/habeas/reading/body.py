"""What a mention of an organisation is, and which of several that overlap stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.reading.document import Document
from habeas.vocabulary.message import Message


@dataclass(frozen=True, slots=True)
class Body:
    """One mention of an organisation: tokens[first:last]; `key` is equal for mentions of the same one."""

    start: int
    end: int
    first: int
    last: int
    name: str
    key: str
    confidence: float
    reason: Message


def build_body(
    document: Document, first: int, last: int, confidence: float, reason: Message, key: str | None = None
) -> Body:
    """Return the body named by tokens[first:last]; without a key, its words are the key."""
    start, end = document.tokens[first].start, document.tokens[last - 1].end
    name = " ".join(document.text[start:end].split())
    return Body(start, end, first, last, name, key or name.casefold(), confidence, reason)


def settle_bodies(claims: Iterable[Body]) -> list[Body]:
    """Keep the longest of claims that overlap (the surer among equals), in order of place."""
    kept: list[Body] = []
    taken: set[int] = set()
    for claim in sorted(claims, key=lambda body: (body.first - body.last, -body.confidence, body.first)):
        span = range(claim.first, claim.last)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(claim)
    return sorted(kept, key=lambda body: body.start)
