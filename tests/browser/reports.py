"""Reports for the browser tests: invented, short, and with traps in them."""

import secrets

from playwright.sync_api import Page

TITLE = "Weekly vigil asks where the people from Dandong are"

REPORT = """title: Weekly vigil asks where the people from Dandong are
publisher: Example Courier
published: 2022-02-07
language: en
---

Photo: the vigil in Times Square, New York, Sunday Feb. 6, 2021.

Share on Facebook

The Example Border Council, a group in the United States, asked China on Monday to release 12 North Koreans.

Police arrested the 12 people in Dandong on 14 July 2021. In July 50 people were put on buses there.

"About 30 people were deported to North Korea in August 2021," said Mina Example, head of the council.

As many as 600 people may be held in China. Beijing says that two agreements oblige it to return them.
"""


def add_report(page: Page, text: str = REPORT) -> str:
    """Paste a report, told from all others by a last line, and return the address of its reading page."""
    page.goto("/inbox/add/")
    page.locator("#id_words").fill(f"{text}\nCopy {secrets.token_hex(6)} of this page.\n")
    page.locator("form.add-form button.main").click()
    page.wait_for_url("**/reading/**")
    return page.url.split("?")[0]
