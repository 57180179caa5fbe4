"""The words of the record: which kinds, properties, acts, units and decisions exist, and why.

They are data (schemata/*.yaml), written to be read by someone who does not program. Everything is
checked when it is loaded; a mistake names its file and its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from habeas.vocabulary.level import Level
from habeas.vocabulary.section import Section, VocabularyError, open_schema

KIND_FILES = (
    "person",
    "group",
    "organization",
    "place",
    "event",
    "act",
    "involvement",
    "custody",
    "source",
    "figure",
    "campaign",
    "programme",
    "work",
    "instrument",
)
VALUE_TYPES = ("text", "name", "code", "date", "figure", "place", "entity", "link", "recurrence")
"""What a property can hold; protection/admit.py checks a statement's norm against it."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a thing is called on the screen, in the languages of the desk."""

    en: str
    ko: str
    zh: str

    def named_in(self, language: str) -> str:
        return {"ko": self.ko, "zh": self.zh}.get(language[:2]) or self.en


@dataclass(frozen=True, slots=True)
class Property:
    """One thing that can be said of an entity; `lowest` is the most open level it may be set to."""

    name: str
    type: str
    repeated: bool
    lowest: Level
    why: str
    label: Label
    codes: str = ""
    of: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity with its properties; `letter` begins its reference numbers ("P-12")."""

    name: str
    letter: str
    why: str
    label: Label
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Term:
    """A code with its label."""

    code: str
    label: Label


@dataclass(frozen=True, slots=True)
class ActType(Term):
    """What can be done: recorded as an Act or an Event, with a fine place or a country only."""

    recorded_as: str
    fine_place: bool
    actor: str
    everyday: bool
    esf: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Qualifier(Term):
    """The word before a number; `least` and `most` are n, open, low or high, `near` none, below or both."""

    least: str
    most: str
    exclusive: bool
    near: str
    why: str


@dataclass(frozen=True, slots=True)
class Unit(Term):
    """What a number counts."""

    kind: str


@dataclass(frozen=True, slots=True)
class DecisionKind(Term):
    """What a person can decide: about how many ids, of what, with which parameter."""

    targets: str
    of: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Stage(Term):
    """A station of one of the two tracks of a case."""

    at_liberty: bool


@dataclass(frozen=True, slots=True)
class KnownInstrument(Term):
    """A treaty, law or report that reports invoke."""

    aliases: tuple[str, ...]
    checked: bool
    source: str


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What is never stored: the rule, the reason, and the names under which it might be tried."""

    name: str
    rule: str
    why: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """All words of the record; get it from `load_vocabulary`."""

    kinds: Mapping[str, Kind]
    acts: Mapping[str, ActType]
    modalities: Mapping[str, Term]
    qualifiers: Mapping[str, Qualifier]
    units: Mapping[str, Unit]
    decisions: Mapping[str, DecisionKind]
    custody_stages: Mapping[str, Stage]
    advocacy_stages: Mapping[str, Stage]
    instruments: Mapping[str, KnownInstrument]
    never_stored: Mapping[str, Forbidden]
    lists: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)

    @cached_property
    def code_lists(self) -> Mapping[str, Mapping[str, Term]]:
        """Every list of codes by the name that a property's `codes` uses."""
        own = {
            "acts": self.acts,
            "modalities": self.modalities,
            "qualifiers": self.qualifiers,
            "units": self.units,
            "custody_stages": self.custody_stages,
            "advocacy_stages": self.advocacy_stages,
            "instruments": self.instruments,
        }
        return {**self.lists, **own}

    def find_property(self, kind: str, name: str) -> Property | None:
        """Return the property of `kind` with this name or old name, or None."""
        found = self.kinds.get(kind)
        if found is None:
            return None
        by_alias = (prop for prop in found.properties.values() if name in prop.aliases)
        return found.properties.get(name) or next(by_alias, None)


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary, read and checked once; raises `VocabularyError`."""
    kinds = {kind.name: kind for kind in (_read_kind(open_schema(name)) for name in KIND_FILES)}
    acts, stages = open_schema("acts"), open_schema("stages")
    codes = open_schema("codes")
    vocabulary = Vocabulary(
        kinds=kinds,
        acts={item.key: _read_act(item) for item in acts.section("acts").sections()},
        modalities=_read_terms(acts.section("modalities")),
        qualifiers={item.key: _read_qualifier(item) for item in _items("qualifiers")},
        units={item.key: _read_unit(item) for item in _items("units")},
        decisions={item.key: _read_decision(item) for item in _items("decisions")},
        custody_stages=_read_stages(stages.section("custody_stages")),
        advocacy_stages=_read_stages(stages.section("advocacy_stages")),
        instruments={item.key: _read_instrument(item) for item in _items("instruments")},
        never_stored={item.key: _read_forbidden(item) for item in _items("never_stored")},
        lists={part.key: _read_terms(part) for part in codes.sections()},
    )
    _check_references(vocabulary)
    return vocabulary


def _items(name: str) -> list[Section]:
    return open_schema(name).section(name).sections()


def _read_label(item: Section) -> Label:
    label = item.section("label")
    label.allow("en", "ko", "zh")
    return Label(label.text("en"), label.text("ko"), label.text("zh"))


def _read_terms(part: Section) -> Mapping[str, Term]:
    for item in part.sections():
        item.allow("label")
    return {item.key: Term(item.key, _read_label(item)) for item in part.sections()}


def _read_kind(file: Section) -> Kind:
    file.allow("kind", "letter", "label", "why", "properties")
    properties = {item.key: _read_property(item) for item in file.section("properties").sections()}
    return Kind(file.text("kind"), file.text("letter"), file.text("why"), _read_label(file), properties)


def _read_property(item: Section) -> Property:
    item.allow("type", "repeated", "lowest", "why", "label", "codes", "of", "aliases")
    kind_of_value = item.choice("type", VALUE_TYPES)
    return Property(
        name=item.key,
        type=kind_of_value,
        repeated=item.flag("repeated"),
        lowest=Level.named(item.choice("lowest", tuple(level.label for level in Level))),
        why=item.text("why"),
        label=_read_label(item),
        codes=item.text("codes") if kind_of_value == "code" else "",
        of=item.words("of") if kind_of_value == "entity" else (),
        aliases=item.words("aliases") if "aliases" in item.data else (),
    )


def _read_act(item: Section) -> ActType:
    item.allow("recorded_as", "place", "actor", "everyday", "esf", "checked", "label")
    actors = ("authority", "person", "organisation", "public", "state", "unknown")
    act = ActType(
        code=item.key,
        label=_read_label(item),
        recorded_as=item.choice("recorded_as", ("Act", "Event")),
        fine_place=item.choice("place", ("fine", "country")) == "fine",
        actor=item.choice("actor", actors),
        everyday=item.flag("everyday"),
        esf=item.text("esf", empty=True),
        checked=item.flag("checked"),
    )
    if act.esf and not act.checked:
        raise VocabularyError(item.where("esf"), "a code that nobody checked.", "Leave it empty or check it.")
    return act


def _read_qualifier(item: Section) -> Qualifier:
    item.allow("least", "most", "exclusive", "near", "label", "why")
    ends = ("n", "open", "low", "high")
    return Qualifier(
        code=item.key,
        label=_read_label(item),
        least=item.choice("least", ends),
        most=item.choice("most", ends),
        exclusive=item.flag("exclusive"),
        near=item.choice("near", ("none", "below", "both")),
        why=item.text("why"),
    )


def _read_unit(item: Section) -> Unit:
    item.allow("kind", "label")
    kinds = ("count", "time", "length", "share", "age")
    return Unit(item.key, _read_label(item), item.choice("kind", kinds))


def _read_decision(item: Section) -> DecisionKind:
    item.allow("targets", "of", "value", "label", "why")
    targets = item.choice("targets", ("one", "two", "some"))
    value = item.text("value", empty=True)
    return DecisionKind(item.key, _read_label(item), targets, item.text("of"), value, item.text("why"))


def _read_stages(part: Section) -> Mapping[str, Stage]:
    for item in part.sections():
        item.allow("at_liberty", "label")
    return {item.key: Stage(item.key, _read_label(item), item.flag("at_liberty")) for item in part.sections()}


def _read_instrument(item: Section) -> KnownInstrument:
    item.allow("label", "aliases", "checked", "source")
    aliases, checked = item.words("aliases"), item.flag("checked")
    return KnownInstrument(item.key, _read_label(item), aliases, checked, item.text("source"))


def _read_forbidden(item: Section) -> Forbidden:
    item.allow("rule", "why", "names")
    return Forbidden(item.key, item.text("rule"), item.text("why"), item.words("names"))


def _check_references(vocabulary: Vocabulary) -> None:
    """Raise `VocabularyError` where a property names a list, a kind or a forbidden thing."""
    forbidden = {name for item in vocabulary.never_stored.values() for name in (item.name, *item.names)}
    for kind in vocabulary.kinds.values():
        for prop in kind.properties.values():
            where = f"schemata/{kind.name.lower()}.yaml: properties.{prop.name}"
            if prop.name in forbidden:
                raise VocabularyError(where, "never_stored.yaml forbids it.", "Take the property out.")
            if prop.codes and prop.codes not in vocabulary.code_lists:
                raise VocabularyError(where, f"no list is called {prop.codes!r}.", "Correct `codes`.")
            if unknown := [name for name in prop.of if name not in vocabulary.kinds]:
                raise VocabularyError(where, f"no kind is called {unknown[0]!r}.", "Correct `of`.")
