"""Find the figures of Chinese reports, in simplified and traditional characters."""

import re
from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.figures.found import AGE, NOUN, SHARE, VAGUE, Found
from habeas.reading.figures.korean import keep_free
from habeas.reading.figures.qualifiers import qualify
from habeas.reading.numerals import CHINESE_NUMERAL, parse_chinese
from habeas.vocabulary.message import Message

_AMOUNT = rf"(?:\d[\d,，]*(?:\.\d+)?[十百千]?[万萬亿億]?(?:(?<=[万萬亿億])\d+[百千]?)?|{CHINESE_NUMERAL}+)"
_UNITS = (
    ("years_age", r"岁|歲"),
    ("percent", r"%|％|个百分点"),
    ("km", r"公里|千米|[kK][mM]"),
    ("hours", r"个?小时|個?小時|个?钟头"),
    ("months", r"个月|個月"),
    ("weeks", r"个星期|個星期|星期(?![一二三四五六日天])|周(?![一二三四五六日年末边围])"),
    ("years", r"年(?!级|代|轻|龄|度|初|底|末|中)"),
    ("days", r"天|日(?![本报前内夜])"),
    ("families", r"个家庭|個家庭|户(?!口)|戶(?!口)"),
    ("groups", r"(?:个|個|家)[\u4e00-\u9fff]{0,6}?(?:团体|組織|组织|機構|机构|團體)|批|组(?!织)|组人"),
    (
        "places",
        r"(?:个|個|座|所|处|處)(?:国家|國家|城市|口岸|地点|省份|省|地方|地区|县|村|监狱|收容所|拘留所)?(?<=[国家城市省地方区县村狱所处座處岸点份])|国(?=[的和与])",
    ),
    ("cases", r"起|宗|例|件(?=[的案])"),
    ("vehicles", r"辆|輛|艘|架|列(?=火车)"),
    ("generations", r"代(?=[人以]|$|都|，)"),
    (
        "persons",
        r"名|人(?!权|們|们|士|民|類|类|口|员|道|质|的(?:权))|位(?!于|置)|口(?=人)|个(?:人|孩子|女人|男人|朝鲜人|难民|儿童|女孩|男孩)|個(?:人|孩子)",
    ),
    ("items", r"项|項|份|封|条|條|部(?=法)|种|種|点(?=要求)"),
)
_UNIT = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS)
_BEFORE = (
    r"(?P<before>至少有?|最少|不少于|超过|超過|多于|逾|约|約|大约|大約|大概|(?<!最)近|将近|將近|接近|"
    r"不到|少于|不足|多达|多達|最多|至多|高达|另外|另有)\s?"
)
_AFTER = r"(?P<after>以上|左右|上下|以下|以内|出头)"
_FIGURE = re.compile(
    rf"(?:{_BEFORE})?(?<![\d.第])(?<!\d,)(?P<number>{_AMOUNT})(?:\s?(?:至|到|-|~|－|—|～)\s?(?P<last>{_AMOUNT}))?"
    rf"(?P<some>多|余|餘|来)?\s?(?:{_UNIT})(?:{_AFTER})?"
)
_PERCENT = re.compile(rf"百分之(?P<number>{_AMOUNT})|(?<=其中)(?P<tenths>[一二三四五六七八九])成")
_VAGUE = re.compile(
    r"(?P<word>[数几數幾](?P<scale>十万|万|萬|千|百|十)|成千上万|成百上千|上百|上千|上万)(?P<unit>名|人|位|个|個|年|天|起|辆)?"
)
_TEENS = re.compile(r"十几(?P<unit>名|人|位|个|岁|年|天)")
_PAIRS = re.compile(
    r"(?<![十百千万\d])(?P<one>[一二两三四五六七八])(?P<two>[二两三四五六七八九])(?P<ten>[十百千万])?(?P<unit>名|人|位|岁|年|天|个月|个小时|个)"
)
_SCALES = {
    "十": (20, 99),
    "百": (200, 999),
    "千": (2000, 9999),
    "万": (20_000, 99_999),
    "萬": (20_000, 99_999),
    "十万": (200_000, 999_999),
}
_FIXED = {
    "成千上万": (2000, 99_999),
    "成百上千": (200, 9999),
    "上百": (100, 999),
    "上千": (1000, 9999),
    "上万": (10_000, 99_999),
}
_COUNTER_UNITS = {
    "名": "persons",
    "人": "persons",
    "位": "persons",
    "个": "persons",
    "個": "persons",
    "年": "years",
    "天": "days",
    "起": "cases",
    "辆": "vehicles",
    "岁": "years_age",
    "个月": "months",
    "个小时": "hours",
}
_QUALIFIERS = (
    ("at_least", ("至少", "最少", "不少于", "以上")),
    ("more_than", ("超过", "超過", "多于", "逾")),
    ("less_than", ("不到", "少于", "不足")),
    ("up_to", ("多达", "多達", "最多", "至多", "高达", "以下", "以内")),
    ("nearly", ("近", "接近")),
    ("some_over", ("出头",)),
    ("about", ("约", "約", "大概", "左右", "上下")),
)


def scan_chinese(document: Document, taken: Sequence[tuple[int, int]]) -> list[Found]:
    """Return the figures of a Chinese text in order; `taken` are the spans of its dates."""
    found: list[Found] = []
    for reader, pattern in _READERS:
        for match in pattern.finditer(document.visible, document.body_start):
            figure = reader(document, match)
            if figure is not None:
                found.append(figure)
    return keep_free(found, taken)


def _read_figure(document: Document, match: re.Match[str]) -> Found | None:
    unit = next(name for name, _ in _UNITS if match[name])
    words = match["number"]
    low = float(words) if re.fullmatch(r"\d+\.\d+", words) else parse_chinese(words)
    marks = (match["before"] or "") + (match["after"] or "")
    qualifier = next((name for name, signs in _QUALIFIERS if any(sign in marks for sign in signs)), "")
    if low is None or (words in "一" and not qualifier) or (unit == "years" and low >= 1800):
        return None
    high = parse_chinese(match["last"]) if match["last"] else low
    if match["some"]:
        qualifier = "about" if match["some"] == "来" else "some_over"
    elif high is not None and high > low:
        qualifier = "range"
    minimum, maximum = qualify(qualifier, low, high if high is not None else low)
    start = match.start("number") if match["before"] in ("另外", "另有") else match.start()
    reason = Message(AGE) if unit == "years_age" else Message(NOUN, {"noun": match[unit]})
    return Found(start, match.end(), minimum, maximum, qualifier or "exact", unit, match[unit], reason, 0.85)


def _read_percent(document: Document, match: re.Match[str]) -> Found | None:
    number = parse_chinese(match["number"]) if match["number"] else 10 * (parse_chinese(match["tenths"]) or 0)
    if number is None:
        return None
    return Found(match.start(), match.end(), number, number, "exact", "percent", "", Message(SHARE), 0.9)


def _read_vague(document: Document, match: re.Match[str]) -> Found | None:
    low, high = _SCALES[match["scale"]] if match["scale"] else _FIXED[match["word"]]
    unit = _COUNTER_UNITS.get(match["unit"] or "", "persons")
    reason = Message(VAGUE, {"words": match["word"]})
    return Found(match.start(), match.end(), low, high, "vague", unit, match["unit"] or "", reason, 0.75)


def _read_teens(document: Document, match: re.Match[str]) -> Found | None:
    unit = _COUNTER_UNITS[match["unit"]]
    return Found(
        match.start(),
        match.end(),
        11,
        19,
        "vague",
        unit,
        match["unit"],
        Message(VAGUE, {"words": "十几"}),
        0.6,
    )


def _read_pair(document: Document, match: re.Match[str]) -> Found | None:
    one, two = parse_chinese(match["one"]), parse_chinese(match["two"])
    if one is None or two is None or two != one + 1:
        return None
    scale = {"十": 10, "百": 100, "千": 1000, "万": 10_000}.get(match["ten"] or "", 1)
    low, high = one * scale, two * scale + scale - 1
    unit = _COUNTER_UNITS[match["unit"]]
    reason = Message(NOUN, {"noun": match["unit"]})
    return Found(match.start(), match.end(), low, high, "range", unit, match["unit"], reason, 0.8)


_READERS = (
    (_read_pair, _PAIRS),
    (_read_figure, _FIGURE),
    (_read_percent, _PERCENT),
    (_read_vague, _VAGUE),
    (_read_teens, _TEENS),
)
