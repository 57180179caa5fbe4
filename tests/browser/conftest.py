"""A real desk in a home of its own, a browser, and what every page must hold to."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from tests.cli.runs import clean_environment
from tests.needs import need_chromium

HABEAS = Path(sys.executable).with_name("habeas")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that runs: its address, and who may sign in."""

    address: str
    name: str
    password: str
    home: Path


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration, started as a person starts it, on any free port."""
    home = tmp_path_factory.mktemp("desk") / "home"
    command = [str(HABEAS), "demo", "--port", "0"]
    with subprocess.Popen(
        command, env=clean_environment(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield wait_for_desk(process, home)
        finally:
            process.terminate()
            process.communicate(timeout=20)


def wait_for_desk(process: "subprocess.Popen[str]", home: Path) -> Desk:
    """Read what the command prints until it has said address, name and password."""
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        address = re.search(r"(http://127\.0\.0\.1:\d+)/", said)
        member = re.search(r"Name: (\S+)\s+Password, for this time only: (\S+)", said)
        if address and member:
            return Desk(address[1], member[1], member[2], home)
    raise AssertionError(f"the desk did not start:\n{said}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": str(need_chromium()), "args": SWITCHES}


@pytest.fixture(scope="session")
def base_url(desk: Desk) -> str:
    return desk.address


@pytest.fixture(scope="session")
def signed_in(browser: Browser, desk: Desk) -> Any:
    """The cookies of somebody who has signed in."""
    context = browser.new_context(base_url=desk.address)
    page = context.new_page()
    page.goto("/sign-in/")
    page.get_by_label("Name").fill(desk.name)
    page.get_by_label("Password").fill(desk.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/inbox/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any], signed_in: Any, request: pytest.FixtureRequest
) -> dict[str, Any]:
    """Signed in, 1440 wide; `@pytest.mark.parametrize("view", …, indirect=True)` chooses another view."""
    return {**browser_context_args, "storage_state": signed_in, "viewport": {"width": 1440, "height": 900}}


@pytest.fixture(autouse=True)
def quiet_pages(context: BrowserContext, desk: Desk) -> Iterator[None]:
    """No page asks another server for anything, and none breaks its own policy or a script."""
    foreign: list[str] = []
    wrong: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith((desk.address, "data:", "about:")):
            foreign.append(request.url)

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            wrong.append(message.text)

    context.on("request", note_request)
    context.on("console", note_message)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    yield
    assert foreign == []
    assert wrong == []


@dataclass(frozen=True, slots=True)
class View:
    """A window: how wide it is, and which language its pages are in."""

    width: int
    height: int
    language: str

    def __str__(self) -> str:
        return f"{self.language}-{self.width}"


VIEWS = [
    View(width, height, language) for language in ("en", "ko") for width, height in ((1440, 900), (390, 844))
]


@pytest.fixture(params=VIEWS, ids=str)
def viewed(request: pytest.FixtureRequest, page: Page, desk: Desk) -> Page:
    """A page at both widths and in both languages."""
    view: View = request.param
    page.set_viewport_size({"width": view.width, "height": view.height})
    page.context.add_cookies([{"name": "django_language", "value": view.language, "url": desk.address}])
    return page
