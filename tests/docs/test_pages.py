"""Pages: links lead somewhere, the README's promises can be kept, and decisions are short."""

import re
from pathlib import Path

import pytest
from tests.docs.consoles import PAGES, ROOT, read_steps


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_readme_begins_with_what_a_stranger_needs() -> None:
    screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:36])
    for words in ("report ─▶ intake", "make run", "make test", "docs/images/reading.png", "habeas init"):
        assert words in screen, words


def test_the_readmes_make_commands_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for step in read_steps(ROOT / "README.md"):
        if step.command.startswith("make "):
            target = step.command.split()[1]
            assert re.search(rf"^{target}:", makefile, re.M), target


def test_every_decision_is_numbered_and_half_a_page() -> None:
    decisions = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith(f"# {path.name[:4]}: ")
        assert len(lines) <= 32, path.name
        assert "**What we gave up.**" in "\n".join(lines), path.name


def test_no_page_names_a_machine() -> None:
    for page in PAGES:
        assert not re.search(r"/(home|root|work|tmp|Users)/", page.read_text(encoding="utf-8")), page.name
