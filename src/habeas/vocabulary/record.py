"""What a check may know of the record: a small value, made by the desk, that asks no database."""

from dataclasses import dataclass

from habeas.vocabulary.figure import FigureValue


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFigure:
    """A figure on record: what it says, of whom, when it was true ("" = not said), where it was said.

    `source` is an id, `named` what a reader knows the source by.
    """

    figure: FigureValue
    population: str
    source: str
    named: str = ""
    as_of: str = ""
    said_on: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSource:
    """A source on record: who published it, when, and from which sources it derives."""

    source: str
    publisher: str
    published: str
    title: str = ""
    reference: str = ""
    derived_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is on record and may be held against a report; empty by default."""

    figures: tuple[KnownFigure, ...] = ()
    sources: tuple[KnownSource, ...] = ()
