"""Who gets in where: an outsider signs in, a member sees what she may, and no page fails without a word."""

import pytest
from django.test import Client
from tests.web.reading_case import make_case, make_officer

from habeas.protection.access import Viewer
from habeas.vocabulary.level import Level
from habeas.web import access

pytestmark = pytest.mark.django_db
PAGES = ["/inbox/", "/inbox/add/", "/keys/", "/record/", "/chronology/", "/figures/", "/search/"]


@pytest.fixture
def client() -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(make_officer())
    return client


@pytest.mark.parametrize("path", PAGES)
def test_an_outsider_is_sent_to_sign_in(path: str) -> None:
    response = Client(HTTP_HOST="127.0.0.1").get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("path", PAGES)
def test_a_member_is_let_in(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_whole_reports_are_for_those_who_may_see_what_is_confidential(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst = Viewer("analyst", frozenset(), Level.INTERNAL)
    monkeypatch.setattr(access, "_find_viewer", lambda user: analyst)
    text = make_case()
    for path in ("/inbox/", "/inbox/add/", f"/reading/{text.source_id}/"):
        response = client.get(path)
        assert response.status_code == 403
        assert "Withheld from you" in response.content.decode()
        assert "Mina Example" not in response.content.decode()


def test_an_unknown_address_is_told_calmly(client: Client) -> None:
    response = client.get("/nothing/")
    assert response.status_code == 404
    assert "There is nothing at this address." in response.content.decode()


def test_the_language_returns_to_the_page_and_never_to_another_site(client: Client) -> None:
    answer = client.post("/language/", {"language": "ko", "next": "/keys/"})
    assert answer["Location"] == "/keys/"
    assert "받은 자료" in client.get("/inbox/").content.decode()
    assert (
        client.post("/language/", {"language": "ko", "next": "https://elsewhere.example/"})["Location"] == "/"
    )


def test_keys_that_are_switched_off_stay_off(client: Client) -> None:
    client.post("/keys/", {"keys": "off", "next": "/inbox/"})
    assert 'data-keys="off"' in client.get("/inbox/").content.decode()
