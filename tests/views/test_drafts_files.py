"""A new draft comes in whatever stories come in; of a very long story a worker takes it."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claims.actions import _egress, fetching, taking
from claims.actions._egress import Fetched
from claims.actions.proposing import compare_proposals
from claims.jobs import _queue
from claims.models import Article, EvidenceLink, Job, Newsroom, Proposal, Revision, User
from claims.queries.history_check import check_article
from tests.drafting import TEXT, edited, fresh, mark_all, place

FILES = Path(__file__).parent.parent / "formats/files"
DOCX = (FILES / "libreoffice.docx").read_bytes()


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


@pytest.fixture
def client(client: Client, edda: User) -> Client:
    client.force_login(edda)
    return client


def send(client: Client, story: Article, name: str, data: bytes) -> HttpResponse:
    return client.post(reverse("draft-new", args=[story.pk]), {"file": SimpleUploadedFile(name, data)})


def act(client: Client, proposal: Proposal, what: str, **sent: object) -> HttpResponse:
    return client.post(reverse(f"proposal-{what}", args=[proposal.article_id, proposal.pk]), sent)


def test_a_word_document_becomes_a_draft_with_its_backing_once(client, ferries):
    for number, data in ((2, DOCX), (3, None)):
        if data:
            assert send(client, ferries, "new.docx", data).status_code == 302
        else:
            again = Revision.objects.get(number=2).text.replace("Forty ships", "Fifty ships")
            client.post(reverse("draft-new", args=[ferries.pk]), {"text": again})
        compare_proposals(fresh(ferries))
        act(client, Proposal.objects.get(), "take")
        assert fresh(ferries).current_revision.number == number
        assert EvidenceLink.objects.filter(article=ferries, evidence__backing=True).count() == 3
    draft = Revision.objects.get(number=2)
    assert draft.kind == "word" and bytes(draft.original) == DOCX
    assert draft.text.startswith("Harbour of Velm reopens after storm\n\n")
    assert check_article(fresh(ferries)) == []


def test_backing_that_stands_at_its_claim_is_not_put_there_again(client, ferries):
    page = "<article><h1>Rain</h1><p>It <a href='https://velm.example/r'>rained</a> all day.</p>{}</article>"
    for number, more in enumerate(("", "<p>It stopped at noon, they said.</p>"), start=2):
        assert send(client, ferries, "rain.html", page.format(more).encode()).status_code == 302
        compare_proposals(fresh(ferries))
        act(client, Proposal.objects.get(), "take")
        assert fresh(ferries).current_revision.number == number
    links = EvidenceLink.objects.current().filter(article=ferries, evidence__backing=True)
    assert [link.claim_id for link in links] == [place(ferries, "rained").claim_id]
    assert check_article(fresh(ferries)) == []


def test_a_guessed_encoding_is_pointed_out_and_can_be_corrected(client, ferries):
    polish = "Łódź żółty\nPremier powiedział, że źle się dzieje w państwie.\n"
    send(client, ferries, "x.txt", polish.encode("cp1250"))
    proposal = Proposal.objects.get()
    page = client.get(reverse("proposal", args=[ferries.pk, proposal.pk]))
    assert proposal.guessed and "The encoding is a guess" in page.content.decode()
    assert "Central European (Windows-1250): Łódź żółty" in page.content.decode()
    assert act(client, proposal, "encoding", encoding="nonsense").status_code == 422
    wrong = act(client, proposal, "encoding", encoding="utf-8")
    assert wrong.status_code == 422 and "Byte 0 (0xA3" in wrong.content.decode()
    assert act(client, proposal, "encoding", encoding="windows-1250").status_code == 302
    proposal.refresh_from_db()
    assert (proposal.text, proposal.guessed, proposal.comparison) == (polish, False, None)
    compare_proposals(fresh(ferries))
    act(client, proposal, "take")
    assert Revision.objects.get(number=2).encoding == "windows-1250"


def test_the_address_is_asked_again_where_an_admin_allows_it(client, ferries, monkeypatch):
    Article.objects.filter(pk=ferries.pk).update(url="https://post.korsen.example/ferries")
    asked = []

    def fetch(address: str) -> Fetched:
        asked.append(address)
        return Fetched(edited("412", "421").encode(), address, "text/plain")

    monkeypatch.setattr(fetching, "fetch", fetch)
    url = reverse("draft-new", args=[ferries.pk])
    sent = {"address": "https://post.korsen.example/ferries"}
    off = client.post(url, sent)
    assert off.status_code == 422 and "switched off" in off.content.decode() and not asked
    Newsroom.objects.update_or_create(pk=1, defaults={"fetching": True})
    assert "post.korsen.example/ferries" in client.get(url).content.decode()
    assert client.post(url, sent).status_code == 302
    assert asked == [sent["address"]] and "421 sacks" in Proposal.objects.get().text


def test_ss_01_a_draft_from_an_inside_address_is_refused_as_any_other(client, ferries):
    Newsroom.objects.update_or_create(pk=1, defaults={"fetching": True})
    answer = client.post(reverse("draft-new", args=[ferries.pk]), {"address": "http://127.0.0.1/"})
    assert answer.status_code == 422 and _egress.FAILED in answer.content.decode()
    assert not Proposal.objects.exists()


def test_one_way_only(client, ferries):
    url = reverse("draft-new", args=[ferries.pk])
    answer = client.post(url, {"text": "A\nB was.", "file": io.BytesIO(b"A\nC was.")})
    assert answer.status_code == 422 and not Proposal.objects.exists()


def test_of_a_very_long_story_a_worker_takes_the_draft_once(client, mara, edda, ferries, monkeypatch):
    monkeypatch.setattr(taking, "MOST_AT_ONCE", 3)
    mark_all(mara, ferries)
    send(client, ferries, "x.txt", edited("412", "421").encode())
    compare_proposals(fresh(ferries))
    proposal = Proposal.objects.get()
    answers = [act(client, proposal, "take") for _ in range(2)]
    job = Job.objects.get(kind="take_draft")
    assert {answer.url for answer in answers} == {reverse("job", args=[job.pk])}
    assert fresh(ferries).current_revision.number == 1
    for _ in range(2):  # as if a worker had died after it was done
        _queue.run_job.func(job.pk)
        Job.objects.filter(pk=job.pk).update(state="queued")
    assert fresh(ferries).current_revision.number == 2
    assert check_article(fresh(ferries)) == []


def test_what_a_worker_may_not_do_is_refused_at_once(client, mara, oskar, ferries, monkeypatch):
    monkeypatch.setattr(taking, "MOST_AT_ONCE", 3)
    mark_all(mara, ferries)
    client.force_login(oskar)
    send(client, ferries, "x.txt", edited("412", "421").encode())
    compare_proposals(fresh(ferries))
    assert act(client, Proposal.objects.get(), "take").status_code == 403
    assert not Job.objects.filter(kind="take_draft").exists()
