"""Find named organisations: associations, media, parties, state agencies, companies and UN bodies."""

from collections.abc import Iterator, Sequence

from habeas.reading.bodies import find_bodies
from habeas.reading.body import Body
from habeas.reading.characters.bodies import find_local_bodies
from habeas.reading.document import Document
from habeas.reading.suggestion import Suggestion


def find_organisations(document: Document) -> list[Suggestion]:
    """Return one suggestion (kind group) for each organisation named, all its mentions listed.

    Its name is the longest form in the text; the quote is where that form first stands. Bare states,
    "the government" and unnamed authorities are none.
    """
    if document.language in ("ko", "zh"):
        return find_local_bodies(document)
    groups = _group_bodies(find_bodies(document))
    return [_suggest(document, number, bodies) for number, bodies in enumerate(groups, 1)]


def _group_bodies(bodies: Sequence[Body]) -> Iterator[list[Body]]:
    groups: dict[str, list[Body]] = {}
    for body in bodies:
        groups.setdefault(body.key, []).append(body)
    yield from groups.values()


def _suggest(document: Document, number: int, bodies: Sequence[Body]) -> Suggestion:
    main = max(bodies, key=lambda body: (len(body.name), -body.start))
    return Suggestion(
        id=f"g{number}",
        kind="group",
        start=main.start,
        end=main.end,
        quote=document.text[main.start : main.end],
        value={"type": "organisation", "name": main.name},
        mentions=tuple((body.start, body.end) for body in bodies),
        confidence=max(body.confidence for body in bodies),
        reason=main.reason,
    )
