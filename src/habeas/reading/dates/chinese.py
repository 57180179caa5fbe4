"""Find the date expressions of Chinese reports, in simplified and traditional characters."""

import re
from datetime import date, time

from habeas.reading.dates.calendar import add_months, last_weekend, season_span, shift_day, week_span
from habeas.reading.dates.events import find_event_day
from habeas.reading.dates.korean import drop_overlaps, last_season
from habeas.reading.dates.phrases import FROM_PUBLICATION, Phrase, make_span
from habeas.reading.document import Document
from habeas.reading.numerals import CHINESE_NUMERAL, parse_chinese

_TWO = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_CLOCK = (
    rf"(?:\s*(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|深夜|晚)?(?:当地时间)?"
    rf"(?:(?P<hour>{_TWO})(?:时(?!候|间|代|期)|時(?!候|間|代|期)|点钟?|點鐘?)(?:(?P<minute>{_TWO}|[〇零][一二三四五六七八九])分|(?P<thirty>半))?(?:左右|许|許|前后|前後)?"
    r"|(?P<hm>(?:[01]?\d|2[0-3]):[0-5]\d)(?!\d))?)?"
)
_WRITTEN = re.compile(
    r"(?=[\d一二三四五六七八九十去今明前同当當上本这這下截至凌清早中傍晚夜深])(?P<head>截至|截止)?"
    r"(?:(?P<year>(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})\s*年(?!代)|(?P<ryear>去年|今年|明年|前年|同年|当年|當年))?"
    rf"(?:(?P<month>(?<!\d){_TWO})月(?!份?以[上下])份?|(?P<rmonth>上个月|上個月|上月|本月|这个月|這個月|下个月|下個月|下月|当月|當月))?"
    rf"(?:(?P<day>(?<![\d.,]){_TWO})(?:[日号號]?(?:至|到|-|~|－|—)(?P<last>{_TWO}))?[日号號](?!子|常|夜|前夕|益))?"
    r"(?P<part>初|上旬|中旬|下旬|年初|年中|年底|年末|底|末|上半年|下半年|中期|以来)?"
    + _CLOCK
    + r"(?P<edge>以来|以來|以后|以後|之后|之後|起|开始|為止|为止|之前|以前|前)?"
)
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?:\s*(?P<hour>\d{1,2}):(?P<minute>\d\d))?(?!\d)"
)
_YEARS = re.compile(r"(?P<year>(?:19|20)\d\d)年?(?:至|到|-|~|－|—)(?P<last>(?:19|20)\d\d)年")
_DECADE = re.compile(
    r"(?:(?P<century>上世纪|上世紀|上个世纪|本世纪|二十世纪|20世纪|19|20)?)(?P<tens>[1-9]0|[一二三四五六七八九]十)年代(?P<part>初期?|中后期|中期?|末期?|后期|後期|晚期|前期)?"
)
_WEEKDAY = re.compile(
    r"(?P<word>上个?|上個|本|这个?|這個?|下个?|下個)?(?:星期|(?<![一二两三四五六七八九十\d]个)周|週|礼拜|禮拜)(?P<day>[一二三四五六日天])(?!次|遍|周|年|個月|个月)"
)
_WORDS = re.compile(
    r"(?P<today>今天|今日|今晨|今早|今晚|昨天|昨日|昨晚|昨夜|前天|明天|明日|后天|後天)"
    r"|(?P<weekend>上周末|上週末|本周末|这个?周末|周末|週末)|(?P<week>(?:上个?|本|这个?|下个?|上個|下個|這個?)(?:星期|周|週|礼拜)(?![一二三四五六日天末]))"
    r"|(?P<season>去年[春夏秋冬][天季]?|今年[春夏秋冬][天季]?|去冬|今春)"
    r"|(?P<anchor>当天|當天|当日|當日|同一天|同日|次日|翌日|第二天|隔天|前一天|当晚|當晚)"
)
_COUNTED = re.compile(
    rf"(?P<count>\d+|{CHINESE_NUMERAL}+|几|數|数)\s*(?P<unit>天|日|个星期|個星期|星期|周|週|个月|個月|年)(?P<way>之前|以前|前|之后|之後|以后|以後|后|後)(?!线|的)"
)
_RECENT = re.compile(
    r"(?P<word>过去|過去|最近|近)(?:的)?(?P<count>\d+|[一二两三四五六七八九十]+|几|數|数)(?P<unit>天|日|个星期|個星期|星期|周|週|个月|個月|年)(?:来|來|里|裡|间|間|内|以来)?"
)
_EVENT = re.compile(
    r"(?P<event>[\u4e00-\u9fff]{0,8}(?:奥运会?|亚运会?|冬奥会?|亞運會|奧運會|世界杯))(?P<edge>开幕|閉幕|闭幕|開幕)(?:后|後)?(?P<when>次日|翌日|第二天|隔天|当天|當天|两天|三天)"
)
_PARTS = {
    "初": "early",
    "上旬": "early",
    "年初": "early",
    "中旬": "mid",
    "年中": "mid",
    "中期": "mid",
    "下旬": "late",
    "底": "end",
    "末": "end",
    "年底": "end",
    "年末": "end",
}
_EDGES = {
    "以来": "since",
    "以來": "since",
    "起": "since",
    "开始": "since",
    "以后": "since",
    "以後": "since",
    "之后": "since",
    "之後": "since",
    "之前": "by",
    "以前": "by",
    "前": "by",
    "为止": "until",
    "為止": "until",
}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_UNITS = {"天": "day", "日": "day", "周": "week", "週": "week", "期": "week", "月": "month", "年": "year"}


def scan_chinese(document: Document) -> list[Phrase]:
    """Return the date expressions of a Chinese text in order, none within another."""
    found: list[Phrase] = []
    for reader, pattern in _READERS:
        for match in pattern.finditer(document.visible, document.body_start):
            phrase = reader(document, match) if match.group().strip() else None
            if phrase is not None and phrase.end > phrase.start:
                found.append(phrase)
    return _join_weekdays(document, drop_overlaps(found))


def _join_weekdays(document: Document, phrases: list[Phrase]) -> list[Phrase]:
    """A weekday and the date in brackets behind it are one: 周四(10月12日)."""
    joined: list[Phrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        gap = document.visible[before.end : phrase.start] if before else "-"
        if before and before.grain == "weekday" and phrase.grain == "day" and gap in ("(", "（", ""):
            joined[-1] = phrase.change(start=before.start, weekday=before.weekday)
            continue
        if before and before.grain == "day" and phrase.grain == "weekday" and gap in ("(", "（", ""):
            joined[-1] = before.change(end=phrase.end, weekday=phrase.weekday)
            continue
        joined.append(phrase)
    return joined


def _number(words: str | None) -> int | None:
    return parse_chinese(words) if words else None


def _read_written(document: Document, match: re.Match[str]) -> Phrase | None:
    parts = match.groupdict()
    clock = _clock_of(match)
    if not any(parts[name] for name in ("year", "ryear", "month", "rmonth", "day")):
        return Phrase(start=match.start(), end=match.end(), grain="time", clock=clock) if clock else None
    year, month, day = _year_of(document, parts), _number(parts["month"]), _number(parts["day"])
    if parts["rmonth"] and not month:
        if document.published is None:
            return None
        shift = {"上": -1, "下": 1}.get(parts["rmonth"][0], 0)
        year, month = add_months(document.published.year, document.published.month, shift)
    if (parts["ryear"] and year is None) or not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return None
    edge = _EDGES.get(parts["edge"] or parts["part"] or "", "until" if parts["head"] else "")
    part = parts["part"] or ""
    phrase = Phrase(
        start=match.start(),
        end=match.end(),
        grain="day" if day else "month" if month else "year",
        year=year,
        month=month,
        day=day,
        clock=clock,
        edge=edge,
        part=_PARTS.get(part, ""),
    )
    if part in ("上半年", "下半年") and year:
        return phrase.change(
            grain="span", edtf=f"{year}-01/{year}-06" if part[0] == "上" else f"{year}-07/{year}-12"
        )
    last = _number(parts["last"]) or 0
    return phrase.change(until=phrase.change(day=last)) if day and day < last <= 31 else phrase


def _year_of(document: Document, parts: dict[str, str | None]) -> int | None:
    if parts["year"]:
        return _number(parts["year"])
    shift = {"去年": -1, "今年": 0, "明年": 1, "前年": -2}.get(parts["ryear"] or "")
    if shift is None or document.published is None:
        return None
    return document.published.year + shift


def _clock_of(match: re.Match[str]) -> time | None:
    half = match["half"] or ""
    if match["hm"]:
        hour, minute = (int(piece) for piece in match["hm"].split(":"))
    elif match["hour"]:
        hour = _number(match["hour"]) or 0
        minute = 30 if match["thirty"] else _number(match["minute"]) or 0
    else:
        return None
    if hour < 12 and half in ("下午", "傍晚", "晚上", "晚间", "深夜", "晚", "夜里"):
        hour += 12
    return time(hour % 24, minute % 60)


def _read_iso(document: Document, match: re.Match[str]) -> Phrase | None:
    if not 1 <= int(match["month"]) <= 12:
        return None
    clock = time(int(match["hour"]) % 24, int(match["minute"]) % 60) if match["hour"] else None
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="day",
        year=int(match["year"]),
        month=int(match["month"]),
        day=int(match["day"]),
        clock=clock,
    )


def _read_years(document: Document, match: re.Match[str]) -> Phrase | None:
    if int(match["year"]) >= int(match["last"]):
        return None
    phrase = Phrase(start=match.start(), end=match.end(), grain="year", year=int(match["year"]))
    return phrase.change(until=phrase.change(year=int(match["last"])))


def _read_decade(document: Document, match: re.Match[str]) -> Phrase | None:
    tens = _number(match["tens"]) or 0
    century = 2000 if match["century"] in ("本世纪", "20") else 1900
    late = (match["part"] or "").startswith("中后")
    part = {
        "初": "early",
        "前": "early",
        "中": "mid",
        "末": "late",
        "后": "late",
        "後": "late",
        "晚": "late",
    }.get("后" if late else (match["part"] or " ")[0], "")
    return Phrase(start=match.start(), end=match.end(), grain="decade", year=century + tens, part=part)


def _at(match: re.Match[str], day: date) -> Phrase:
    return make_span(match, day.isoformat(), on=day, confidence=0.9)


def _read_weekday(document: Document, match: re.Match[str]) -> Phrase | None:
    weekday, word = _WEEKDAYS[match["day"]], match["word"] or ""
    if not word or document.published is None:
        return Phrase(start=match.start(), end=match.end(), grain="weekday", weekday=weekday)
    monday, _ = week_span(shift_day(document.published, days={"上": -7, "下": 7}.get(word[0], 0)))
    return _at(match, shift_day(monday, days=weekday))


def _read_words(document: Document, match: re.Match[str]) -> Phrase | None:
    published = document.published
    if match["today"]:
        shift = {"昨": -1, "前": -2, "明": 1, "后": 2, "後": 2}.get(match["today"][0], 0)
        return Phrase(
            start=match.start(), end=match.end(), grain="today", shift=shift, reason=FROM_PUBLICATION
        )
    if match["anchor"]:
        shift = {"次日": 1, "翌日": 1, "第二天": 1, "隔天": 1, "前一天": -1}.get(match["anchor"], 0)
        return Phrase(start=match.start(), end=match.end(), grain="counted", shift=shift, confidence=0.6)
    if published is None:
        return None
    if match["weekend"]:
        saturday, sunday = last_weekend(published)
        return make_span(match, f"{saturday.isoformat()}/{sunday.isoformat()}")
    if match["week"]:
        shift = {"上": -7, "下": 7}.get(match["week"][0], 0)
        monday, sunday = week_span(shift_day(published, days=shift))
        return make_span(match, f"{monday.isoformat()}/{sunday.isoformat()}")
    season = next(_SEASONS[sign] for sign in match["season"] if sign in _SEASONS)
    if match["season"].startswith("去年"):
        return make_span(match, season_span(season, published.year - 1))
    return make_span(
        match,
        season_span(season, published.year)
        if match["season"][:2] == "今年"
        else last_season(season, published),
    )


def _read_counted(document: Document, match: re.Match[str]) -> Phrase | None:
    count, unit = _number(match["count"]), _UNITS[match["unit"][-1]]
    if not count or count > 1500:
        return None
    if match["way"][-1] in "后後":
        return Phrase(
            start=match.start(), end=match.end(), grain="counted", unit=unit, shift=count, confidence=0.55
        )
    if document.published is None:
        return None
    if unit in ("day", "week"):
        return _at(match, shift_day(document.published, days=-count * (7 if unit == "week" else 1)))
    day = shift_day(document.published, months=-count * (12 if unit == "year" else 1))
    return make_span(match, f"{day:%Y-%m}" if unit == "month" else f"{day.year:04}")


def _read_recent(document: Document, match: re.Match[str]) -> Phrase | None:
    published, unit = document.published, _UNITS[match["unit"][-1]]
    if published is None:
        return None
    if match["count"] in "几數数":
        return make_span(match, f"{published:%Y-%m}~", confidence=0.55) if unit in ("day", "week") else None
    count = _number(match["count"]) or 1
    if count > 1500:
        return None
    days = {"day": count, "week": 7 * count}.get(unit, 0)
    months = {"month": count, "year": 12 * count}.get(unit, 0)
    first = shift_day(published, months=-months, days=-days)
    return make_span(match, f"{first.isoformat()}/{published.isoformat()}", confidence=0.7)


def _read_event(document: Document, match: re.Match[str]) -> Phrase | None:
    day = find_event_day(match["event"] + match["edge"], document.published)
    shift = {"当天": 0, "當天": 0, "两天": 2, "三天": 3}.get(match["when"], 1)
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
