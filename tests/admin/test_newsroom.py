"""The one row of rules."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from claims.models import Event, Newsroom, User
from claims.queries.history_check import check_newsroom
from claims.vocabulary import EventKind

PAGE = "/admin/claims/newsroom/1/change/"
RULES = {"name": "Halden Wire", "publication": "The Halden Wire", "readings": "2"}


def test_the_list_leads_to_the_only_row(browser: Client):
    assert browser.get("/admin/claims/newsroom/").url == PAGE
    assert browser.get(PAGE).status_code == 200


def test_the_row_is_made_when_first_asked_for(empty, client: Client, django_user_model: type[User]):
    client.force_login(django_user_model.objects.create_superuser("root"))
    assert not Newsroom.objects.exists()
    assert client.get("/admin/claims/newsroom/").url == PAGE
    assert Newsroom.objects.get().history_length == 0
    assert not Event.objects.exists()


def test_rules_are_changed_by_the_act(browser: Client, ada: User, last_event: Callable[[], Event]):
    assert browser.post(PAGE, RULES).status_code == 302
    rules = Newsroom.objects.get()
    assert (rules.name, rules.publication, rules.readings) == ("Halden Wire", "The Halden Wire", 2)
    event = last_event()
    told = json.loads(event.detail.text)
    assert (event.kind, event.actor) == (EventKind.NEWSROOM_CHANGED, ada)
    assert (told["words"]["was"]["readings"], told["rows"]["newsroom"][0]["readings"]) == (1, 2)
    assert check_newsroom() == []


@pytest.mark.parametrize("readings", ["0", "6", "-1", "", "two"])
def test_impossible_rules_are_refused_on_the_form(browser: Client, readings: str):
    before = Event.objects.count()
    assert browser.post(PAGE, RULES | {"readings": readings}).status_code == 200
    assert Event.objects.count() == before


def test_the_first_page_begins_with_what_an_admin_changes(browser: Client):
    page = browser.get("/admin/").content.decode()
    assert page.index(">Newsroom rules<") < page.index(">People<") < page.index(">Attribution versions<")


def test_times_are_told_by_the_clock_of_24_hours(browser: Client, ada: User):
    ada.last_login = datetime(2031, 5, 2, 0, 42, tzinfo=UTC)
    ada.save(update_fields=["last_login"])
    page = browser.get("/admin/claims/user/").content.decode()
    assert "2 May 2031, 00:42" in page and "a.m." not in page
