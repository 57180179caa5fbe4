"""Read the times of day of English reports: 2 a.m., 14:30, 1400 GMT, noon."""

import re
from datetime import time

from habeas.reading.dates.phrases import Phrase
from habeas.reading.document import Document
from habeas.reading.tokens import Token

_FLAGS = re.IGNORECASE
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s*(?:(?P<half>[ap])\.?\s?m\b\.?|o['’]clock\b"
    r"(?:\s+in\s+the\s+(?P<time>morning|afternoon|evening))?|in\s+the\s+(?P<when>morning|afternoon|evening)\b)|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])"
    r"|(?P<plain>(?:[01]\d|2[0-3])[.:]?[0-5]\d)(?=\s*(?:GMT|UTC|BST|E[DS]T|hours\b|hrs\b|h\b))"
    r"|(?<=\bat\s)(?P<dotted>(?:[01]?\d|2[0-3])\.[0-5]\d)(?![\d%]|\.\d|\s*(?:percent|per\s|km|million|billion|[a-z]+s\b))",
    _FLAGS,
)
_CLOCK_TAIL = re.compile(
    r"(?:\s+(?:hours|hrs|h)\b)?(?:,?\s*\(?(?:local(?:\s+time)?|[\w ]{3,20}\s+time|GMT|UTC|[A-Z]{2,4}T|[EP]T)"
    r"\b\)?)?"
    r"(?:\s*\(\s*(?:\d{4}|\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\.?)?)\s*(?:GMT|UTC|[A-Z]{2,4}T|local time)\s*\))?"
)
_CLOCK_HEAD = re.compile(
    r"(?:\b(?:at\s+)?(?:around|about|approximately|roughly|nearly|just\s+(?:after|before)|shortly\s+(?:after|before)|"
    r"soon\s+after|almost|some\s+time\s+(?:after|before)))\s+$",
    _FLAGS,
)
_AT = re.compile(r"\b(?:at|by|until|before|after|since|from|to)\s+$")


def read_clock(document: Document, token: Token) -> Phrase | None:
    match = CLOCK.match(document.visible, token.start)
    clock = match and clock_of(match)
    if not match or clock is None:
        return None
    tail = _CLOCK_TAIL.match(document.visible, match.end())
    head = _CLOCK_HEAD.search(document.words_before(token.start))
    start = token.start - len(head.group()) if head else token.start
    end = tail.end() if tail else match.end()
    return Phrase(start=start, end=end, grain="time", clock=clock)


def clock_of(match: re.Match[str]) -> time | None:
    if match["plain"]:
        return time(int(match["plain"][:2]), int(match["plain"][-2:]))
    if match["dotted"]:
        hour, _, minute = match["dotted"].partition(".")
        return time(int(hour), int(minute))
    if match["hour24"]:
        return time(int(match["hour24"]), int(match["minute24"]))
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (
        match["half"]
        or {"morning": "a", "afternoon": "p", "evening": "p"}.get(
            (match["time"] or match["when"] or "").lower(), ""
        )
    ).lower()
    if not (1 <= hour <= 12 if half else 0 <= hour <= 23):
        return time(hour, minute) if half and hour <= 23 else None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


def read_noon(document: Document, token: Token) -> Phrase | None:
    before = document.words_before(token.start)
    head = _CLOCK_HEAD.search(before)
    if not head and not _AT.search(before):
        return None
    clock = time(0) if token.lower == "midnight" else time(12)
    return Phrase(
        start=token.start - len(head.group()) if head else token.start,
        end=token.end,
        grain="time",
        clock=clock,
    )
