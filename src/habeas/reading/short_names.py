"""Read short names of organisations: "Human Rights Watch (HRW)", and capitals that stand alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.reading.body import Body, build_body
from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.names_found import Name, is_capital
from habeas.reading.place_names import names_place
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message, gettext_noop

_NOT_ACRONYMS = read_words("organisations", "not_acronyms")
_LAWS = read_words("small_words", "short_names_laws")
_ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,7}|[A-Z][a-z]?[A-Z]+[a-z]?[A-Z]*|(?:[A-Z]\.){3,}")
_LINKS = read_words("small_words", "short_names_links")


def match_acronyms(document: Document, names: Sequence[Name]) -> Iterator[Body]:
    reason = Message(gettext_noop("Capitals alone are mostly an organisation’s short name."))
    for name in names:
        word = name.words[0]
        if len(name.words) > 1 or name.titled or not 3 <= len(word.text) <= 6 or not word.text.isupper():
            continue
        if name.first > 1 and document.tokens[name.first - 1].text == "(":
            continue
        if not word.text.isalpha() or word.text in _NOT_ACRONYMS or names_place(word.text):
            continue
        if document.paragraph_at(name.start).end - name.start == len(word.text):
            continue
        yield build_body(document, name.first, name.last, 0.55, reason)


def introduce_acronyms(document: Document, bodies: Sequence[Body]) -> tuple[list[Body], dict[str, str]]:
    """Read "Human Rights Watch (HRW)": the short form becomes a mention of the same body.

    Capitalised words whose initials are the short form become a body too. The second value gives
    the key of the body for each short form.
    """
    tokens = document.tokens
    ends = {body.last: body for body in bodies}
    added: list[Body] = []
    aliases: dict[str, str] = {}
    for place in range(1, len(tokens) - 2):
        if tokens[place].text != "(" or not _ACRONYM.fullmatch(tokens[place + 1].text):
            continue
        short = tokens[place + 1].text
        if tokens[place + 2].text not in (")", ",", ";") or short in _NOT_ACRONYMS:
            continue
        full = _spell_out(document, place, short, ends.get(place))
        if full is None:
            continue
        reason = Message(gettext_noop("The text gives its short name, {short}."), {"short": short})
        added.append(replace(full, confidence=0.95, reason=reason))
        added.append(build_body(document, place + 1, place + 2, 0.95, reason, full.key))
        aliases[short.casefold()] = full.key
    for body in bodies:
        place = (
            body.last + 3
            if [t.lower for t in tokens[body.last : body.last + 3]] == [",", "or", "the"]
            else body.last + 2
        )
        if [t.lower for t in tokens[body.last : body.last + 2]] == [",", "or"] and place < len(tokens):
            short = tokens[place].text
            if _ACRONYM.fullmatch(short) and short not in _NOT_ACRONYMS:
                reason = Message(gettext_noop("The text gives its short name, {short}."), {"short": short})
                added.append(build_body(document, place, place + 1, 0.95, reason, body.key))
                aliases[short.casefold()] = body.key
    return [*added, *bodies], aliases


def _spell_out(document: Document, end: int, short: str, known: Body | None) -> Body | None:
    """Return the body before the bracket: the words whose initials are the short form, else `known`."""
    tokens = document.tokens
    letters = short.upper().replace(".", "").replace("&", "").replace("-", "")
    first = end
    while first > 0 and end - first < 14 and _may_belong(tokens[first - 1]):
        first -= 1
        if not is_capital(tokens[first]) or (known is not None and first > known.first):
            continue
        words = [token for token in tokens[first:end] if token.kind in ("word", "abbreviation")]
        capitals = "".join(token.text[0] for token in words if is_capital(token)).upper()
        if letters in (capitals, "".join(token.text[0] for token in words).upper()) and len(words) > 1:
            if any(token.text in _LAWS for token in words):
                return None
            return build_body(document, first, end, 0.9, Message(""), known.key if known else None)
    return known


def _may_belong(token: Token) -> bool:
    return is_capital(token) or token.lower in _LINKS
