"""Statements for measuring: ten an entity, with names in two scripts, dates, places, figures and links."""

import random
from collections.abc import Iterator

from habeas.vocabulary.ids import ALPHABET
from habeas.vocabulary.statement import Statement

FAMILY = ["Kim", "Lee", "Park", "Choi", "Jung", "Kang", "Cho", "Yoon", "Jang", "Lim"]
GIVEN = ["Min", "Chol", "Su", "Hye", "Jin", "Yong", "Sun", "Hui", "Kwang", "Ok", "Song", "Il"]
HANGUL = ["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임"]
SYLLABLES = ["민", "철", "수", "혜", "진", "영", "순", "희", "광", "옥", "성", "일"]
TOWNS = ["Musan", "Hoeryong", "Hyesan", "Onsong", "Chongjin", "Kyongwon"]
WORK = ["a cook", "a nurse", "a farm hand", "a driver", "a student", "a tailor"]
PER_ENTITY = 10
PER_SOURCE = 1500
"""Statements that quote one source: it touches 150 entities."""


def made_id(chance: random.Random) -> str:
    """Return an id in the form of `vocabulary.ids.new_id`, from a seeded generator."""
    bits = chance.getrandbits(100)
    return "".join(ALPHABET[(bits >> (5 * place)) & 31] for place in range(20))


def make_statements(count: int, seed: int = 1) -> Iterator[Statement]:
    """Yield `count` statements, the same for the same seed."""
    chance = random.Random(seed)
    source = text = group = person = ""
    for number in range(count):
        if number % PER_SOURCE == 0:
            source, text, group = made_id(chance), made_id(chance), made_id(chance)
        if number % PER_ENTITY == 0:
            person = made_id(chance)
        yield _make_one(chance, number, person, group, source, text)


def _make_one(
    chance: random.Random, number: int, person: str, group: str, source: str, text: str
) -> Statement:
    at = number % PER_ENTITY
    family, given, other = chance.randrange(10), chance.randrange(12), chance.randrange(12)
    roman = f"{FAMILY[family]} {GIVEN[given]}-{GIVEN[other].lower()}{number % 9973}"
    day = f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    age = chance.randrange(2, 80)
    property_, value, norm = [
        ("name", roman, {"text": roman, "script": "latin", "kind": "full"}),
        (
            "name",
            hangul := HANGUL[family] + SYLLABLES[given] + SYLLABLES[other],
            {"text": hangul, "script": "hangul", "kind": "full"},
        ),
        ("role", f"a trader from {chance.choice(TOWNS)}", None),
        ("birth_date", f"in {day[:4]}", day[:4]),
        ("country", "China", {"id": "CN", "name": "China", "country": "CN", "precision": "country"}),
        ("occupation", chance.choice(WORK), None),
        ("custody_stage", "was arrested", "arrested"),
        (
            "age_said",
            f"more than {age}",
            {"min": age + 1, "max": None, "qualifier": "more_than", "unit": "years"},
        ),
        ("note", f"last heard of on {day}", None),
        ("member_of", "of the group", group),
    ][at]
    start = 40 * (number % PER_SOURCE)
    return Statement(
        entity=person,
        kind="Person",
        property=property_,
        value=value,
        norm=norm,
        source=source,
        text=text,
        start=start,
        end=start + len(value),
        quote=value,
        lang="en",
        recorded_at="2026-11-24T09:00:00+00:00",
        recorded_by="haeun",
    )
