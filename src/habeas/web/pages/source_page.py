"""The page of a source: its text with all quotes, what rests on each, and what is said of the source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from habeas.ledger.store import Logged
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.schema import load_vocabulary
from habeas.web import wording
from habeas.web.models import Source, SourceText
from habeas.web.pages.dossier import Row, make_row
from habeas.web.pages.terms import language_of, say_property, say_value
from habeas.web.pages.told import Told, group_values
from habeas.web.pages.voices import Surroundings, tell_withdrawal

ABOUT = (
    "publisher",
    "published",
    "author",
    "language",
    "address",
    "proximity",
    "reliability",
    "derived_from",
)
"""What is shown of every source, said or not."""

NOTED = ("title", "publisher", "published", "proximity", "reliability", "derived_from", "note")
"""What an officer may say of a source on its page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text. `anchors` are the quotes that begin here, `rests` the one that covers it."""

    words: str
    anchors: tuple[str, ...] = ()
    rests: str = ""
    head: bool = False


@dataclass(frozen=True, slots=True)
class ShownText:
    label: str
    told: str
    lang: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """One statement that rests on a quote."""

    label: str
    entity: str
    url: str
    reading: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote with all that rests on it."""

    anchor: str
    quote: str
    lang: str
    stands: bool
    resting: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class Option:
    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class SourcePage:
    """Everything that templates/source/source.html shows."""

    id: str
    reference: str
    title: str
    lang: str
    publication: str
    told: str
    texts: tuple[ShownText, ...]
    about: tuple[Row, ...]
    rests: tuple[Quoted, ...]
    key: str
    withdrawn: str = ""
    undo: str = ""
    reading_url: str = ""

    @property
    def retract_url(self) -> str:
        return reverse("retract", args=[self.id])

    @property
    def note_url(self) -> str:
        return reverse("source-note", args=[self.id])

    @property
    def note_properties(self) -> list[Option]:
        return [Option(code, say_property("Source", code)) for code in NOTED]

    @property
    def rests_told(self) -> str:
        number = sum(len(each.resting) for each in self.rests)
        return ngettext("{number} statement", "{number} statements", number).format(number=number)


def build_source_page(
    source: Source,
    texts: Sequence[SourceText],
    *,
    about: Sequence[Told],
    quoted: Sequence[Told],
    around: Surroundings,
    withdrawal: Logged[Decision] | None,
    key: str,
) -> SourcePage:
    """Return the page; `about` are the statements on the source, `quoted` those that quote its texts."""
    line = around.shelf.lines[source.pk]
    title = line.title or source.filename or line.reference
    own = {text.pk for text in texts}
    shown = [each for each in quoted if each.record.text in own or not own]
    return SourcePage(
        id=source.pk,
        reference=line.reference,
        title=title,
        lang=source.language or language_of(title),
        publication=line.publication,
        told=_tell_arrival(source, line.how_known),
        texts=tuple(
            _show_text(text, [each for each in shown if each.record.text == text.pk]) for text in texts
        ),
        about=tuple(_list_about(about, around)),
        rests=tuple(_list_rests(quoted, around)),
        key=key,
        withdrawn=tell_withdrawal(withdrawal) if withdrawal else "",
        undo=reverse("revert", args=[withdrawal.id]) if withdrawal else "",
        reading_url=reverse("reading", args=[source.pk]) if source.form != "note" else "",
    )


def anchor_of(told: Told) -> str:
    """Return the name of a quote's place on the page of its source."""
    return f"q{told.record.start}-{told.record.end}"


def _tell_arrival(source: Source, how_known: str) -> str:
    came = gettext("in the inbox since {day}").format(day=wording.say_date(source.received.isoformat()))
    if source.form == "note":
        came = gettext("desk note of {day}").format(day=wording.say_date(source.received.isoformat()))
    return " · ".join(part for part in (came, how_known) if part)


def _show_text(text: SourceText, quoted: Sequence[Told]) -> ShownText:
    labels = {
        "transcript": gettext("Transcript"),
        "translation": gettext("Translation"),
        "note": gettext("Desk note"),
    }
    number = len({anchor_of(each) for each in quoted})
    told = ngettext("{number} quote", "{number} quotes", number).format(number=number)
    return ShownText(
        label=labels.get(text.how, gettext("The text")),
        told=f"{told} · {gettext('kept by {person}').format(person=text.made_by)}",
        lang=text.language,
        pieces=tuple(cut_pieces(text.content, quoted, text.body_start)),
    )


def cut_pieces(content: str, quoted: Sequence[Told], body_start: int = 0) -> Iterable[Piece]:
    """Yield the text in stretches within which the same quotes hold; joined they are the text again."""
    spans = sorted(
        {(each.record.start, each.record.end) for each in quoted}, key=lambda span: (span[0], -span[1])
    )
    cuts = sorted({0, body_start, len(content), *(place for span in spans for place in span)})
    for start, end in pairwise(cuts):
        covering = [span for span in spans if span[0] <= start and end <= span[1]]
        yield Piece(
            words=content[start:end],
            anchors=tuple(f"q{low}-{high}" for low, high in spans if low == start),
            rests="q{}-{}".format(*covering[-1]) if covering else "",
            head=end <= body_start,
        )


def _list_about(about: Sequence[Told], around: Surroundings) -> Iterable[Row]:
    values = group_values([each for each in about if each.stands])
    known = load_vocabulary().kinds["Source"].properties
    for name in known:
        if name in values:
            yield make_row(values[name], around, "")
        elif name in ABOUT:
            yield Row(code=name, label=say_property("Source", name), state="unstated")


def _list_rests(quoted: Sequence[Told], around: Surroundings) -> Iterable[Quoted]:
    groups: dict[str, list[Told]] = {}
    for each in sorted(quoted, key=lambda each: (each.record.start, each.logged.position)):
        groups.setdefault(anchor_of(each), []).append(each)
    for anchor, told in groups.items():
        first = told[0].record
        yield Quoted(
            anchor=anchor,
            quote=first.quote if len(first.quote) < 120 else first.quote[:110] + " …",
            lang=first.lang,
            stands=any(each.stands for each in told),
            resting=tuple(_tell_resting(each, around.names) for each in told),
        )


def _tell_resting(told: Told, names: Mapping[str, str]) -> Resting:
    record = told.record
    return Resting(
        label=say_property(record.kind, record.property),
        entity=names.get(told.entity, gettext("an entry")),
        url=f"{reverse('entity', args=[told.entity])}#{record.property}",
        reading=say_value(record, names).text,
        stands=told.stands,
    )
