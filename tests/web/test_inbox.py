"""The inbox stays light: a long shelf shows its latest reports, and the whole of it on request."""

from datetime import date

import pytest
from django.test import Client

from habeas.web.models import Source, User
from habeas.web.views.inbox import MOST

pytestmark = pytest.mark.django_db


def test_a_long_shelf_shows_its_latest_reports_and_the_whole_on_request(client: Client) -> None:
    client.force_login(User.objects.create_user("intake", password="x"))
    for number in range(MOST + 5):
        day = date(2026, 11, 1 + number)
        Source.objects.create(id=f"{number:020}", form="plain", title=f"Report {number:03}", received=day)
    words = client.get("/inbox/").content.decode()
    assert words.count("data-row") == MOST
    assert f"Report {MOST + 4:03}" in words
    assert "Report 000" not in words
    assert f"the first {MOST} of {MOST + 5} lines" in words
    assert client.get("/inbox/?all=waiting").content.decode().count("data-row") == MOST + 5
