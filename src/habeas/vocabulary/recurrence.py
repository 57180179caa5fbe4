"""Recurring dates as RFC 5545 has them: which weekdays, at what hour, for how long, until which day.

Only what public programmes need: FREQ=DAILY or WEEKLY, INTERVAL, BYDAY without numbers, UNTIL, COUNT
(https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10). A rule outside of that is refused, not guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas.errors import HabeasError
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.statement import Json

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAYS, WEEKEND = DAYS[:5], DAYS[5:]
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_KEYS = frozenset({"rrule", "start_time", "duration", "by_day", "from", "until", "zone"})
LONGEST_SPAN = timedelta(days=366 * 5)


class RecurrenceRefusedError(HabeasError):
    """A rule, hour, duration or zone that is not understood."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """One pattern of days. `starts` are the hours, none where none is said; `zone` an IANA name or "".

    `first` and `until` are days or None where the source does not say them; an open end stays open.
    """

    frequency: str
    by_day: tuple[str, ...] = ()
    interval: int = 1
    starts: tuple[time, ...] = ()
    duration: timedelta | None = None
    first: date | None = None
    until: date | None = None
    zone: str = ""

    @property
    def rrule(self) -> str:
        """The rule as RFC 5545 writes it; UNTIL is a date, so it holds in the programme's own zone."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.by_day:
            parts.append("BYDAY=" + ",".join(day for day in DAYS if day in self.by_day))
        if self.until:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        return ";".join(parts)

    @property
    def norm(self) -> dict[str, Json]:
        hours = [f"{start:%H:%M}" for start in self.starts]
        return {
            "rrule": self.rrule,
            "start_time": hours[0] if len(hours) == 1 else (hours or None),
            "duration": word_duration(self.duration) if self.duration else None,
            "by_day": list(self.by_day) or None,
            "from": self.first.isoformat() if self.first else None,
            "until": self.until.isoformat() if self.until else None,
            "zone": self.zone or None,
        }

    def expand_days(self, first: date, last: date) -> Iterator[date]:
        """Yield the days between `first` and `last` (both included) on which it takes place.

        Where the source names no first day the caller's counts; at most five years are expanded.
        """
        begin = max(first, self.first) if self.first else first
        end = min(day for day in (last, self.until, first + LONGEST_SPAN) if day)
        anchor = self.first or begin
        wanted = {DAYS.index(day) for day in self.by_day} or self._own_days(anchor)
        day = begin
        while day <= end:
            if day.weekday() in wanted and self._in_step(anchor, day):
                yield day
            day += timedelta(days=1)

    def expand_times(self, first: date, last: date) -> Iterator[datetime]:
        """Yield the beginnings with their zone (naive where no zone is known); nothing without an hour."""
        zone = ZoneInfo(self.zone) if self.zone else None
        for day in self.expand_days(first, last):
            for start in self.starts:
                yield datetime.combine(day, start, tzinfo=zone)

    def _own_days(self, anchor: date) -> set[int]:
        return set(range(7)) if self.frequency == "DAILY" else {anchor.weekday()}

    def _in_step(self, anchor: date, day: date) -> bool:
        if self.frequency == "DAILY":
            return (day - anchor).days % self.interval == 0
        monday, own = anchor - timedelta(days=anchor.weekday()), day - timedelta(days=day.weekday())
        return ((own - monday).days // 7) % self.interval == 0


def read_recurrence(norm: Json) -> Recurrence:
    """Return the recurrence of a norm; raises `RecurrenceRefusedError` for what it does not understand.

    `norm` is {"rrule", "start_time", "duration", "by_day", "from", "until", "zone"}; all but "rrule"
    may be None or missing, and "start_time" a list of hours.
    """
    if not isinstance(norm, dict) or not isinstance(norm.get("rrule"), str) or norm.keys() - _KEYS:
        raise _refuse(
            norm,
            Message(
                gettext_noop("a recurrence has an rrule, and may have an hour, duration, days and zone.")
            ),
        )
    rule = _read_rule(norm["rrule"])
    return Recurrence(
        frequency=rule["FREQ"],
        by_day=_read_days(rule.get("BYDAY", "")),
        interval=_read_interval(rule),
        starts=_read_times(norm.get("start_time")),
        duration=_read_duration(norm.get("duration")),
        first=_read_day(norm.get("from")),
        until=_read_day(rule.get("UNTIL") or norm.get("until")),
        zone=_read_zone(norm.get("zone")),
    )


def word_duration(duration: timedelta) -> str:
    """Return the ISO 8601 duration ("PT2H", "PT1H30M", "P1D")."""
    minutes = int(duration.total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{left}M" if left else "")
    return "P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")


def _read_rule(text: str) -> dict[str, str]:
    pairs = [part.partition("=")[::2] for part in text.removeprefix("RRULE:").split(";") if part]
    rule = dict(pairs)
    if rule.get("FREQ") not in ("DAILY", "WEEKLY"):
        raise _refuse(text, Message(gettext_noop("only daily and weekly rules are kept.")))
    if unknown := rule.keys() - {"FREQ", "INTERVAL", "BYDAY", "UNTIL", "WKST"}:
        part = {"part": sorted(unknown)[0]}
        raise _refuse(text, Message(gettext_noop("{part} is not understood."), part))
    return rule


def _read_days(text: str) -> tuple[str, ...]:
    days = tuple(day for day in text.split(",") if day)
    if any(day not in DAYS for day in days):
        raise _refuse(text, Message(gettext_noop("days are MO, TU, WE, TH, FR, SA, SU.")))
    return days


def _read_interval(rule: dict[str, str]) -> int:
    text = rule.get("INTERVAL", "1")
    if not text.isdigit() or int(text) < 1:
        raise _refuse(text, Message(gettext_noop("an interval is a number from 1 on.")))
    return int(text)


def _read_times(words: Json) -> tuple[time, ...]:
    hours = words if isinstance(words, list) else [words] if words is not None else []
    return tuple(sorted(_read_time(hour) for hour in hours))


def _read_time(words: Json) -> time:
    match = _TIME.fullmatch(words) if isinstance(words, str) else None
    if not match:
        raise _refuse(words, Message(gettext_noop("an hour is written 13:00.")))
    return time(int(match[1]), int(match[2]))


def _read_duration(words: Json) -> timedelta | None:
    if words is None:
        return None
    match = _DURATION.fullmatch(words) if isinstance(words, str) else None
    if not match or not any(match.groups()):
        raise _refuse(words, Message(gettext_noop("a duration is written PT2H.")))
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _read_day(words: Json) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(str(words).split("T")[0])
    except ValueError as problem:
        raise _refuse(words, Message(gettext_noop("a day is written 2022-02-22."))) from problem


def _read_zone(words: Json) -> str:
    if not words:
        return ""
    try:
        ZoneInfo(str(words))
    except (ZoneInfoNotFoundError, ValueError) as problem:
        raise _refuse(words, Message(gettext_noop("no time zone is called so."))) from problem
    return str(words)


def _refuse(what: Json, problem: Message) -> RecurrenceRefusedError:
    next_step = Message(gettext_noop("Write FREQ=DAILY;BYDAY=SA,SU;UNTIL=20220222."))
    return RecurrenceRefusedError(repr(what), problem, next_step)
