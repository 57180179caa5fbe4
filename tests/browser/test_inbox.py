"""The inbox, adding a report, and signing in."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Desk
from tests.browser.looks import check_page
from tests.browser.reports import TITLE, add_report

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc00000030101001bb6eebd0000000049454e44ae426082"
)


@pytest.mark.parametrize("path", ["/inbox/", "/inbox/add/", "/keys/"])
def test_the_page_holds_to_what_every_page_must(viewed: Page, path: str) -> None:
    viewed.goto(path)
    check_page(viewed)


def test_the_sheet_of_keys_holds_to_it_too(viewed: Page) -> None:
    viewed.goto("/inbox/")
    viewed.keyboard.press("Shift+Slash")
    expect(viewed.locator("#key-sheet")).to_be_visible()
    check_page(viewed)


def test_signing_in_is_asked_of_everyone(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(base_url=desk.address)
    page = context.new_page()
    page.goto("/inbox/")
    expect(page).to_have_url(re.compile("/sign-in/"))
    check_page(page)
    page.get_by_label("Name").fill("nobody")
    page.get_by_label("Password").fill("nothing")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("Name and password do not fit.")
    context.close()


def test_a_pasted_report_stands_in_the_inbox(page: Page) -> None:
    add_report(page)
    page.goto("/inbox/")
    expect(page.get_by_role("link", name=TITLE).first).to_be_visible()


def test_j_and_k_go_from_report_to_report(page: Page) -> None:
    add_report(page)
    add_report(page)
    page.goto("/inbox/")
    page.keyboard.press("j")
    expect(page.locator("[data-row]").nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("[data-row]").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("[data-row]").nth(0)).to_be_focused()


def test_an_empty_form_says_what_to_do(page: Page) -> None:
    page.goto("/inbox/add/")
    page.get_by_label("Publisher").fill("Example Courier")
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_role("alert")).to_contain_text("There is neither a file nor a text.")
    expect(page.get_by_label("Publisher")).to_have_value("Example Courier")


def test_an_empty_file_is_refused_and_what_was_typed_stays(page: Page, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    page.goto("/inbox/add/")
    page.get_by_label("Title").fill("A note")
    page.locator("#id_file").set_input_files(empty)
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_role("alert")).to_contain_text("empty.txt: This file is empty.")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was stored.")
    expect(page.get_by_label("Title")).to_have_value("A note")


def test_an_image_asks_for_its_transcript_and_is_then_read(page: Page, tmp_path: Path) -> None:
    scan = tmp_path / "letter.png"
    scan.write_bytes(PIXEL)
    page.goto("/inbox/add/")
    page.locator("#id_file").set_input_files(scan)
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_role("alert")).to_contain_text("this is a PNG image")
    page.locator("#id_file").set_input_files(scan)
    page.get_by_text("It is an image or a scan").click()
    page.get_by_label("Transcript of the image").fill(
        "Twelve people were arrested in Dandong on 14 July 2021."
    )
    page.get_by_role("button", name="Take it in").click()
    page.wait_for_url("**/reading/**")
    expect(page.locator(".paragraphs")).to_contain_text("Twelve people")


def test_the_language_is_kept_when_it_is_changed(page: Page) -> None:
    page.goto("/inbox/")
    page.get_by_role("button", name="한국어").first.click()
    expect(page.locator("h1")).to_have_text("받은 자료")
    page.get_by_role("button", name="English").first.click()
    expect(page.locator("h1")).to_have_text("Inbox")
