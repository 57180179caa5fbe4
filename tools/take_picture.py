"""Takes the README's picture of the reading page anew: `python tools/take_picture.py` (needs Chromium)."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "reading.png"
TITLE = "A daily protest in New York"
CHOSEN = "Sunday Feb. 6, 2021"


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
    """Sign in, choose the caption whose weekday is wrong, and keep the picture."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900})
        sign_in(page, name, password)
        page.get_by_role("link", name=re.compile(TITLE)).first.click()
        page.wait_for_url("**/reading/**")
        page.locator("a", has_text=CHOSEN).first.click()
        page.wait_for_load_state("networkidle")
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/inbox/")


if __name__ == "__main__":
    main()
