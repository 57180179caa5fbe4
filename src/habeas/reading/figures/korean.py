"""Find the figures of Korean reports."""

import re
from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.figures.found import AGE, NOUN, VAGUE, Found
from habeas.reading.figures.qualifiers import qualify
from habeas.reading.numerals import KOREAN_DAYS, NATIVE_COUNT, parse_korean
from habeas.vocabulary.message import Message

_AMOUNT = r"\d[\d,]*(?:\.\d+)?(?:\s?[십백천만억](?:\s?\d[\d,]*\s?[십백천만]?)*)?"
_UNITS = (
    ("years_age", r"살|세(?=[ 의인에가,.)이로미]|$|\))"),
    ("percent", r"퍼센트|%|％|프로(?![그젝])"),
    ("km", r"킬로미터|㎞|[kK][mM]|킬로(?!그)"),
    ("months", r"개월|달(?=[ 간만여을이동에,.]|$)"),
    ("hours", r"시간"),
    ("weeks", r"주일|주간|주(?=[ 간동만여에,.]|$)"),
    ("years", r"년"),
    ("days", r"일(?![가-힣]*요일)(?:간|째)?"),
    ("families", r"가족|가구"),
    ("groups", r"개\s?(?:인권\s?|시민\s?|비정부\s?)*(?:단체|기구|조직|정당|팀|그룹)|팀|그룹"),
    ("places", r"개국|개\s?(?:도시|지역|나라|국가|시|현|성|도|수용소|교도소|구치소)|곳|군데|개소"),
    ("cases", r"건"),
    ("persons", r"명|사람|인(?=[이은의을과와가,.) ]|$)|분(?=[이의] )"),
    ("vehicles", r"척|량"),
    (
        "items",
        r"협정|조약|문서|서한|결의|법률|조항|요구|가지|통(?=[의을이 ])|개(?=[의를는 ]|$)|편(?=[의을이 ])",
    ),
)
_UNIT = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS)
_ABOUT = "약|대략|거의|최소한?|적어도|최대|많게는|적게는|줄잡아"
_BEFORE = rf"(?P<before>{_ABOUT}|(?<![가-힣])[남여]|남성|여성|남자|여자|총|모두)\s?"
_AFTER = (
    r"(?P<after>\s?(?:이상|이\s?넘[는게]|을?\s?넘[는게]|넘[는게]|초과|미만|이하|가량|정도|쯤|안팎|내외|남짓|"
    r"가까이|에\s?가까운|에\s?육박))"
)
_NUMBER = (
    rf"(?P<number>{_AMOUNT}|(?:십|백|천|만)(?=여)|{NATIVE_COUNT}"
    r"(?=\s?(?:명|사람|가족|가구|달|살|시간|곳|가지|건|개|주|팀|협정|조약|문서|서한|결의|법률|조항)))"
)
_FIGURE = re.compile(
    rf"(?:{_BEFORE})?(?<![\d.제])(?<!\d,){_NUMBER}"
    rf"(?:\s?(?:년|개월|명|살|세|시간|일)?\s?(?:[~∼–-]|에서|내지)\s?(?!(?:19|20)\d\d\s?년)(?P<last>{_AMOUNT}))?(?P<some>\s?여)?"
    rf"\s?(?:{_UNIT})(?:{_AFTER})?"
)
_VAGUE = re.compile(
    r"(?:(?P<word>수십만|수만|수천|수백|수십)\s?(?P<people>여\s?)?)"
    r"(?:(?P<unit>명|사람|건|가족|가구|년|개월|일|대|곳))?(?=[ 의은이을가에도과와,.]|$|여|명)"
)
_PAIRS = re.compile(
    r"(?P<pair>한두|두세|두서너|서너|네댓|너댓|대여섯|예닐곱|일고여덟)\s?(?P<unit>명|사람|달|살|시간|건|곳|개월)"
)
_AGES = re.compile(
    r"(?P<tens>[1-9]0)대(?=\s?(?:남|여|초반|중반|후반|탈북|부부|의|로|인|이|가|는|와|과|,|\s|청년|노인))"
)
_NAMED_AGE = re.compile(
    r"(?P<number>[1-9]\d)(?=\)\s?(?:씨|군|양))"
    r"|(?<=씨\()(?P<after>[1-9]\d)(?=\))"
    r"|(?:언니|오빠|누나|동생|어머니|아버지|남편|아내|부인|목사|대표|교수|의원|여성|남성)\((?P<kin>[1-9]\d)(?=\))"
)
_GENERATIONS = re.compile(r"(?<![\d.])(?P<number>[2-9]|삼)대(?=[를가의에까 ,.]|$)")
_VEHICLES = re.compile(rf"(?P<number>{_AMOUNT}|{NATIVE_COUNT})\s?대(?=[의가를에와로, ]|$)")
_CARS_NEAR = re.compile(r"버스|트럭|차량|승합차|승용차|자동차|화물차|비행기|열차|호송차|차")
_LENGTHS = re.compile("(?P<word>" + "|".join(KOREAN_DAYS) + r")(?=\s?(?:간|동안|만에|째|밤낮|\s))")
_VALUES = {
    "수십": (20, 99),
    "수백": (200, 999),
    "수천": (2000, 9999),
    "수만": (20_000, 99_999),
    "수십만": (200_000, 999_999),
}
_PAIR_VALUES = {
    "한두": (1, 2),
    "두세": (2, 3),
    "두서너": (2, 4),
    "서너": (3, 4),
    "네댓": (4, 5),
    "너댓": (4, 5),
    "대여섯": (5, 6),
    "예닐곱": (6, 7),
    "일고여덟": (7, 8),
}
_COUNTER_UNITS = {
    "명": "persons",
    "사람": "persons",
    "건": "cases",
    "가족": "families",
    "가구": "families",
    "년": "years",
    "개월": "months",
    "달": "months",
    "일": "days",
    "대": "vehicles",
    "곳": "places",
    "살": "years_age",
    "시간": "hours",
}
_QUALIFIERS = (
    ("at_least", ("최소", "적게는", "적어도", "줄잡아", "이상")),
    ("more_than", ("넘", "초과")),
    ("less_than", ("미만",)),
    ("up_to", ("최대", "많게는", "이하")),
    ("some_over", ("남짓",)),
    ("nearly", ("거의", "가까", "육박")),
    ("about", ("약", "대략", "가량", "정도", "쯤", "안팎", "내외")),
)


def scan_korean(document: Document, taken: Sequence[tuple[int, int]]) -> list[Found]:
    """Return the figures of a Korean text in order; `taken` are the spans of its dates."""
    found: list[Found] = []
    for reader, pattern in _READERS:
        for match in pattern.finditer(document.visible, document.body_start):
            figure = reader(document, match)
            if figure is not None:
                found.append(figure)
    return keep_free(found, taken)


def keep_free(found: list[Found], taken: Sequence[tuple[int, int]]) -> list[Found]:
    """Return the figures in order without those that overlap a date or an earlier, longer figure."""
    kept: list[Found] = []
    spans = sorted(taken)
    place = 0
    for figure in sorted(found, key=lambda item: (item.start, -item.end)):
        while place < len(spans) and spans[place][1] <= figure.start:
            place += 1
        if place < len(spans) and spans[place][0] < figure.end:
            continue
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _qualifier_of(words: str) -> str:
    return next((name for name, signs in _QUALIFIERS if any(sign in words for sign in signs)), "")


def _read_figure(document: Document, match: re.Match[str]) -> Found | None:
    unit = next(name for name, _ in _UNITS if match[name])
    low, words = _amount(match["number"]), match["number"]
    if low is None or (words == "한" and not match["before"]):
        return None
    if unit == "years" and low >= 1800:
        return None
    high = _amount(match["last"]) if match["last"] else low
    qualifier = _qualifier_of((match["before"] or "") + (match["after"] or ""))
    if match["some"]:
        qualifier = "some_over"
    elif high is not None and high > low:
        qualifier = "range"
    minimum, maximum = qualify(qualifier, low, high if high is not None else low)
    start, end = match.start(), match.end()
    if match["before"] in ("총", "모두"):
        start = match.start("number")
    reason = Message(AGE) if unit == "years_age" else Message(NOUN, {"noun": match[unit]})
    return Found(start, end, minimum, maximum, qualifier or "exact", unit, match[unit], reason, 0.85)


def _amount(words: str) -> int | float | None:
    if re.fullmatch(r"\d+\.\d+", words):
        return float(words)
    return parse_korean(words)


def _read_vague(document: Document, match: re.Match[str]) -> Found | None:
    unit = _COUNTER_UNITS.get(match["unit"] or "명", "persons")
    low, high = _VALUES[match["word"]]
    reason = Message(VAGUE, {"words": match["word"]})
    return Found(match.start(), match.end(), low, high, "vague", unit, match["unit"] or "", reason, 0.75)


def _read_pair(document: Document, match: re.Match[str]) -> Found | None:
    low, high = _PAIR_VALUES[match["pair"]]
    unit = _COUNTER_UNITS[match["unit"]]
    reason = Message(NOUN, {"noun": match["unit"]})
    return Found(match.start(), match.end(), low, high, "range", unit, match["unit"], reason, 0.8)


def _read_ages(document: Document, match: re.Match[str]) -> Found | None:
    low = int(match["tens"])
    return Found(match.start(), match.end(), low, low + 9, "range", "years_age", "", Message(AGE), 0.8)


def _read_named_age(document: Document, match: re.Match[str]) -> Found | None:
    """A(38)씨, 언니(45): an age in brackets."""
    name = match.lastgroup or "number"
    age = int(match[name])
    return Found(match.start(name), match.end(name), age, age, "exact", "years_age", "", Message(AGE), 0.8)


def _read_generations(document: Document, match: re.Match[str]) -> Found | None:
    if _CARS_NEAR.search(document.words_before(match.start(), 12)):
        return None
    number = parse_korean(match["number"])
    reason = Message(NOUN, {"noun": "대"})
    return (
        Found(match.start(), match.end(), number, number, "exact", "generations", "", reason, 0.7)
        if number
        else None
    )


def _read_vehicles(document: Document, match: re.Match[str]) -> Found | None:
    if not _CARS_NEAR.search(document.words_before(match.start(), 12)):
        return None
    number = parse_korean(match["number"])
    reason = Message(NOUN, {"noun": "대"})
    return (
        Found(match.start(), match.end(), number, number, "exact", "vehicles", "", reason, 0.8)
        if number
        else None
    )


def _read_length(document: Document, match: re.Match[str]) -> Found | None:
    number = KOREAN_DAYS[match["word"]]
    reason = Message(NOUN, {"noun": match["word"]})
    return Found(match.start(), match.end(), number, number, "exact", "days", match["word"], reason, 0.8)


_READERS = (
    (_read_figure, _FIGURE),
    (_read_vague, _VAGUE),
    (_read_pair, _PAIRS),
    (_read_ages, _AGES),
    (_read_named_age, _NAMED_AGE),
    (_read_generations, _GENERATIONS),
    (_read_vehicles, _VEHICLES),
    (_read_length, _LENGTHS),
)
