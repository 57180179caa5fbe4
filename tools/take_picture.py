"""Takes the pictures of the reading page anew: `python tools/take_picture.py` (needs Chromium)."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "images"
REPORTS = (
    ("English", "A daily protest in New York", "Sunday Feb. 6, 2021", "reading.png"),
    ("한국어", "강제북송에 반대하는 뉴욕의 매일 시위", "2021년 2월 6일", "reading-ko.png"),
)
"""Language of the page, title, the caption's date whose weekday is wrong, and the picture."""

ANSWERS = ("accept", "accept", "reject", "accept", "correct", "accept", "accept", "accept", "accept")
"""What an officer has answered before the picture is taken, so that the bar shows each answer."""


def main() -> None:
    """Open a demonstration of its own, and photograph the example report with its check."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "HABEAS_HOME": str(Path(folder) / "home")}
        command = [str(Path(sys.executable).with_name("habeas")), "demo", "--port", "0"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as desk:  # noqa: S603
            try:
                photograph(*wait_for_desk(desk))
            finally:
                desk.terminate()


def wait_for_desk(desk: "subprocess.Popen[str]") -> tuple[str, str, str]:
    """Return the address, the name and the password that the desk prints."""
    said = ""
    for line in desk.stdout or ():
        said += line
        address = re.search(r"http://127\.0\.0\.1:\d+", said)
        member = re.search(r"Name: (\S+)\s+Password, for this time only: (\S+)", said)
        if address and member:
            return address[0], member[1], member[2]
    raise SystemExit(f"The desk did not start:\n{said}")


def photograph(address: str, name: str, password: str) -> None:
    """Sign in, decide on some of each report, choose the caption whose weekday is wrong, keep the picture."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900})
        sign_in(page, name, password)
        for language, title, chosen, picture in REPORTS:
            page.goto("/inbox/")
            page.get_by_role("button", name=language).click()
            page.get_by_role("link", name=re.compile(title)).first.click()
            page.wait_for_url("**/reading/**")
            for answer in ANSWERS:
                give_answer(page, answer)
            page.locator(".source-words a", has_text=chosen).first.click()
            page.locator(".is-chosen .check").first.wait_for()
            page.wait_for_load_state("networkidle")
            page.evaluate("document.activeElement.blur()")
            page.screenshot(path=PICTURES / picture)
        browser.close()


def give_answer(page: Page, answer: str) -> None:
    """Press the button of the chosen suggestion, and wait until the bar has counted it."""
    words = page.locator(".progress-words strong").inner_text()
    while page.locator(".is-chosen .check").count():
        number = page.locator(".is-chosen").get_attribute("id")
        page.locator(".steps a[data-key=KeyJ]").click()
        page.wait_for_function("number => document.querySelector('.is-chosen').id !== number", arg=number)
    if answer == "correct":
        page.locator(".decide a[data-key=KeyE]").click()
        field = page.locator(".edit .control, .edit select, .edit input:not([type=hidden])").last
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(index=1)
        else:
            field.fill("2022")
        page.locator("button[value=correct]").click()
    elif answer == "reject":
        page.locator(".decide button[value=reject]").click()
    else:
        page.locator(".decide button.main").click()
    page.wait_for_function(
        "words => document.querySelector('.progress-words strong').innerText !== words", arg=words
    )


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/inbox/")


if __name__ == "__main__":
    main()
