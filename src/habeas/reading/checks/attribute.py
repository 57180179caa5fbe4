"""One person with two ages."""

from bisect import bisect_left
from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, list_figures, raise_flag, read_number, select_kind
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.figure import Number
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

Age = tuple[Suggestion, Number]

BESIDE = 25
"""Characters between a name and an age that is its own ("Koo, 48," or "48-year-old Koo")."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag the second age of a named person if it differs by more than a year from the first."""
    ages = [
        (item, number)
        for item, value in list_figures(suggestions, "years_age")
        if (number := read_number(value)) is not None
    ]
    people = select_kind(suggestions, "person")
    own = _share_ages(people, ages)
    flags = []
    for person in people:
        mine = own.get(person.id, [])
        later = next((age for age in mine[1:] if abs(age[1] - mine[0][1]) > 1), None)
        if later is not None:
            flags.append(_flag(document, person, mine[0], later))
    return flags


def _share_ages(people: Sequence[Suggestion], ages: Sequence[Age]) -> dict[str, list[Age]]:
    """Return the ages of each person: "Koo, 48" is nobody else's, "48-year-old Koo" is of who follows."""
    spans = sorted(
        (start, end, person.id)
        for person in people
        for start, end in person.mentions or ((person.start, person.end),)
    )
    ends = {end: name for _, end, name in spans}
    own: dict[str, list[Age]] = {}
    for age in ages:
        item = age[0]
        owner = next((ends[item.start - gap] for gap in range(5) if item.start - gap in ends), None)
        first, last = (bisect_left(spans, (place,)) for place in (item.end, item.end + BESIDE + 1))
        for name in dict.fromkeys([owner] if owner else [name for _, _, name in spans[first:last]]):
            own.setdefault(name, []).append(age)
    return own


def _flag(document: Document, person: Suggestion, first: Age, later: Age) -> Flag:
    values = {"name": person.value.get("name"), "above": first[1], "here": later[1]}
    message = fill(gettext_noop("{name} is {above} above and {here} here."), **values)
    short = fill(gettext_noop("aged {above} above"), **values)
    return raise_flag("attribute", document, later[0], [first[0], person], short, message)
