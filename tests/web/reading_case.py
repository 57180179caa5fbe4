"""A report with suggestions made by hand, as a member finds it in the inbox."""

from datetime import UTC, date, datetime
from typing import Any

from habeas.vocabulary.ids import new_id
from habeas.web.models import Source, SourceText, SuggestionRow, User

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TEXT = (
    "title: Five lines\n---\n\n"
    "Police in Dandong arrested 12 North Koreans on 14 July 2021, Mina Example of Watch Example said.\n"
    "Share on Facebook\n"
    "Some 40 people protested in Bonn on Sunday Feb. 6, 2021.\n"
)


def make_officer(name: str = "officer") -> User:
    return User.objects.create_user(name, password="x")


def make_text() -> SourceText:
    """Return the text of a source that waits, without suggestions."""
    source = Source.objects.create(
        id=new_id(),
        form="pasted",
        title="Five lines",
        publisher="Example Courier",
        received=date(2026, 11, 24),
    )
    return SourceText.objects.create(
        id=new_id(),
        source=source,
        how="pasted",
        language="en",
        content=TEXT,
        body_start=23,
        made_by="officer",
    )


def suggest(
    text: SourceText,
    number: str,
    kind: str,
    words: str,
    value: dict[str, Any],
    *links: str,
    flagged: bool = False,
) -> SuggestionRow:
    """Add a suggestion whose words stand in the text."""
    start = text.content.index(words)
    message = {"template": "Look at it.", "values": {}}
    flags = [{"check": "weekday_date", "short": message, "message": message}] if flagged else []
    return SuggestionRow.objects.create(
        text=text,
        number=number,
        place=start,
        kind=kind,
        start=start,
        end=start + len(words),
        quote=words,
        value=value,
        links=list(links),
        confidence=0.9,
        reason={"template": "", "values": {}},
        flags=flags,
    )


def make_case() -> SourceText:
    """Return a text with an arrest and its parts, a protest with a flagged date, and who says so."""
    text = make_text()
    twelve = {"min": 12, "max": 12, "qualifier": "exact", "unit": "persons"}
    forty = {"min": 40, "max": 40, "qualifier": "about", "unit": "persons"}
    suggest(text, "l1", "place", "Dandong", place("gn:2037886", "Dandong", "CN"))
    suggest(text, "f1", "figure", "12", twelve)
    suggest(
        text, "g1", "group", "12 North Koreans", {"type": "population", "label": "12 North Koreans"}, "f1"
    )
    suggest(text, "d1", "date", "14 July 2021", {"edtf": "2021-07-14"})
    suggest(text, "a1", "act", "arrested", {"type": "arrest", "modality": "actual"}, "l1", "g1", "d1")
    suggest(text, "p1", "person", "Mina Example", {"name": "Mina Example", "role": ""})
    suggest(
        text, "t1", "attribution", "said", {"speaker": "Mina Example", "to": None, "mode": "direct"}, "p1"
    )
    suggest(text, "f2", "figure", "Some 40 people", forty)
    suggest(text, "d2", "date", "Sunday Feb. 6, 2021", {"edtf": "2021-02-06"}, flagged=True)
    suggest(text, "a2", "act", "protested", {"type": "protest", "modality": "actual"}, "d2", "f2")
    return text


def place(code: str, name: str, country: str) -> dict[str, Any]:
    return {"id": code, "name": name, "country": country, "precision": "town"}
