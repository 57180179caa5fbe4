"""The record in the browser: at both widths, in both languages, by keyboard, and without scripts."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.conftest import Desk
from tests.browser.looks import check_page


def open_event(page: Page) -> None:
    """Go to the event of which five sources give five numbers."""
    page.goto("/record/?kind=Event&q=9+October")
    row = page.locator("tr[data-line]", has_text=re.compile("9 Oct 2023|2023년 10월 9일")).first
    row.locator("a[data-go]").click()
    page.wait_for_url("**/record/*/")


def open_claims(page: Page) -> None:
    """Go to the page of those five numbers."""
    page.goto("/chronology/?from=2023&to=2023&act=repatriation")
    page.locator(".entry-claims a", has_text="620").first.click()
    page.wait_for_url("**/figures/*/")


def check_whole(page: Page) -> None:
    """Check the page in a window as high as it is, so that the strip of keys lies over nothing."""
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": size["width"], "height": 6000})
    check_page(page)
    page.set_viewport_size(size)


def first_ask(page: Page) -> Locator:
    return page.locator(".who > summary").first


@pytest.mark.parametrize(
    "path",
    [
        "/record/",
        "/record/?kind=Source",
        "/chronology/",
        "/figures/",
        "/figures/?unit=other",
        "/search/?q=Tumen",
    ],
)
def test_each_list_holds_to_what_every_page_must(viewed: Page, path: str) -> None:
    viewed.goto(path)
    check_whole(viewed)


def test_an_entry_with_all_its_voices_open_holds_to_it(viewed: Page) -> None:
    open_event(viewed)
    for summary in viewed.locator(".who > summary").all():
        summary.click()
    check_whole(viewed)
    viewed.goto(viewed.url + "?history")
    check_whole(viewed)


def test_a_figure_with_its_plot_and_table_holds_to_it(viewed: Page) -> None:
    open_claims(viewed)
    first_ask(viewed).click()
    check_whole(viewed)
    expect(viewed.get_by_role("img").first).to_have_accessible_description(re.compile("620"))


def test_a_value_a_comparison_and_an_open_entry_hold_to_it(viewed: Page) -> None:
    open_event(viewed)
    address = viewed.url
    viewed.goto(address + "values/date/")
    check_whole(viewed)
    viewed.goto(address + "same/?with=26+April")
    check_whole(viewed)
    viewed.goto("/chronology/?from=2023&to=2023")
    viewed.locator("a.who-link").first.click()
    expect(viewed.locator(".voice").first).to_be_visible()
    check_whole(viewed)


def test_a_source_and_the_preview_of_its_retraction_hold_to_it(viewed: Page) -> None:
    viewed.goto("/record/?kind=Source&q=New+York")
    viewed.locator("a[data-go]").first.click()
    viewed.wait_for_url("**/sources/*/")
    check_whole(viewed)
    viewed.locator(".source-page a.button").click()
    viewed.wait_for_url("**/retract/")
    check_whole(viewed)


def test_w_opens_who_says_so_and_j_goes_on(page: Page) -> None:
    open_event(page)
    page.keyboard.press("w")
    expect(page.locator("tr.voices").first).to_be_visible()
    expect(page.locator("tr.voices mark").first).to_be_visible()
    page.keyboard.press("w")
    expect(page.locator("tr.voices").first).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("w")
    expect(page.locator("tr.voices").nth(1)).to_be_visible()


def test_who_says_so_leads_to_the_words_in_their_source(page: Page) -> None:
    open_event(page)
    first_ask(page).click()
    words = page.locator(".voice mark").first.inner_text()
    page.locator(".voice-where a").first.click()
    page.wait_for_url("**/sources/**")
    place = page.locator(f"[id='{page.url.partition('#')[2]}'] + .quoted")
    assert words.startswith(place.inner_text())


def test_without_scripts_every_value_still_answers(browser: Browser, desk: Desk, signed_in: object) -> None:
    context = browser.new_context(base_url=desk.address, storage_state=signed_in, java_script_enabled=False)
    page = context.new_page()
    open_event(page)
    expect(page.locator("tr.voices").first).to_be_hidden()
    first_ask(page).click()
    expect(page.locator("tr.voices mark").first).to_be_visible()
    open_claims(page)
    expect(page.locator(".headline")).to_contain_text("Five claims that cannot all be true")
    context.close()


def test_claims_that_exclude_each_other_stand_side_by_side_in_korean(page: Page, desk: Desk) -> None:
    page.context.add_cookies([{"name": "django_language", "value": "ko", "url": desk.address}])
    open_claims(page)
    expect(page.locator(".headline")).to_contain_text(
        "모두 사실일 수는 없는 다섯 건의 주장: 200~300명, 500명 초과, 약 600명, 최대 600명, 620명."
    )


@pytest.mark.parametrize(
    ("language", "retract", "back"),
    [("en", "Retract the source", "Put back"), ("ko", "출처 철회", "되돌려 놓기")],
)
def test_a_source_is_retracted_after_a_preview_and_put_back(
    page: Page, desk: Desk, language: str, retract: str, back: str
) -> None:
    page.context.add_cookies([{"name": "django_language", "value": language, "url": desk.address}])
    open_claims(page)
    before = page.locator(".headline").inner_text()
    page.locator(".who > summary").last.click()
    page.locator("tr.voices:visible .voice-where a").last.click()
    page.wait_for_url("**/sources/**")
    source = page.url.partition("#")[0]
    page.goto(source + "retract/")
    expect(page.locator(".change").first).to_be_visible()
    page.locator("#reason").fill("A test of the retraction.")
    page.get_by_role("button", name=retract).click()
    page.wait_for_url(source)
    expect(page.locator(".withdrawn-note")).to_contain_text("A test of the retraction.")
    check_whole(page)
    page.get_by_role("link", name=back).click()
    page.locator("#reason").fill("The test is over.")
    check_whole(page)
    page.get_by_role("button", name=back).click()
    page.wait_for_url(source)
    expect(page.locator(".withdrawn-note")).to_have_count(0)
    open_claims(page)
    expect(page.locator(".headline")).to_have_text(before)


def test_a_word_of_two_korean_characters_is_found(page: Page) -> None:
    page.goto("/inbox/")
    page.keyboard.press("Slash")
    page.keyboard.type("강제")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator(".hits a.value").first).to_contain_text("강제북송")
