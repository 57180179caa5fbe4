"""Write a report's paragraph with its lines, links and the frame of the chosen words."""

from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from habeas.web import items, wording
from habeas.web.models import SuggestionRow
from habeas.web.reading_page import LINES, Paragraph, Piece

register = template.Library()


@register.simple_tag
def marked_words(paragraph: Paragraph, show: str, anchors: set[str]) -> SafeString:
    """Return the paragraph's words as HTML; `data-at` says where in the text each stretch begins.

    Each item's first stretch carries the id "m-<number>", which `anchors` remembers over the page.
    """
    parts = []
    for run in paragraph.runs:
        words = "".join(write_piece(piece, show, anchors) for piece in run.pieces)
        parts.append(f'<span class="chosen-words">{words}</span>' if run.chosen else words)
    return mark_safe("".join(parts))  # noqa: S308 (every value is escaped in write_piece)


def write_piece(piece: Piece, show: str, anchors: set[str]) -> str:
    """Return one stretch: plain, or a link to its innermost item inside the lines of the others."""
    words = escape(piece.segment.text)
    if not piece.rows:
        return f'<span data-at="{piece.segment.start}">{words}</span>'
    number = escape(piece.inner.number)
    anchor = "" if number in anchors else f' id="m-{number}"'
    anchors.add(number)
    link = (
        f'<a{anchor} class="{line_of(piece.inner)}" href="?item={number}&amp;show={escape(show)}" '
        f'tabindex="-1" data-at="{piece.segment.start}">{words}</a>'
    )
    for row in reversed(piece.outer):
        link = f'<span class="{line_of(row)} outer">{link}</span>'
    return link


@register.simple_tag
def listed_row(row: SuggestionRow, show: str, language: str) -> SafeString:
    """Return one row of the list; written here and not in a template, for there are hundreds of them."""
    number, pennant = escape(row.number), draw_shape("pennant")
    flags = "".join(
        f'<span class="row-flag">{pennant} {escape(flag_name(flag))}</span>' for flag in row.flags
    )
    return mark_safe(  # noqa: S308 (every value is escaped)
        f'<li class="row {row.state}" id="s-{number}">'
        f'<a class="row-line" href="?item={number}&amp;show={escape(show)}">'
        f'{draw_shape("mark", row.state)}<span class="kind">{escape(kind_word(row))}</span>'
        f'<span class="words" lang="{escape(language)}">{escape(row.quote)}</span>'
        f'<span class="means">{escape(value_words(row))}{flags}</span></a></li>'
    )


def draw_shape(name: str, state: str = "") -> str:
    """Return the drawing of a component, rendered once for each language."""
    return draw_once(name, state, wording.page_language())


@cache
def draw_once(name: str, state: str, _language: str) -> str:
    word = str(wording.STATES[state]) if state else ""
    return render_to_string(f"components/{name}.html", {"state": state, "word": word})


def line_of(row: SuggestionRow) -> str:
    """Return the classes that draw a row's line."""
    return f"line {LINES[row.kind]} {row.state}"


@register.simple_tag
def new_anchors() -> set[str]:
    """Return an empty set for the anchors of one page."""
    return set()


@register.filter
def asides_words(counts: list[tuple[str, int]]) -> str:
    """Return what of a text was set aside, in words."""
    return wording.say_asides(counts)


@register.filter
def kind_word(row: SuggestionRow) -> str:
    """Return the word for a row's kind in the list."""
    return str(wording.KINDS[row.kind])


@register.filter
def value_words(row: SuggestionRow) -> str:
    """Return a row's value in one line."""
    return items.describe_value(row)


@register.filter
def value_code(row: SuggestionRow) -> str:
    """Return the stored code of a row's value, where it says more than the words."""
    return items.code_of(row)


@register.filter
def line_class(row: SuggestionRow) -> str:
    """Return the name of a row's line."""
    return LINES[row.kind]


@register.filter
def flag_told(flag: Mapping[str, Any]) -> tuple[str, str]:
    """Return what a check says in two parts: the first sentence, and the facts behind it."""
    told = wording.say_message(flag.get("message", ""))
    first, stop, facts = told.partition(". ")
    return (first + ".", facts) if stop else (told, "")


@register.filter
def flag_name(flag: Mapping[str, Any]) -> str:
    """Return the name of the check that a flag comes from."""
    return wording.say_check(str(flag.get("check", "")))
