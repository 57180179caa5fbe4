"""An officer reads a report: by keyboard, by mouse, without scripts, on a telephone, in both languages."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.conftest import Desk
from tests.browser.looks import check_page
from tests.browser.reports import TITLE, add_report

PRESS_KOREAN = """([key, code]) => document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', {key, code, bubbles: true, cancelable: true}))"""


def decided(page: Page) -> int:
    """Return how many suggestions are decided, as the page says it in English."""
    words = page.locator(".progress-words strong").inner_text()
    found = re.match(r"(\d+) of \d+", words)
    assert found, words
    return int(found[1])


def chosen(page: Page) -> Locator:
    return page.locator(".is-chosen")


def press(page: Page, key: str) -> None:
    """Press a key and wait until the page has answered."""
    with page.expect_response(re.compile("/reading/")):
        page.keyboard.press(key)
    expect(page.locator("body.busy")).to_have_count(0)


def test_a_report_is_read_by_keyboard_alone(page: Page) -> None:
    add_report(page)
    expect(page.locator("h1")).to_have_text(TITLE)
    first = chosen(page).get_attribute("id")
    press(page, "j")
    second = chosen(page).get_attribute("id")
    assert second != first
    press(page, "k")
    assert chosen(page).get_attribute("id") == first
    press(page, "x")
    assert decided(page) == 1
    press(page, "a")
    assert decided(page) >= 2
    press(page, "u")
    press(page, "u")
    assert decided(page) == 0


def test_the_answer_is_the_first_thing_in_focus_after_each_decision(page: Page) -> None:
    add_report(page)
    press(page, "x")
    expect(page.locator(".is-chosen [data-first]")).to_be_focused()
    press(page, "Enter")
    assert decided(page) >= 2


def test_the_last_decision_leads_back_to_the_inbox(page: Page) -> None:
    add_report(page, "Police arrested 12 people.")
    while page.locator(".row.pending").count():
        press(page, "x")
    expect(page.get_by_role("link", name="To the inbox")).to_be_focused()


def test_keys_work_while_korean_is_typed(page: Page) -> None:
    add_report(page)
    with page.expect_response(re.compile("/reading/")):
        page.evaluate(PRESS_KOREAN, ["ㅌ", "KeyX"])
    expect(page.locator("body.busy")).to_have_count(0)
    assert decided(page) == 1


def test_keys_do_not_act_inside_a_text_field(page: Page) -> None:
    address = add_report(page)
    page.goto(f"{address}?show=when")
    press(page, "e")
    field = page.get_by_label("Date")
    field.focus()
    page.keyboard.type("axu")
    assert "axu" in field.input_value()
    assert decided(page) == 0


def test_keys_can_be_switched_off_and_on(page: Page) -> None:
    address = add_report(page)
    page.keyboard.press("Shift+Slash")
    page.locator("#key-sheet").get_by_role("button", name="Switch keys off").click()
    page.goto(address)
    page.keyboard.press("x")
    page.wait_for_timeout(300)
    assert decided(page) == 0
    page.goto("/keys/")
    page.get_by_role("main").get_by_role("button", name="Switch keys on").click()
    page.goto(address)
    press(page, "x")
    assert decided(page) == 1


def test_a_value_is_corrected_and_the_words_stay(page: Page) -> None:
    address = add_report(page)
    page.goto(f"{address}?show=when")
    words = chosen(page).locator(".row-line .words").inner_text()
    press(page, "e")
    page.get_by_label("Date").fill("2022-02-06")
    page.get_by_role("button", name="Accept corrected").click()
    row = page.locator(".row.corrected")
    expect(row).to_contain_text("6 Feb 2022")
    expect(row.locator(".words")).to_have_text(words)


def test_a_wrong_date_is_told_and_stays_in_the_field(page: Page) -> None:
    address = add_report(page)
    page.goto(f"{address}?show=when&edit")
    page.get_by_label("Date").fill("next Tuesday")
    page.get_by_role("button", name="Accept corrected").click()
    expect(page.locator(".is-chosen .wrong-words")).to_be_visible()
    expect(page.get_by_label("Date")).to_have_value("next Tuesday")
    assert decided(page) == 0


def test_all_figures_of_the_list_are_accepted_in_one_key(page: Page) -> None:
    address = add_report(page)
    page.goto(f"{address}?show=many")
    press(page, "Shift+KeyA")
    assert decided(page) >= 2
    page.goto(f"{address}?show=act")
    expect(page.locator(".in-bulk")).to_have_count(0)


SELECT = """() => {
  const plain = [...document.querySelectorAll('.source-words > span[data-at]')];
  const node = plain.find((one) => one.textContent.trim().length > 8).firstChild;
  const words = node.textContent.trim();
  const start = node.textContent.indexOf(words);
  getSelection().setBaseAndExtent(node, start, node, start + words.length);
  return words;
}"""


def test_selected_words_become_a_statement(page: Page) -> None:
    add_report(page)
    words = page.evaluate(SELECT)
    press(page, "c")
    expect(page.locator("#id_words")).to_have_value(words)
    page.get_by_label("What they say").select_option("act")
    page.get_by_role("button", name="Go on").click()
    page.locator("#id_type").select_option("protest")
    page.get_by_role("button", name="Add to the record").click()
    expect(chosen(page).locator(".row-line .words")).to_have_text(words)
    expect(chosen(page)).to_contain_text("Protest")


def test_the_page_works_without_scripts(browser: Browser, desk: Desk, signed_in: Any, page: Page) -> None:
    address = add_report(page)
    context = browser.new_context(java_script_enabled=False, storage_state=signed_in, base_url=desk.address)
    plain = context.new_page()
    plain.goto(address)
    first = chosen(plain).get_attribute("id")
    plain.locator(".is-chosen").get_by_role("button", name=re.compile("^Accept")).first.click()
    assert decided(plain) >= 1
    assert chosen(plain).get_attribute("id") != first
    plain.get_by_role("button", name="Undo").click()
    plain.locator(".is-chosen").get_by_role("link", name="Edit").click()
    expect(plain.get_by_role("button", name="Accept corrected")).to_be_visible()
    plain.locator("a.add-own").click()
    expect(plain.get_by_role("heading", name="Add a statement")).to_be_visible()
    context.close()


def test_layout_is_set_aside_and_said(page: Page) -> None:
    add_report(page)
    expect(page.locator(".set-aside")).to_contain_text("share button")
    expect(page.locator(".paragraphs")).not_to_contain_text("Facebook")


@pytest.fixture(scope="module")
def untouched(browser: Browser, desk: Desk, signed_in: Any) -> str:
    """The address of a report in which nothing is decided."""
    context = browser.new_context(storage_state=signed_in, base_url=desk.address)
    address = add_report(context.new_page())
    context.close()
    return address


@pytest.mark.parametrize("query", ["", "?show=when&edit", "?add=", "?show=act"])
def test_the_reading_page_holds_to_what_every_page_must(viewed: Page, untouched: str, query: str) -> None:
    viewed.goto(untouched + query)
    check_page(viewed)


def test_on_a_telephone_one_statement_lies_as_a_sheet_at_the_foot(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    add_report(page)
    box = chosen(page).bounding_box()
    assert box is not None
    assert box["x"] == 0
    assert box["width"] == 390
    assert box["y"] + box["height"] == pytest.approx(844, abs=1)
    for button in chosen(page).locator(".button").all():
        size = button.bounding_box()
        assert size is not None
        assert size["height"] >= 44
