"""What was sent and not added yet: who sees it, how much of it there may be, and when it goes."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.jobs import _queue
from claims.models import Job, User
from tests.bringing import ADD, press, text_of
from tests.bringing import send_many as send

TEXT = "Harbour reopens\nThe harbour reopened on Friday, the port office said.\n"


@pytest.fixture
def client(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


def test_nobody_else_sees_what_was_sent(client, edda):
    page = send(client, ("a.txt", TEXT.encode()), ("b.txt", b"Snow\nIt snowed.\n"))
    client.force_login(edda)
    assert client.get(page.wsgi_request.path).status_code == 404
    assert press(client, page, "add").status_code == 404


def test_pressed_twice_is_one_job_and_discarded_is_gone(client, settings):
    page = send(client, ("a.txt", TEXT.encode()), ("b.txt", b"Snow\nIt snowed.\n"))
    assert {press(client, page, "add").url for _ in range(2)} == {reverse("job", args=[Job.objects.get().pk])}
    _queue.run_job.func(Job.objects.get().pk)
    assert Job.objects.get().result == {"added": 2}


@pytest.mark.django_db(transaction=True)
def test_discarded_or_forgotten_files_leave_the_disk(client, settings):
    page = send(client, ("a.txt", TEXT.encode()), ("b.txt", b"Snow\nIt snowed.\n"))
    assert len(list(settings.STAGED_DIR.iterdir())) == 2
    press(client, page, "discard")
    assert list(settings.STAGED_DIR.iterdir()) == []
    page = send(client, ("a.txt", TEXT.encode()), ("b.txt", b"Snow\nIt snowed.\n"))
    for path in settings.STAGED_DIR.iterdir():
        path.unlink()
    gone = client.get(page.wsgi_request.path, follow=True)
    assert "not kept any more" in text_of(gone)


def test_up_14_files_that_wait_count_for_their_sender(client, settings):
    settings.MAX_STAGED_FILES = 3
    send(client, ("a.txt", TEXT.encode()), ("b.txt", b"Snow\nIt snowed.\n"))

    def two_more() -> int:
        files = [SimpleUploadedFile(name, b"Rain\nIt rained.\n") for name in ("c.txt", "d.txt")]
        return client.post(ADD, {"file": files}).status_code

    assert two_more() == 422
    Job.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert two_more() == 302


def test_what_was_sent_and_not_added_is_found_again(client, edda):
    page = send(client, ("a.txt", TEXT.encode()), ("b.txt", b"Snow\nIt snowed.\n"))
    single = client.post(ADD, {"text": TEXT}).url
    add = client.get(ADD)
    job = Job.objects.get()
    assert [one.job for one in add.context["waiting"]] == [None, job.pk]
    assert "a.txt and 1 more" in text_of(add) and single in text_of(add)
    assert page.wsgi_request.path in text_of(client.get(reverse("job", args=[job.pk])))
    client.force_login(edda)
    assert client.get(ADD).context["waiting"] == []
    assert page.wsgi_request.path not in text_of(client.get(reverse("job", args=[job.pk])))
