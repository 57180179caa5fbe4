"""Readable words out of a web page: blocks become paragraphs, scripts and hidden parts are left out.

The page's own metadata is written above the words as a `key: value` header, so that each of them can be
quoted like any other words of the source.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version

from selectolax.lexbor import LexborHTMLParser, LexborNode

from habeas.errors import HabeasError
from habeas.vocabulary.message import Message, gettext_noop

# fmt: off
SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "select", "nav", "head", "dialog",
})
# fmt: on
"""Elements whose content is no part of the report; menus (`nav`) would name every country there is."""

# fmt: off
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
LEAVES = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "p", "li", "td", "th",
    "tr", "dt", "dd", "option", "source", "track", "wbr",
})
# fmt: on
"""Elements that close themselves, or that the next of their kind closes."""

TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
DEPTH = 3000
"""The parser's time grows with the square of nesting: 0.1 s at 3,000, minutes at 200,000 (measured)."""

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]+)", re.IGNORECASE)

TITLES = ("meta[property='og:title']", "meta[name='twitter:title']")
PUBLISHERS = ("meta[property='og:site_name']", "meta[name='publisher']", "meta[name='application-name']")
DATES = (
    "meta[property='article:published_time']",
    "meta[property='og:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='pubdate']",
    "meta[name='date']",
    "meta[name='DC.date.issued']",
    "meta[name='dcterms.created']",
)
ADDRESSES = ("link[rel='canonical']", "meta[property='og:url']")


class PageTooDeep(HabeasError):
    """A page whose elements are nested beyond all use."""


def read_page(markup: str, filename: str) -> str:
    """Return the text of a page: a header of what it says of itself, then its words in paragraphs.

    Raises PageTooDeep. Malformed markup is read as a browser would (HTML Standard §13.2).
    """
    if nesting_depth(markup.encode()) > DEPTH:
        raise PageTooDeep(
            filename,
            Message(gettext_noop("its parts are nested more deeply than any report is.")),
            next_step=Message(gettext_noop("Open it in a browser, copy the words, and paste them in.")),
            safe=Message(gettext_noop("Nothing was stored.")),
        )
    tree = LexborHTMLParser(markup)
    header = "".join(f"{key}: {value}\n" for key, value in read_metadata(tree).items())
    body = "\n\n".join(gather_paragraphs(tree.body)) if tree.body else ""
    return f"{header}---\n\n{body}\n" if header else f"{body}\n"


def nesting_depth(markup: bytes) -> int:
    """Return the deepest nesting that the tags could give; one pass, without parsing."""
    depth = deepest = 0
    for closing, name in TAG.findall(markup):
        if name.lower().decode() not in LEAVES:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def tool_name() -> str:
    """Return what made the text of a page, with its version."""
    return f"selectolax {version('selectolax')}"


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the page's first kilobyte declares, if it does (HTML Standard §13.2.3.2)."""
    match = CHARSET.search(data[:1024])
    return match[1].decode("ascii").lower() if match else None


def read_metadata(tree: LexborHTMLParser) -> Mapping[str, str]:
    """Return title, publisher, published, language and address as the page states them, in that order."""
    title = tree.css_first("title")
    time = tree.css_first("time[datetime]")
    root = tree.css_first("html")
    stated = {
        "title": first_value(tree, TITLES) or (title.text() if title else ""),
        "publisher": first_value(tree, PUBLISHERS),
        "published": (first_value(tree, DATES) or (time.attributes.get("datetime") if time else "") or "")[
            :10
        ],
        "address": first_value(tree, ADDRESSES),
        "language": (root.attributes.get("lang") if root else "") or "",
    }
    tidy = {key: " ".join(value.split()) for key, value in stated.items()}
    return {key: value for key, value in tidy.items() if value}


def first_value(tree: LexborHTMLParser, selectors: Sequence[str]) -> str:
    """Return the content or address of the first element that one of the selectors finds."""
    for selector in selectors:
        node = tree.css_first(selector)
        value = node and (node.attributes.get("content") or node.attributes.get("href"))
        if value:
            return value
    return ""


def gather_paragraphs(body: LexborNode) -> Iterator[str]:
    """Yield the visible words of each block, white space folded as a browser folds it."""
    parts: list[str] = []
    walk_nodes(body, parts.append)
    for block in "".join(parts).split("\0"):
        lines = (" ".join(line.split()) for line in block.split("\n"))
        words = "\n".join(line for line in lines if line)
        if words:
            yield words


def walk_nodes(top: LexborNode, write: Callable[[str], object]) -> None:
    """Write the text under `top` in order; NUL parts blocks, a line end stands for <br>.

    A loop with a stack of its own: pages nest more deeply than Python calls may.
    """
    pending: list[LexborNode | str] = [top]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            write(node)
        elif node.tag == "-text":
            write(re.sub(r"[\s\0]+", " ", node.text(deep=False)))
        elif node.tag == "br":
            write("\n")
        elif not is_silent(node):
            mark = "" if node.tag in INLINE else " " if node.tag in ("td", "th") else "\0"
            children = list(node.iter(include_text=True))
            write(mark)
            pending += [mark, *reversed(children)]


def is_silent(node: LexborNode) -> bool:
    """Return whether a browser would not show the element, or it is no part of the report."""
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    hidden = "hidden" in attributes or "display:none" in style or attributes.get("aria-hidden") == "true"
    tag = node.tag or "-"
    return hidden or tag in SILENT or tag.startswith(("-", "!", "_"))
