"""Whatever can be typed or set is documented, and whatever is documented can be typed."""

import argparse
import re
import shlex
from collections.abc import Iterator

import pytest
from tests.docs.consoles import PAGES, ROOT, read_steps

from habeas.cli.parser import build_parser
from habeas.web.keys import SHEET

ACTIONS = {"/language/", "/reading/…/decide/", "/sources/…/note/"}
"""What forms of other pages are sent to; there is nothing to see at these addresses."""

REFERENCE = (ROOT / "docs/reference.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the commands by name."""
    (chosen,) = [each for each in build_parser()._actions if isinstance(each, argparse._SubParsersAction)]
    return dict(chosen.choices)


def row_of(command: str) -> str:
    """Return the line of the reference that documents a command."""
    return next((line for line in REFERENCE.splitlines() if line.startswith(f"| `habeas {command}")), "")


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    row = row_of(name)
    assert row, f"docs/reference.md has no line for habeas {name}"
    for action in commands()[name]._actions:
        for option in action.option_strings:
            assert option in row or option in ("-h", "--help"), f"habeas {name} {option}"


def test_every_setting_is_in_the_reference_and_in_the_help() -> None:
    read = re.compile(r"""environ(?:\.get|\.pop)?[\(\[]\s*"(HABEAS_[A-Z_]+)\"""")
    used = {name for path in (ROOT / "src").rglob("*.py") for name in read.findall(path.read_text("utf-8"))}
    assert used >= {"HABEAS_HOME", "HABEAS_PORT", "HABEAS_PASSPHRASE", "HABEAS_REPORT_LIMIT"}
    for name in used:
        assert f"| `{name}` |" in REFERENCE, name
        assert name in build_parser().format_help(), name
    assert set(re.findall(r"HABEAS_[A-Z_]+", REFERENCE)) == used


def test_every_workflow_of_make_is_in_the_reference() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^([a-z]+):.*##", makefile, re.M):
        assert f"`{target}`" in REFERENCE or target == "help", target


def test_every_page_and_key_is_told_of_the_desk() -> None:
    desk = (ROOT / "docs/desk.md").read_text(encoding="utf-8")
    routes = re.findall(r'path\("([^"]+)"', (ROOT / "src/habeas/web/urls.py").read_text(encoding="utf-8"))
    pages = {"/" + re.sub(r"<[^>]+>", "…", route) for route in routes}
    told = set(re.findall(r"`(/[a-z…/-]+/)`", desk))
    assert pages - told == ACTIONS
    assert told <= pages
    assert {key for key in SHEET if f"`{key}`" not in desk} == set()


def documented_commands() -> Iterator[tuple[str, str]]:
    """Yield each page with each `habeas …` that it tells a reader to type."""
    for page in PAGES:
        typed = [step.command.split("#")[0] for step in read_steps(page)]
        inline = re.findall(r"`((?:[A-Z_]+=\S+ )?(?:\.venv/bin/)?habeas [^`\n]+)`", page.read_text("utf-8"))
        for command in [*typed, *inline]:
            match = re.search(r"(?:^|\s|/)habeas (.+)", command)
            if match and not re.search(r"[…\[]|[A-Z]{4}", match[1]):
                yield page.name, match[1]


@pytest.mark.parametrize(("where", "words"), sorted(set(documented_commands())))
def test_a_documented_command_can_be_typed(where: str, words: str) -> None:
    if words in ("--help", "--version"):
        return
    assert build_parser().parse_args(shlex.split(words)).command, where
