"""Pages of long work: who sees what, how far it is, what can be done about it, and that nothing leaks."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.actions import _queue
from claims.models import Article, Job, JobLine, JobRow, Revision, Worker
from claims.queries.jobs import time_left
from claims.vocabulary import JobKind, JobState
from tests.views.counting import counted

pytestmark = pytest.mark.django_db
HTMX = {"hx_request": "true"}


@pytest.fixture
def browser():
    def of(person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return of


@pytest.fixture
def job(mara) -> Job:
    """An import that Mara asked for, half done."""
    job = _queue.ask(
        JobKind.IMPORT, actor=mara, about={"files": [{"stored": "x", "name": "<b>dump</b>.csv"}]}
    )
    begun = timezone.now() - timedelta(seconds=60)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, started_at=begun, done=500, total=1000)
    return Job.objects.get(pk=job.pk)


def failed(job: Job, count: int) -> None:
    rows = [
        JobRow(job=job, number=n, name="=dump.csv", key=str(n), state="failed", error="It has no text.")
        for n in range(2, count + 2)
    ]
    JobRow.objects.bulk_create(rows)


def page(client: Client, job: Job) -> str:
    response = client.get(reverse("job", args=[job.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_who_asked_and_editors_see_a_job_and_nobody_else(browser, job, mara, oskar, edda, ada, ana):
    address = reverse("job", args=[job.pk])
    assert [browser(person).get(address).status_code for person in (mara, edda, ada)] == [200] * 3
    for person in (oskar, ana):
        for path in (address, reverse("job-failed", args=[job.pk])):
            assert browser(person).get(path).status_code == 404
        assert browser(person).post(reverse("job-cancel", args=[job.pk])).status_code == 404
        assert "Bring stories in" not in browser(person).get(reverse("jobs")).content.decode()


def test_az_10_a_job_about_a_restricted_story_is_not_there_for_others(browser, story, mara, edda, ada):
    job = Job.objects.create(kind=JobKind.READ_ARTICLE, article=story, asked_by=mara)
    Article.objects.filter(pk=story.pk).update(restricted=True)
    for person in (mara, edda):  # also for who asked, once they are not admitted
        html = browser(person).get(reverse("jobs")).content.decode()
        assert "At work · 0" in html and story.headline not in html
        assert browser(person).get(reverse("job", args=[job.pk])).status_code == 404
    assert story.headline in browser(ada).get(reverse("jobs")).content.decode()


def test_az_10_stories_of_an_import_that_were_restricted_since_are_not_named(browser, job, story, mara, ada):
    JobRow.objects.create(job=job, number=1, name="dump.csv", key="a", state="added", article=story)
    assert story.headline in page(browser(mara), job)
    Article.objects.filter(pk=story.pk).update(restricted=True)
    assert story.headline not in page(browser(mara), job)
    assert story.headline in page(browser(ada), job)


def test_a_job_says_how_far_it_is(browser, job, mara):
    html = page(browser(mara), job)
    assert "500 of 1,000 · about 1 min left" in html and 'width="50.0"' in html
    assert "&lt;b&gt;dump&lt;/b&gt;.csv" in html and "<b>dump" not in html
    assert 'id="cancel-job"' in html and 'id="retry-job"' not in html


def test_progress_is_asked_for_and_mostly_nothing_is_answered(browser, job, mara):
    client, address = browser(mara), reverse("job", args=[job.pk])
    (seen,) = {part.split('"')[0] for part in page(client, job).split("?seen=")[1:]}
    assert client.get(f"{address}?seen={seen}", headers=HTMX).status_code == 204
    Job.objects.filter(pk=job.pk).update(done=501)
    answer = client.get(f"{address}?seen={seen}", headers=HTMX)
    assert answer.status_code == 200 and answer.content.decode().startswith('\n  <div id="job"')
    JobLine.objects.create(job=job, text="The worker was ended.")
    assert "The worker was ended." in page(client, job)
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE, ended_at=timezone.now())
    assert f'hx-get="{address}' not in page(client, job)


def test_the_list_is_asked_for_too(browser, job, mara):
    client = browser(mara)
    html = client.get(reverse("jobs")).content.decode()
    query = "/jobs/" + html.split('hx-get="/jobs/')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(query, headers=HTMX).status_code == 204
    Job.objects.filter(pk=job.pk).update(done=600)
    assert client.get(query, headers=HTMX).content.decode().startswith('<div id="jobs"')


def test_cancel_and_try_again(browser, job, mara):
    client = browser(mara)
    answer = client.post(reverse("job-cancel", args=[job.pk]), follow=True)
    assert "Being cancelled" in answer.content.decode() and 'id="cancel-job"' not in answer.content.decode()
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED, error="ValueError: oh")
    html = page(client, job)
    assert "ValueError: oh" in html and 'id="retry-job"' in html
    client.post(reverse("job-retry", args=[job.pk]))
    assert Job.objects.get(pk=job.pk).state == JobState.QUEUED
    answer = client.post(reverse("job-retry", args=[job.pk]), follow=True)
    assert "not waiting to be tried again" in answer.content.decode()


def test_rows_that_failed_are_listed_and_downloaded(browser, job, mara):
    failed(job, 60)
    html = page(browser(mara), job)
    assert "The first 50 of 60." in html and "It has no text." in html
    answer = browser(mara).get(reverse("job-failed", args=[job.pk]))
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert rows[0] == ["row", "name", "reason"] and len(rows) == 61
    assert rows[1] == ["2", "'=dump.csv", "It has no text."], "safe in a spreadsheet"
    assert answer["Content-Disposition"].startswith("attachment")


def test_where_no_worker_runs_the_page_says_so_and_what_to_start(browser, mara, story):
    job = Job.objects.create(kind=JobKind.READ_ARTICLE, article=story, asked_by=mara)
    Revision.objects.filter(article=story).update(analysis_version=0)
    desk, polled = reverse("desk", args=[story.pk]), reverse("article-reading", args=[story.pk])
    client = browser(mara)
    assert "No worker is running" not in page(client, job), "it may just be starting"
    Job.objects.filter(pk=job.pk).update(asked_at=timezone.now() - timedelta(minutes=1))
    for address in (reverse("job", args=[job.pk]), reverse("jobs"), desk):
        html = client.get(address).content.decode()
        assert "No worker is running" in html and "./run manage db_worker" in html
    assert client.get(polled + "?told", headers=HTMX).status_code == 204
    Worker.objects.create(name="here:1:a", seen_at=timezone.now())
    assert "No worker is running" not in page(client, job)
    assert "No worker is running" not in client.get(polled + "?told", headers=HTMX).content.decode()
    Worker.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    assert "No worker is running" in page(client, job)


def test_a_reading_that_was_cancelled_can_be_asked_for_again(browser, mara, story):
    Job.objects.create(kind=JobKind.READ_ARTICLE, article=story, asked_by=mara, state=JobState.CANCELLED)
    Revision.objects.filter(article=story).update(analysis_version=0)
    assert "Read it again" in browser(mara).get(reverse("desk", args=[story.pk])).content.decode()


def test_queries_do_not_grow_with_jobs(browser, job, edda, mara, story):
    client = browser(edda)
    with counted() as few:
        client.get(reverse("jobs"))
    for _ in range(20):
        more = Job.objects.create(kind=JobKind.READ_ARTICLE, article=story, asked_by=mara)
        failed(more, 3)
    with counted() as many:
        client.get(reverse("jobs"))
    assert len(few.statements) == len(many.statements) <= 8, many.statements


@pytest.mark.parametrize("query", ["show=nothing", "page=0", "page=x", "page=99999999999"])
def test_nonsense_in_the_address_is_refused(browser, edda, query):
    assert browser(edda).get(f"{reverse('jobs')}?{query}").status_code == 400


def test_time_left_comes_from_this_try():
    now = timezone.now()
    job = Job(state="running", done=600, done_before=500, total=1000, started_at=now - timedelta(minutes=5))
    assert time_left(job, now) == "about 20 min left"
    job.done = 500
    assert time_left(job, now) == "", "nothing is known yet"
    job.done, job.done_before = 999, 0
    assert time_left(job, now) == "less than a minute left"
    job.total, job.done = 100_000, 1000
    assert time_left(job, now) == "about 8 h left"
