"""Says a date in words, English or Korean, without making it more exact than it is."""

from habeas.vocabulary.edtf import SEASONS, Edtf, Point, parse_edtf

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = [month[:3] for month in MONTHS]
_SEASON_WORDS = {
    21: ("spring", "봄"),
    22: ("summer", "여름"),
    23: ("autumn", "가을"),
    24: ("winter", "겨울"),
}


def word_date(text: str, language: str = "en") -> str:
    """Return "6 Feb 2022", "July 2021", "about 1995", "until 22 Feb 2022", or the Korean of it."""
    value = parse_edtf(text)
    korean = language.startswith("ko")
    if not value.interval:
        assert value.start is not None
        return _word_point(value.start, korean)
    return _word_interval(value, korean)


def _word_interval(value: Edtf, korean: bool) -> str:
    start = _word_point(value.start, korean) if value.start else ""
    end = _word_point(value.end, korean) if value.end else ""
    if not start:
        return f"{end}까지" if korean else f"until {end}"
    if not end:
        open_end = value.text.endswith("..")
        if korean:
            return f"{start}부터" if open_end else f"{start}부터 (끝은 모름)"
        return f"since {start}" if open_end else f"from {start}, end unknown"
    if start == end:
        return start
    return f"{start}~{end}" if korean else f"{start} to {end}"


def _word_point(point: Point, korean: bool) -> str:
    body = point.text.rstrip("~?%")
    words = _word_korean(body) if korean else _word_english(body)
    if point.time:
        words = f"{words} {point.time}" if korean else f"{words}, {point.time}"
    return _add_mark(words, point.mark, korean)


def _add_mark(words: str, mark: str, korean: bool) -> str:
    if mark in ("~", "%"):
        words = f"{words}경" if korean else f"about {words}"
    if mark in ("?", "%"):
        words = f"{words}(불확실)" if korean else f"{words} (doubtful)"
    return words


def _split(body: str) -> tuple[str, int | None, int | None]:
    parts = body.split("T")[0].split("-")
    numbers = [int(part) if part.isdigit() else None for part in parts[1:]]
    month, day = (*numbers, None, None)[:2]
    return parts[0], month, day


def _word_english(body: str) -> str:
    year, month, day = _split(body)
    if year.endswith("X"):
        return f"{year.replace('X', '0')}s"
    if month is None:
        return year
    if month in SEASONS:
        return f"{_SEASON_WORDS[month][0]} {year}"
    return f"{day} {SHORT_MONTHS[month - 1]} {year}" if day else f"{MONTHS[month - 1]} {year}"


def _word_korean(body: str) -> str:
    year, month, day = _split(body)
    if year.endswith("X"):
        return f"{year.replace('X', '0')}년대"
    if month is None:
        return f"{year}년"
    if month in SEASONS:
        return f"{year}년 {_SEASON_WORDS[month][1]}"
    return f"{year}년 {month}월 {day}일" if day else f"{year}년 {month}월"
