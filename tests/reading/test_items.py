"""Items are a plain projection: nothing is added, and quotes stay verbatim."""

import json

from tests.reading.pages import Page

from habeas.reading.checks import run_checks
from habeas.reading.items import project_items


def make_page() -> Page:
    page = Page("Under two bilateral pacts they went to Dandong in July, on Sunday Feb. 6, 2021.")
    page.mark("instrument", "two bilateral pacts", {"id": "unnamed"})
    page.mark(
        "place", "Dandong", {"id": "gn:2037886", "name": "Dandong", "country": "CN", "precision": "town"}
    )
    page.date("July", "2021-07")
    page.date("Sunday Feb. 6, 2021", "2021-02-06")
    return page


def test_every_item_quotes_the_text_and_is_json() -> None:
    page = make_page()
    items = project_items(page.items, run_checks(page.document, page.items))
    assert all(page.document.text[item["start"] : item["end"]] == item["quote"] for item in items)
    assert json.loads(json.dumps(items)) == items
    assert [item["start"] for item in items] == sorted(item["start"] for item in items)


def test_flags_are_inconsistencies_linked_to_what_they_concern() -> None:
    page = make_page()
    items = project_items(page.items, run_checks(page.document, page.items))
    told = {item["value"]["type"]: item["links"] for item in items if item["kind"] == "inconsistency"}
    assert told == {"unnamed_instrument": ["i1"], "weekday_date": ["d2"]}


def test_ids_of_our_own_gazetteer_are_not_printed() -> None:
    page = make_page()
    (place,) = (item for item in project_items(page.items) if item["kind"] == "place")
    assert place["value"]["id"] is None
    assert (place["value"]["name"], place["value"]["country"]) == ("Dandong", "CN")
