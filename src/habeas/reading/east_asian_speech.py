"""Find who says what in Korean and Chinese texts: "알려졌다", "X은 … 밝혔다", "X说"."""

import re
from collections.abc import Sequence
from functools import cache
from re import Pattern

from habeas.reading.document import Document
from habeas.reading.lexicon import read_lexicon
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

_ANONYMOUS = "anon"
Said = tuple[int, int, str, str, str | None]
"""Start, end, mode, speaker, label."""


@cache
def _patterns(language: str) -> dict[str, Pattern[str]]:
    """Return the patterns of a language by what they find."""
    words = read_lexicon("east_asian")[language]
    speakers = "|".join(sorted(words["speakers"].split(), key=len, reverse=True))
    verbs = "|".join(sorted(words["verbs"].split(), key=len, reverse=True))
    if language == "ko":
        hangul = r"[\uac00-\ud7a3]"
        return {
            "hearsay": re.compile(
                rf"{'|'.join(words['hearsay'].split())}|{hangul}+다고 한다|{hangul}+라고 한다"
            ),
            "verb": re.compile(verbs),
            "state": re.compile(
                r"((?:북한|중국|한국|미국|라오스|태국|베트남)(?: (?:당국|정부))?)(?:은|는|이|가|측은) "
            ),
            "according": re.compile(rf"((?:{hangul}+ )?{hangul}+?)(?:들)?(?:에 따르면|에 의하면|의 말로는)"),
            "subject": re.compile(
                rf"((?:{hangul}+ ){{0,2}}(?:{hangul}*(?:{speakers})))(?:들)?(?:은|는|이|가)(?!{hangul})"
            ),
        }
    return {
        "hearsay": re.compile("据报道|据悉|据说|消息说|消息称|据了解|传出"),
        "verb": re.compile(rf"(?:还|也|今天|昨天|周.|星期.)?(?:{verbs})"),
        "pronoun": re.compile(rf"(?:他们|她|他)(?:还|也)?(?:{verbs})"),
        "according": re.compile(r"据([\u3400-\u9fff·]{2,12}?)(?:报道|透露|介绍|说|称|消息)"),
        "subject": re.compile(
            rf"((?:这位|一位|一名|该|有)?[\u3400-\u9fff]{{0,4}}?(?:{speakers}))(?:还|也)?(?:{verbs})"
        ),
    }


def find_local_attributions(
    document: Document, people: Sequence[Suggestion], bodies: Sequence[Suggestion]
) -> list[Suggestion]:
    """Return the reporting phrases; each sentence has one at most, and hearsay names nobody."""
    mentions = [
        (start, end, str(item.value["name"])) for item in (*people, *bodies) for start, end in item.mentions
    ]
    read = _read_korean if document.language == "ko" else _read_chinese
    found: list[Said] = []
    for sentence in document.sentences:
        said = read(document, sentence.start, sentence.end, mentions, found[-1] if found else None)
        if said is not None:
            found.append(said)
    return [_suggest(document, number, said) for number, said in enumerate(found, 1)]


def _read_korean(
    document: Document, start: int, end: int, mentions: Sequence[tuple[int, int, str]], last: Said | None
) -> Said | None:
    text, patterns = document.visible, _patterns("ko")
    verb = patterns["verb"].search(text, start, end)
    hearsay = patterns["hearsay"].search(text, start, end)
    according = patterns["according"].search(text, start, end)
    if according:
        name = next(
            (who for begin, stop, who in mentions if begin >= according.start() and stop <= according.end()),
            "",
        )
        return (*according.span(), "reported", name or _ANONYMOUS, None if name else according.group(1))
    if verb is None and hearsay is None:
        return None
    for begin, stop, who in mentions:
        if (
            start <= begin < end
            and verb
            and re.match(r"(?: [\uac00-\ud7a3]{1,8}?)?(?:은|는|이|가)(?![\uac00-\ud7a3])", text[stop:])
        ):
            return begin, stop, "said", who, None
    subject = patterns["subject"].search(text, start, end)
    if subject:
        return (*subject.span(), "said", _ANONYMOUS, subject.group(1))
    state = patterns["state"].search(text, start, end)
    if state and verb and hearsay is None:
        return (*verb.span(), "claimed", state.group(1), None)
    phrase = hearsay or verb
    return None if phrase is None else (*phrase.span(), "reported", _ANONYMOUS, "")


def _read_chinese(
    document: Document, start: int, end: int, mentions: Sequence[tuple[int, int, str]], last: Said | None
) -> Said | None:
    text, patterns = document.visible, _patterns("zh")
    for begin, stop, who in mentions:
        if not start <= begin < end:
            continue
        verb = patterns["verb"].match(text, stop) or re.compile(r"[\u3400-\u9fff]{0,6}发表声明").match(
            text, stop
        )
        if verb:
            return begin, verb.end(), "said", who, None
    according = patterns["according"].search(text, start, end)
    if according:
        name = next(
            (who for begin, stop, who in mentions if begin >= according.start() and stop <= according.end()),
            "",
        )
        return (*according.span(), "reported", name or _ANONYMOUS, None if name else according.group(1))
    pronoun = patterns["pronoun"].search(text, start, end)
    if pronoun:
        who, label = (last[3], last[4]) if last else (_ANONYMOUS, pronoun.group())
        return (*pronoun.span(), "said", who, label)
    subject = patterns["subject"].search(text, start, end)
    if subject:
        return (*subject.span(), "said", _ANONYMOUS, subject.group(1))
    hearsay = patterns["hearsay"].search(text, start, end)
    return (*hearsay.span(), "reported", _ANONYMOUS, "") if hearsay else None


def _suggest(document: Document, number: int, said: Said) -> Suggestion:
    start, end, mode, speaker, label = said
    words = document.text[start:end]
    reason = gettext_noop("“{words}” reports what {speaker} says.")
    if speaker == _ANONYMOUS:
        reason = gettext_noop("“{words}” reports what somebody says whom the text does not name.")
    return Suggestion(
        id=f"t{number}",
        kind="attribution",
        start=start,
        end=end,
        quote=words,
        value={"speaker": speaker, "speaker_label": label, "to": None, "mode": mode},
        confidence=0.65,
        reason=Message(reason, {"words": words, "speaker": label or speaker}),
    )
