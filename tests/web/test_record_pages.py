"""Pages of the record: each value names its sources, no dispute is settled, everything can be undone."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from tests.web.small_record import BY, fill_record, make_id

from habeas.ledger.store import Logged
from habeas.protection.access import Viewer
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level
from habeas.web import access
from habeas.web.ledger_store import desk_store
from habeas.web.models import EntityRow, Source, User

pytestmark = pytest.mark.django_db

KIM, RETURN = make_id("kim"), make_id("return09")
MOST_QUERIES = 12
Get = Callable[..., str]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def record() -> dict[str, list[Logged]]:
    return fill_record()


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(User.objects.create_user("intake", password="x"))
    return client


@pytest.fixture
def see(officer: Client, record: dict[str, list[Logged]], django_assert_max_num_queries: Callable) -> Get:
    """Return the words of a page, which may not ask more than twelve questions of the database."""

    def get(path: str, limit: int = MOST_QUERIES) -> str:
        with django_assert_max_num_queries(limit):
            response = officer.get(path, follow=False)
        assert response.status_code == 200, path
        return response.content.decode()

    return get


def decide(kind: str, *targets: str, value: str = "", day: str = "2026-11-22") -> Logged[Decision]:
    decision = Decision(
        kind=kind,
        targets=targets,
        reason="a test",
        value=value,
        recorded_at=f"{day}T10:00:00",
        recorded_by=BY,
    )
    (logged,) = desk_store().append([decision], key=f"{kind}{targets}{value}", today=day)
    return logged


def test_the_list_finds_a_person_by_any_spelling_and_by_reference(see: Get) -> None:
    row = EntityRow.objects.seen_at(2).get(entity=KIM)
    assert "Kim Chol-su" in see("/record/?kind=Person")
    assert "Kim Chol-su" in see(f"/record/?q={row.reference}")
    assert "Koo Hoin" not in see("/record/?q=Kim")


def test_a_dossier_shows_both_values_and_joins_neither(see: Get) -> None:
    words = see(f"/record/{KIM}/")
    assert "1982 to 1983</span> or <span" in words
    assert "Values disagree:" in words
    assert "1 value in conflict" in words


def test_a_dossier_has_the_names_in_all_scripts_each_with_its_language(see: Get) -> None:
    words = see(f"/record/{KIM}/")
    assert '<span lang="ko" class="also">김철수</span>' in words
    assert '<span lang="zh" class="also">金哲洙</span>' in words


def test_who_says_so_is_answered_with_exact_words_offset_and_source(see: Get) -> None:
    words = see(f"/record/{KIM}/")
    assert "a man <mark>of 38</mark>, was arrested" in words
    assert "S-33, characters 80–85" in words
    assert "a relative, 30 Apr 2021" in words
    assert "accepted by intake, 20 Nov 2026" in words


def test_a_source_that_repeats_another_is_not_a_second_voice(see: Get) -> None:
    words = see(f"/record/{KIM}/values/birth_date/")
    assert "3 sources, 2 origins" in words
    assert "repeats S-46" in words


def test_a_joined_entry_leads_to_the_page_of_both(officer: Client, record: dict[str, list[Logged]]) -> None:
    response = officer.get(f"/record/{make_id('kim405')}/")
    assert response.status_code == 302
    assert response["Location"] == f"/record/{KIM}/"


def test_as_known_on_a_day_is_the_record_before_the_join(see: Get) -> None:
    words = see(f"/record/{KIM}/?known=2026-11-20", limit=30)
    assert "the record as known on 20 Nov 2026" in words
    assert "1972 to 1973" not in words


def test_a_day_on_which_nothing_was_known_has_no_page(
    officer: Client, record: dict[str, list[Logged]]
) -> None:
    assert officer.get(f"/record/{KIM}/?known=2026-11-19").status_code == 404


def test_the_history_has_every_statement_and_decision(see: Get) -> None:
    words = see(f"/record/{KIM}/?history")
    assert "Kim Chol-su (S-33) and 김철수 (S-46) are the same" in words
    assert "1982 to 1983 (S-33)" in words


def test_five_claims_are_listed_and_never_made_one_range(see: Get) -> None:
    words = see(f"/figures/{RETURN}/")
    assert "Five claims that cannot all be true: 200–300; more than 500; about 600; up to 600; 620." in words
    assert 'role="img"' in words
    assert "200–620" not in words


def test_the_chronology_keeps_wide_dates_wide_and_the_undated_apart(see: Get) -> None:
    words = see("/chronology/")
    assert words.index(">1994</h2>") < words.index(">1999</h2>") < words.index(">2023</h2>")
    assert words.index(">2023</h2>") < words.index("Without a date")
    assert "12 years wide" in words
    assert "200–300; more than 500; about 600; up to 600; 620 persons" in words


def test_the_chronology_answers_who_says_so_for_an_entry(see: Get) -> None:
    reference = EntityRow.objects.seen_at(2).get(entity=RETURN).reference
    words = see(f"/chronology/?open={reference}")
    assert "<mark>200 to 300 people</mark>" in words
    assert "said by J.M. Missionary Union" in words


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("from=2021&to=2021", "Arrest", ">2023</h2>"),
        ("from=1997&to=1997", "Crossing", ">1999</h2>"),
        ("act=arrest", "Arrest", ">2023</h2>"),
        ("place=Shenyang", "Arrest", ">2023</h2>"),
        ("modality=hypothetical", "Meeting", ">2023</h2>"),
        ("kind=Event", "Meeting", ">2021</h2>"),
        ("from=no&page=-1&act=nothing", ">2023</h2>", "Nothing on record"),
    ],
)
def test_the_chronology_is_filtered(see: Get, query: str, there: str, absent: str) -> None:
    words = see(f"/chronology/?{query}")
    assert there in words
    assert absent not in words


@pytest.mark.parametrize("query", ["단둥", "북한", "金哲洙", "Kim", "misionary", "ž"])
def test_search_asks_few_questions_whatever_is_typed(see: Get, query: str) -> None:
    see(f"/search/?q={query}")


def test_search_finds_two_korean_or_chinese_characters(see: Get) -> None:
    assert "북한정의연대" in see("/search/?q=정의")
    assert "Kim Chol-su" in see("/search/?q=哲洙")
    assert "<mark>哲洙</mark>" in see("/search/?q=哲洙")


def test_a_source_shows_its_text_letter_for_letter_with_what_rests_on_it(see: Get) -> None:
    words = see(f"/sources/{make_id('paper405')}/")
    assert 'id="q60-63"' in words
    assert "Date of birth: 1972 to 1973" in words
    assert "12 quotes" in words


def test_a_retraction_is_shown_before_it_is_done_and_can_be_put_back(
    officer: Client, record: dict[str, list[Logged]], see: Get
) -> None:
    source = make_id("dailynk")
    before = see(f"/figures/{RETURN}/")
    preview = see(f"/sources/{source}/retract/")
    assert "Figures that would go" in preview
    assert "200–300 persons" in preview
    refused = officer.post(f"/sources/{source}/retract/", {"reason": " "})
    assert refused.status_code == 422
    officer.post(f"/sources/{source}/retract/", {"reason": "it was invented", "key": "one"})
    after = see(f"/figures/{RETURN}/")
    assert "Four claims that cannot all be true" in after
    assert "withdrawn by intake" in after
    (decision,) = (each for each in desk_store().decisions([source]) if each.record.kind == "retract")
    officer.post(f"/decisions/{decision.id}/undo/", {"reason": "it was not", "key": "two"})
    again = see(f"/figures/{RETURN}/")
    assert body_of(again) == body_of(before)


def test_an_act_that_only_a_retracted_source_tells_leaves_the_chronology_until_it_is_put_back(
    officer: Client, record: dict[str, list[Logged]], see: Get
) -> None:
    before = see("/chronology/")
    for name in record:
        officer.post(f"/sources/{make_id(name)}/retract/", {"reason": "a trial", "key": name})
    assert "No event or act is on record yet." in see("/chronology/")
    for decision in [each for name in record for each in desk_store().decisions([make_id(name)])]:
        if decision.record.kind == "retract":
            officer.post(f"/decisions/{decision.id}/undo/", {"reason": "over", "key": f"undo {decision.id}"})
    assert body_of(see("/chronology/")) == body_of(before)


def body_of(words: str) -> str:
    """Return the page without its notices and its form token."""
    return words[words.index("<h1") : words.index("<footer")]


def test_a_double_click_decides_once(officer: Client, record: dict[str, list[Logged]]) -> None:
    path = f"/sources/{make_id('dailynk')}/retract/"
    for _ in range(2):
        officer.post(path, {"reason": "twice", "key": "the same"})
    assert len([each for each in desk_store().decisions([make_id("dailynk")])]) == 1


def test_trust_is_shown_with_its_author_and_the_other_value_stays(
    officer: Client, record: dict[str, list[Logged]], see: Get
) -> None:
    path = f"/record/{KIM}/values/birth_date/"
    statement = next(
        each.id for each in record["letter398"] if getattr(each.record, "property", "") == "birth_date"
    )
    assert officer.post(path, {"kind": "trust", "statement": statement, "reason": ""}).status_code == 422
    officer.post(path, {"kind": "trust", "statement": statement, "reason": "he said so", "key": "t"})
    words = see(f"/record/{KIM}/")
    assert "trusted by intake" in words
    assert "1972 to 1973" in words


def test_a_level_below_what_the_property_allows_is_refused(
    officer: Client, record: dict[str, list[Logged]]
) -> None:
    statement = next(
        each.id for each in record["letter398"] if getattr(each.record, "property", "") == "birth_date"
    )
    path = f"/record/{KIM}/values/birth_date/"
    form = {"kind": "set_level", "statement": statement, "level": "public", "reason": "x", "key": "l"}
    assert officer.post(path, form).status_code == 422
    assert officer.post(path, form | {"level": "internal", "key": "m"}).status_code == 302


def test_same_or_not_shows_both_and_asks_for_a_reason(
    officer: Client, record: dict[str, list[Logged]], see: Get
) -> None:
    koo = make_id("koo")
    words = see(f"/record/{koo}/same/?with=Kim")
    assert "An officer of the association" in words
    assert "Kim Chol-su" in words
    refused = officer.post(f"/record/{koo}/same/", {"other": KIM, "answer": "same", "reason": ""})
    assert refused.status_code == 422
    officer.post(f"/record/{koo}/same/", {"other": KIM, "answer": "different", "reason": "older", "key": "d"})
    assert "are not the same" in see(f"/record/{koo}/")


def test_what_an_officer_says_of_a_source_is_a_desk_note_and_nothing_is_overwritten(
    officer: Client, record: dict[str, list[Logged]], see: Get
) -> None:
    source = make_id("paper405")
    officer.post(f"/sources/{source}/note/", {"property": "reliability", "value": "D", "key": "n"})
    officer.post(f"/sources/{source}/note/", {"property": "published", "value": "2021-07-22", "key": "o"})
    words = see(f"/sources/{source}/")
    assert "not usually reliable" in words
    assert "21 Jul 2021" in words
    assert "22 Jul 2021" in words
    assert Source.objects.filter(form="note").count() == 2


def test_a_note_that_is_no_value_is_refused_and_nothing_is_kept(
    officer: Client, record: dict[str, list[Logged]]
) -> None:
    source = make_id("paper405")
    for prop, value in (
        ("published", "soon"),
        ("published", "2999-01-01"),
        ("published", "2021-07/2021-08"),
        ("derived_from", "S-9999"),
        ("proximity", "dreamt"),
        ("kin", "x"),
    ):
        officer.post(f"/sources/{source}/note/", {"property": prop, "value": value})
    assert not Source.objects.filter(form="note").exists()


def test_a_refused_note_is_told_in_the_language_of_the_page(
    officer: Client, record: dict[str, list[Logged]]
) -> None:
    officer.cookies["django_language"] = "ko"
    path = f"/sources/{make_id('paper405')}/note/"
    answer = officer.post(path, {"property": "published", "value": "soon"}, follow=True)
    words = answer.content.decode()
    assert "“soon”" in words
    assert "cannot be understood" not in words


@pytest.mark.parametrize(
    "path",
    [
        "/record/",
        f"/record/{KIM}/",
        f"/record/{KIM}/values/birth_date/",
        f"/record/{KIM}/same/",
        "/chronology/",
        "/figures/",
        f"/figures/{RETURN}/",
        "/search/?q=Kim",
        f"/sources/{make_id('paper405')}/",
        f"/sources/{make_id('paper405')}/retract/",
    ],
)
def test_every_page_is_for_members_only(client: Client, record: dict[str, list[Logged]], path: str) -> None:
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/")


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch, officer: Client) -> Client:
    """A member who is cleared for what is internal, and for nothing above it."""
    viewer = Viewer(name="mina", roles=frozenset(), clearance=Level.INTERNAL)
    monkeypatch.setattr(access, "_find_viewer", lambda _user: viewer)
    return officer


def test_what_is_withheld_is_said_to_be_withheld_and_nothing_more(
    guarded: Client, record: dict[str, list[Logged]]
) -> None:
    named = [each.id for each in record["letter398"] if getattr(each.record, "property", "") == "name"]
    decide("set_level", *named, value="internal")
    words = guarded.get(f"/record/{KIM}/").content.decode()
    assert "Kim Chol-su" in words
    assert "Withheld from you" in words
    for secret in ("1982", "김철수", "of 38", "S-46"):
        assert secret not in words


@pytest.mark.parametrize(
    "path", [f"/record/{KIM}/", f"/figures/{RETURN}/", f"/sources/{make_id('rfa1012')}/"]
)
def test_what_may_not_be_seen_at_all_is_not_found(
    guarded: Client, record: dict[str, list[Logged]], path: str
) -> None:
    assert guarded.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/record/", "/chronology/", "/figures/", "/search/?q=Kim"])
def test_lists_hold_nothing_that_is_above_the_reader(
    guarded: Client, record: dict[str, list[Logged]], path: str
) -> None:
    words = guarded.get(path).content.decode()
    assert "Kim Chol-su" not in words
    assert "200–300" not in words


def test_an_outsider_sees_what_is_public() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert access.viewer_of(request).clearance is Level.PUBLIC


def test_pages_speak_korean(officer: Client, record: dict[str, list[Logged]]) -> None:
    officer.cookies["django_language"] = "ko"
    response: HttpResponse = officer.get(f"/figures/{RETURN}/")
    words = response.content.decode()
    assert (
        "모두 사실일 수는 없는 다섯 건의 주장: 200~300명, 500명 초과, 약 600명, 최대 600명, 620명." in words
    )
    assert date(2023, 10, 9).strftime("%Y년") in words
