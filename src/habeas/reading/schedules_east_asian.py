"""Find the schedules of Korean and Chinese reports."""

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.reading.document import Document
from habeas.reading.numerals import NATIVE_COUNT, parse_chinese, parse_korean
from habeas.reading.schedule_patterns import DAY_CODES, Pattern, format_length
from habeas.reading.suggestion import Suggestion

_CUE = re.compile(
    r"(?P<ko>(?:매주\s*)(?P<days>[월화수목금토일](?:요일)?(?:\s*[,·과와및]\s*[월화수목금토일](?:요일)?)*)|"
    r"(?P<each>[월화수목금토일]요일)마다)"
    r"|(?P<zh>(?:每|逢)(?:个|個)?(?:周|週|星期|礼拜)(?P<zhdays>[一二三四五六日天](?:[、和及][一二三四五六日天])*))"
    r"|(?P<weekdays>평일(?!\s*낮)|工作日|平日)"
    r"|(?P<weekends>(?<!지난 )(?<!지난)(?<!이번 )(?<!이번)(?<!다음 )주말|"
    r"(?<![上本这])(?:每个)?周末|週末)"
    r"|(?P<daily>매일|날마다|每天|每日|天天)|(?P<weekly>매주|每周|每週|每星期|일주일에\s*한\s*번)"
    r"|(?P<monthly>매월|매달|每月|每个月)"
)
_EVENT = re.compile(
    r"시위|집회|열린다|열리|열고|연다|기도회|상영|전시|모임|모인다|방송|수업|행진|개최|회견|"
    r"抗议|抗議|集会|集會|举行|舉行|祷告|放映|展览|聚会|守夜|"
    r"示威"
)
_STEMS = re.compile(r"시위|집회|기도회|상영|전시|모임|방송|抗议|抗議|集会|集會|放映|展览|示威")
_CLOCK = re.compile(
    r"(?P<half>오전|오후|저녁|낮|밤|새벽|아침|上午|下午|晚上|早上|中午|凌晨)?"
    r"\s*(?P<hour>\d{1,2}|[一二三四五六七八九十两]{1,2}|(?P<noon>정오(?=에|\s|부터)))\s*(?(noon)|(?:시(?!간)|时|點|点))"
    r"(?:\s*(?P<minute>\d{1,2})\s*[분分]|(?P<thirty>\s?반|半))?"
    r"(?:\s*(?:부터|에서|~|∼|-|至|到)\s*(?:(?P<half2>오전|오후|저녁|밤|上午|下午|晚上)\s*)?"
    r"(?P<end>\d{1,2})\s*(?:시(?!간)|时|點|点))?"
)
_LENGTH = re.compile(
    rf"(?P<count>\d+(?:\.\d+)?|{NATIVE_COUNT}|[一二两三四五六])\s?(?P<unit>시간|分钟|个?小时|分鐘|個?小時)(?P<half>\s?반|半)?"
)
_KOREAN_DAYS = dict(zip("월화수목금토일", DAY_CODES, strict=True))
_CHINESE_DAYS = dict(zip("一二三四五六日", DAY_CODES, strict=True)) | {"天": "SU"}
_LATE = ("오후", "저녁", "밤", "下午", "晚上")


def scan_east_asian(document: Document, dates: Sequence[Suggestion]) -> list[Pattern]:
    """Return the recurrences of a Korean or Chinese text, in order."""
    found: list[Pattern] = []
    for sentence in document.sentences:
        words = document.visible[slice(*sentence)]
        cues = list(_CUE.finditer(words))
        if cues and _EVENT.search(words) and _recurs(cues):
            found.extend(_read_sentence(words, sentence.start, cues, _find_limits(sentence, dates)))
    return found


def _recurs(cues: list[re.Match[str]]) -> bool:
    """Weekdays or weekends alone are dates; together, or beside "every day", they recur."""
    kinds = {cue.lastgroup for cue in cues if cue.lastgroup}
    return len(cues) > 1 or not kinds <= {"weekends", "weekdays"}


def _read_sentence(
    words: str, start: int, cues: list[re.Match[str]], limits: tuple[str | None, str | None]
) -> list[Pattern]:
    patterns = [_read_cue(cue, start) for cue in cues]
    named = [pattern for pattern in patterns if pattern.by_day]
    both = any(cue["weekdays"] for cue in cues) and any(cue["weekends"] for cue in cues)
    daily = both or any(cue["daily"] for cue in cues)
    starts, length = _find_times(words)
    if not named and not (starts or length or any(limits)):
        return []
    stems = frozenset(match.group() for match in _STEMS.finditer(words))
    return [
        replace(
            pattern,
            freq="daily" if daily else pattern.freq,
            starts=starts,
            duration=length,
            begin=limits[0],
            until=limits[1],
            stems=stems,
        )
        for pattern in named or patterns[:1]
    ]


def _read_cue(cue: re.Match[str], start: int) -> Pattern:
    days: tuple[str, ...] = ()
    freq = "weekly"
    if cue["ko"]:
        codes = {
            _KOREAN_DAYS[sign]
            for sign in re.sub("요일", "", cue["days"] or cue["each"])
            if sign in _KOREAN_DAYS
        }
        days = tuple(code for code in DAY_CODES if code in codes)
    elif cue["zh"]:
        codes = {_CHINESE_DAYS[sign] for sign in cue["zhdays"] if sign in _CHINESE_DAYS}
        days = tuple(code for code in DAY_CODES if code in codes)
    elif cue["weekdays"]:
        days, freq = DAY_CODES[:5], "daily"
    elif cue["weekends"]:
        days = DAY_CODES[5:]
    else:
        freq = "daily" if cue["daily"] else "weekly" if cue["weekly"] else "monthly"
    return Pattern(start=start + cue.start(), end=start + cue.end(), freq=freq, by_day=days)


def _find_times(words: str) -> tuple[tuple[str, ...], str | None]:
    """Return the times and the length that a sentence names."""
    starts: list[str] = []
    length: str | None = None
    for match in _CLOCK.finditer(words):
        hour = 12 if match["hour"] == "정오" else parse_chinese(match["hour"]) or 0
        late = match["half"] in _LATE and hour < 12
        hour, minute = (hour + 12 * late) % 24, 30 if match["thirty"] else int(match["minute"] or 0)
        starts.append(f"{hour:02}:{minute:02}")
        if match["end"]:
            end = int(match["end"]) + (
                12 if int(match["end"]) <= hour - 12 * late or match["half2"] in _LATE else 12 * late
            )
            length = format_length((end * 60 - hour * 60 - minute) % 1440)
    lasting = _LENGTH.search(words)
    if lasting:
        count = parse_korean(lasting["count"]) or parse_chinese(lasting["count"]) or 0
        each = 1 if "分" in lasting["unit"] else 60
        length = format_length(round((count + 0.5 * bool(lasting["half"])) * each)) if count else length
    return tuple(dict.fromkeys(starts)), length


def _find_limits(sentence: tuple[int, int], dates: Sequence[Suggestion]) -> tuple[str | None, str | None]:
    begin = until = None
    for item in dates:
        if sentence[0] <= item.start < sentence[1]:
            edtf = str(item.value["edtf"])
            if item.quote.endswith(("까지", "为止", "前")):
                until = edtf.split("/")[-1]
            elif item.quote.endswith(("부터", "起", "以来", "开始")):
                begin = edtf.split("/")[0]
    return begin, until
