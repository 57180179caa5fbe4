"""Weigh what speaks for a person's name: form, title, role, age, speech, and what speaks against it."""

import re
from dataclasses import dataclass

from habeas.reading.document import Document
from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.names_found import Name, cut_name
from habeas.reading.place_names import names_large_place, names_people, names_place
from habeas.reading.roles import ends_byline, find_role_after, find_role_before
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message, gettext_noop

_GIVEN = frozenset(name for block in read_lexicon("given_names").values() for name in block.split())
_FAMILY = read_words("titles", "family_names")
_KOREAN = read_words("titles", "korean_surnames")
_CHINESE = read_words("titles", "chinese_surnames")
_VIETNAMESE = read_words("titles", "vietnamese_surnames")
_SURNAMES = _FAMILY | _KOREAN | _CHINESE | {"Hill", "Lane"}
_TITLES = read_words("titles", "capital")
_BURMESE = read_words("titles", "burmese")
_HIGHLAND = read_words("titles", "highland")
_PREFIXES = tuple(read_words("titles", "prefixed"))
_ARABIC_PARTS = read_words("small_words", "person_evidence_arabic_parts")
_OTHER = read_words("opening_words", "other_things")
_OTHER_UNGIVEN = _OTHER - _GIVEN
_OTHER_LOWER = frozenset(word.lower() for word in _OTHER)
_OPENING = read_words("opening_words", "function") | read_words("opening_words", "nouns")
_PLAIN = read_words("opening_words", "plain")
_OFFICE_FIELDS = _PLAIN | {"affairs", "commerce", "treasury", "foreign", "human", "rights", "unification"}
_ENDINGS = tuple(read_words("small_words", "person_evidence_endings"))
_VESSELS = read_words("small_words", "person_evidence_vessels")
_COMPASS = frozenset({"north", "south", "east", "west", "the"})
_KEPT = read_words("geography", "kept")
_MOVED = read_words("geography", "moved")
_GEOGRAPHY = frozenset(
    word
    for field in ("natural", "areas", "built", "leading", "facilities", "embassies")
    for word in read_words("geography", field)
)
_HEADS = frozenset(word.lower() for word in read_words("organisations", "heads"))
_NAMING = read_words("roles", "naming")
_NOUNS = read_words("roles", "nouns")
_PREPOSITIONS = read_words("geography", "before")
_SPEECH = frozenset(
    form
    for mode, forms in read_lexicon("reporting_verbs").items()
    if mode in ("said", "told")
    for form in forms.split()
)
_SPEAKS_ALONE = frozenset(["said", "says", "added", "told", "recalled", "explained"])

_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr"})
_LETTERS = frozenset({"QC", "KC", "SC", "MP", "MBE", "OBE", "CBE", "SJ", "MD", "II", "III"})
_SYLLABLE = "(?:[bcdfghjklmnpqrstwxyz]|[zcs]h)?[aeiouü]{1,3}(?:ng|n|r)?"
_PINYIN = re.compile(f"(?:{_SYLLABLE}[’'-]?){{1,2}}", re.IGNORECASE)
_HYPHENED = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")
_ALIAS = re.compile(
    r"\W{1,3}(?:\(?(?:which is )?not (?:his|her|their|the \w+’s) (?:real|actual|full|own) name"
    r"|\(?(?:a|his|her|whose) (?:pseudonym|name (?:has been|was) changed|real name)|\(?pseudonym)"
)
_AGE = re.compile(r"(?:, (?:aged |age )?\d{1,2}(?=[,.;]| and| who|$)| \(\d{1,2}\))")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much speaks for a person (0: nothing; 1: certain), and the strongest reason in words."""

    weight: float
    reason: Message | None = None


_NOTHING = Evidence(0.0)


@dataclass(frozen=True, slots=True)
class Known:
    """A single word that a person named in full bears."""

    document: Document
    name: Name

    def may_repeat(self) -> bool:
        """Tell whether the word means that person here, and no country or town of the same name."""
        before = _before(self.document, self.name)
        if before is None or not names_place(self.name.text):
            return True
        return before.lower not in _PREPOSITIONS or before.lower in ("to", "of", "from", "against")


def cut_person(document: Document, name: Name) -> Name | None:
    """Return the part of a run that may be a person's name: without titles, offices and peoples.

    None if nothing is left ("Foreign Minister").
    """
    words = name.words
    if name.suffixed:
        return None
    first = _count_office_words(document, name)
    for place, word in enumerate(words[:-1]):
        if word.lower in _TITLES or word.lower in _NOUNS or (place == first and names_people(word.lower)):
            first = place + 1
    last = len(words)
    if (words[-1].lower in _SUFFIXES or words[-1].text in _LETTERS) and last - first > 2:
        last -= 1
    core = cut_name(name, first, last)
    if len(core.words) == 1 and core.words[0].lower in _TITLES and core.text not in _KOREAN:
        return None
    return core


def _count_office_words(document: Document, name: Name) -> int:
    """Return how many words belong to an office before: "Secretary of State Mike Pompeo"."""
    tokens, place = document.tokens, name.first
    if place < 2 or tokens[place - 1].lower not in ("of", "for") or tokens[place - 2].lower not in _TITLES:
        return 0
    count = 0
    while count < len(name.words) - 1 and name.words[count].lower in _OFFICE_FIELDS:
        count += 1
    return count


def weigh_whole(document: Document, name: Name) -> Evidence:
    """Weigh a name of two words or more."""
    if _names_people_only(name) or _is_thing(document, name) or _ends_as_body(name):
        return _NOTHING
    context = _weigh_context(document, name)
    if name.titled and context.weight < 0.9:
        context = _NOTHING
    if _speaks_against(name) and context.weight < 0.74:
        return _NOTHING
    form = _weigh_form(name)
    strong, weak = (context, form) if context.weight >= form.weight else (form, context)
    weight = strong.weight + weak.weight * 0.5
    before = _before(document, name)
    if before is not None and before.lower == "the":
        weight -= 0.6
    elif context.weight < 0.5 and follows_place_word(document, name):
        weight -= 0.3
    if names_place(name.text) and context.weight < (0.8 if names_large_place(name.text) else 0.6):
        weight -= 0.5
    if name.titled and context.weight < 0.9:
        weight = form.weight - 0.1
    return Evidence(max(weight, 0.0), strong.reason)


def follows_place_word(document: Document, name: Name) -> bool:
    """Tell whether a place must stand here: behind "in", or behind "taken to"."""
    before = _before(document, name)
    if before is None:
        return False
    if before.lower in ("in", "near", "outside"):
        return True
    earlier = document.tokens[max(name.first - 5, 0) : name.first - 1]
    if before.lower == "at":
        return any(t.lower in _KEPT for t in earlier)
    return before.lower in ("to", "from", "through", "via") and any(t.lower in _MOVED for t in earlier)


def _names_people_only(name: Name) -> bool:
    """Tell "North Koreans" from a name: each word is one of peoples or their parts."""
    rest = [word.lower for word in name.words if word.lower not in _COMPASS]
    return all(names_people(word) for word in rest) and name.words[0].text not in _GIVEN


def _ends_as_body(name: Name) -> bool:
    last = name.words[-1]
    return last.lower in _HEADS and last.text not in _SURNAMES and not _is_given(name.words[0].text)


def _is_thing(document: Document, name: Name) -> bool:
    """Tell a ship ("the rescue ship Geo Barents"), what an office is for ("deputy Middle East director"),
    or a street, airport or prison called after a person.
    """
    before, after = _before(document, name), _after(document, name)
    if before is not None and before.lower in _VESSELS and _is_near(before, name):
        return True
    if after is not None and after.lower in _NOUNS and after.text.islower() and after.start - name.end == 1:
        return before is None or before.text.islower()
    return after is not None and after.lower in _GEOGRAPHY and after.start - name.end == 1


def looks_personal(name: Name) -> bool:
    """Tell whether the words alone, a common given name or a known shape, are a person's."""
    return len(name.words) > 1 and not _speaks_against(name) and _weigh_form(name).weight > 0.5


def _speaks_against(name: Name) -> bool:
    """Tell whether a word of the name shows that it is something else."""
    lowers = [word.lower for word in name.words]
    surname = name.words[-1].text in _SURNAMES and _is_given(name.words[0].text)
    if (
        any(word.text in _OTHER for word in name.words[1 : len(name.words) - surname])
        or name.words[0].text in _OTHER_UNGIVEN
    ):
        return True
    if lowers[-1] in _GEOGRAPHY and name.words[-1].text not in _SURNAMES:
        return True
    if lowers[0] in _GEOGRAPHY and name.words[0].text not in _GIVEN and name.words[0].text not in _SURNAMES:
        return True
    if any(names_people(lower) for lower in lowers) and name.words[0].text not in _GIVEN:
        return True
    if len(name.words) > 5 or lowers[-1] in _HEADS or name.text.isupper():
        return True
    return any(lower in _OPENING and len(lower) > 2 and lower not in ("may", "will") for lower in lowers[1:])


def _weigh_form(name: Name) -> Evidence:
    """Weigh the words alone: given names, and the shapes of names of several countries."""
    first, last = name.words[0].text, name.words[-1].text
    shaped = _weigh_asian(name)
    if shaped is not None:
        return shaped
    if any(word.lower in _ARABIC_PARTS or word.lower.startswith(_PREFIXES) for word in name.words):
        return Evidence(
            0.55, Message(gettext_noop("“al-”, “bin” or the like joins the parts of a person’s name."))
        )
    if _is_given(first):
        weight = 0.7 if last in _FAMILY or _is_given(last) else 0.62
        return Evidence(weight, Message(gettext_noop("“{word}” is a common given name."), {"word": first}))
    if last in _FAMILY or any(_is_given(word.text) for word in name.words[1:]):
        weight = 0.42 if any(_is_plain(word.text) for word in name.words[:-1]) else 0.55
        return Evidence(
            weight, Message(gettext_noop("“{word}” is common in persons’ names."), {"word": last})
        )
    if any(len(word.text) == 2 and word.text[1] == "." for word in name.words[:-1]):
        return Evidence(0.4, Message(gettext_noop("It has initials.")))
    if 2 <= len(name.words) <= 4 and not any(_is_plain(word.text) for word in name.words):
        return Evidence(0.5, Message(gettext_noop("None of its words is an English word or a place.")))
    return Evidence(0.1)


def _is_plain(text: str) -> bool:
    """Tell whether a word of a name is an English word, a place or a short form."""
    lower = text.lower()
    if len(text) < 3 and text.istitle():
        return False
    if lower in _PLAIN or lower in _OPENING or text in _OTHER or names_large_place(text):
        return True
    return (
        text.isupper()
        or (not text.isalpha() and "-" not in text and "’" not in text)
        or lower.endswith(_ENDINGS)
    )


def _is_given(word: str) -> bool:
    return word in _GIVEN or word.partition("-")[0] in _GIVEN


def _weigh_asian(name: Name) -> Evidence | None:
    first, last = name.words[0].text, name.words[-1].text
    if (first in _BURMESE and name.words[0].text not in ("Ma", "Ko")) or (
        first in _HIGHLAND and first != "A"
    ):
        return Evidence(
            0.6, Message(gettext_noop("“{word}” opens the names of persons there."), {"word": first})
        )
    if first in _VIETNAMESE and first not in _GIVEN and len(name.words) >= 3:
        return Evidence(0.65, _surname(first))
    for surname, others in ((first, name.words[1:]), (last, name.words[:-1])):
        if surname not in _KOREAN:
            continue
        texts = [word.text for word in others]
        if len(texts) == 1 and _HYPHENED.fullmatch(texts[0]):
            return Evidence(0.7, _surname(surname))
        if surname == first and len(texts) == 2 and all(len(text) <= 6 for text in texts):
            return Evidence(0.6, _surname(surname))
        if len(texts) == 1 and not names_place(texts[0]) and texts[0].lower() not in _OPENING:
            return Evidence(0.52, _surname(surname))
    if first in _CHINESE and len(name.words) == 2 and _PINYIN.fullmatch(last):
        return Evidence(0.55, _surname(first))
    return None


def _surname(word: str) -> Message:
    return Message(gettext_noop("“{word}” is a common surname."), {"word": word})


def _weigh_context(document: Document, name: Name) -> Evidence:
    """Weigh what stands around the name."""
    before, text = _before(document, name), document.text
    if ends_byline(document, name):
        return Evidence(
            0.95, Message(gettext_noop("It stands in the line that names who wrote or translated."))
        )
    if before is not None and before.lower in _TITLES and before.text[0].isupper() and _is_near(before, name):
        return Evidence(
            0.9, Message(gettext_noop("The title “{word}” goes before it."), {"word": before.text})
        )
    if _ALIAS.match(text, name.end):
        return Evidence(0.95, Message(gettext_noop("The text says that it is a pseudonym.")))
    role = find_role_before(document, name)
    if role:
        return Evidence(0.75, Message(gettext_noop("It follows the role “{role}”."), {"role": role}))
    role = find_role_after(document, name)
    if role:
        return Evidence(0.75, Message(gettext_noop("The role “{role}” follows it."), {"role": role}))
    if _AGE.match(text, name.end):
        return Evidence(0.6, Message(gettext_noop("An age follows it.")))
    return _weigh_speech(document, name)


def _weigh_speech(document: Document, name: Name) -> Evidence:
    after, before, text = _after(document, name), _before(document, name), document.text
    reason = Message(gettext_noop("It speaks: “{word}”."))
    if after is not None and after.lower in _SPEECH:
        return Evidence(0.35, Message(reason.template, {"word": after.text}))
    if before is not None and before.lower in _SPEAKS_ALONE and _is_near(before, name):
        return Evidence(0.35, Message(reason.template, {"word": before.text}))
    if text.startswith((", who ", ", whose "), name.end):
        return Evidence(0.35, Message(gettext_noop("“who” follows it.")))
    return _NOTHING


def is_introduced(document: Document, name: Name) -> bool:
    """Tell whether a word such as "surnamed" says that a name follows: another person's than before."""
    before = _before(document, name)
    if before is None or not _is_near(before, name):
        return False
    if before.lower in ("as", "only"):
        earlier = document.tokens[max(name.first - 4, 0) : name.first - 1]
        return any(token.lower in ("identified", "known", "named", "name") for token in earlier)
    if before.lower not in _NAMING:
        return False
    return before.lower not in ("call", "calls", "called", "known", "named") or not names_place(name.text)


def weigh_single(document: Document, name: Name) -> Evidence:
    """Weigh a name of one word that no person named in full bears."""
    word = name.words[0]
    if word.lower in _OTHER_LOWER or names_people(word.lower) or word.text.isupper() or len(word.text) < 2:
        return _NOTHING
    if word.lower in _GEOGRAPHY or word.lower in _NOUNS or word.lower in _HEADS:
        return _NOTHING
    if name.opens and word.lower.endswith("ly") and word.text not in _GIVEN:
        return _NOTHING
    if word.lower in _PLAIN and word.text not in _GIVEN and word.text not in _SURNAMES:
        return _NOTHING
    context = _weigh_context(document, name)
    if is_introduced(document, name):
        words = document.tokens[name.first - 1].text
        context = Evidence(0.7, Message(gettext_noop("“{word}” introduces a name."), {"word": words}))
    weight = context.weight * (0.9 if context.weight > 0.5 else 1)
    if _is_given(word.text) or word.text in _FAMILY:
        weight += 0.25
    if names_large_place(word.text) or (names_place(word.text) and not is_introduced(document, name)):
        weight -= 0.4
    if name.opens and word.lower in _OPENING:
        weight -= 0.5
    return Evidence(weight, context.reason)


def _before(document: Document, name: Name) -> Token | None:
    return document.tokens[name.first - 1] if name.first else None


def _after(document: Document, name: Name) -> Token | None:
    return document.tokens[name.last] if name.last < len(document.tokens) else None


def _is_near(before: Token, name: Name) -> bool:
    return 0 < name.start - before.end <= 2
