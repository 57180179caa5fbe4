"""What a recurrence says, whatever the language: its rule, its times, its limits."""

from dataclasses import dataclass, field, replace

from habeas.reading.document import Document
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.statement import Json

_REASON = gettext_noop("It happens again: “{words}”.")
DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A recurrence in a sentence: its words, its rule, and what the sentence says of it."""

    start: int
    end: int
    freq: str
    by_day: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    duration: str | None = None
    place: str | None = None
    begin: str | None = None
    until: str | None = None
    stems: frozenset[str] = field(default=frozenset())


def format_length(minutes: int) -> str:
    """Return minutes as an ISO 8601 duration: PT2H, PT1H30M, PT45M."""
    hours, rest = divmod(minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest or not hours else ''}"


def share_limits(found: list[Pattern]) -> list[Pattern]:
    """Carry from and until of a doing over to what is said of it later without them."""
    shared: list[Pattern] = []
    for pattern in found:
        if pattern.until is None and pattern.begin is None:
            earlier = next(
                (one for one in reversed(shared) if (one.until or one.begin) and one.stems & pattern.stems),
                None,
            )
            if earlier is not None:
                pattern = replace(pattern, until=earlier.until, begin=earlier.begin)
        shared.append(pattern)
    return shared


def suggest_schedule(document: Document, pattern: Pattern, number: int) -> Suggestion:
    starts: Json = (
        list(pattern.starts) if len(pattern.starts) > 1 else (pattern.starts[0] if pattern.starts else None)
    )
    quote = document.text[pattern.start : pattern.end]
    return Suggestion(
        id=f"h{number}",
        kind="schedule",
        start=pattern.start,
        end=pattern.end,
        quote=quote,
        value={
            "freq": pattern.freq,
            "by_day": list(pattern.by_day) or None,
            "start_time": starts,
            "duration": pattern.duration,
            "place": pattern.place,
            "from": pattern.begin,
            "until": pattern.until,
        },
        confidence=0.8 if pattern.by_day or pattern.starts else 0.65,
        reason=Message(_REASON, {"words": quote}),
    )
