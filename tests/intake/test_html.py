"""Pages: the words a reader sees, in paragraphs, with what the page says of itself above them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake import Report, open_report
from habeas.intake.html import PageTooDeep
from habeas.intake.kinds import Form

TODAY = date(2024, 3, 9)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Fallback</title>
<meta property="og:title" content="They   marched"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2024-03-01T09:30:00+09:00">
<link rel="canonical" href="https://example.org/a"><style>p{}</style>
<script>var x = "<p>no</p>"</script></head>
<body><nav><a>China</a></nav><h1>They marched</h1><p>On <b>Sun</b>day<br>fifty people&nbsp;marched.
<p>Unclosed &amp; <i>over<b>lapping</i></b><div hidden>secret</div><p style="display: none">also</p>
<table><tr><td>one<td>two</table><ul><li>x<li>y</ul><noscript>no</noscript><!-- no --></body></html>"""


def page(markup: str, **given_: str) -> Report:
    return open_report(markup.encode(given_.get("codec", "utf-8")), filename="a.html", today=TODAY)


def test_words_are_in_paragraphs_and_nothing_hidden_is_among_them() -> None:
    report = page(PAGE)
    assert report.form is Form.HTML
    assert report.text[report.body_start :] == (
        "They marched\n\nOn Sunday\nfifty people marched.\n\nUnclosed & overlapping\n\none two\n\nx\n\ny\n"
    )


def test_what_the_page_says_of_itself_is_quoted_from_the_header() -> None:
    report = page(PAGE)
    assert report.metadata.title == "They marched"
    assert report.metadata.publisher == "The Example"
    assert report.metadata.published == "2024-03-01"
    assert report.metadata.address == "https://example.org/a"
    assert report.metadata.language == "en"
    assert report.tool.startswith("selectolax ")
    for field in report.stated.values():
        assert report.text[field.start : field.end] == field.value


def test_a_page_is_known_by_its_content_under_any_name() -> None:
    assert open_report(PAGE.encode(), filename="a.txt", today=TODAY).form is Form.HTML
    assert open_report(b"A word <b>and</b> another", filename="a.txt", today=TODAY).form is Form.PLAIN
    assert open_report(b"A word <b>and</b> another", filename="a.htm", today=TODAY).form is Form.HTML


def test_a_declared_encoding_holds() -> None:
    markup = '<html><head><meta charset="euc-kr"></head><body><p>북송</p></body></html>'
    assert page(markup, codec="cp949").text == "북송\n"


@given(st.text(alphabet=st.sampled_from("<>/!-abpdiv =\"'&;#x0 \n"), min_size=1, max_size=300))
def test_malformed_markup_gives_words_and_never_an_error(markup: str) -> None:
    report = page("<html>." + markup)
    assert "<script" not in report.text
    assert report.text.strip()


@pytest.mark.parametrize("piece", ["<!", "<div>", "<b>", "&", "<a href='"])
def test_a_page_made_to_hang_the_reader_is_read_or_refused(piece: str) -> None:
    """It would take minutes where the time grows with the square of the nesting."""
    words = ""
    with suppress(PageTooDeep):
        words = page("<html><p>words " + piece * 200_000).text
    assert words.startswith("words") is not nests(piece)


def nests(piece: str) -> bool:
    return piece in ("<div>", "<b>", "<a href='")
