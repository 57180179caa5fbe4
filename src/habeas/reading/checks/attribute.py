"""One person with two ages."""

from collections.abc import Mapping, Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, list_figures, raise_flag, read_number, select_kind
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.figure import Number
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

BESIDE = 25
"""Characters between a name and an age that is its own ("Koo, 48," or "48-year-old Koo")."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag the second age of a named person if it differs by more than a year from the first."""
    ages = [
        (item, number)
        for item, value in list_figures(suggestions, "years_age")
        if (number := read_number(value)) is not None
    ]
    flags = []
    people = select_kind(suggestions, "person")
    ends = {end: person.id for person in people for _, end in _spans(person)}
    owners = {item.id: _find_owner(ends, item) for item, _ in ages}
    for person in people:
        own = [age for age in ages if owners[age[0].id] in (person.id, "") and _is_beside(person, age[0])]
        for later, number in own[1:]:
            if abs(number - own[0][1]) > 1:
                flags.append(_flag(document, person, own[0], (later, number)))
                break
    return flags


def _spans(person: Suggestion) -> Sequence[tuple[int, int]]:
    return person.mentions or ((person.start, person.end),)


def _find_owner(ends: Mapping[int, str], age: Suggestion) -> str:
    """Return the person whom an age follows as in "Koo, 48": it is nobody else's, whoever is named next."""
    return next((ends[age.start - gap] for gap in range(5) if age.start - gap in ends), "")


def _is_beside(person: Suggestion, age: Suggestion) -> bool:
    return any(0 <= age.start - end <= 4 or 0 <= start - age.end <= BESIDE for start, end in _spans(person))


def _flag(
    document: Document, person: Suggestion, first: tuple[Suggestion, Number], later: tuple[Suggestion, Number]
) -> Flag:
    values = {"name": person.value.get("name"), "above": first[1], "here": later[1]}
    message = fill(gettext_noop("{name} is {above} above and {here} here."), **values)
    short = fill(gettext_noop("aged {above} above"), **values)
    return raise_flag("attribute", document, later[0], [first[0], person], short, message)
