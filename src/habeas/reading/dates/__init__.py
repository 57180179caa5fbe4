"""Find dates: expressions of time in a document, each with its EDTF value and why it is read so."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from habeas.reading.dates.calendar import last_weekday, next_weekday, shift_day
from habeas.reading.dates.chinese import scan_chinese
from habeas.reading.dates.english import scan_dates
from habeas.reading.dates.english_counted import move_by
from habeas.reading.dates.events import find_event_day
from habeas.reading.dates.joining import join_phrases
from habeas.reading.dates.korean import scan_korean
from habeas.reading.dates.phrases import Phrase
from habeas.reading.dates.resolving import Resolved, resolve_phrase
from habeas.reading.document import Document
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

RECURRENCE = re.compile(
    r"\b(?:every|each|daily|weekly|nightly|monthly|weekdays|weekends|(?:once|twice|times)\s+(?:a|per|each|every)\s+(?:day|week|month)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)\b"
    r"|매일|매주|날마다|평일|마다\b|每天|每日|每周|每週|每星期",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|must|should|plans?|planned|planning|deadline|scheduled|expected|due|set to|"
    r"is to|are to|vow\w*|"
    r"demand\w*|call(?:s|ed|ing)? (?:on|for)|urg(?:e|es|ed|ing)|ultimatum|ha(?:ve|s) until|"
    r"gave|giv\w+|to be|going to|intend\w*|aims?|hop(?:e|es|ing)|"
    r"continues?|runs?|extended|expires?|upcoming)\b|['’]ll\b|까지|전까지|예정|계획|之前|以前|为止|截至|将"
)
_WILL_BE = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:due|scheduled|slated|set|expected|planned|to)|(?:scheduled|slated|planned|set)\s+for)\b"
    r"[^.,;:“”\"\n]{0,50}$"
)
_COMING = re.compile(
    r"\b(?:to|must|should|will|would|can|could)\s[^.,;:“”\"\n]{0,50}\b(?:before|ahead\s+of)\s+(?:the|its|their|a|an|this)\s"
    r"[^.,;:“”\"\n]{0,40}\b(?:in|of)\s+$"
    r"|\b(?:the|its|their)\s+(?:next|coming|upcoming|forthcoming)\s[^.,;:“”\"\n]{0,40}\bin\s+$"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|fled|left|came|went|began|took|held|sent|met|died|[a-z]{2,}(?:[^aeiou]ed|ied|aded))\b"
)
_APPOSED = re.compile(r",\s*(?:(?:or|just|that is|i\.e\.),?\s+)?")
_SPEAKERS_DAY = Message(
    gettext_noop("Said in a quotation; the day on which it was said, as the text gives it.")
)
_APPOSITION = Message(gettext_noop("It explains the date before it."))
_COUNTED = Message(gettext_noop("Counted from another date in the text."))
_EVENT = Message(gettext_noop("Counted from a public event whose days are known."))
_SPOKEN = re.compile(
    r"\b(?:said|says|told|sp[eo]ak\w*|spoke|address\w*|rally|rallies|protest\w*|conference|meeting|speech|ceremony|gather\w*|"
    r"testif\w*|announce\w*|forum|hearing|interview\w*)\b|말했|밝혔|기자회견|집회|说|表示|发布会"
)
_GATHERED = re.compile(
    r"\b(?:rally|rallies|protest\w*|conference|speech|ceremony|gather\w*|testif\w*|forum|hearing|event|vigil)\b|기자회견|집회|发布会"
)
_MEMORY = 21


@dataclass(slots=True)
class _Memory:
    """The dates resolved so far: where, and which day or value."""

    places: list[int]
    days: list[date]
    latest: Resolved | None = None

    def note(self, place: int, resolved: Resolved) -> None:
        self.latest = resolved
        if resolved.on is not None:
            self.places.append(place)
            self.days.append(resolved.on)

    def before(self, place: int) -> date | None:
        index = bisect_left(self.places, place) - 1
        return self.days[index] if index >= 0 else None

    def within(self, start: int, end: int, place: int) -> date | None:
        """Return the day nearest to `place` among those between `start` and `end`."""
        first, last = bisect_left(self.places, start), bisect_right(self.places, end)
        spots = range(first, last)
        return self.days[min(spots, key=lambda spot: abs(self.places[spot] - place))] if spots else None


def find_dates(document: Document) -> list[Suggestion]:
    """Return the dates of `document` in order, none overlapping another.

    Values are `{"edtf": …}` as docs/reading.md lays down; the date is the one written, even where
    it cannot be right. Relative dates without a known day of publication are left out.
    """
    phrases = _scan(document)
    memory = _Memory([], [])
    resolved: dict[int, Resolved] = {}
    late: list[int] = []
    for index, phrase in enumerate(phrases):
        if phrase.grain in ("today", "time") and _waits(document, phrase):
            late.append(index)
            continue
        found = _resolve(document, phrases, index, memory, resolved)
        if found is not None:
            resolved[index] = found
            memory.note(phrase.start, found)
    for index in late:
        found = _resolve_late(document, phrases[index], memory)
        if found is not None:
            resolved[index] = found
    return [
        _suggest(document, phrases[index], resolved[index], number)
        for number, index in enumerate(sorted(resolved), start=1)
    ]


def _scan(document: Document) -> list[Phrase]:
    if document.language == "ko":
        return scan_korean(document)
    if document.language == "zh":
        return scan_chinese(document)
    return join_phrases(document, scan_dates(document))


def _waits(document: Document, phrase: Phrase) -> bool:
    return phrase.grain == "time" or is_quoted(document, phrase.start)


def is_quoted(document: Document, offset: int) -> bool:
    """Tell whether `offset` lies between quotation marks, which a paragraph opens and closes."""
    start = document.paragraph_at(offset).start
    words = document.visible[start:offset]
    curly = words.count("“") - words.count("”")
    return curly > 0 or (curly == 0 and words.count('"') % 2 == 1)


def _resolve(
    document: Document, phrases: list[Phrase], index: int, memory: _Memory, resolved: dict[int, Resolved]
) -> Resolved | None:
    phrase = phrases[index]
    if phrase.grain == "counted":
        return _resolve_counted(document, phrases, index, memory, resolved)
    if phrase.grain in ("day", "month") and phrase.unit == "year" and memory.latest is not None:
        phrase = (
            phrase.change(year=int(memory.latest.edtf[:4]) + phrase.shift)
            if memory.latest.edtf[:4].isdigit()
            else phrase
        )
    deadline = phrase.edge in ("until", "by") and _AHEAD.search(_sentence_words(document, phrase))
    forward = phrase.edge == "next" or bool(deadline) or _lies_ahead(document, phrase)
    if _recurs(document, phrase):
        return None
    found = resolve_phrase(phrase, document.published, nearest=memory.before(phrase.start), forward=forward)
    if found is not None and not forward and _is_over(document, phrase, found):
        earlier = phrase.change(year=int(found.edtf[:4]) - 1)
        return resolve_phrase(earlier, document.published, nearest=None, forward=False) or found
    return found


def _is_over(document: Document, phrase: Phrase, found: Resolved) -> bool:
    """A day without a year that lies ahead, in a sentence that tells only of the past, is last year's."""
    published = document.published
    if (
        phrase.grain != "day"
        or phrase.year is not None
        or phrase.month is None
        or phrase.until
        or phrase.edge
    ):
        return False
    if published is None or found.on is None or found.on <= published:
        return False
    words = _sentence_words(document, phrase)
    return bool(_PAST.search(words)) and not _AHEAD.search(words)


def _lies_ahead(document: Document, phrase: Phrase) -> bool:
    """A hearing will be held on Friday, a report is due in March: plainly not the latest one."""
    if phrase.grain not in ("weekday", "month", "day") or phrase.year is not None or phrase.edge:
        return False
    before = document.words_before(phrase.start, 70)
    return bool(_WILL_BE.search(before) or (phrase.grain == "month" and _COMING.search(before)))


def _recurs(document: Document, phrase: Phrase) -> bool:
    """From Monday to Friday in a sentence about each week is a schedule."""
    weekly = phrase.grain == "weekday" and phrase.until is not None and phrase.until.grain == "weekday"
    weekly = weekly or document.visible[phrase.start : phrase.end] == "주말"
    return weekly and bool(RECURRENCE.search(_sentence_words(document, phrase)))


def _sentence_words(document: Document, phrase: Phrase) -> str:
    return document.visible[slice(*document.sentence_at(phrase.start))]


def _resolve_late(document: Document, phrase: Phrase, memory: _Memory) -> Resolved | None:
    """A time alone, or a quoted "today": the day is the one said in the sentence, or before it."""
    sentence = document.sentence_at(phrase.start)
    if phrase.grain == "time":
        if RECURRENCE.search(document.visible[slice(*sentence)]):
            return None
        day = memory.within(*sentence, phrase.start) or memory.before(phrase.start)
        return resolve_phrase(phrase, document.published, nearest=day, forward=False)
    day = _day_of_speech(document, memory, phrase.start)
    if day is None or day == document.published:
        return resolve_phrase(phrase, document.published, nearest=None, forward=False)
    return resolve_phrase(
        phrase.change(reason=_SPEAKERS_DAY, confidence=0.65), day, nearest=None, forward=False
    )


def _day_of_speech(document: Document, memory: _Memory, place: int) -> date | None:
    """Return the day of the nearest sentence that tells of speaking, within the weeks before publication.

    A sentence of the same paragraph goes before those that precede it.
    """
    published = document.published
    if published is None:
        return None
    paragraph = document.paragraph_at(place)
    spots = sorted(
        (not paragraph.start <= spot < paragraph.end, abs(spot - place), day)
        for spot, day in zip(memory.places, memory.days, strict=True)
        if spot < paragraph.end and 0 <= (published - day).days <= _MEMORY
    )
    for _, distance, day in spots:
        spot = place - distance if place - distance in memory.places else place + distance
        words = document.visible[slice(*document.sentence_at(spot))]
        if (_SPOKEN if paragraph.start <= spot else _GATHERED).search(words):
            return day
    return None


def _resolve_counted(
    document: Document, phrases: list[Phrase], index: int, memory: _Memory, resolved: dict[int, Resolved]
) -> Resolved | None:
    phrase = phrases[index]
    if phrase.rest is not None:
        return _resolve_rest(document, phrases, index, resolved)
    day = memory.before(phrase.start)
    if phrase.weekday is not None:
        return _count_weekday(phrase, day)
    if phrase.unit in ("day", "night", "week", "fortnight"):
        return _count_from(phrase, day, 0.65)
    if memory.latest is None or not memory.latest.edtf[:4].isdigit():
        return None
    if phrase.unit == "month" and memory.latest.edtf[5:7].isdigit():
        month = date.fromisoformat(f"{memory.latest.edtf[:7]}-01")
        return _count_from(phrase, month if memory.latest.on is None or day is None else day, 0.6)
    return _count_from(phrase, date(int(memory.latest.edtf[:4]) or 1, 1, 1), 0.55)


def _count_weekday(phrase: Phrase, day: date | None) -> Resolved | None:
    if day is None or phrase.weekday is None:
        return None
    if phrase.shift < 0:
        found = last_weekday(phrase.weekday, shift_day(day, days=-1))
    else:
        found = next_weekday(phrase.weekday, shift_day(day, days=1))
    return Resolved(edtf=found.isoformat(), on=found, reason=_COUNTED, confidence=0.6)


def _count_from(
    phrase: Phrase, day: date | None, confidence: float, reason: Message = _COUNTED
) -> Resolved | None:
    moved = move_by(day, phrase.unit, phrase.shift) if day else None
    if moved is None:
        return None
    shown = {"month": f"{moved:%Y-%m}", "year": f"{moved.year:04}", "decade": f"{moved.year:04}"}
    if phrase.unit in shown:
        return Resolved(edtf=shown[phrase.unit], on=None, reason=reason, confidence=confidence)
    return Resolved(edtf=moved.isoformat(), on=moved, reason=reason, confidence=confidence)


def _resolve_rest(
    document: Document, phrases: list[Phrase], index: int, resolved: dict[int, Resolved]
) -> Resolved | None:
    """N days after something: a date that follows, the date before the comma, or a known event."""
    phrase = phrases[index]
    assert phrase.rest is not None
    following = phrases[index + 1] if index + 1 < len(phrases) else None
    if following is not None and following.start < phrase.rest:
        base = resolve_phrase(following, document.published, nearest=None, forward=False)
        return _count_from(phrase, base.on if base else None, 0.85)
    before = resolved.get(index - 1)
    if before and before.on and _APPOSED.fullmatch(document.visible, phrases[index - 1].end, phrase.start):
        found: Resolved | None = Resolved(
            edtf=before.edtf[:10], on=before.on, reason=_APPOSITION, confidence=0.8
        )
    else:
        words = document.visible[phrase.end : phrase.rest]
        found = _count_from(phrase, find_event_day(words, document.published), 0.8, _EVENT)
    if found is not None:
        phrases[index] = phrase.change(end=phrase.rest)
    return found


def _suggest(document: Document, phrase: Phrase, resolved: Resolved, number: int) -> Suggestion:
    end = phrase.end
    return Suggestion(
        id=f"d{number}",
        kind="date",
        start=phrase.start,
        end=end,
        quote=document.text[phrase.start : end],
        value={"edtf": resolved.edtf},
        confidence=resolved.confidence,
        reason=resolved.reason,
    )
