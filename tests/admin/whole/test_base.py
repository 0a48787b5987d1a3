"""What may stand in the address of a list, and how much its pages ask of the database."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from claims.models import Article, Newsroom, Notice, Presence, UnsentText, User

ELSEWHERE = {Newsroom, UnsentText, Presence, Notice}  # one row without a list; not shown, as test_pages says
LISTS = [
    table._meta.model_name for table in apps.get_app_config("claims").get_models() if table not in ELSEWHERE
]
UNKNOWN = [
    {"password__startswith": "a"},
    {"added_by__password__startswith": "a"},
    {"reviewer__password__startswith": "a"},
    {"actor__email__startswith": "a"},
    {"_connector": "OR 1=1 OR"},
    {"ordering": "author__password"},
    {"fields": "author.password"},
    {"id__in": ",".join(map(str, range(3000)))},
    {"pk": "1"},
    {"detail__salt__startswith": "0"},
]


@pytest.mark.parametrize("noun", LISTS)
def test_an_unknown_filter_is_refused(browser: Client, full: Article, noun: str):
    for query in UNKNOWN:
        assert browser.get(f"/admin/claims/{noun}/?{urlencode(query)}").status_code == 400, query


@pytest.mark.parametrize(
    "query",
    [
        "p=-1", "p=100000000000000000000", "p=x", "o=99.-98.x", "o=-", "all=1", "q=%00", "q=%ED%A0%80",
        "article__id__exact=99999999999999999999999", "article__id__exact=x", "at__year=0", "at__year=9999",
        "at__year=2026&at__month=13", "at__year=2026&at__month=2&at__day=31", "kind__exact=nothing",
        "q=%27+OR+1%3D1+--", "q=%25", "q=_", "q=%22", "actor__id__exact=x", "of=x", "e=1",
    ],
)  # fmt: skip
def test_nonsense_in_the_address_breaks_nothing(browser: Client, full: Article, query: str):
    response = browser.get(f"/admin/claims/event/?{query}", follow=True)
    assert response.status_code in {200, 400}


@pytest.mark.parametrize("year", ["99999", "-1", "1e3", "9" * 400])
def test_a_year_has_four_digits(browser: Client, year: str):
    assert browser.get(f"/admin/claims/event/?at__year={year}").status_code == 400


def test_signs_are_searched_for_as_they_are(ada: User, full: Article):
    browser = Client()
    browser.force_login(ada)
    for signs in ("%", "_", "\\"):
        listed = browser.get("/admin/claims/claim/", {"q": signs}).context["cl"]
        assert listed.result_count == 0


def test_a_long_search_is_refused_with_a_sentence(browser: Client):
    response = browser.get("/admin/claims/claim/", {"q": "a " * 5000})
    assert response.status_code == 200
    assert b"at most 200 characters" in response.content


def test_what_people_wrote_is_shown_as_text(browser: Client, add_story: Callable, ada: User):
    story = add_story("<script>alert(1)</script> raised\nA man said <img src=x onerror=alert(2)> was sold.")
    for noun in LISTS:
        shown = browser.get(f"/admin/claims/{noun}/", follow=True).content.decode()
        assert "<script>alert" not in shown and "<img src=x" not in shown, noun
    for place in (f"revision/{story.current_revision_id}", f"article/{story.pk}"):
        shown = browser.get(f"/admin/claims/{place}/change/").content.decode()
        assert "<script>alert" not in shown and "&lt;script&gt;alert" in shown


def test_there_is_one_history(browser: Client, ada: User):
    with pytest.raises(NoReverseMatch):
        reverse("admin:claims_user_history", args=[ada.pk])
    browser.post(f"/admin/claims/user/{ada.pk}/change/", {"name": "Ada", "role": "admin", "is_active": "on"})
    assert User.objects.get(pk=ada.pk).name == "Ada"
    assert not LogEntry.objects.exists()


def _asked(browser: Client, place: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser.get(place).status_code == 200
    return len(queries)


def test_queries_do_not_grow_with_rows(browser: Client, full: Article, fill: Callable[[int], None]):
    page = f"/admin/claims/article/{full.pk}/change/"
    browser.get(page)  # Django looks up once in a process what kind of row it is
    places = ["/admin/", *(f"/admin/claims/{noun}/" for noun in LISTS)]
    places += [page, "/admin/claims/claim/?q=we+had"]
    places += ["/admin/django_tasks_database/dbtaskresult/"]
    fill(10)
    few = {place: _asked(browser, place) for place in places}
    fill(60)  # a list shows 50 at a time
    assert {place: _asked(browser, place) for place in places} == few
    assert max(few.values()) <= 16
