"""The bell on every page: one query, a page and a menu, read by POST only."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.actions import articles, assigning
from claims.actions._notices import notify
from claims.models import Notice, User
from claims.vocabulary import NoticeKind
from tests.attacks.browsing import everything
from tests.views.counting import counted

HTMX = {"hx_request": "true"}


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


def test_every_page_asks_once_for_the_bell_and_counts_only_what_there_may_be(client, edda, mara, story):
    for address in ("/", "/claims/", f"/articles/{story.pk}/", "/keys/"):
        html = client.get(address).content.decode()
        assert "nothing new" in html and "bell-count" not in html

    def shown_at(queries: int) -> int:
        with counted() as count:
            html = client.get("/keys/").content.decode()
        assert count.total == queries
        return int(re.search(r"bell-count num\">(\d+)<|$", html)[1] or 0)

    assert shown_at(3) == 0  # session, person, bell
    for _ in range(3):
        notify(NoticeKind.NAMED, [mara.pk], article=story, actor=edda)
    assert shown_at(4) == 3
    articles.set_due(actor=edda, article=story, due=timezone.now() + timedelta(minutes=30))
    assert shown_at(4) == 3  # that story is nobody's
    assigning.take_article(actor=mara, article=story)
    assert shown_at(5) == 4


def test_a_fragment_asks_nothing_of_the_bell(client, story):
    with counted() as count:
        client.post(reverse("take", args=[story.pk]), headers=HTMX)
    assert not [sql for sql in count.statements if "claims_notice" in sql]


def test_an_open_page_asks_how_many_are_new_and_is_mostly_answered_with_nothing(client, edda, mara, story):
    count = reverse("notices-count")
    with counted() as asked:
        assert client.get(count, {"seen": 0}).status_code == 204
    assert asked.total == 3  # session, person, bell
    notify(NoticeKind.NAMED, [mara.pk], article=story, actor=edda)
    answer = client.get(count, {"seen": 0})
    assert answer.content.decode().startswith('<span id="bell-news" data-seen="1">')
    assert client.get(count, {"seen": 1}).status_code == 204
    assert client.get(count, {"seen": "x"}).status_code == 400


def test_mail_is_offered_only_where_there_is_a_server_and_an_address(client, mara, settings):
    page = reverse("notices")
    assert "e-mail" not in client.get(page).content.decode()
    client.post(reverse("notices-kinds"), {"wanted": ["named"], "mail": "on"})
    assert User.objects.get(pk=mara.pk).preferences["mail"] is False
    settings.EMAIL_HOST = "mail.newsroom.example"
    assert "An admin can note your e-mail address" in client.get(page).content.decode()
    User.objects.filter(pk=mara.pk).update(email="mara@newsroom.example")
    assert "mara@newsroom.example" in client.get(page).content.decode()
    client.post(reverse("notices-kinds"), {"wanted": ["named"], "mail": "on"})
    assert User.objects.get(pk=mara.pk).preferences == {
        "mail": True,
        "quiet": sorted(set(NoticeKind) - {"named"}),
    }
    assert 'name="mail" checked' in client.get(page).content.decode()


def test_the_page_and_the_menu_group_by_story(client, edda, mara, story, add_story):
    other = add_story("Rain\nIt rained in Korsen.\n")
    for each in (story, other, story):
        assigning.unassign_article(actor=edda, article=each)
        assigning.assign_article(actor=edda, article=each, people=[mara])
    html = client.get(reverse("notices")).content.decode()
    assert html.count('class="told"') == 2 and html.count("assigned this to you") == 3
    menu = client.get(reverse("notices"), headers=HTMX).content.decode()
    assert menu.lstrip().startswith('<div id="bell-sheet"') and menu.count('class="told"') == 2


def test_az_06_looking_marks_nothing_as_read_and_a_press_does(client, edda, mara, story):
    notify(NoticeKind.NAMED, [mara.pk], article=story, actor=edda)
    before = everything()
    for headers in ({}, HTMX):
        client.get(reverse("notices"), headers=headers)
    assert client.get(reverse("notices-read")).status_code == 405
    assert everything() == before
    client.post(reverse("notices-read"), {"until": Notice.objects.get().pk})
    assert Notice.objects.get().read_at is not None


@pytest.mark.parametrize(
    "data", [{}, {"until": "x"}, {"until": -1}, {"until": 10**30}, {"until": 1, "article": "y"}]
)
def test_nonsense_is_refused(client, data):
    assert client.post(reverse("notices-read"), data).status_code == 400


def test_another_persons_news_cannot_be_read_away(client, edda, mara, oskar, story):
    notify(NoticeKind.NAMED, [oskar.pk], article=story, actor=edda)
    number = Notice.objects.get().pk
    client.post(reverse("notices-read"), {"until": number, "notice": number})
    client.post(reverse("notices-read"), {"until": number, "article": story.pk})
    assert Notice.objects.get().read_at is None


def test_each_chooses_what_the_bell_tells(client, mara):
    client.post(reverse("notices-kinds"), {"wanted": ["named", "due"]})
    assert User.objects.get(pk=mara.pk).preferences["quiet"] == [
        "assigned", "conflict", "draft_changed", "overruled", "sent_back",
    ]  # fmt: skip
    assert client.post(reverse("notices-kinds"), {"wanted": ["everything"]}).status_code == 400


def test_the_queries_of_the_page_do_not_grow(client, edda, mara, story):
    notify(NoticeKind.NAMED, [mara.pk], article=story, actor=edda)
    with counted() as few:
        client.get(reverse("notices"))
    for _ in range(60):
        notify(NoticeKind.NAMED, [mara.pk], article=story, actor=edda)
    with counted() as many:
        client.get(reverse("notices"))
    assert few.total == many.total <= 6
