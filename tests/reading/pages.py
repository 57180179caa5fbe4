"""A page of a report with suggestions made by hand, for tests of what builds on them."""

from collections import Counter
from dataclasses import replace

from habeas.reading.checks import load_checks
from habeas.reading.document import build_document
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.record import Record
from habeas.vocabulary.statement import Json

LETTERS = {
    "person": "p",
    "group": "g",
    "act": "a",
    "place": "l",
    "date": "d",
    "figure": "f",
    "instrument": "i",
}


class Page:
    """A text; each method marks words of it and returns the id of the suggestion."""

    def __init__(self, text: str, published: str = "2022-02-07") -> None:
        self.document = build_document(text, published=published, language="en")
        self.items: list[Suggestion] = []
        self._counts: Counter[str] = Counter()

    def mark(self, kind: str, words: str, value: dict[str, Json], *links: str, nth: int = 0) -> str:
        """Mark the nth place where `words` stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(words, start + 1)
        end = start + len(words)
        letter = LETTERS[kind]
        self._counts[letter] += 1
        item = Suggestion(
            id=f"{letter}{self._counts[letter]}",
            kind=kind,
            start=start,
            end=end,
            quote=words,
            value=value,
            links=links,
            mentions=((start, end),) if kind in ("person", "place") else (),
        )
        self.items.append(item)
        return item.id

    def date(self, words: str, edtf: str, nth: int = 0) -> str:
        return self.mark("date", words, {"edtf": edtf}, nth=nth)

    def count(
        self,
        words: str,
        least: int | None,
        most: int | None = -1,
        qualifier: str = "exact",
        unit: str = "persons",
        population: str = "",
        nth: int = 0,
    ) -> str:
        """Mark a figure; `most` is the least if it is not given."""
        value = {
            "min": least,
            "max": least if most == -1 else most,
            "qualifier": qualifier,
            "unit": unit,
            "population": population,
        }
        return self.mark("figure", words, value, nth=nth)

    def act(self, words: str, kind: str, *links: str, modality: str = "actual", nth: int = 0) -> str:
        return self.mark("act", words, {"type": kind, "modality": modality}, *links, nth=nth)

    def person(self, words: str, *others: str) -> str:
        name = self.mark("person", words, {"name": words, "role": None})
        spans = tuple((self.document.text.index(o), self.document.text.index(o) + len(o)) for o in others)
        self.items[-1] = replace(self.items[-1], mentions=self.items[-1].mentions + spans)
        return name

    def place(self, words: str, country: str = "CN", nth: int = 0) -> str:
        return self.mark(
            "place", words, {"id": None, "name": words, "country": country, "precision": "town"}, nth=nth
        )

    def flags(self, check: str, record: Record | None = None) -> list[Flag]:
        """Run one check; its flags quote the text verbatim."""
        found = load_checks()[check](self.document, self.items, record or Record())
        assert all(self.document.text[flag.start : flag.end] == flag.quote for flag in found)
        assert all(flag.check == check and str(flag.short) and str(flag.message) for flag in found)
        return found
