"""A draft whose file cannot be read for its encoding: those that fit are offered, as for a new story."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claims.actions import reading
from claims.formats.encodings import DAMAGED
from claims.models import Article, Proposal, Upload, User
from tests.bringing import ADD, look_fields, text_of
from tests.drafting import TEXT
from tests.views.test_encodings import PAGE
from tests.views.test_large_files import leads_to, work

WORDS = TEXT.replace("Rain fell", "„Łódź żółta”, źle. Rain fell")
BROKEN = WORDS.encode().replace("źle".encode(), b"\xc5le")


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


@pytest.fixture
def client(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


def send(client: Client, story: Article, data: bytes, name: str = "new.txt") -> HttpResponse:
    return client.post(reverse("draft-new", args=[story.pk]), {"file": SimpleUploadedFile(name, data)})


def test_the_encodings_are_offered_and_the_one_chosen_makes_the_draft(client, ferries):
    page = client.get(where := send(client, ferries, BROKEN).url)
    assert f"/articles/{ferries.pk}/drafts/new/" in where and "Ferries stop at Korsen" in text_of(page)
    name, words = page.context["form"].fields["encoding"].choices[0]
    assert name == DAMAGED and words.endswith("damaged bytes shown as �: 1 byte in line 2: �le.")
    assert not Proposal.objects.exists()
    none = client.post(where, {"encoding": ""})
    assert none.status_code == 422 and "Not read yet" in text_of(none)
    answer = client.post(where, {"encoding": DAMAGED})
    proposal = Proposal.objects.get()
    assert answer.url == reverse("proposal", args=[ferries.pk, proposal.pk])
    assert "„Łódź żółta”, �le." in proposal.text
    assert (proposal.encoding, bytes(proposal.original)) == (DAMAGED, BROKEN)
    assert not Upload.objects.exists() and client.get(where).status_code == 404


def test_it_waits_for_its_sender_alone_and_is_no_story(client, edda, ferries):
    where = send(client, ferries, BROKEN).url
    assert "new.txt" not in text_of(client.get(ADD))
    assert client.get(reverse("article-look", args=[Upload.objects.get().pk])).status_code == 404
    client.force_login(edda)
    assert client.get(where).status_code == 404


def test_it_can_be_discarded(client, ferries):
    assert client.post(send(client, ferries, BROKEN).url, {"discard": "1"}).url.endswith("/drafts/new/")
    assert not Upload.objects.exists() and not Proposal.objects.exists()


def test_what_no_encoding_mends_is_refused(client, ferries):
    answer = send(client, ferries, b"\x7fELF\x02\x01\x01\x00" + bytes(64))
    assert answer.status_code == 422 and not Upload.objects.exists()


def test_a_large_draft_offers_them_once_the_worker_could_not_read_it(client, ferries):
    page = (PAGE + "<p>Es regnet täglich.</p>" * 6_000).encode("cp1252")
    assert send(client, ferries, page, "a.html").url.startswith("/jobs/")
    where = leads_to(client, work())
    assert "It could not be read" in text_of(client.get(where))
    assert client.post(where, {"encoding": "windows-1252"}).url.startswith("/jobs/")
    assert leads_to(client, work()) == reverse("proposal", args=[ferries.pk, Proposal.objects.get().pk])
    assert Proposal.objects.get().text.startswith("Grüße") and not Upload.objects.exists()


def test_a_story_that_is_in_with_a_wrong_encoding_is_read_anew_as_a_draft(client, ferries):
    polish = "Łódź żółta\nPremier powiedział, że źle się dzieje w państwie.\n"
    page = client.get(client.post(ADD, {"file": SimpleUploadedFile("x.txt", polish.encode("cp1250"))}).url)
    desk = client.post(page.wsgi_request.path, look_fields(page) | {"save": "1"}).url
    story = Article.objects.get(pk=desk.split("/")[2])
    assert story.current_revision.encoding == "windows-1252" and "Łódź" not in story.current_revision.text
    reading.read_article(actor=story.current_revision.author, article=story)
    told = text_of(client.get(reverse("drafts", args=[story.pk])))
    assert "Its file was read as Western (Windows-1252)." in told
    where = client.post(reverse("draft-reread", args=[story.pk])).url
    assert "Central European (Windows-1250): Łódź żółta" in text_of(client.get(where))
    same = client.post(where, {"encoding": "windows-1252"})
    assert same.status_code == 422 and "word for word" in text_of(same)
    assert client.post(where, {"encoding": "windows-1250"}).status_code == 302
    assert Proposal.objects.get().text == polish and not Upload.objects.exclude(draft_of=None).exists()
    assert "Its file was read as" not in text_of(client.get(reverse("drafts", args=[ferries.pk])))
