"""Find figures: how many of what, with the qualifier that the text gives and open ends kept open."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.figures.chinese import scan_chinese
from habeas.reading.figures.english import scan_figures
from habeas.reading.figures.found import Found
from habeas.reading.figures.korean import scan_korean
from habeas.reading.suggestion import Suggestion

_SCANNERS = {"ko": scan_korean, "zh": scan_chinese}


def find_figures(document: Document, dates: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the figures of `document` in order, none overlapping another or a date.

    Values are `{"min", "max", "qualifier", "unit", "population"}` (docs/reading.md); an open end is None.
    """
    taken = sorted((item.start, item.end) for item in dates)
    found = _SCANNERS.get(document.language, scan_figures)(document, taken)
    return [_suggest(document, figure, number) for number, figure in enumerate(found, start=1)]


def _suggest(document: Document, figure: Found, number: int) -> Suggestion:
    return Suggestion(
        id=f"f{number}",
        kind="figure",
        start=figure.start,
        end=figure.end,
        quote=document.text[figure.start : figure.end],
        value={
            "min": figure.low,
            "max": figure.high,
            "qualifier": figure.qualifier,
            "unit": figure.unit,
            "population": figure.population,
        },
        confidence=figure.confidence,
        reason=figure.reason,
    )
