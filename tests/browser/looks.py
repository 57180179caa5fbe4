"""What every page must hold to, measured in the browser: axe, sizes, widths, language."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SMALL = """() => {
  const small = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !element.checkVisibility()) continue;
    if (parseFloat(getComputedStyle(element).fontSize) < 12) small.push(element.outerHTML.slice(0, 120));
  }
  return small;
}"""

WIDE = """() => {
  const wide = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility() || element.closest('.unseen, .skip, dialog:not([open])')) continue;
    const box = element.getBoundingClientRect();
    const out = box.right > innerWidth + 1 || box.left < -1;
    if (box.width && out) wide.push(element.outerHTML.slice(0, 120));
  }
  return wide;
}"""


def find_violations(page: Page) -> list[str]:
    """Return what axe finds, one line a rule with the first place."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "(rules) => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:160]})" for one in found["violations"]]


def check_page(page: Page) -> None:
    """Assert what holds for every page at every width in every language."""
    page.wait_for_load_state("networkidle")
    for problems in (find_violations(page), page.evaluate(SMALL), page.evaluate(WIDE)):
        assert not problems, "\n".join(problems)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
