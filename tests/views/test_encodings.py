"""A file that cannot be read for its encoding: the encodings that fit are offered, with its own words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.formats.previews import fitting
from claims.jobs import _queue
from claims.models import Article, Job, Revision, Upload, User
from tests.bringing import ADD, look_fields, press, text_of
from tests.bringing import send_many as send
from tests.views.test_large_files import leads_to, work

BULGARIAN = "Дъжд\nВали в Корсен.\n"
PAGE = (
    "<!doctype html><meta charset=euc-jp><title>Grüße</title><body><article><h1>Grüße</h1>"
    "<p>Es regnet in München, sagte sie.</p><p>Die Stadt liegt am Meer, und es regnet dort oft, wie das "
    "Amt am Freitag mitteilte.</p>"
)
CUT = "Łódź\nPremier powiedział".encode()[:-1]  # within its last letter
DAMAGED = b"Rain \xc0\xaf\nIt rained.\n"


@pytest.fixture
def client(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


def post(client: Client, data: bytes, name: str = "story.txt") -> str:
    answer = client.post(ADD, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, text_of(answer)
    return answer.url


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (BULGARIAN.encode("utf-16-le"), "utf-16-le", "Дъжд"),
        (PAGE.encode("cp1252"), "windows-1252", "Grüße"),
        (DAMAGED, "windows-1252", "À¯"),
    ],
)
def test_one_file_is_read_in_the_encoding_a_person_chooses(client, data, encoding, words):
    look = post(client, data)
    page = client.get(look)
    assert "It could not be read" in text_of(page) and words in text_of(page)
    assert f'value="{encoding}"' in text_of(page) and "Discard" in text_of(page)
    none = client.post(look, {"encoding": ""})
    assert none.status_code == 422 and "Not read yet" in text_of(none)
    shown = client.post(look, {"encoding": encoding})
    assert shown.status_code == 200 and words in shown.context["form"]["text"].value()
    assert not Article.objects.exists()
    client.post(look, look_fields(shown) | {"save": "1"})
    revision = Revision.objects.get()
    assert revision.encoding == encoding and bytes(revision.original) == data


def test_what_waits_can_be_discarded(client):
    client.post(post(client, DAMAGED), {"discard": "1"})
    assert not Upload.objects.exists()


def test_a_large_file_offers_them_once_the_worker_could_not_read_it(client):
    url = post(client, (PAGE + "<p>Es regnet täglich.</p>" * 6_000).encode("cp1252"), "a.html")
    assert url.startswith("/jobs/")
    look = leads_to(client, work())
    assert "It could not be read" in text_of(client.get(look))
    again = client.post(look, {"encoding": "windows-1252"}).url
    assert again.startswith("/jobs/")
    page = client.get(leads_to(client, work()))
    assert page.wsgi_request.path == look and "München" in page.context["form"]["text"].value()


def test_one_of_many_offers_them_and_comes_in(client):
    page = send(client, ("a.txt", BULGARIAN.encode("utf-16-le")), ("snow.txt", b"Snow\nIt snowed.\n"))
    assert "Unicode (UTF-16, little-endian): Дъжд" in text_of(page) and "1 story to add" in text_of(page)
    page = press(client, page, "show", **{"file-1-encoding": "utf-16-le"})
    assert "2 stories to add" in text_of(page)
    press(client, page, "add")
    job = Job.objects.get()
    _queue.run_job.func(job.pk)
    assert Revision.objects.filter(text=BULGARIAN).exists()


def test_one_of_many_that_no_encoding_mends_offers_none(client):
    page = send(client, ("long.md", b"- a\n" * 30_000), ("snow.txt", b"Snow\nIt snowed.\n"))
    if "location" in page:
        work()
        page = client.get(reverse("articles-look", args=[Job.objects.get(kind="import").pk]))
    first = page.context["forms"][0]
    assert first.look.refused and "encoding" not in first.fields


def test_those_that_read_alike_are_offered_once():
    assert "utf-8" not in [name for name, _ in fitting(CUT)]
    latin = [name for name, _ in fitting("Grüße\n".encode("cp1252"))]
    assert "windows-1252" in latin and not {"iso-8859-1", "iso-8859-15"} & set(latin)


def test_what_is_in_no_alphabet_is_not_offered():
    assert [name for name, _ in fitting(BULGARIAN.encode("utf-16-be"))] == ["utf-16-be"]


def test_a_program_offers_none():
    assert fitting(b"\x7fELF\x02\x01\x01\x00" + bytes(64)) == []


def test_spanish_quotes_are_no_damaged_unicode(client):
    """The bytes of í» are how half of a surrogate pair begins."""
    text = "Llueve aquí», dijo. «Está aquí»\nEl puerto abrió el viernes, según la oficina.\n"
    page = client.get(post(client, text.encode("cp1252")))
    assert page.context["form"]["text"].value() == text
