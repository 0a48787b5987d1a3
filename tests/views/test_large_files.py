"""Files that are more work than a page may do: the worker reads them, and the page shows what it kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from claims.actions import _apart, reading_files
from claims.formats import stories
from claims.jobs import _queue
from claims.models import Article, Job, JobRow, Proposal, Revision, Upload, User
from claims.queries import readings
from tests.bringing import ADD, look_fields, press, text_of

HTMX = {"hx_request": "true"}
LARGE = "Harbour reopens\n" + "The harbour reopened on Friday, he said.\n" * 8_000
POLISH = "Łódź żółty\n" + "Premier powiedział, że źle się dzieje w państwie.\n" * 6_000


@pytest.fixture
def client(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How large what this process has read was: the worker's own processes are others."""
    sizes: list[int] = []

    def watched(data: bytes, *how: object) -> stories.ReadStory:
        sizes.append(len(data))
        return stories.read_story(data, *how)

    monkeypatch.setattr(readings, "read_story", watched)
    return sizes


def send(client: Client, *files: tuple[str, bytes]) -> str:
    answer = client.post(ADD, {"file": [SimpleUploadedFile(name, data) for name, data in files]})
    assert answer.status_code == 302, text_of(answer)
    return answer.url


def work(state: str = "done") -> Job:
    job = Job.objects.filter(kind="read_files").latest("pk")
    assert job.state == "queued"
    try:
        _queue.run_job.func(job.pk)
    except Exception:
        if state == "done":
            raise
    DBTaskResult.objects.all().delete()  # as a worker that took it does
    job.refresh_from_db()
    assert job.state == state, job.error
    return job


def leads_to(client: Client, job: Job) -> str:
    """Where the page that waits goes by itself."""
    return client.get(reverse("job", args=[job.pk]), headers={"HX-Request": "true"})["HX-Redirect"]


def test_a_large_file_is_read_by_the_worker_looked_at_and_added(client, read_here):
    url = send(client, ("harbour.txt", LARGE.encode()))
    waiting = client.get(url)
    assert "Reading <bdi>harbour.txt</bdi> …" in text_of(waiting)
    look = reverse("article-look", args=[Upload.objects.get().pk])
    assert client.get(look).url == url, "until it was read there is nothing to look at"
    assert Job.objects.count() == 1
    job = work()
    assert leads_to(client, job) == look and look in text_of(client.get(url))
    page = client.get(look)
    assert page.context["form"]["headline"].value() == "Harbour reopens"
    again = client.post(look, look_fields(page) | {"show": "1", "desk": "Ports"})
    client.post(look, look_fields(again) | {"save": "1"})
    assert Revision.objects.get().text == LARGE and not Revision.objects.get().edited
    assert Article.objects.get().desk == "Ports"
    assert not read_here, "no page has read it"


@pytest.mark.django_db(transaction=True)
def test_what_was_kept_leaves_the_disk_with_the_file(client, settings):
    send(client, ("harbour.txt", LARGE.encode()))
    work()
    look = reverse("article-look", args=[Upload.objects.get().pk])
    assert len(list(settings.STAGED_DIR.iterdir())) > 1
    assert {path.stat().st_mode & 0o777 for path in settings.STAGED_DIR.iterdir()} == {0o600}
    client.post(look, {"discard": "1"})
    assert list(settings.STAGED_DIR.iterdir()) == []


def test_a_pasted_text_of_any_length_goes_the_same_way(client):
    url = client.post(ADD, {"text": LARGE}).url
    assert "Reading <bdi>the text</bdi>" in text_of(client.get(url))
    page = client.get(leads_to(client, work()))
    client.post(page.wsgi_request.path, look_fields(page) | {"save": "1"})
    assert Revision.objects.get().text == LARGE


def test_an_encoding_is_corrected_by_the_worker_too_and_what_was_typed_stays(client):
    send(client, ("lodz.txt", POLISH.encode("cp1250")))
    page = client.get(leads_to(client, work()))
    assert "The encoding is a guess" in text_of(page)
    typed = {"encoding": "windows-1252", "desk": "Abroad", "show": "1"}
    url = client.post(page.wsgi_request.path, look_fields(page) | typed).url
    wrong = client.get(leads_to(client, work()))
    assert url.startswith("/jobs/") and "powiedzia³" in wrong.context["form"]["text"].value()
    assert wrong.context["form"]["desk"].value() == "Abroad"
    right = client.post(
        wrong.wsgi_request.path, look_fields(wrong) | {"encoding": "windows-1250", "show": "1"}
    )
    assert right.status_code == 200, "it was read so before"
    client.post(wrong.wsgi_request.path, look_fields(right) | {"save": "1"})
    assert Revision.objects.get().text == POLISH and Revision.objects.get().encoding == "windows-1250"


def test_what_does_not_fit_says_why_and_leads_back(client):
    send(client, ("lodz.txt", POLISH.encode("cp1250")))
    look = leads_to(client, work())
    page = client.get(look)
    url = client.post(look, look_fields(page) | {"encoding": "utf-8", "show": "1"}).url
    work("failed")
    shown = text_of(client.get(url))
    assert "Byte 0 (0xA3, line 1) does not fit" in shown and "Back to how it was read" in shown
    assert client.get(look).context["form"]["text"].value() == POLISH


def test_a_file_that_is_refused_says_why_and_can_be_discarded(client):
    url = send(client, ("long.md", b"- a\n" * 30_000))
    work("failed")
    assert "more than the 20,000 that are taken" in text_of(client.get(url))
    look = reverse("article-look", args=[Upload.objects.get().pk])
    assert client.get(look).url == url
    client.post(look, {"discard": "1"})
    assert not Upload.objects.exists()


def test_where_no_worker_runs_the_page_says_what_to_start(client):
    url = send(client, ("harbour.txt", LARGE.encode()))
    Job.objects.update(asked_at="2031-01-01T00:00Z")
    Job.objects.update(asked_at="2021-01-01T00:00Z")
    assert "db_worker" in text_of(client.get(url))


def test_it_can_be_cancelled_and_tried_again(client, monkeypatch):
    url = send(client, ("harbour.txt", LARGE.encode()))
    client.post(f"{url}cancel/")
    assert "Try again" in text_of(client.get(url)) and "Discard it" in text_of(client.get(url))
    assert client.get(reverse("article-look", args=[Upload.objects.get().pk])).url == url
    client.post(f"{url}retry/")
    work()


def test_while_it_is_read_the_worker_hears_that_it_is_cancelled(client, monkeypatch):
    send(client, ("harbour.txt", LARGE.encode()))
    asked = []

    def cancelled(file: dict, data: bytes, going_on) -> str:
        asked.append(Job.objects.update(cancel_asked=True))
        going_on()
        raise AssertionError("it went on")

    monkeypatch.setattr("claims.actions._progress.TOLD_EVERY", 0)
    monkeypatch.setattr(reading_files, "read_apart_from_here", cancelled)
    work("cancelled")
    assert asked == [1]


def test_several_files_that_are_much_together_are_read_first(client, read_here):
    large = ("harbour.txt", LARGE.encode())
    table = ("rows.csv", b"text;title\n" + b"It rained.;Rain\n" * 20_000)
    look = send(client, large, table, ("bad.md", b"- a\n" * 30_000), ("snow.txt", b"Snow\nIt snowed.\n"))
    url = client.get(look).url
    assert "Reading 4 files" in text_of(client.get(url))
    assert work().done == 4 and not read_here
    page = client.get(look)
    looks = [form.look for form in page.context["forms"]]
    assert [one.story.headline if one.story else one.count for one in looks] == [
        "Harbour reopens", 20_000, 0, "Snow",
    ]  # fmt: skip
    assert "more than the 20,000" in looks[2].refused and looks[1].rows[0].headline == "Rain"
    press(client, page, "show", **{"file-1-headline": "Harbour is open", "file-2-take": None})
    assert Job.objects.filter(kind="read_files").count() == 1, "what is kept is not read again"
    page = client.get(look)
    assert page.context["forms"][0].look.story.headline == "Harbour is open"
    press(client, page, "add", **{"file-1-take": None})
    job = Job.objects.get(kind="import")
    _queue.run_job.func(job.pk)
    assert Article.objects.get().headline == "Snow"
    assert not JobRow.objects.filter(state="failed").exists()


def test_correcting_one_of_several_asks_the_worker_for_that_one_alone(client):
    look = send(client, ("lodz.txt", POLISH.encode("cp1250")), ("snow.txt", b"Snow\nIt snowed.\n"))
    client.get(look)
    work()
    page = client.get(look)
    shown = press(client, page, "show", **{"file-1-encoding": "windows-1252"})
    assert "Reading 2 files" in text_of(shown)
    read = []
    original = _apart.read_apart_from_here
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            reading_files, "read_apart_from_here", lambda *a: read.append(a[0]["name"]) or original(*a)
        )
        work()
    assert read == ["lodz.txt"]
    assert "³" in client.get(look).context["forms"][0].look.story.text


def test_a_large_draft_is_read_by_the_worker(client, story, read_here):
    new = reverse("draft-new", args=[story.pk])
    url = client.post(new, {"file": SimpleUploadedFile("harbour.txt", LARGE.encode())}).url
    assert "Reading <bdi>harbour.txt</bdi>" in text_of(client.get(url))
    job = work()
    proposal = Proposal.objects.get()
    assert leads_to(client, job) == reverse("proposal", args=[story.pk, proposal.pk])
    assert proposal.text == LARGE and bytes(proposal.original) == LARGE.encode()
    assert not read_here


def test_the_encoding_of_a_large_draft_is_corrected_by_the_worker(client, story, settings):
    new = reverse("draft-new", args=[story.pk])
    client.post(new, {"file": SimpleUploadedFile("lodz.txt", POLISH.encode("cp1250"))})
    work()
    proposal = Proposal.objects.get()
    client.post(reverse("proposal-encoding", args=[story.pk, proposal.pk]), {"encoding": "windows-1252"})
    work()
    proposal.refresh_from_db()
    assert proposal.encoding == "windows-1252" and "³" in proposal.text
    assert list(settings.STAGED_DIR.iterdir()) == [], "the draft has its bytes itself"
