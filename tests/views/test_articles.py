"""Bringing a story in by paste or upload, and the queue it lands in."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claims.actions.assigning import take_article
from claims.actions.people import change_person
from claims.jobs import _queue
from claims.models import Article, Claim, Job, Revision, User
from claims.vocabulary import JobState, Role
from tests.bringing import bring_in

TEXT = "date 2031-05-02 Harbour reopens\nThe harbour reopened on Friday, the port office said.\n"
ADD = "/articles/add/"


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


def test_a_pasted_story_is_stored_and_its_reading_asked_for(client):
    response = bring_in(client, {"text": TEXT.replace("\n", "\r\n")}, desk="Wire desk")
    article = Article.objects.get()
    assert response.url == reverse("desk", args=[article.pk])
    assert (article.headline, str(article.published_on), article.desk) == (
        "Harbour reopens",
        "2031-05-02",
        "Wire desk",
    )
    assert article.current_revision.text == TEXT
    job = Job.objects.get()
    assert job.state == JobState.QUEUED
    _queue.run_job.func(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.DONE
    assert Claim.objects.count() == 2


def test_a_job_run_twice_reads_once(client):
    bring_in(client, {"text": TEXT})
    job = Job.objects.get()
    for _ in range(2):
        _queue.run_job.func(job.pk)
        Job.objects.filter(pk=job.pk).update(state=JobState.QUEUED)
    assert Claim.objects.count() == 2


def test_a_file_keeps_its_bytes(client):
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    bring_in(client, {"file": SimpleUploadedFile("story.txt", data)})
    revision = Revision.objects.get()
    assert bytes(revision.original) == data
    assert revision.text == TEXT


REFUSED = {
    "nothing": ({"text": ""}, "no text"),
    "only spaces": ({"text": " \n \n"}, "no text"),
    "NUL": ({"text": "Head\nA \x00 line."}, "NUL"),
    "a control character": ({"text": "Head\nA \x07 line."}, "control"),
    "too much": ({"text": "Word. " * 400_000}, "2 MB"),
    "a zip": ({"file": SimpleUploadedFile("story.docx", b"PK\x03\x04" + bytes(range(256)))}, "Word"),
    "both": ({"text": TEXT, "file": SimpleUploadedFile("story.txt", TEXT.encode())}, "one of them"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reason(client, what):
    data, reason = REFUSED[what]
    response = client.post(ADD, data)
    assert response.status_code == 422
    assert reason.lower() in response.content.decode().lower()
    assert not Article.objects.exists() and not Job.objects.exists()


def test_what_was_typed_is_kept_on_a_refusal(client):
    html = client.post(ADD, {"text": "Head\nA \x07 line."}).content.decode()
    assert "Head" in html


def test_readers_add_nothing(client, ana):
    client.force_login(ana)
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, {"text": TEXT}).status_code == 403
    assert not Article.objects.exists()


def test_the_queue_shows_progress_and_who(client, story, mara):
    html = client.get("/").content.decode()
    assert story.headline in html
    assert "0 / 7" in html
    row = client.post(reverse("take", args=[story.pk]), headers={"hx_request": "true"}).content.decode()
    assert row.lstrip().startswith(f'<tr id="article-{story.pk}">')
    assert "Give it back" in row and "Mara Lind" in row
    assert story.headline in client.get("/?show=mine").content.decode()
    assert story.headline not in client.get("/?show=unassigned").content.decode()
    client.post(reverse("give-back", args=[story.pk]))
    assert story.headline in client.get("/?show=unassigned").content.decode()


@pytest.mark.parametrize("query", ["show=all", "sort=added_by__password", "page=-1", "page=x", "added_by=1"])
def test_an_unknown_filter_is_refused(client, story, query):
    assert client.get(f"/?{query}").status_code == 400


def without_tokens(response: HttpResponse) -> str:
    """The page, but for the CSRF tokens that are new in each answer."""
    return re.sub(r"\b\w{64}\b", "", response.content.decode())


def test_a_restricted_story_is_nowhere_for_others(client, story, oskar, mara):
    Article.objects.filter(pk=story.pk).update(restricted=True)
    story.admitted.add(oskar)
    missing = without_tokens(client.get(reverse("desk", args=[999_999])))
    for name in ("desk", "export-claims", "article-reading"):
        answer = client.get(reverse(name, args=[story.pk]))
        assert answer.status_code == 404
        assert without_tokens(answer) == missing
    assert story.headline not in client.get("/").content.decode()
    assert "0 claims open in 0 stories" in client.get("/").content.decode()
    client.force_login(oskar)
    assert client.get(reverse("desk", args=[story.pk])).status_code == 200


def test_who_may_not_take_a_story_any_more_sees_no_button_that_is_refused(client, mara, ada, story):
    take_article(actor=mara, article=story)
    assert "Give it back" in client.get(reverse("queue")).content.decode()
    change_person(actor=ada, person=User.objects.get(pk=mara.pk), role=Role.READER)
    assert "Give it back" not in client.get(reverse("queue")).content.decode()
