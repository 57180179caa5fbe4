"""Reports for measuring the pages: each with acts, who was in them, figures, and words of its own."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from _records import TOWNS, made_id
from habeas.vocabulary.statement import Statement, TextRecord
from habeas.web.models import Original, Source, SourceText

AT = "2026-11-24T09:00:00+00:00"
ACTS = 6
"""Acts of a report; with those involved, figures and its own details it holds about fifty statements."""

CHINA = {"id": "CN", "name": "China", "country": "CN", "precision": "country"}


class Report:
    """One source with one text; `statements` are all that was accepted from it."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance = chance
        self.id, self.text = made_id(chance), made_id(chance)
        self.words = [f"Report {number} of the bench. "]
        self.length = len(self.words[0])
        self.statements: list[Statement] = []
        self.published = (date(2015, 1, 1) + timedelta(days=number % 4000)).isoformat()

    def say(self, entity: str, kind: str, name: str, quote: str, norm: Any = None, value: str = "") -> None:
        """Write `quote` into the text and state it of `entity`."""
        start = self.length
        self.words += [quote, ", as the paper has it. "]
        self.length += len(quote) + len(self.words[-1])
        self.statements.append(
            Statement(
                entity=entity,
                kind=kind,
                property=name,
                value=value or quote,
                norm=norm,
                source=self.id,
                text=self.text,
                start=start,
                end=start + len(quote),
                quote=quote,
                lang="en",
                recorded_at=AT,
                recorded_by="haeun",
            )
        )

    def write(self, people: list[str]) -> "Report":
        """Tell of the report itself, of some acts and of those of `people` who were in them."""
        self.say(self.id, "Source", "title", f"People held near {self.chance.choice(TOWNS)}")
        self.say(self.id, "Source", "publisher", "A border paper")
        self.say(self.id, "Source", "published", self.published, self.published)
        for _ in range(ACTS):
            self._tell_act(self.chance.choice(people))
        return self

    def _tell_act(self, person: str) -> None:
        act, part, figure = (made_id(self.chance) for _ in range(3))
        many = self.chance.randrange(2, 600)
        norm = {"min": many + 1, "max": None, "qualifier": "more_than", "unit": "persons"}
        self.say(act, "Act", "act_type", "were arrested", "arrest")
        self.say(act, "Act", "modality", "were arrested", "actual")
        self.say(act, "Act", "date", f"on {self.published}", self.published)
        self.say(act, "Act", "country", "in China", CHINA, "China")
        self.say(act, "Act", "count", f"more than {many} people", norm)
        self.say(part, "Involvement", "act", "were arrested", act)
        self.say(part, "Involvement", "who", "among them", person)
        self.say(part, "Involvement", "role", "among them", "victim")
        self.say(figure, "Figure", "count", f"more than {many} people", norm)
        self.say(figure, "Figure", "population", f"held in {self.published[:4]}")
        self.say(figure, "Figure", "of_act", "were arrested", act)

    def keep(self) -> list[Any]:
        """Put the report on the shelf; return what is to be logged of it."""
        content = "".join(self.words)
        digest = sha256(content.encode()).hexdigest()
        Source(
            id=self.id,
            state=self.chance.choice(["waiting", "reading", "read", "read"]),
            form="plain",
            filename="report.txt",
            title=self.statements[0].value,
            publisher="A border paper",
            published=self.published,
            language="en",
            received=date(2026, 11, 24),
            original=Original.objects.create(digest=digest, content=content.encode()),
        ).save(force_insert=True)
        SourceText(
            id=self.text, source_id=self.id, how="file", language="en", content=content, made_by="haeun"
        ).save(force_insert=True)
        record = TextRecord(
            source=self.id,
            text=self.text,
            how="file",
            digest=digest,
            length=len(content),
            recorded_at=AT,
            recorded_by="haeun",
        )
        return [record, *self.statements]


def write_reports(count: int, people: list[str], seed: int = 7) -> Iterator[Report]:
    """Yield `count` reports that speak of `people` (entity ids)."""
    chance = random.Random(seed)
    for number in range(count):
        yield Report(chance, number).write(people)
