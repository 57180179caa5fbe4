"""A real report becomes a record: pasted, read, accepted, found in a dossier, asked, retracted, put back."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Desk
from tests.browser.looks import check_page
from tests.browser.reports import add_report

WORDS = "arrested the 12 people in Dandong"


@dataclass(frozen=True)
class Words:
    """What the buttons of the path say in one language, and how the values are written."""

    language: str
    acts: str
    arrest: str
    day: str
    count: str
    retract: str
    put_back: str

    def __str__(self) -> str:
        return self.language


SPOKEN = [
    Words("en", "acts", "Arrest", "14 Jul 2021", "12", "Retract the source", "Put back"),
    Words("ko", "행위", "체포", "2021년 7월 14일", "12명", "출처 철회", "되돌려 놓기"),
]


@pytest.mark.parametrize("words", SPOKEN, ids=str)
def test_a_report_becomes_a_record_and_can_be_taken_back(page: Page, desk: Desk, words: Words) -> None:
    page.context.add_cookies([{"name": "django_language", "value": words.language, "url": desk.address}])
    reading = add_report(page)
    source = accept_arrest(page, reading, words)
    dossier = open_dossier(page, words)
    ask_who_says_so(page)
    retract(page, source, words)
    page.goto(dossier)
    expect(page.locator("#act_type .struck")).to_have_text(re.compile(words.arrest, re.IGNORECASE))
    put_back(page, source, words)
    page.goto(dossier)
    expect(page.locator("#act_type .struck")).to_have_count(0)
    expect(page.locator("#date")).to_contain_text(words.day)


def accept_arrest(page: Page, reading: str, words: Words) -> str:
    """Accept the arrest with its day, town and people in one key, and return its source's address."""
    page.get_by_role("link", name=re.compile(f"^{words.acts}")).click()
    page.wait_for_url("**show=act**")
    page.locator("a", has_text=re.compile("^arrested")).first.click()
    expect(page.locator(".is-chosen")).to_contain_text("arrested")
    with page.expect_response(re.compile("/reading/")):
        page.keyboard.press("a")
    expect(page.locator("body.busy")).to_have_count(0)
    check_page(page)
    return reading.replace("/reading/", "/sources/")


def open_dossier(page: Page, words: Words) -> str:
    """Find the arrest in the chronology under its day, and return the address of its dossier."""
    page.goto("/chronology/?from=2021&to=2021&act=arrest")
    entry = page.locator(".entry", has_text=words.day).last
    expect(entry).to_contain_text(re.compile("Dandong|단둥"))
    entry.locator("a[href^='/record/']").first.click()
    page.wait_for_url("**/record/**")
    expect(page.locator("#place")).to_contain_text(re.compile("Dandong|단둥"))
    return page.url


def ask_who_says_so(page: Page) -> None:
    """Ask of the first value, by key; the very words answer."""
    page.keyboard.press("w")
    expect(page.locator("tr.voices:visible mark").first).to_have_text(re.compile("^arrested"))
    check_page(page)


def retract(page: Page, source: str, words: Words) -> None:
    """Look at what would change, then retract the source with a reason."""
    page.goto(f"{source}retract/")
    expect(page.locator(".change").first).to_contain_text(re.compile(words.arrest, re.IGNORECASE))
    check_page(page)
    page.locator("#reason").fill("The paper withdrew the story.")
    page.get_by_role("button", name=words.retract).click()
    page.wait_for_url(source)


def put_back(page: Page, source: str, words: Words) -> None:
    """Take the retraction back, with a reason."""
    page.goto(source)
    page.get_by_role("link", name=words.put_back).click()
    page.locator("#reason").fill("The paper stands by it.")
    page.get_by_role("button", name=words.put_back).click()
    page.wait_for_url(source)
