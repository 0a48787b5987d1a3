"""The details of a story, as an editor corrects them: only what was changed is written, by one act."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Article, Event
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind


@pytest.fixture
def client(client: Client, edda) -> Client:
    client.force_login(edda)
    return client


def address(story: Article) -> str:
    return reverse("details", args=[story.pk])


def opened(client: Client, story: Article) -> dict[str, str]:
    """The fields as the page has them, with what they brought along."""
    page = client.get(address(story))
    shown = {field.html_name: field.value() or "" for field in page.context["form"]}
    brought = {field.html_initial_name: field.value() or "" for field in page.context["form"]}
    return shown | brought


def now(story: Article) -> Article:
    return Article.objects.get(pk=story.pk)


def test_an_editor_corrects_what_is_known_of_a_story(client, story):
    told = {
        "headline": "Bread dearer",
        "desk": "Business",
        "publication": "The Courier",
        "published_on": "2031-05-02",
        "due": "2031-05-02T16:30",
        "url": "courier.example/bread",
    }
    answer = client.post(address(story), opened(client, story) | told)
    assert answer.status_code == 302 and answer.url == reverse("desk", args=[story.pk])
    saved = now(story)
    assert (saved.headline, saved.desk, saved.publication) == ("Bread dearer", "Business", "The Courier")
    assert saved.published_on == date(2031, 5, 2) and saved.url == "https://courier.example/bread"
    assert saved.due == datetime(2031, 5, 2, 16, 30, tzinfo=UTC)
    assert Event.objects.filter(article=story, kind=EventKind.ARTICLE_EDITED).count() == 1
    assert check_article(saved) == []
    html = client.get(address(story)).content.decode()
    assert "if you like" not in html and "from the next draft on" in html
    assert 'value="2031-05-02"' in html and 'value="2031-05-02T16:30"' in html


def test_what_another_changed_meanwhile_stays(client, story):
    mine = opened(client, story)
    client.post(address(story), opened(client, story) | {"desk": "Business"})
    client.post(address(story), mine | {"publication": "The Courier"})
    assert (now(story).desk, now(story).publication) == ("Business", "The Courier")


def test_nothing_changed_is_no_event(client, story):
    before = now(story).history_length
    assert client.post(address(story), opened(client, story)).status_code == 302
    assert now(story).history_length == before


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({"headline": ""}, "This field is required."),
        ({"url": "https://mara@courier.example/"}, "must start with http:// or https:// and name no user"),
        ({"due": "1931-05-02T16:30"}, "between the years 2000 and 2200"),
    ],
)
def test_what_cannot_be_is_refused_with_all_that_was_typed(client, story, told, refused):
    answer = client.post(address(story), opened(client, story) | {"desk": "Business"} | told)
    html = answer.content.decode()
    assert answer.status_code == 422 and refused in html and 'value="Business"' in html
    assert now(story).desk == ""


def test_the_desk_leads_editors_there_and_nobody_else(client, mara, story):
    desk = reverse("desk", args=[story.pk])
    assert address(story) in client.get(desk).content.decode()
    client.force_login(mara)
    assert address(story) not in client.get(desk).content.decode()
    answer = client.get(address(story))
    assert answer.status_code == 403 and "Only editors and admins" in answer.content.decode()
