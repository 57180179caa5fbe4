"""The reading page as a browser without scripts gets it: what is shown, asked and answered."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.web.reading_case import NOW

from habeas.reading.checks import load_checks
from habeas.web.ledger_store import desk_store
from habeas.web.models import SourceText, SuggestionRow, User
from habeas.web.reading_desk import accept_rows
from habeas.web.reading_page import build_page, find_bulk, follow_row
from habeas.web.wording import CHECKS, say_asides, say_value

pytestmark = pytest.mark.django_db
State = SuggestionRow.State


@pytest.fixture
def client(officer: User) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(officer)
    return client


def rows_of(text: SourceText) -> list[SuggestionRow]:
    return list(text.suggestions.order_by("start", "end", "number"))


def address(text: SourceText, query: str = "") -> str:
    return f"/reading/{text.source_id}/{query}"


def decide(client: Client, text: SourceText, action: str, item: str = "", **more: str) -> str:
    """Press a button and return the address that the page goes on to."""
    sent = {"action": action, "item": item, "show": "all", **more}
    response = client.post(address(text, "decide/"), sent)
    assert response.status_code == 302
    return str(response["Location"])


def test_every_word_of_the_report_is_on_the_page_once(client: Client, text: SourceText) -> None:
    html = client.get(address(text)).content.decode()
    words = re.findall(r'<p class="source-words">(.*?)</p>', html, re.DOTALL)
    plain = [re.sub(r"<[^>]+>", "", paragraph) for paragraph in words]
    lines = [line for line in text.content[text.body_start :].splitlines() if line.strip()]
    assert plain == [line for line in lines if line != "Share on Facebook"]


def test_each_item_has_one_anchor(client: Client, text: SourceText) -> None:
    html = client.get(address(text)).content.decode()
    anchors = re.findall(r' id="(m-\w+)"', html)
    assert sorted(anchors) == sorted(f"m-{row.number}" for row in rows_of(text))


def test_the_first_open_suggestion_is_chosen_and_the_next_follows(client: Client, text: SourceText) -> None:
    first, second = rows_of(text)[:2]
    assert client.get(address(text)).context["page"].chosen == first
    assert f"item={second.number}" in decide(client, text, "reject", first.number)


def test_an_act_brings_its_parts_and_a_flagged_part_stays_open(client: Client, text: SourceText) -> None:
    decide(client, text, "accept_parts", "a1")
    states = dict(text.suggestions.values_list("number", "state"))
    assert {states[number] for number in ("a1", "l1", "g1", "f1", "d1")} == {State.ACCEPTED}
    decide(client, text, "accept_parts", "a2")
    assert text.suggestions.get(number="d2").state == State.PENDING


def test_only_dates_and_figures_go_together_and_never_a_flagged_one(text: SourceText) -> None:
    rows = rows_of(text)
    page = build_page(text, rows, item="", show="when")
    assert [row.number for row in page.in_bulk] == ["d1"]
    assert find_bulk(rows, "act") == find_bulk(rows, "who") == find_bulk(rows, "all") == []


def test_the_last_open_row_is_followed_by_one_left_open_before(text: SourceText) -> None:
    rows = rows_of(text)
    assert follow_row(rows, [rows[-1].number]) == rows[0]
    for row in rows:
        row.state = State.ACCEPTED
    assert follow_row(rows, [rows[-1].number]) is None


def test_a_date_without_an_act_asks_of_what(client: Client, text: SourceText) -> None:
    text.suggestions.filter(number="a2").update(links=["f2"])
    html = client.get(address(text, "?item=d2")).content.decode()
    assert html.index('value="a2"') < html.index('value="a1"') < html.index('value="note"')
    decide(client, text, "accept", "d2", of="a1")
    assert text.suggestions.get(number="d2").outcome["waits"] == "a1"


def test_a_refused_value_is_told_and_nothing_is_decided(client: Client, text: SourceText) -> None:
    sent = {"action": "correct", "item": "f2", "show": "all", "qualifier": "exact", "unit": "persons"}
    response = client.post(address(text, "decide/"), sent)
    assert response.status_code == 422
    assert "Give at least one number" in response.content.decode()
    assert text.suggestions.get(number="f2").state == State.PENDING


def test_words_that_do_not_stand_in_the_text_are_refused(client: Client, text: SourceText) -> None:
    response = client.get(address(text, "?add=words&words=Shenyang&kind=place"))
    assert response.status_code == 422
    assert "do not stand in the text" in response.content.decode()


def test_what_is_accepted_leads_to_its_entity(client: Client, text: SourceText, officer: User) -> None:
    accept_rows(text, [text.suggestions.get(number="p1")], by=officer, now=NOW)
    html = client.get(address(text, "?item=p1")).content.decode()
    assert f"/record/{text.suggestions.get(number='p1').outcome['entity']}/" in html


def test_an_unknown_item_action_or_source_is_not_found(client: Client, text: SourceText) -> None:
    assert client.post(address(text, "decide/"), {"action": "accept", "item": "z9"}).status_code == 404
    assert client.post(address(text, "decide/"), {"action": "burn", "item": "a1"}).status_code == 404
    assert client.get("/reading/nothing/").status_code == 404


def test_an_outsider_is_asked_to_sign_in(text: SourceText) -> None:
    response = Client(HTTP_HOST="127.0.0.1").get(address(text))
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/sign-in/")


def test_the_page_costs_few_questions(
    client: Client, text: SourceText, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(address(text))
    with django_assert_max_num_queries(12):
        client.get(address(text))
    with django_assert_max_num_queries(12):
        client.get("/inbox/")


def test_every_check_has_a_name_for_the_margin() -> None:
    assert set(CHECKS) == set(load_checks())


def test_a_name_on_record_is_joined_by_a_press_with_a_reason_and_undo_parts_the_two(
    client: Client, text: SourceText, officer: User
) -> None:
    accept_rows(text, [row for row in rows_of(text) if row.number == "l1"], by=officer, now=NOW)
    known = str(text.suggestions.get(number="l1").outcome["entity"])
    twin = text.suggestions.get(number="l1")
    twin.pk, twin.number, twin.state, twin.outcome = None, "l9", "pending", {}
    twin.save()
    decide(client, text, "accept_same", "l9", other=known, reason="the same town")
    own = str(text.suggestions.get(number="l9").outcome["entity"])
    kinds = [one.record.kind for one in desk_store().decisions([own])]
    assert kinds == ["same"]
    decide(client, text, "undo", "l9")
    assert "revert" in [one.record.kind for one in desk_store().decisions([own])]
    assert text.suggestions.get(number="l9").state == "pending"


def test_a_report_is_done_or_set_aside_or_taken_up_again(client: Client, text: SourceText) -> None:
    for action, state in (("done", "read"), ("set_aside", "set_aside"), ("reopen", "reading")):
        decide(client, text, action)
        text.source.refresh_from_db()
        assert text.source.state == state


def test_dates_in_a_flag_are_worded_whatever_their_form() -> None:
    assert say_value("1994~/1996~") != "1994~/1996~"
    assert say_value("2021") == "2021"
    assert say_value("50-60 people") == "50-60 people"


def test_what_was_set_aside_is_counted_in_words() -> None:
    assert say_asides([("share button", 2), ("comment form", 1)]) == (
        "2 share buttons, 1 line of a comment form"
    )
