"""Read Korean and Chinese numerals: digits with 만 or 万, words, native counts."""

import re

_DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {
    "两": 2,
    "兩": 2,
    "○": 0,
    "壹": 1,
    "貳": 2,
    "參": 3,
    "俩": 2,
}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_KOREAN_SCALES = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8}
_KOREAN_DIGITS = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))
_NATIVE_ONES = {
    "한": 1,
    "하나": 1,
    "두": 2,
    "둘": 2,
    "세": 3,
    "셋": 3,
    "네": 4,
    "넷": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
}
_NATIVE_TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}

CHINESE_NUMERAL = "[〇零○一二两兩三四五六七八九十百千万萬亿億]"
NATIVE_COUNT = (
    "(?:(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)\\s?(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉)|"
    "한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|서른|마흔|쉰|예순|일흔|여든|아흔)"
)
KOREAN_DAYS = {
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}


def parse_chinese(words: str) -> int | None:
    """Return the amount of Chinese numerals or digits: 十五, 二〇一七, 3万, 1.5万 as a whole number."""
    mixed = re.fullmatch(r"(\d[\d,，]*(?:\.\d+)?)\s*([十百千]?)([万萬亿億]?)", words)
    if mixed:
        amount = float(mixed[1].replace(",", "").replace("，", ""))
        return round(amount * _SMALL.get(mixed[2], 1) * _LARGE.get(mixed[3], 1))
    long = re.fullmatch(r"(\d+)([万萬亿億])(\d+)([十百千]?)", words)
    if long:
        return int(long[1]) * _LARGE[long[2]] + int(long[3]) * _SMALL.get(long[4], 1)
    if not words or any(sign not in _DIGITS and sign not in _SMALL and sign not in _LARGE for sign in words):
        return None
    if len(words) > 1 and all(sign in _DIGITS for sign in words):
        return int("".join(str(_DIGITS[sign]) for sign in words))
    return _sum_scales(words, _DIGITS, _SMALL, _LARGE)


def _sum_scales(words: str, digits: dict[str, int], small: dict[str, int], large: dict[str, int]) -> int:
    total = section = digit = 0
    for sign in words:
        if sign in digits:
            digit = digits[sign]
        elif sign in small:
            section += (digit or 1) * small[sign]
            digit = 0
        else:
            total += (section + digit or 1) * large[sign]
            section = digit = 0
    return total + section + digit


def parse_korean(words: str) -> int | None:
    """Return the amount of Korean numbers: 2만6천, 3만, 십, 스물두, 1,170."""
    plain = words.replace(",", "").replace(" ", "")
    if plain.isdecimal():
        return int(plain)
    if plain in _NATIVE_ONES:
        return _NATIVE_ONES[plain]
    for tens, amount in _NATIVE_TENS.items():
        if plain == tens or (plain.startswith(tens) and plain[len(tens) :] in _NATIVE_ONES):
            return amount + _NATIVE_ONES.get(plain[len(tens) :], 0)
    if not re.fullmatch(r"(?:\d+(?:\.\d+)?|[일이삼사오육칠팔구십백천만억])+", plain):
        return None
    return _sum_korean(plain)


def _sum_korean(plain: str) -> int:
    total, section, digit = 0.0, 0.0, 0.0
    for piece in re.findall(r"\d+(?:\.\d+)?|.", plain):
        scale = _KOREAN_SCALES.get(piece)
        if scale is None:
            digit = float(_KOREAN_DIGITS.get(piece, 0) or piece)
        elif scale < 10**4:
            section += (digit or 1) * scale
            digit = 0
        else:
            total += (section + digit or 1) * scale
            section = digit = 0
    return round(total + section + digit)
