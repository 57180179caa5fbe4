"""Resolve date expressions against the day of publication, by the conventions of docs/reading.md."""

from dataclasses import dataclass
from datetime import date, timedelta

from habeas.reading.dates.calendar import (
    day_of_month,
    decade_part,
    last_weekday,
    make_day,
    month_length,
    month_part,
    next_weekday,
    shift_day,
    year_of_day,
    year_of_month,
    year_part,
)
from habeas.reading.dates.phrases import WRITTEN, Phrase
from habeas.vocabulary.message import Message, gettext_noop

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NO_YEAR = gettext_noop("No year is written; the publication date gives it.")
_LATEST_MONTH = gettext_noop("A month alone; the latest one that is not after publication.")
_NEXT_MONTH = gettext_noop("A month alone in a deadline; the next one after publication.")
_LATEST_WEEKDAY = gettext_noop("A weekday alone; the latest {weekday} on or before publication.")
_NEXT_WEEKDAY = gettext_noop("A weekday alone in a deadline; the next {weekday} after publication.")
_DAY_NUMBER = gettext_noop("A day without its month; the month of publication or the one before.")
_TIME_ALONE = gettext_noop("A time of day; the day is taken from the nearest date.")
_PART = gettext_noop("A part of a longer time; its limits are approximate.")
_RANGE = gettext_noop("From one date to another.")
_SINCE = gettext_noop("From that time until publication.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A date in EDTF, the single day it means (if it is one), why, and how surely."""

    edtf: str
    on: date | None
    reason: Message
    confidence: float


def resolve_phrase(
    phrase: Phrase, published: date | None, *, nearest: date | None, forward: bool
) -> Resolved | None:
    """Return what `phrase` means, or None where that cannot be known.

    `nearest` is the day of the nearest date before it; `forward` says that a deadline lies ahead.
    """
    if phrase.until is not None:
        return _resolve_range(phrase, published, nearest=nearest, forward=forward)
    found = _resolve_one(phrase, published, nearest, forward)
    if found is None:
        return None
    if phrase.clock is not None and phrase.grain != "time":
        found = _set_clock(found, phrase)
    if phrase.edge == "since" and published is not None and "/" not in found.edtf:
        return Resolved(
            edtf=f"{found.edtf}/{published.isoformat()}",
            on=None,
            reason=Message(_SINCE),
            confidence=found.confidence,
        )
    return found


def _resolve_one(
    phrase: Phrase, published: date | None, nearest: date | None, forward: bool
) -> Resolved | None:
    if phrase.grain == "span":
        return Resolved(edtf=phrase.edtf, on=phrase.on, reason=phrase.reason, confidence=phrase.confidence)
    if phrase.grain == "time":
        return _resolve_time(phrase, nearest or published)
    if phrase.grain == "today":
        return _resolve_today(phrase, published)
    if phrase.grain == "weekday":
        return _resolve_weekday(phrase, published, forward)
    if phrase.grain == "day":
        return _resolve_day(phrase, published, forward)
    if phrase.grain == "month":
        return _resolve_month(phrase, published, forward)
    return _resolve_year(phrase)


def _set_clock(found: Resolved, phrase: Phrase) -> Resolved:
    if found.on is None or phrase.clock is None:
        return found
    return Resolved(
        edtf=f"{found.on.isoformat()}T{phrase.clock:%H:%M}",
        on=found.on,
        reason=found.reason,
        confidence=found.confidence,
    )


def _resolve_time(phrase: Phrase, day: date | None) -> Resolved | None:
    if day is None or phrase.clock is None:
        return None
    edtf = f"{day.isoformat()}T{phrase.clock:%H:%M}"
    return Resolved(edtf=edtf, on=day, reason=Message(_TIME_ALONE), confidence=0.75)


def _resolve_today(phrase: Phrase, published: date | None) -> Resolved | None:
    day = shift_day(published, days=phrase.shift) if published else None
    return _at_day(day, phrase.reason, phrase.confidence)


def _resolve_weekday(phrase: Phrase, published: date | None, forward: bool) -> Resolved | None:
    if published is None or phrase.weekday is None:
        return None
    values = {"weekday": WEEKDAY_NAMES[phrase.weekday]}
    if forward:
        day, reason = next_weekday(phrase.weekday, published), Message(_NEXT_WEEKDAY, values)
    else:
        day, reason = last_weekday(phrase.weekday, published), Message(_LATEST_WEEKDAY, values)
    return Resolved(edtf=day.isoformat(), on=day, reason=reason, confidence=0.7 if forward else 0.9)


def _resolve_day(phrase: Phrase, published: date | None, forward: bool) -> Resolved | None:
    number = phrase.day or 1
    if phrase.month is None:
        alone = day_of_month(number, published, forward=forward) if published else None
        return _at_day(alone, Message(_DAY_NUMBER), 0.75)
    if phrase.year is not None:
        return _at_day(make_day(phrase.year, phrase.month, number), Message(WRITTEN), 0.97)
    if published is None:
        return None
    year = year_of_day(phrase.month, number, published, forward=forward)
    return _at_day(make_day(year, phrase.month, number), Message(_NO_YEAR), 0.9)


def _at_day(day: date | None, reason: Message, confidence: float) -> Resolved | None:
    if day is None:
        return None
    return Resolved(edtf=day.isoformat(), on=day, reason=reason, confidence=confidence)


def _resolve_month(phrase: Phrase, published: date | None, forward: bool) -> Resolved | None:
    month = phrase.month or 1
    year, reason, confidence = phrase.year, phrase.reason, phrase.confidence
    if year is None:
        if published is None:
            return None
        year = year_of_month(month, published, forward=forward)
        reason, confidence = Message(_NEXT_MONTH if forward else _LATEST_MONTH), 0.85
    if (forward and not phrase.part and phrase.edge in ("until", "by")) or (
        phrase.edge and phrase.edge != "since" and phrase.part == "end"
    ):
        last = date(year, month, month_length(year, month))
        return Resolved(edtf=last.isoformat(), on=last, reason=reason, confidence=confidence)
    if phrase.part:
        reason = Message(_PART)
    edtf = month_part(year, month, phrase.part)
    if forward and "/" in edtf and phrase.edge in ("until", "by"):
        last = date.fromisoformat(edtf.split("/")[1])
        return Resolved(edtf=last.isoformat(), on=last, reason=reason, confidence=confidence)
    return Resolved(edtf=edtf, on=None, reason=reason, confidence=confidence)


def _resolve_year(phrase: Phrase) -> Resolved | None:
    if phrase.year is None:
        return None
    reason = Message(_PART) if phrase.part else phrase.reason
    if phrase.grain == "decade":
        edtf = decade_part(phrase.year, phrase.part)
    elif phrase.part == "end" and phrase.edge in ("by", "until"):
        edtf = f"{phrase.year:04}-12-31"
    else:
        edtf = year_part(phrase.year, phrase.part)
    return Resolved(edtf=edtf, on=None, reason=reason, confidence=0.85 if phrase.part else 0.95)


def _resolve_range(
    phrase: Phrase, published: date | None, *, nearest: date | None, forward: bool
) -> Resolved | None:
    """Both halves lend each other what they leave out: "from August to October 2023", "May 3-5"."""
    first, last = phrase.change(until=None), phrase.until
    assert last is not None
    if first.year is None and last.year is not None and first.month is not None:
        crosses = last.month is not None and first.month > last.month
        first = first.change(year=last.year - crosses)
    end = resolve_phrase(last, published, nearest=nearest, forward=forward)
    if end is None:
        return None
    begin = resolve_phrase(first, published, nearest=end.on or nearest, forward=False)
    if begin is None:
        return None
    begin = _order_halves(first, begin, end)
    edtf = f"{_outer(begin.edtf, 0)}/{_outer(end.edtf, 1)}"
    return Resolved(
        edtf=edtf, on=None, reason=Message(_RANGE), confidence=min(begin.confidence, end.confidence)
    )


def _order_halves(phrase: Phrase, begin: Resolved, end: Resolved) -> Resolved:
    """A weekday or month before its end: "from Friday to Monday" begins before that Monday."""
    if begin.edtf <= end.edtf:
        return begin
    if phrase.grain == "weekday" and begin.on is not None:
        day = begin.on - timedelta(days=7)
        return Resolved(edtf=day.isoformat(), on=day, reason=begin.reason, confidence=begin.confidence)
    if phrase.grain in ("month", "day") and phrase.year is None and begin.edtf[:4].isdigit():
        edtf = f"{int(begin.edtf[:4]) - 1:04}{begin.edtf[4:]}"
        return Resolved(edtf=edtf, on=None, reason=begin.reason, confidence=begin.confidence)
    return begin


def _outer(edtf: str, side: int) -> str:
    return edtf.split("/")[side] if "/" in edtf else edtf
