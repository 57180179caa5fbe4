"""Turns facts.yaml into sources with texts, statements that quote them, and decisions to make them public."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import yaml

from habeas.errors import HabeasError
from habeas.example.shorthand import read_norm, split_value
from habeas.ledger.store import Logged
from habeas.protection.levels import lowest_level
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.ids import ALPHABET, LENGTH
from habeas.vocabulary.level import Level
from habeas.vocabulary.name import find_script
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Statement, TextRecord

RECORDED_AT = "2026-11-24T00:00:00+00:00"
RECORDED_BY = "example"
_LANGUAGES = {"hangul": "ko", "han": "zh"}
HOW = "note"
"""The texts are notes of this project on a publication, never the publication's own text."""


class ExampleBrokenError(HabeasError):
    """facts.yaml says something that its own notes do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleSource:
    """One publication: what a list shows of it, our note on it, and what the note says."""

    key: str
    id: str
    title: str
    publisher: str
    published: str
    language: str
    content: str
    body_start: int
    text: TextRecord
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ExampleRecord:
    """All sources in the order in which they are to be logged."""

    sources: tuple[ExampleSource, ...]

    @property
    def texts(self) -> tuple[TextRecord, ...]:
        return tuple(source.text for source in self.sources)

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(statement for source in self.sources for statement in source.statements)


@cache
def example_record() -> ExampleRecord:
    """Return the example record; raises `ExampleBrokenError` where a quote does not occur in its note."""
    facts, retold = _read_facts()["sources"], " ".join(_read_facts()["retold"].split())
    return ExampleRecord(tuple(_build_source(key, facts, retold) for key in facts))


@cache
def _read_facts() -> Mapping[str, Any]:
    data = yaml.safe_load(files(__package__).joinpath("facts.yaml").read_text(encoding="utf-8"))
    return data if isinstance(data, dict) else {}


@cache
def _kept_inside() -> Mapping[tuple[str, str], Level]:
    """Return how far an entity is opened in a source, where that is less far than its properties allow."""
    return {
        (example_id(f"source:{key}"), example_id(entity.partition(" ")[2])): Level.named(values["level"])
        for key, fact in _read_facts()["sources"].items()
        for entity, values in fact["says"].items()
        if "level" in values
    }


def open_levels(logged: Iterable[Logged[Statement]]) -> list[Decision]:
    """Return the decisions that open the example's statements as far as each property allows.

    One decision for each source and level, so that its reason names the publication.
    """
    names = {source.id: f"{source.publisher}, {source.published}" for source in example_record().sources}
    groups: dict[tuple[str, Level], list[str]] = {}
    for entry in logged:
        kept = _kept_inside().get((entry.record.source, entry.record.entity), Level.PUBLIC)
        level = max(lowest_level(entry.record.kind, entry.record.property), kept)
        if entry.record.source in names and level < Level.CONFIDENTIAL:
            groups.setdefault((entry.record.source, level), []).append(entry.id)
    return [
        Decision(
            kind="set_level",
            targets=tuple(targets),
            value=level.label,
            reason=f"Published: {names[source]}. No private person is named here.",
            recorded_at=RECORDED_AT,
            recorded_by=RECORDED_BY,
        )
        for (source, level), targets in groups.items()
    ]


def example_id(key: str) -> str:
    """Return the id of an entity, source or text of the example: the same in every home."""
    bits = int.from_bytes(sha256(f"habeas example {key}".encode()).digest(), "big")
    return "".join(ALPHABET[(bits >> (5 * place)) & 31] for place in range(LENGTH))


def _build_source(key: str, facts: Mapping[str, Any], retold: str) -> ExampleSource:
    fact = facts[key]
    header = _write_header(fact, facts, retold)
    head = "".join(f"{name}: {words}\n" for name, words, *_ in header) + "---\n\n"
    content = head + " ".join(fact["body"].split()) + "\n"
    note = _Note(key, content, len(head))
    statements = [note.quote_header(name, words, prop, norm) for name, words, prop, norm in header]
    for entity, values in fact["says"].items():
        statements += note.quote_entity(entity, values)
    return ExampleSource(
        key=key,
        id=note.source,
        title=fact["title"],
        publisher=fact["publisher"],
        published=str(fact["published"]),
        language="en",
        content=content,
        body_start=len(head),
        text=TextRecord(
            source=note.source,
            text=note.text,
            how=HOW,
            digest=sha256(content.encode()).hexdigest(),
            length=len(content),
            recorded_at=RECORDED_AT,
            recorded_by=RECORDED_BY,
            lang="en",
        ),
        statements=tuple(statements),
    )


def _write_header(
    fact: Mapping[str, Any], facts: Mapping[str, Any], retold: str
) -> list[tuple[str, str, str, Any]]:
    """Return (name of the line, its words, the property of Source that it says, its norm)."""
    label = load_vocabulary().code_lists["source_types"][fact["type"]].label.en
    lines: list[tuple[str, str, str, Any]] = [
        ("title", fact["title"], "title", None),
        ("publisher", fact["publisher"], "publisher", None),
        ("published", fact["published"], "published", fact["published"]),
        ("language", "en", "language", "en"),
        ("kind", label, "source_type", fact["type"]),
    ]
    if "address" in fact:
        lines.append(("address", fact["address"], "address", None))
    for origin in fact.get("from", ()):
        words = f"{facts[origin]['publisher']}, {facts[origin]['published']}"
        lines.append(("after", words, "derived_from", example_id(f"source:{origin}")))
    return [*lines, ("retold", retold, "retold", None)]


@dataclass(frozen=True, slots=True)
class _Note:
    """Our note on one publication, and how statements quote it."""

    key: str
    content: str
    body_start: int

    @property
    def source(self) -> str:
        return example_id(f"source:{self.key}")

    @property
    def text(self) -> str:
        return example_id(f"text:{self.key}")

    def quote_header(self, name: str, words: str, prop: str, norm: Any) -> Statement:
        line = self.content.index(f"{name}: {words}\n")
        return self._state(self.source, "Source", prop, words, norm, line + len(name) + 2, "")

    def quote_entity(self, entity: str, values: Mapping[str, Any]) -> list[Statement]:
        """Return a statement for each value of an entity; `by` is who is quoted, but names are our own."""
        kind, _, key = entity.partition(" ")
        speaker = example_id(values["by"]) if "by" in values else ""
        act = split_value(values.get("act_type", ""))[1]
        return [
            self._quote_value(kind, key, prop, value, act, "" if prop == "name" else speaker)
            for prop, given in values.items()
            if prop not in ("by", "level")
            for value in (given if isinstance(given, list) else [given])
        ]

    def _quote_value(self, kind: str, key: str, prop: str, given: Any, act: str, speaker: str) -> Statement:
        known = load_vocabulary().find_property(kind, prop)
        if known is None:
            raise self._complain(f"{kind}.{prop} is no property.")
        words, value = split_value(given)
        start = self.content.find(words, self.body_start)
        start = start if start >= 0 else self.content.find(words, 0, self.content.index("\n"))
        if start < 0:
            raise self._complain(f"“{words}” does not occur in the note or its title.")
        norm = example_id(value) if known.type == "entity" else read_norm(known, words, value, act, kind)
        return self._state(example_id(key), kind, prop, words, norm, start, speaker)

    def _state(
        self, entity: str, kind: str, prop: str, words: str, norm: Any, start: int, speaker: str
    ) -> Statement:
        return Statement(
            entity=entity,
            kind=kind,
            property=prop,
            value=words,
            norm=norm,
            lang=_LANGUAGES.get(find_script(words), "en"),
            source=self.source,
            text=self.text,
            start=start,
            end=start + len(words),
            quote=words,
            said_by=speaker or None,
            recorded_at=RECORDED_AT,
            recorded_by=RECORDED_BY,
        )

    def _complain(self, problem: str) -> ExampleBrokenError:
        return ExampleBrokenError(f"facts.yaml: {self.key}", problem, "Correct the file.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleReport:
    """A report of our own that waits in the inbox: the file's name and its bytes."""

    filename: str
    content: bytes


def example_reports(names: Sequence[str] = ("en.txt", "ko.txt", "phone-note.txt")) -> list[ExampleReport]:
    """Return the reports to be read, in the order in which they are to be taken in."""
    folder = files(__package__).joinpath("reports")
    return [ExampleReport(filename=name, content=folder.joinpath(name).read_bytes()) for name in names]
