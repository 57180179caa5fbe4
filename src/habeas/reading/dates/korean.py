"""Find the date expressions of Korean reports."""

import re
from datetime import date, time

from habeas.reading.dates.calendar import add_months, last_weekend, season_span, shift_day, week_span
from habeas.reading.dates.calendar import next_weekday as following_weekday
from habeas.reading.dates.events import find_event_day
from habeas.reading.dates.phrases import FROM_PUBLICATION, Phrase, make_span
from habeas.reading.document import Document
from habeas.reading.numerals import KOREAN_DAYS, parse_korean

_NOT_LENGTH = r"(?!\s*(?:간|째|동안|만에|이상|여\b|이내|안에|가량|정도|넘|치\b|밖에|뿐|분\b|짜리|애도))"
_CLOCK = (
    r"(?:\s*\(?(?:현지\s*시[간각])?\)?\s*(?P<half>오전|오후|새벽|아침|낮|저녁|밤|정오|자정)?"
    r"\s*(?:(?P<hour>[01]?\d|2[0-4])\s*시(?!간|\s*민|\s*당)(?:\s*(?P<minute>[0-5]?\d)\s*분|\s*(?P<thirty>반))?"
    r"(?:\s*(?:경|쯤|께|무렵|정각))?|(?P<hm>(?:[01]?\d|2[0-3]):[0-5]\d)(?!\d))?)?"
)
_WRITTEN = re.compile(
    r"(?=[\d지늦오작올금내재이같그다전])(?P<late>늦어도\s*)?(?P<head>(?:오는|지난)\s*(?=\d))?"
    r"(?:(?P<year>(?:19|20)\d\d)\s*년(?!대|간|째|생)\s*|(?P<ryear>지난해|작년|올해|금년|내년|재작년|이듬해|같은\s*해|그해)\s*)?"
    r"(?:(?:(?P<mfirst>1[0-2]|0?[1-9])\s*월?\s*[~∼–-]\s*)?"
    r"(?P<month>1[0-2]|0?[1-9])\s*월\s*|(?P<rmonth>지난\s*달|이달|이번\s*달|다음\s*달|내달|전달)\s*)?"
    r"(?:(?<![\d,.])(?P<day>3[01]|[12]\d|0?[1-9])"
    rf"(?:\s*일?\s*[~∼–-]\s*(?P<last>3[01]|[12]\d|0?[1-9]))?\s*일{_NOT_LENGTH})?"
    r"(?P<part>\s*(?:초순|초(?=[에의,. ]|$)|상순|중순|하순|"
    r"말(?=[에의,. 까부이]|$)|상반기|하반기|중반|후반|초반))?"
    + _CLOCK
    + r"(?P<edge>\s*(?:전까지|까지|부터|이후|이래))?"
)
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])\s?(?P<month>\d{1,2})(?P=sign)\s?(?P<day>\d{1,2})\.?"
    r"(?:\s*(?P<hour>\d{1,2}):(?P<minute>\d\d))?(?!\d)"
)
_YEARS = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*년?\s*[~∼–-]\s*(?P<last>(?:19|20)\d\d)\s*년|(?P<from>(?:19|20)\d\d)년부터\s*(?P<to>(?:19|20)\d\d)년"
)
_DECADE = re.compile(r"(?P<year>(?:19|20)?\d0)년대(?:\s*(?P<part>초반?|중반|중후반|후반|말))?")
_WEEKDAY = re.compile(
    r"(?<!매주)(?<!매주 )(?:(?P<word>지난주|이번\s*주|다음\s*주|지난|오는)\s*)?(?P<day>[월화수목금토일])요일"
    r"(?:\s*(?:새벽|오전|오후|밤|저녁|아침))?(?!마다)"
)
_WORDS = re.compile(
    r"(?P<today>오늘|어제|그제|그저께|엊그제|내일|모레)(?=[은는이가도의에,. ]|$|\s)"
    r"|(?P<weekend>지난\s*주말|이번\s*주말|(?<!매)(?<!매주\s)주말(?=[에인]))|(?P<week>지난\s*주(?!\s*말|민|장|간)|이번\s*주(?!\s*말)|다음\s*주(?!\s*말))"
    r"|지난\s*(?P<season>봄|여름|가을|겨울)(?=[에의, ]|$)"
    r"|(?P<anchor>이튿날|다음\s*날|이날|같은\s*날|전날|당일)"
)
_COUNTED = re.compile(
    r"(?P<count>\d+|한|두|세|네|다섯|여섯|이틀|사흘|나흘|닷새|열흘|보름)\s*(?P<unit>일|주일?|개월|달|년)?\s*(?P<way>전|뒤|후)(?=에|인|부터|까지|의|,|\s|$)"
)
_RECENT = re.compile(
    r"(?:최근|지난)\s*(?P<count>며칠|몇|수|\d+|한|두|세|네)\s*(?P<unit>일|주일?|개월|달|년)?(?:간|\s*사이|\s*동안)?"
)
_EVENT = re.compile(
    r"(?P<event>[가-힣A-Za-z][가-힣A-Za-z ]{1,20}?)\s*(?P<edge>개막|폐막)\s*"
    r"(?P<when>이튿날|다음\s*날|당일|직후|(?P<count>\d+|이틀|사흘)\s*일?\s*(?:뒤|후|만))"
)
_PARTS = {
    "초": "early",
    "초순": "early",
    "상순": "early",
    "초반": "early",
    "중순": "mid",
    "중반": "mid",
    "중후반": "late",
    "하순": "late",
    "말": "end",
    "후반": "late",
}
_SEASONS = {"봄": "spring", "여름": "summer", "가을": "autumn", "겨울": "winter"}
_WEEKDAYS = "월화수목금토일"


def scan_korean(document: Document) -> list[Phrase]:
    """Return the date expressions of a Korean text in order, none within another."""
    found: list[Phrase] = []
    for reader, pattern in _READERS:
        for match in pattern.finditer(document.visible, document.body_start):
            phrase = reader(document, match) if match.group().strip() else None
            if phrase is not None and phrase.end > phrase.start:
                found.append(phrase)
    return _lend_months(document, drop_overlaps(found))


def drop_overlaps(found: list[Phrase]) -> list[Phrase]:
    """Return the phrases in order; of two that overlap the longer stays."""
    kept: list[Phrase] = []
    for phrase in sorted(found, key=lambda item: (item.start, -item.end)):
        if kept and phrase.start < kept[-1].end:
            if phrase.end - phrase.start > kept[-1].end - kept[-1].start:
                kept[-1] = phrase
            continue
        kept.append(phrase)
    return kept


def _lend_months(document: Document, phrases: list[Phrase]) -> list[Phrase]:
    """In "10월 9일과 11일" the second day is in October too; "2월 6일 일요일" is one date."""
    joined: list[Phrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        gap = document.visible[before.end : phrase.start].strip() if before else ""
        if before and before.grain == "day" and phrase.grain == "weekday" and gap in ("", "("):
            joined[-1] = before.change(end=phrase.end, weekday=phrase.weekday)
            continue
        if before and before.grain == "day" and phrase.grain == "time" and before.clock is None and not gap:
            joined[-1] = before.change(end=phrase.end, clock=phrase.clock)
            continue
        if before and before.edge == "since" and phrase.edge == "until" and not gap and before.until is None:
            joined[-1] = _join_ends(before, phrase)
            continue
        lent = before and before.grain == "day" and before.month and len(gap) <= 2
        if before and lent and phrase.grain == "day" and phrase.month is None:
            phrase = phrase.change(month=before.month, year=before.year)
        joined.append(phrase)
    return joined


def _join_ends(first: Phrase, last: Phrase) -> Phrase:
    """내년 1월 22일부터 2월 2일까지: one range; the second year is the first, or the one after it."""
    if last.year is None and first.year is not None and last.month is not None:
        last = last.change(year=first.year + (last.month < (first.month or 1)))
    return first.change(end=last.end, edge="", until=last.change(edge=""))


def _span_of(match: re.Match[str]) -> tuple[int, int]:
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip())
    return start, match.start() + len(words.rstrip(" \t\n("))


def _read_written(document: Document, match: re.Match[str]) -> Phrase | None:
    parts = match.groupdict()
    named = any(parts[name] for name in ("year", "ryear", "month", "rmonth", "day"))
    clock = clock_of(match)
    if not named and clock is None:
        return None
    start, end = _span_of(match)
    if not named:
        return None if parts["head"] else Phrase(start=start, end=end, grain="time", clock=clock)
    year, month = _year_of(document, parts), _month_of(document, parts)
    if month is not None and isinstance(month, tuple):
        year, month = month
    day = int(parts["day"]) if parts["day"] else None
    grain = "day" if day else "month" if month else "year"
    if (parts["ryear"] or parts["rmonth"]) and year is None and month is None:
        return None
    edge = {"까지": "until", "전까지": "until", "부터": "since", "이후": "since", "이래": "since"}.get(
        (parts["edge"] or "").strip(), ""
    )
    if (parts["head"] or "").startswith("오는"):
        edge = "next"
    phrase = Phrase(
        start=start,
        end=end,
        grain=grain,
        year=year,
        month=month,
        day=day,
        clock=clock,
        edge=edge,
        part=_PARTS.get((parts["part"] or "").strip(), ""),
    )
    half = (parts["part"] or "").strip()
    if half in ("상반기", "하반기") and year:
        edtf = f"{year}-01/{year}-06" if half == "상반기" else f"{year}-07/{year}-12"
        return phrase.change(grain="span", edtf=edtf)
    if parts["mfirst"] and day is None and phrase.month and int(parts["mfirst"]) < phrase.month:
        return phrase.change(month=int(parts["mfirst"]), until=phrase)
    last = int(parts["last"]) if parts["last"] else 0
    return phrase.change(until=phrase.change(day=last)) if day and last > day else phrase


def clock_of(match: re.Match[str]) -> time | None:
    """Return the time of day that a match names, None if it names no hour."""
    if match["hm"]:
        hour, minute = (int(piece) for piece in match["hm"].split(":"))
        return time(hour + 12 if hour < 12 and match["half"] in ("오후", "저녁", "밤") else hour, minute)
    if not match["hour"]:
        return (
            {"정오": time(12), "자정": time(0)}.get(match["half"] or "")
            if "half" in match.groupdict()
            else None
        )
    hour, minute = int(match["hour"]) % 24, int(match["minute"] or (30 if match["thirty"] else 0))
    if (
        hour < 12
        and match["half"] in ("오후", "저녁", "밤", "낮")
        and not (match["half"] == "낮" and hour > 9)
    ):
        hour += 12
    return time(hour, minute)


def _year_of(document: Document, parts: dict[str, str | None]) -> int | None:
    if parts["year"]:
        return int(parts["year"])
    word = (parts["ryear"] or "").replace(" ", "")
    shift = {"지난해": -1, "작년": -1, "올해": 0, "금년": 0, "내년": 1, "재작년": -2}.get(word)
    if shift is None or document.published is None:
        return None
    return document.published.year + shift


def _month_of(document: Document, parts: dict[str, str | None]) -> int | tuple[int, int] | None:
    if parts["month"]:
        return int(parts["month"])
    word = (parts["rmonth"] or "").replace(" ", "")
    shift = {"지난달": -1, "전달": -1, "이달": 0, "이번달": 0, "다음달": 1, "내달": 1}.get(word)
    if shift is None or document.published is None:
        return None
    return add_months(document.published.year, document.published.month, shift)


def _read_iso(document: Document, match: re.Match[str]) -> Phrase | None:
    clock = time(int(match["hour"]) % 24, int(match["minute"]) % 60) if match["hour"] else None
    return (
        Phrase(
            start=match.start(),
            end=match.end(),
            grain="day",
            year=int(match["year"]),
            month=min(int(match["month"]), 99),
            day=int(match["day"]),
            clock=clock,
        )
        if 1 <= int(match["month"]) <= 12
        else None
    )


def _read_years(document: Document, match: re.Match[str]) -> Phrase | None:
    first, last = int(match["year"] or match["from"]), int(match["last"] or match["to"])
    if not first < last:
        return None
    phrase = Phrase(start=match.start(), end=match.end(), grain="year", year=first)
    return phrase.change(until=phrase.change(year=last))


def _read_decade(document: Document, match: re.Match[str]) -> Phrase | None:
    year = int(match["year"])
    part = {"말": "late"}.get(match["part"] or "", _PARTS.get(match["part"] or "", ""))
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="decade",
        year=year if year > 99 else 1900 + year,
        part=part,
    )


def _read_weekday(document: Document, match: re.Match[str]) -> Phrase | None:
    weekday, word = _WEEKDAYS.index(match["day"]), (match["word"] or "").replace(" ", "")
    phrase = Phrase(start=match.start(), end=match.end(), grain="weekday", weekday=weekday)
    if document.published is None or not word or word == "지난":
        return phrase
    if word == "오는":
        return _at(match, following_weekday(weekday, document.published))
    shift = {"지난주": -7, "이번주": 0, "다음주": 7}[word]
    monday, _ = week_span(shift_day(document.published, days=shift))
    return _at(match, shift_day(monday, days=weekday))


def _at(match: re.Match[str], day: date) -> Phrase:
    return make_span(match, day.isoformat(), on=day, confidence=0.9)


def _read_words(document: Document, match: re.Match[str]) -> Phrase | None:
    published = document.published
    if match["today"]:
        shift = {"어제": -1, "그제": -2, "그저께": -2, "엊그제": -2, "내일": 1, "모레": 2}.get(
            match["today"], 0
        )
        return Phrase(
            start=match.start(), end=match.end(), grain="today", shift=shift, reason=FROM_PUBLICATION
        )
    if match["anchor"]:
        word = match["anchor"].replace(" ", "")
        shift = {"이튿날": 1, "다음날": 1, "전날": -1}.get(word, 0)
        return Phrase(start=match.start(), end=match.end(), grain="counted", shift=shift, confidence=0.6)
    if published is None:
        return None
    if match["weekend"]:
        saturday, sunday = last_weekend(published)
        return make_span(match, f"{saturday.isoformat()}/{sunday.isoformat()}")
    if match["week"]:
        shift = {"지": -7, "이": 0, "다": 7}[match["week"][0]]
        monday, sunday = week_span(shift_day(published, days=shift))
        return make_span(match, f"{monday.isoformat()}/{sunday.isoformat()}")
    return make_span(match, last_season(_SEASONS[match["season"]], published))


def last_season(season: str, published: date) -> str:
    """Return the latest season of that name that is over ("지난겨울" in April 2024: 2023-12/2024-02)."""
    year = published.year
    for begun in (year, year - 1, year - 2):
        edtf = season_span(season, begun)
        if edtf.split("/")[1] < f"{published:%Y-%m}":
            return edtf
    return season_span(season, year - 1)


def _read_counted(document: Document, match: re.Match[str]) -> Phrase | None:
    count = KOREAN_DAYS.get(match["count"]) or parse_korean(match["count"])
    unit = {"일": "day", "주": "week", "주일": "week", "개월": "month", "달": "month", "년": "year"}.get(
        match["unit"] or "일"
    )
    if not count or unit is None or (match["unit"] is None and match["count"] not in KOREAN_DAYS):
        return None
    if match["way"] != "전":
        return Phrase(
            start=match.start(), end=match.end(), grain="counted", unit=unit, shift=count, confidence=0.6
        )
    if document.published is None or count > 1500:
        return None
    return _counted_back(match, document.published, unit, count)


def _counted_back(match: re.Match[str], published: date, unit: str, count: int) -> Phrase:
    if unit in ("day", "week"):
        return _at(match, shift_day(published, days=-count * (7 if unit == "week" else 1)))
    day = shift_day(published, months=-count * (12 if unit == "year" else 1))
    return make_span(match, f"{day:%Y-%m}" if unit == "month" else f"{day.year:04}")


def _read_recent(document: Document, match: re.Match[str]) -> Phrase | None:
    published, unit = document.published, match["unit"]
    if published is None or (unit is None and match["count"] != "며칠"):
        return None
    if match["count"] in ("며칠", "몇", "수"):
        return make_span(match, f"{published:%Y-%m}~", confidence=0.55) if unit != "년" else None
    count = parse_korean(match["count"]) or 1
    if match.group().startswith("지난") and not re.search(r"간|동안|사이", match.group()):
        return None
    days, months = {"일": (count, 0), "개월": (0, count), "달": (0, count), "년": (0, 12 * count)}.get(
        unit or "", (7 * count, 0)
    )
    if months > 1500:
        return None
    first = shift_day(published, months=-months, days=-days)
    return make_span(match, f"{first.isoformat()}/{published.isoformat()}", confidence=0.7)


def _read_event(document: Document, match: re.Match[str]) -> Phrase | None:
    from_word = match["count"]
    when = match["when"].replace(" ", "")
    count = (KOREAN_DAYS.get(from_word) or parse_korean(from_word) or 0) if from_word else 0
    shift = count or {"이튿날": 1, "다음날": 1, "직후": 1}.get(when, 0)
    day = find_event_day(match["event"] + match["edge"], document.published)
    return _at(match, shift_day(day, days=shift)) if day else None


_READERS = (
    (_read_iso, _ISO),
    (_read_years, _YEARS),
    (_read_decade, _DECADE),
    (_read_written, _WRITTEN),
    (_read_weekday, _WEEKDAY),
    (_read_words, _WORDS),
    (_read_counted, _COUNTED),
    (_read_recent, _RECENT),
    (_read_event, _EVENT),
)
