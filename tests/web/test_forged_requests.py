"""What nobody's browser sends: odd numbers, other people's keys, the same click twice. No page fails."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.reading_case import NOW, make_case
from tests.web.small_record import fill_record, make_id

from habeas import desk
from habeas.ledger.store import LedgerRefused
from habeas.ledger.view import view_entity
from habeas.vocabulary.place import has_fine_place
from habeas.web.ledger_store import desk_store
from habeas.web.models import Source, User
from habeas.web.reading_desk import accept_rows, add_row, correct_row, reject_row, undo_row

pytestmark = pytest.mark.django_db
KIM = make_id("kim")


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(User.objects.create_user("intake", password="x"))
    return client


def note_title(officer: Client, key: str) -> Callable[[str], int]:
    source = Source.objects.exclude(form="note").order_by("pk").first()
    assert source is not None
    address = reverse("source-note", args=[source.pk])
    return lambda words: officer.post(address, {"property": "title", "value": words, "key": key}).status_code


@pytest.mark.parametrize("query", ["start=²&end=³", "start=" + "9" * 5000 + "&end=3", "start=-4&end=-2"])
def test_a_selection_that_is_no_number_asks_for_the_words(officer: Client, query: str) -> None:
    page = officer.get(f"{reverse('reading', args=[make_case().source_id])}?add=1&{query}")
    assert page.status_code == 200


@pytest.mark.parametrize("kind", ["person", "attribution"])
def test_words_before_the_beginning_of_a_text_are_refused(officer: Client, kind: str) -> None:
    text = make_case()
    sent = {"action": "add", "words": text.content[-5:].strip(), "kind": kind, "near": "-5", "name": "x"}
    assert officer.post(reverse("suggestion-decide", args=[text.source_id]), sent).status_code == 422
    assert not text.suggestions.filter(start__lt=0).exists()


def test_a_decision_with_an_odd_name_is_not_found(officer: Client) -> None:
    for name in ("z" * 64, " " * 64, "A" * 64):
        assert officer.get(reverse("revert", args=[name])).status_code == 404


def test_a_level_that_nobody_knows_is_refused_in_words(officer: Client) -> None:
    fill_record()
    (named, *_) = desk_store().about([KIM])
    sent = {"kind": "set_level", "statement": named.id, "level": "secret", "reason": "to see"}
    page = officer.post(reverse("value", args=[KIM, named.record.property]), sent)
    assert page.status_code == 422
    assert "secret" in page.content.decode()


def test_a_key_that_stands_for_something_else_decides_nothing(officer: Client) -> None:
    fill_record()
    store, (named, *_) = desk_store(), desk_store().about([KIM])
    given: dict[str, Any] = {"reason": "to see", "by": "intake", "now": NOW, "key": "one form"}
    first = desk.decide(store, "trust", [named.id], **given)
    assert desk.decide(store, "trust", [named.id], **given) == first
    store.append([named.record, named.record], key="two statements", today="2026-11-24")
    size = store.head().size
    for key in ("one form", "two statements"):
        with pytest.raises(LedgerRefused):
            desk.decide(store, "retract", [named.id], **{**given, "key": key})
    assert store.head().size == size


def test_a_note_sent_twice_is_one_note(officer: Client) -> None:
    fill_record()
    send = note_title(officer, "one form")
    assert send("A title") == 302
    count = Source.objects.count(), desk_store().head().size
    assert send("A title") == send("Another title") == 302
    assert (Source.objects.count(), desk_store().head().size) == count
    assert not Source.objects.filter(title="Another title").exists()


def test_words_added_twice_are_one_person() -> None:
    text, user = make_case(), User.objects.create_user("intake", password="x")
    value, span = (
        {"name": "Mina Example", "role": ""},
        (text.content.index("Mina"), text.content.index("Mina") + 4),
    )
    first = add_row(text, kind="person", span=span, value=value, by=user, now=NOW)
    size = desk_store().head().size
    assert add_row(text, kind="person", span=span, value=value, by=user, now=NOW) == first
    assert desk_store().head().size == size


def test_who_rejects_what_another_has_accepted_changes_nothing() -> None:
    text, user = make_case(), User.objects.create_user("intake", password="x")
    seen_before = text.suggestions.get(number="a1")
    accept_rows(text, [text.suggestions.get(number="a1")], by=user, now=NOW)
    reject_row(text, seen_before, by=user, now=NOW)
    assert text.suggestions.get(number="a1").state == "accepted"


def test_a_corrected_name_or_label_is_what_the_record_says() -> None:
    text, user = make_case(), User.objects.create_user("intake", password="x")
    correct_row(
        text, text.suggestions.get(number="p1"), {"name": "Min-a Example", "role": ""}, by=user, now=NOW
    )
    label = {"type": "population", "label": "North Koreans in Dandong"}
    correct_row(text, text.suggestions.get(number="g1"), label, by=user, now=NOW)
    said = {each.record.value: each.record.quote for each in desk_store().quoting(text.source_id)}
    assert said["Min-a Example"] == "Mina Example"
    assert said["North Koreans in Dandong"] == "12 North Koreans"


def test_a_crossing_takes_no_place_after_an_arrest_was_taken_back() -> None:
    text, user = make_case(), User.objects.create_user("intake", password="x")
    accept_rows(text, [text.suggestions.get(number=each) for each in ("a1", "l1")], by=user, now=NOW)
    arrest = text.suggestions.get(number="a1")
    undo_row(text, arrest, by=user, now=NOW)
    crossing = {"type": "crossing", "modality": "actual"}
    correct_row(text, text.suggestions.get(number="a1"), crossing, by=user, now=NOW)
    accept_rows(text, [text.suggestions.get(number="l1")], by=user, now=NOW)
    act = view_entity(desk_store(), text.suggestions.get(number="a1").outcome["entity"])
    standing = [each.record for each in act.statements if each.standing]
    assert {each.norm for each in standing if each.property == "act_type"} == {"crossing"}
    assert not any(has_fine_place(each.norm) for each in standing)
    (taken_back, *_) = [each for each in act.decisions if each.record.kind == "retract"]
    with pytest.raises(LedgerRefused):
        desk.revert_decision(desk_store(), taken_back.id, reason="to see", by="intake", now=NOW, key="back")
