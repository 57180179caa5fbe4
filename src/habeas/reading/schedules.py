"""Find schedules: what happens again and again, on which days, when, how long, where and until when."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import NamedTuple

from habeas.reading.dates.english_clock import CLOCK, clock_of
from habeas.reading.document import Document
from habeas.reading.figures.numbers import Amount, read_number
from habeas.reading.schedule_patterns import DAY_CODES, Pattern, format_length, share_limits, suggest_schedule
from habeas.reading.schedules_east_asian import scan_east_asian
from habeas.reading.sentences import Span
from habeas.reading.suggestion import Suggestion
from habeas.reading.tokens import cut_tokens

_FLAGS = re.IGNORECASE
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAYS_LIST = rf"{_DAY}s?(?:\s*(?:,\s*and|,|and|or|&|/)\s*(?:every\s+|each\s+|on\s+)?{_DAY}s?)*"
_CUE = re.compile(
    rf"(?P<nth>\b(?:on\s+)?the\s+(?P<which>first|second|third|fourth|last)\s+(?P<nthday>{_DAY})\s+(?:of\s+)?(?:every|each|the)\s+month)"
    rf"|(?P<span>\b(?:every\s+|each\s+)?{_DAY}s?\s*(?:to|through|thru|until|[-–])\s*{_DAY}s?\b)"
    rf"|(?P<named>\b(?:every|each)\s+(?:(?P<other>other|second)\s+)?{_DAYS_LIST}\b|\b{_DAY}s\b(?:\s*(?:,\s*and|,|and|or|&)\s*{_DAY}s\b)*)"
    r"|(?P<weekdays>\b(?:on\s+|every\s+|each\s+|during\s+)?(?:weekdays?|working\s+days?|work\s*days|business\s+days)\b)"
    r"|(?P<weekends>\b(?:on|every|each|at|during)\s+(?:the\s+)?weekends?\b|\bweekends\b)"
    r"|(?P<daily>\b(?:every|each)\s+(?:single\s+)?(?:day|morning|afternoon|evening|night)\b|\bdaily\b|\bnightly\b|\b(?:once|twice|three\s+times)\s+(?:a|per|each)\s+day\b)"
    r"|(?P<weekly>\b(?:every|each)\s+week\b|\bweekly\b|\b(?:once|twice|three\s+times|several\s+times)\s+(?:a|per|each|every)\s+week\b)"
    r"|(?P<monthly>\b(?:every|each)\s+month\b|\bmonthly\b|\b(?:once|twice)\s+(?:a|per|each|every)\s+month\b)"
    r"|(?P<yearly>\b(?:every|each)\s+(?:year|spring|summer|autumn|fall|winter)\b|\bannually\b|\b(?:once|twice)\s+(?:a|per|each|every)\s+year\b)",
    _FLAGS,
)
_HINTS = frozenset(
    [
        *(
            "every",
            "each",
            "daily",
            "weekly",
            "nightly",
            "monthly",
            "annually",
            "once",
            "twice",
            "times",
            "month",
        ),
        *("weekday", "weekdays", "weekend", "weekends", "working", "workdays", "business"),
        *(f"{name}days" for name in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")),
    ]
)
"""Only sentences with one of these words are looked at."""

_EVENT = re.compile(
    r"\b(?:protest|rall(?:y|ie)|vigil|demonstrat|picket|sit-in|march|gather|meet|hearing|held|holds?|holding|screen|exhibit|show|"
    r"service|prayer|pray|class|session|broadcast|opens?\b|open\b|visit|campaign|concert|mass\b|festival|report\s+to|appear|briefing|"
    r"commemorat|ceremon|sing|read(?:s|ing)?\s+(?:out|the\s+names)|stand|performance|assembl|programme|program|seminar|lecture|call(?:s|ed)?\s+with|review|"
    r"fast\b|walk\b|deliver|publish|runs?\b|takes?\s+place|start|begin)",
    _FLAGS,
)
_BEYOND = re.compile(
    r"\b(?:times?|amount|number|average|wage|pay|paid|ration|quota|work(?:ed|s)?|beaten|hours\s+of)\b", _FLAGS
)
_LENGTH = re.compile(
    r"(?:\b(?:for|lasts?|lasting|about|of|takes?)\s+|\b)(?P<count>an?|half\s+an|\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|fifteen|twenty|thirty|forty|forty-five|fifty|ninety)(?P<half>\s+and\s+a\s+half)?[\s-]+(?P<unit>hours?|minutes?|mins?)\b"
    r"(?P<more>\s+and\s+a\s+half\b)?",
    _FLAGS,
)
_TO = re.compile(r"\s*(?:to|until|till|and|through|[-–—])\s*(?:at\s+|about\s+)?", _FLAGS)
_NOON = re.compile(r"\b(?P<noon>noon|midday|midnight)\b", _FLAGS)
_UNTIL_BEFORE = re.compile(
    r"\b(?:through|until|till|up\s+to|to|ends?\s+(?:on)?|ending\s+(?:on)?)\s+(?:at\s+least\s+)?(?:the\s+)?$",
    _FLAGS,
)
_FROM_BEFORE = re.compile(
    r"\b(?:from|starting|beginning|starts?|begins?|began|started|as\s+of|since)\s+(?:on\s+|in\s+)?(?:the\s+)?$",
    _FLAGS,
)
_PLACE = re.compile(
    r"\b(?P<word>in\s+front\s+of|outside|opposite|across\s+from|in|at|near|before|on)\s+(?:the\s+)?"
    r"(?P<name>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][\w’'-]*(?:\s+(?:of\s+|de\s+|the\s+)?[A-Z][\w’'-]*)*"
    r"(?:\s+(?:consulate|embassy|square|park|church|mosque|station|office|ministry|headquarters|university|prison|court))?)"
)
_GOES_ON = re.compile(r"(?:The|It|They|Each|These|This|Every)\b")
_STEMS = re.compile(
    r"\b(protest|rall|vigil|demonstrat|picket|sit-in|march|gather|meet|hearing|screen|exhibit|service|prayer|class|session|broadcast|visit|campaign)\w*",
    _FLAGS,
)
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "-1"}


class Clock(NamedTuple):
    """A time of day in the text: where, and when; `end` is the second time of "1 p.m. to 3 p.m."."""

    start: int
    stop: int
    begins: time
    ends: time | None = None


def find_schedules(
    document: Document,
    dates: Sequence[Suggestion] = (),
    places: Sequence[Suggestion] = (),
    acts: Sequence[Suggestion] = (),
    organisations: Sequence[Suggestion] = (),
) -> list[Suggestion]:
    """Return the recurring events of `document`: one for each pattern of days and place.

    A time, length or limit said once holds for all patterns of its sentence; a limit said earlier of
    the same doing (the protest runs "through Feb. 22") holds for what is said of it later.
    """
    scan = _scan_english if document.language == "en" else scan_east_asian
    found = scan(document, dates)
    return [
        suggest_schedule(document, pattern, number)
        for number, pattern in enumerate(share_limits(found), start=1)
    ]


def _scan_english(document: Document, dates: Sequence[Suggestion]) -> list[Pattern]:
    found: list[Pattern] = []
    hinted = dict.fromkeys(
        document.sentence_index(token.start) for token in document.tokens if token.lower in _HINTS
    )
    for index in hinted:
        cues = list(_CUE.finditer(document.visible, *document.sentences[index])) if index >= 0 else []
        if cues:
            found.extend(_read_sentence(document, index, cues, dates))
    return found


def _read_sentence(
    document: Document, index: int, cues: list[re.Match[str]], dates: Sequence[Suggestion]
) -> list[Pattern]:
    sentence = document.sentences[index]
    words = document.visible[slice(*sentence)]
    clocks = find_clocks(document.visible, sentence)
    begin, until = _find_limits(document, sentence, dates)
    patterns = [pattern for cue in cues if (pattern := _read_cue(cue)) is not None]
    named = [pattern for pattern in patterns if pattern.by_day]
    daily = any(cue["daily"] for cue in cues)
    chosen = named or patterns[:1]
    if named and daily and len(clocks) > len(named):
        chosen, daily = [pattern for pattern in patterns if pattern.by_day or pattern.freq == "daily"], False
    if not chosen or not _is_schedule(words, cues, bool(clocks or until or begin), bool(named)):
        return []
    length = _find_length(document.visible, sentence)
    stems = frozenset(match.group(1).lower() for match in _STEMS.finditer(words))
    clocks, length = _look_on(document, index, clocks, length)
    read = []
    for place, pattern in enumerate(chosen):
        freq = "daily" if daily else pattern.freq
        own = _clocks_of(pattern, chosen, place, clocks)
        starts, lasting = _starts_of(own, length)
        left = chosen[place - 1].end if place else sentence.start
        spot = _find_spot(
            document.visible, left, pattern.end if place + 1 < len(chosen) else sentence.end, pattern
        )
        read.append(
            replace(
                pattern,
                freq=freq,
                starts=starts,
                duration=lasting,
                place=spot[0] if spot else None,
                begin=begin,
                until=until,
                stems=stems,
                start=min([pattern.start, *([spot[1]] if spot else [])]),
            )
        )
    return read


def _read_cue(cue: re.Match[str]) -> Pattern | None:
    start, end = cue.span()
    if cue["nth"]:
        day = f"{_ORDINALS[cue['which'].lower()]}{_codes(cue['nthday'])[0]}"
        return Pattern(start=start, end=end, freq="monthly", by_day=(day,))
    if cue["span"]:
        first, last = _codes(cue["span"])[0], _codes(cue["span"])[-1]
        one, two = DAY_CODES.index(first), DAY_CODES.index(last)
        days = DAY_CODES[one : two + 1] if one <= two else DAY_CODES[one:] + DAY_CODES[: two + 1]
        repeated = re.search(r"every|each|days\b", cue["span"], _FLAGS)
        return Pattern(start=start, end=end, freq="daily", by_day=days) if repeated else None
    if cue["named"]:
        return Pattern(start=start, end=end, freq="weekly", by_day=_codes(cue["named"]))
    if cue["weekdays"]:
        return Pattern(start=start, end=end, freq="daily", by_day=DAY_CODES[:5])
    if cue["weekends"]:
        return Pattern(start=start, end=end, freq="weekly", by_day=DAY_CODES[5:])
    freq = next(name for name in ("daily", "weekly", "monthly", "yearly") if cue[name])
    return Pattern(start=start, end=end, freq=freq)


def _codes(words: str) -> tuple[str, ...]:
    names = re.findall(_DAY, words, _FLAGS)
    found = {name[:2].upper() for name in names}
    if words.count("-") or re.search(r"\b(?:to|through|thru|until)\b|–", words):
        return tuple(name[:2].upper() for name in names)
    return tuple(code for code in DAY_CODES if code in found)


def _is_schedule(words: str, cues: list[re.Match[str]], timed: bool, named: bool) -> bool:
    """Tell a schedule from a mere "every day": it has an event, and days or times of its own."""
    event = bool(_EVENT.search(words))
    if named:
        return event or timed
    cue = cues[0]
    bare = cue.group().lower() in ("daily", "weekly", "monthly", "nightly", "annually")
    if bare or cue["yearly"]:
        return timed and event
    return (event or timed) and (timed or not _BEYOND.search(words))


def find_clocks(text: str, span: tuple[int, int]) -> list[Clock]:
    """Return the times of day in text[span], two that make a range as one."""
    found: list[Clock] = []
    for match in CLOCK.finditer(text, *span):
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in ":.,"):
            continue
        moment = clock_of(match)
        if moment is not None and (
            match["half"] or match["hour24"] or match["plain"] or "clock" in match.group()
        ):
            found.append(Clock(match.start(), match.end(), moment))
    for match in _NOON.finditer(text, *span):
        found.append(
            Clock(match.start(), match.end(), time(0) if match["noon"].lower() == "midnight" else time(12))
        )
    return _join_clocks(text, sorted(found))


_BARE_HOUR = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?\s*(?:to|until|till|and|[-–—])\s*$", _FLAGS
)


def _join_clocks(text: str, clocks: list[Clock]) -> list[Clock]:
    joined: list[Clock] = []
    for clock in clocks:
        before = joined[-1] if joined else None
        if before and before.ends is None and _TO.fullmatch(text, before.stop, clock.start):
            gap = text[before.stop : clock.start]
            if "and" not in gap or re.search(
                r"between\s+$", text[max(0, before.start - 12) : before.start], _FLAGS
            ):
                joined[-1] = before._replace(stop=clock.stop, ends=clock.begins)
                continue
        bare = _BARE_HOUR.search(text, max(0, clock.start - 14), clock.start)
        if bare and clock.begins.hour >= 12 and 1 <= int(bare["hour"]) <= 12:
            hour = int(bare["hour"]) % 12 + (12 if int(bare["hour"]) % 12 < clock.begins.hour - 12 else 0)
            joined.append(Clock(bare.start(), clock.stop, time(hour, int(bare["minute"] or 0)), clock.begins))
            continue
        joined.append(clock)
    return joined


def _find_length(text: str, span: tuple[int, int]) -> str | None:
    """Return the ISO 8601 length that a sentence names in hours or minutes."""
    match = _LENGTH.search(text, *span)
    if not match:
        return None
    words = match["count"].lower()
    amount: Amount = 1
    if words.startswith("half"):
        amount = 0.5
    elif words not in ("a", "an"):
        number = read_number(cut_tokens(words), 0)
        amount = number.low if number else 1
    minutes = round(
        (amount + (0.5 if match["half"] or match["more"] else 0))
        * (60 if match["unit"].lower().startswith("h") else 1)
    )
    return format_length(minutes)


def _find_limits(
    document: Document, sentence: Span, dates: Sequence[Suggestion]
) -> tuple[str | None, str | None]:
    """Return from and until: dates of the sentence after "from", "starting", "through", "until"."""
    begin = until = None
    for item in dates:
        if not sentence.start <= item.start < sentence.end:
            continue
        edtf = str(item.value["edtf"])
        before = document.words_before(item.start)
        if item.quote.lower().startswith(("since", "ever since")):
            begin = edtf.split("/")[0]
        elif (
            "/" in edtf
            and _FROM_BEFORE.search(before + "from ")
            and re.search(r"\b(?:from|between)\s+$", before, _FLAGS)
        ):
            begin, until = edtf.split("/")
        elif _UNTIL_BEFORE.search(before):
            until = edtf
        elif _FROM_BEFORE.search(before):
            begin = edtf
    return begin, until


def _look_on(
    document: Document, index: int, clocks: list[Clock], length: str | None
) -> tuple[list[Clock], str | None]:
    """A sentence that goes on about it may name the time or the length: "They start at noon."."""
    following = document.sentences[index + 1] if index + 1 < len(document.sentences) else None
    if following is None or (clocks and length) or not _GOES_ON.match(document.visible, following.start):
        return clocks, length
    if document.paragraph_at(following.start) != document.paragraph_at(document.sentences[index].start):
        return clocks, length
    words = document.visible[slice(*following)]
    if _CUE.search(words) or not re.search(r"\b(?:start|begin|last|run|held|take)s?\b", words, _FLAGS):
        return clocks, length
    return clocks or find_clocks(document.visible, following), length or _find_length(
        document.visible, following
    )


def _clocks_of(pattern: Pattern, chosen: list[Pattern], place: int, clocks: list[Clock]) -> list[Clock]:
    """Return the times of one pattern: its own where each has one, before or after it, else all."""
    if len(chosen) < 2 or len(clocks) < len(chosen):
        return clocks
    left = chosen[place - 1].end if place else 0
    right = chosen[place + 1].start if place + 1 < len(chosen) else None
    if clocks[0].start < chosen[0].start:
        return [clock for clock in clocks if left <= clock.start < pattern.end] or clocks
    after = [
        clock for clock in clocks if clock.start >= pattern.start and (right is None or clock.start < right)
    ]
    return after or clocks


def _starts_of(clocks: list[Clock], length: str | None) -> tuple[tuple[str, ...], str | None]:
    starts = tuple(dict.fromkeys(f"{clock.begins:%H:%M}" for clock in clocks))
    ranged = next((clock for clock in clocks if clock.ends is not None), None)
    if length is None and ranged is not None and ranged.ends is not None:
        minutes = (ranged.ends.hour - ranged.begins.hour) * 60 + ranged.ends.minute - ranged.begins.minute
        length = format_length(minutes % (24 * 60))
    return starts, length


def _find_spot(text: str, left: int, right: int, pattern: Pattern) -> tuple[str, int] | None:
    """Return the place said with a pattern: the nearest one before it, else the first after it."""
    spots = [(match["name"], match.start("name")) for match in _PLACE.finditer(text, left, right)]
    before = [spot for spot in spots if spot[1] < pattern.start]
    return before[-1] if before else (spots[0][0], pattern.start) if spots else None
