"""Find who says what in Korean and Chinese texts: "…고 말했다", "소식통에 따르면", "他说", "据报道"."""

from collections.abc import Sequence

from habeas.reading.characters.said import Floor, Said
from habeas.reading.characters.said_chinese import read_chinese
from habeas.reading.characters.said_korean import read_korean
from habeas.reading.document import Document
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

ANONYMOUS = "anon"


def find_local_attributions(
    document: Document, people: Sequence[Suggestion], bodies: Sequence[Suggestion]
) -> list[Suggestion]:
    """Return one suggestion (kind attribution) for each reporting phrase, in order.

    The speaker is a person or body of the text by name, a state ("중국"), or "anon" with a label; who
    is not named again is who spoke last. Hearsay names nobody.
    """
    floor = Floor(document, (*people, *bodies))
    read = read_korean if document.language == "ko" else read_chinese
    found: list[Said] = []
    for sentence in document.sentences:
        for said in sorted(read(floor, sentence), key=lambda item: item.start):
            if found and said.start < found[-1].end:
                continue
            found.append(said)
    return [_suggest(document, number, said) for number, said in enumerate(found, 1)]


def _suggest(document: Document, number: int, said: Said) -> Suggestion:
    words = document.text[said.start : said.end]
    anonymous = not said.speaker.name
    reason = gettext_noop("“{words}” reports what {speaker} says.")
    if anonymous:
        reason = gettext_noop("“{words}” reports what somebody says whom the text does not name.")
    return Suggestion(
        id=f"t{number}",
        kind="attribution",
        start=said.start,
        end=said.end,
        quote=words,
        value={
            "speaker": said.speaker.name or ANONYMOUS,
            "speaker_label": said.speaker.label if anonymous else None,
            "to": said.to,
            "mode": said.mode,
        },
        confidence=said.confidence,
        reason=Message(reason, {"words": words, "speaker": said.speaker.name or said.speaker.label}),
    )
