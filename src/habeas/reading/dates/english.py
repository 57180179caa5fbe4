"""Find the date expressions of English reports: months, weekdays, years, numbers with a calendar form."""

import re
from collections.abc import Callable, Sequence
from datetime import time

from habeas.reading.dates.calendar import MONTHS, WEEKDAYS, make_day
from habeas.reading.dates.english_clock import read_clock, read_noon
from habeas.reading.dates.english_named import RELATIVE_RULES
from habeas.reading.dates.phrases import Phrase
from habeas.reading.document import Document
from habeas.reading.tokens import Token

Rule = Callable[[Document, Token], Phrase | None]
"""Reads the expression that begins at a token, or answers None."""

_MONTH = (
    r"(?:(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"(?P<abbr>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|[^\W\d_])"
_YEAR = r"(?:1[6-9]|20)\d\d(?!\d|[.,]\d|[^\W\d_])"
_FLAGS = re.IGNORECASE

_MONTH_FIRST = re.compile(
    rf"{_MONTH}\s+(?:the\s+)?(?P<day>{_DAY})"
    rf"(?:\s*(?:[-–—]|to\b|through\b|until\b|(?P<pair>and\b|,))\s*(?P<last>{_DAY})"
    r"(?!\s*(?:[ap]\.?\s?m\b|hours|days|people|percent|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"(?(pair)(?=\s*(?:[.;:)\]]|,?\s+(?:(?:1[6-9]|20)\d\d|in|at|for|when|by|near|from|but|and)\b|,\s|$))))?"
    rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?",
    _FLAGS,
)
_MONTH_YEAR = re.compile(rf"{_MONTH},?\s+(?:of\s+)?(?:(?P<year>{_YEAR})|['’](?P<short>\d\d)\b)", _FLAGS)
_MONTH_ALONE = re.compile(_MONTH, _FLAGS)
_DAY_FIRST = re.compile(
    rf"(?P<day>{_DAY})(?:\s*(?:[-–—]|to\b|(?P<pair>and\b|&))\s*(?P<last>{_DAY}))?"
    rf"(?:\s+(?:day\s+)?of|-)?\s*{_MONTH}(?:[,-]?\s*(?:of\s+)?(?P<year>{_YEAR}))?",
    _FLAGS,
)
_ISO = re.compile(
    r"(?P<year>(?:1[89]|20)\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_NUMERIC = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)(?P<year>(?:1[89]|20)\d\d)(?!\d)"
)
_YEAR_RANGE = re.compile(
    r"(?P<year>(?:1[6-9]|20)\d\d)\s*[-–—/]\s*(?P<last>(?:1[6-9]|20)\d\d|\d\d)(?![\d-]|[.,]\d|[^\W\d_])"
)
_DECADE = re.compile(r"(?P<year>(?:1[6-9]|20)\d0)['’]?s\b")
_SHORT_DECADE = re.compile(r"['’‘](?P<year>[2-9]0)s\b")
_SHORT_YEAR = re.compile(r"['’‘](?P<year>\d\d)\b(?![-:.]\d)")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|of|from|between|and|to|until|by|late|early|summer|winter|spring|autumn|fall)\s+$", _FLAGS
)
_YEAR_ALONE = re.compile(rf"(?P<year>{_YEAR})(?!\s*(?:[ap]\.?m\b|GMT|UTC|hours\b|hrs\b))")
_DAY_ALONE = re.compile(
    r"(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s*(?:[.,;:)]|(?:and|but|at|in|of\s+(?:this|the)\s+month|with|"
    r"when|that|by|he|she|they|police|none|no|nobody|some|all|there|"
    r"we|their|his|her|about|more|after|before|another|still)\b|$))"
)
_ON_THE = re.compile(
    r"\b(?:on|by|until|from|since|through|before|after|as\s+of|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s+the\s+$",
    _FLAGS,
)
_MONTH_WORD = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_WEEKDAY = re.compile(
    r"(?P<full>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"(?:[\s-]+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|midday|lunchtime|dawn)\b)?"
    rf"|(?P<abbr>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?(?=,?\s+(?:\d|{_MONTH_WORD}))",
    _FLAGS,
)
_NOT_WEEKDAY = re.compile(
    r"\s+(?:prayers?|Times|Mirror|Telegraph|Post|school|Express|mass|service|Mail|World|Agreement)\b"
)
_BEFORE_WEEKDAY = re.compile(
    r"(?:\b(?:(?:every|each|alternate)\s+(?:first|second|third|fourth)|every|each|alternate|other|Good|Black|Bloody|Palm|Easter|Super|Ash|Holy|Cyber|Red|Sham)\s+(?:other\s+)?)$",
    _FLAGS,
)
_SURE_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|through|during|last|this|next|past|early|late|mid|between|throughout|earlier|previous|"
    r"following|each|middle of|end of|beginning of|start of|month of)[\s-]+$",
    _FLAGS,
)
_MAYBE_BEFORE = re.compile(
    r"\b(?:of|from|to|on|before|after|and|or|for|around|about|the|a|that|as|its|his|their|our)[\s-]+$", _FLAGS
)
_NAME_AFTER = re.compile(r"\s+[A-Z]")
_AMBIGUOUS = frozenset({"may", "march", "mar", "april", "june", "august", "jan", "dec", "sep", "jun", "jul"})
_PEOPLE_AFTER = re.compile(
    r"\s+(?:(?:[a-z]+|North|South|Korean|[A-Z][a-z]+an|[A-Z][a-z]+ese)\s+){0,2}(?:people|persons|refugees|migrants|men|"
    r"women|children|families|detainees|prisoners|asylum|Uyghurs|Uighurs|Koreans|Eritreans|defectors|escapees|cases|"
    r"workers|students|deportees|nationals|dollars|euros|yuan|won|km|kilomet\w+|miles|meters|metres|feet|pages|times|troops|soldiers)\b"
)
_QUANTITY_BEFORE = re.compile(
    r"(?:\b(?:some|than|least|nearly|almost|to|over|about|around|approximately|roughly|the|of|all|another|up|with|and)\s+"
    r"|[$€£¥]\s?|,\s+)$",
    _FLAGS,
)
_SINCE_YEAR = re.compile(r"\b(?:between|from)\s+(?:1[6-9]|20)\d\d\s+(?:and|to)\s+$", _FLAGS)
_NUMBER_NAME = re.compile(
    r"(?:\b(?:No|Nos|Resolution|resolution|Flight|flight|Article|Law|Act|Room|Page|page|Decree|number|Regulation|Directive|"
    r"Order|Highway|Route|Unit|Bureau|Case)\.?\s+(?:No\.?\s*)?|[/\\#$€£¥.]|\bUS\$)$"
)


def scan_dates(document: Document) -> list[Phrase]:
    """Return the date expressions of an English text in order, none within another."""
    found: list[Phrase] = []
    busy = 0
    for token in document.tokens:
        if token.kind != "number" and token.lower not in _WORD_RULES and "-" not in token.text:
            continue
        for part in (token,) if token.kind != "word" or "-" not in token.text else _cut_hyphens(token):
            phrase = None if part.start < busy else _read_at(document, part)
            if phrase is not None:
                found.extend([phrase] if phrase.also is None else [phrase, phrase.also])
                busy = found[-1].end
    return found


def _cut_hyphens(token: Token) -> list[Token]:
    """Return the parts of "mid-July" or "January-March" as tokens."""
    parts: list[Token] = []
    start = token.start
    for words in token.text.split("-"):
        parts.append(Token(start, start + len(words), words, "word", words.lower()))
        start += len(words) + 1
    return parts


def _read_at(document: Document, token: Token) -> Phrase | None:
    for rule in _rules_for(token):
        phrase = rule(document, token)
        if phrase is not None:
            return phrase
    return None


def _rules_for(token: Token) -> Sequence[Rule]:
    if token.kind == "number":
        return _NUMBER_RULES
    return _WORD_RULES.get(token.lower, ())


def _read_month(document: Document, token: Token) -> Phrase | None:
    if not token.text[0].isupper():
        return None
    text = document.visible
    for pattern in (_MONTH_FIRST, _MONTH_YEAR, _MONTH_ALONE):
        match = pattern.match(text, token.start)
        if match and (pattern is not _MONTH_ALONE or _is_month(document, token)):
            return _month_phrase(match)
    return None


def _is_month(document: Document, token: Token) -> bool:
    """A month alone: "May" and "March" may be verbs, "June" and "April" names of persons."""
    if token.kind == "word" and token.lower not in MONTHS:
        return False
    if token.lower.rstrip(".") not in _AMBIGUOUS:
        return True
    if token.lower.rstrip(".") in ("jan", "dec", "sep", "jun", "jul", "mar"):
        return False
    before = document.words_before(token.start)
    if _SURE_BEFORE.search(before):
        return True
    return bool(_MAYBE_BEFORE.search(before)) and not _NAME_AFTER.match(document.visible, token.end)


def _month_phrase(match: re.Match[str]) -> Phrase:
    parts = match.groupdict()
    month = MONTHS[(parts["month"] or parts["abbr"] or "").lower()]
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("short"):
        year = full_year(int(parts["short"]))
    return _day_phrase(match, parts, month, year)


def full_year(short: int) -> int:
    """Return the year meant by its two last digits ('98, '21)."""
    return 2000 + short if short < 50 else 1900 + short


def _day_phrase(match: re.Match[str], parts: dict[str, str | None], month: int, year: int | None) -> Phrase:
    day = _number(parts.get("day"))
    phrase = Phrase(
        start=match.start(), end=match.end(), grain="day" if day else "month", year=year, month=month, day=day
    )
    last = _number(parts.get("last"))
    if not (last and day and last > day):
        return phrase
    second = phrase.change(day=last)
    if parts.get("pair") and last != day + 1:
        return phrase.change(end=match.end("day"), also=second.change(start=match.start("last")))
    return phrase.change(until=second)


def _number(words: str | None) -> int | None:
    digits = re.match(r"\d+", words or "")
    return int(digits.group()) if digits else None


def _read_day_first(document: Document, token: Token) -> Phrase | None:
    match = _DAY_FIRST.match(document.visible, token.start)
    if not match or not (match["month"] or match["abbr"])[0].isupper():
        return None
    if match["abbr"] == "Mar" and not match["year"]:
        return None
    return _month_phrase(match)


def _read_iso(document: Document, token: Token) -> Phrase | None:
    match = _ISO.match(document.visible, token.start)
    if not match or not make_day(int(match["year"]), int(match["month"]), int(match["day"])):
        return None
    clock = time(int(match["hour"]) % 24, int(match["minute"])) if match["hour"] else None
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="day",
        year=int(match["year"]),
        month=int(match["month"]),
        day=int(match["day"]),
        clock=clock,
    )


def _read_numeric(document: Document, token: Token) -> Phrase | None:
    """Day before month, unless the calendar or the publication date rules it out."""
    match = _NUMERIC.match(document.visible, token.start)
    if not match:
        return None
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    european, american = make_day(year, two, one), make_day(year, one, two)
    published = document.published
    if european and american and published and european > published >= american:
        european = None
    day = european or american
    if day is None:
        return None
    surely = one == two or european is None or american is None
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="day",
        year=day.year,
        month=day.month,
        day=day.day,
        confidence=0.9 if surely else 0.6,
    )


def _read_year_range(document: Document, token: Token) -> Phrase | None:
    match = _YEAR_RANGE.match(document.visible, token.start)
    if not match or _NUMBER_NAME.search(document.words_before(token.start)):
        return None
    first, last = int(match["year"]), int(match["last"])
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 100:
        return None
    phrase = Phrase(start=match.start(), end=match.end(), grain="year", year=first)
    return phrase.change(until=phrase.change(year=last))


def _read_decade(document: Document, token: Token) -> Phrase | None:
    match = _DECADE.match(document.visible, token.start)
    if not match:
        return None
    return Phrase(start=match.start(), end=match.end(), grain="decade", year=int(match["year"]))


def _read_short_decade(document: Document, token: Token) -> Phrase | None:
    match = _SHORT_DECADE.match(document.visible, token.start)
    if not match:
        short = _SHORT_YEAR.match(document.visible, token.start)
        if not short or not _BEFORE_YEAR.search(document.words_before(token.start)):
            return None
        return Phrase(start=short.start(), end=short.end(), grain="year", year=full_year(int(short["year"])))
    return Phrase(start=match.start(), end=match.end(), grain="decade", year=1900 + int(match["year"]))


def _read_year(document: Document, token: Token) -> Phrase | None:
    match = _YEAR_ALONE.match(document.visible, token.start)
    if not match or not 1800 <= int(match["year"]) <= 2099:
        return None
    before = document.words_before(token.start)
    if _NUMBER_NAME.search(before):
        return None
    quantity = _QUANTITY_BEFORE.search(before) and not _SINCE_YEAR.search(before)
    if quantity and _PEOPLE_AFTER.match(document.visible, match.end()):
        return None
    return Phrase(start=match.start(), end=match.end(), grain="year", year=int(match["year"]))


def _read_day_alone(document: Document, token: Token) -> Phrase | None:
    """On the 5th: the day alone, its month that of publication or the one before."""
    match = _DAY_ALONE.match(document.visible, token.start)
    if not match or not _ON_THE.search(document.words_before(token.start)):
        return None
    return Phrase(start=match.start(), end=match.end(), grain="day", day=int(match["day"]))


def _read_weekday(document: Document, token: Token) -> Phrase | None:
    if not token.text[0].isupper():
        return None
    match = _WEEKDAY.match(document.visible, token.start)
    if not match or match.end() < token.end:
        return None
    if _BEFORE_WEEKDAY.search(document.words_before(token.start)) or _NOT_WEEKDAY.match(
        document.visible, match.end()
    ):
        return None
    name = (match["full"] or match["abbr"]).lower()
    return Phrase(start=match.start(), end=match.end(), grain="weekday", weekday=WEEKDAYS[name])


_NUMBER_RULES: tuple[Rule, ...] = (
    _read_iso,
    _read_numeric,
    read_clock,
    _read_day_first,
    _read_day_alone,
    _read_year_range,
    _read_decade,
    _read_year,
    *RELATIVE_RULES["#"],
)


def _gather_rules() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {word: tuple(found) for word, found in RELATIVE_RULES.items()}
    for name in MONTHS:
        rules[name] = rules[f"{name}."] = (*rules.get(name, ()), _read_month)
    for name in WEEKDAYS:
        rules[name] = rules[f"{name}."] = (_read_weekday,)
    for sign in "'’‘":
        rules[sign] = (_read_short_decade,)
    for word in ("noon", "midday", "midnight"):
        rules[word] = (read_noon,)
    return rules


_WORD_RULES = _gather_rules()
