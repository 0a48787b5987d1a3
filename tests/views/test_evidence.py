"""Adding and changing what was found, as the browser sends it: with and without JavaScript."""

import json
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.actions import evidence as acts
from claims.formats.csv import read_csv_lines
from claims.models import EvidenceLink, EvidenceVersion, Placement, User
from claims.queries.evidence import path_of
from claims.vocabulary import CallResult, Stance
from tests.finding import FOUND, LINK, SECRET, places_in
from tests.views.counting import counted

HTMX = {"hx_request": "true"}
ADDRESS = "https://ministry.gov.example/2031/battlefield-update.html"


@pytest.fixture
def client(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


@pytest.fixture
def place(story) -> Placement:
    return places_in(story)[1]


@pytest.fixture
def send(client: Client, place: Placement) -> Callable:
    def post(name: str = "evidence-add", headers: dict | None = HTMX, to: EvidenceLink | None = None, **data):
        numbers = [to.evidence_id] if to else []
        address = reverse(name, args=[place.article_id, place.pk, *numbers])
        return client.post(address, data, headers=headers)

    return post


@pytest.fixture
def link(mara: User, place: Placement) -> EvidenceLink:
    return acts.add_evidence(actor=mara, placement=place, found=LINK)


def card(client: Client, place: Placement) -> str:
    return client.get(reverse("desk-claim", args=[place.article_id, place.claim_id])).content.decode()


def test_the_form_is_a_page_without_javascript_and_a_fragment_with(client, place):
    address = reverse("evidence-add", args=[place.article_id, place.pk])
    assert f'href="{address}"' in card(client, place)
    page = client.get(address).content.decode()
    assert "<html" in page and "hx-post" not in page.split('id="found"')[1]
    fragment = client.get(address, headers=HTMX)
    assert "<html" not in fragment.content.decode() and "hx-post" in fragment.content.decode()
    for tab, field in (("call", "who"), ("calculation", "steps")):
        assert f'name="{field}"' in client.get(f"{address}?as={tab}").content.decode()


def test_an_address_is_added_and_shown(client, send, place):
    answer = send(pasted=ADDRESS, stance="against", locator="p. 3")
    html = answer.content.decode()
    assert answer.status_code == 200 and "added what you found" in html
    assert "What we found · 1" in html and "Against" in html and "p. 3" in html
    assert f'href="{ADDRESS}" rel="noopener noreferrer nofollow"' in html
    assert "ministry.gov.example" in html and "Original" in html
    assert send(headers={}, pasted="The square is empty.").status_code == 302
    assert "What we found · 2" in card(client, place)


def test_each_tab_adds_its_kind(send):
    send(kind="call", who="Press office", call="declined", said="No comment.")
    send(kind="calculation", steps="412 * 3", result="1236", unit="farms", as_of="2031-09-14")
    send(file=SimpleUploadedFile("map.png", b"\x89PNG"))
    kinds = EvidenceVersion.objects.order_by("pk").values_list("evidence__kind", flat=True)
    assert list(kinds) == ["call", "calculation", "file"]
    assert EvidenceVersion.objects.get(file_name="map.png").file_size == 4


NOTHING = [
    {},
    {"pasted": "  "},
    {"pasted": "javascript:alert(1)"},
    {"kind": "call"},
    {"kind": "calculation"},
    {"pasted": "x", "as_of": "0001-01-01"},
    {"pasted": "x", "stance": "maybe"},
    {"pasted": "x", "kind": "rumour"},
    {"pasted": "x", "title": "t" * 301},
    {"use": "99999999999999999999999"},
]


@pytest.mark.parametrize("data", NOTHING, ids=str)
def test_what_is_refused_is_said_in_the_form_with_what_was_typed(send, data):
    answer = send(passage="Typed already.", **data)
    assert answer.status_code == 422 and answer["HX-Retarget"] == "#found-sheet"
    assert "Typed already." in answer.content.decode()
    assert not EvidenceVersion.objects.exists()


def test_a_duplicate_is_offered_instead(client, send, mara, place):
    other = places_in(place.article)[2]
    first = acts.add_evidence(actor=mara, placement=other, found=acts.FoundLink(ADDRESS))
    answer = send(pasted=f"{ADDRESS}#part", passage="Kept.")
    html = answer.content.decode()
    assert answer.status_code == 422 and "Already here:" in html and "Kept." in html
    assert EvidenceVersion.objects.count() == 1
    send(pasted=ADDRESS, use=first.evidence_id, passage="Kept.", stance="for")
    assert EvidenceLink.objects.get(claim=place.claim).passage == "Kept."
    assert EvidenceVersion.objects.count() == 1
    assert "It is with this claim." in send(pasted=ADDRESS).content.decode()
    send(pasted=ADDRESS, anyway="1")
    assert EvidenceVersion.objects.count() == 2


def test_the_same_bytes_are_a_duplicate_too(send):
    send(file=SimpleUploadedFile("a.txt", b"same"))
    assert "Already here:" in send(file=SimpleUploadedFile("b.txt", b"same")).content.decode()


def test_word_for_word_or_not(client, send, story, mara):
    place = next(p for p in places_in(story) if "no choice" in story.current_revision.text[p.start : p.end])
    passages = {"“We had no choice”, she said.": "word for word", "We had a choice": "not word for word"}
    for passage, words in passages.items():
        acts.add_evidence(actor=mara, placement=place, found=acts.FoundNote(passage), passage=passage)
        assert words in card(client, place)


def test_a_lead_is_never_enough_alone(send):
    assert "never enough alone" in send(pasted="Heard in the square.", tier="lead").content.decode()


def test_editing_changes_both_in_one_act(client, send, link, place):
    address = reverse("evidence-edit", args=[place.article_id, place.pk, link.evidence_id])
    assert address in card(client, place)
    shown = {"link": link.pk, "version": EvidenceVersion.objects.get().pk, "address": ADDRESS}
    send("evidence-edit", to=link, title="Update", stance="for", passage="Yes.", tier="lead", **shown)
    version, now = EvidenceVersion.objects.current().get(), EvidenceLink.objects.current().get()
    assert (version.title, version.tier, now.stance, now.passage) == ("Update", "lead", "for", "Yes.")
    answer = send("evidence-edit", to=link, title="Other", **shown)
    assert answer.status_code == 409
    client.post(reverse("undo", args=[place.article_id]))
    assert EvidenceVersion.objects.current().get().title != "Update"
    assert EvidenceLink.objects.current().get().stance == Stance.CONTEXT


def test_calls_are_added_one_by_one(send, mara, place):
    call = acts.FoundCall("Press office", CallResult.NO_ANSWER)
    link = acts.add_evidence(actor=mara, placement=place, found=call)
    html = send("evidence-call", to=link, who="Press office", call="spoke", said="We know.").content.decode()
    assert "Spoke" in html and "No answer" in html and "We know." in html


def test_put_to_another_claim_and_taken_away(send, link, place):
    assert send("evidence-put", to=link, number="2").status_code == 200
    assert EvidenceLink.objects.current().count() == 2
    assert send("evidence-put", to=link, number="99").status_code == 422
    send("evidence-take", to=link)
    assert EvidenceLink.objects.current().exclude(claim=place.claim).get()


@pytest.fixture
def secret(mara: User, place: Placement) -> EvidenceLink:
    file = acts.FoundFile("names.txt", b"Kaspar Holt", title="Names of witnesses")
    return acts.add_evidence(actor=mara, placement=place, found=file, handling=SECRET)


def test_confidential_evidence_is_nowhere_for_others(client, send, secret, place, oskar, ada, edda):
    assert "Names of witnesses" in card(client, place)
    here = [place.article_id, place.pk, secret.evidence_id]
    for other in (oskar, ada, edda):
        client.force_login(other)
        html = card(client, place)
        assert "Names of witnesses" not in html and "found something" not in html
        assert "What we found ·" not in html
        assert client.get(reverse("evidence-edit", args=here)).status_code == 404
        assert client.get(reverse("evidence-file", args=[here[0], here[2]])).status_code == 404
        for name in ("evidence-take", "evidence-call", "evidence-put", "evidence-share"):
            assert client.post(reverse(name, args=here)).status_code == 404, name
    assert send(file=SimpleUploadedFile("b.txt", b"Kaspar Holt")).status_code == 200


def test_shared_with_a_named_person(client, send, secret, place, oskar):
    send("evidence-share", to=secret, confidential="on", people=[oskar.pk])
    client.force_login(oskar)
    assert "Names of witnesses" in card(client, place)
    assert send("evidence-share", to=secret).status_code == 403


def test_erased_by_an_admin_who_never_saw_it(client, secret, place, ada, edda):
    address = reverse("evidence-erase", args=[place.article_id, secret.evidence_id])
    client.force_login(edda)
    assert client.get(address).status_code == 404
    client.force_login(ada)
    page = client.get(address).content.decode()
    assert "Mara Lind" in page and "Names of witnesses" not in page and "names.txt" not in page
    assert client.post(address, {"rule": " "}).status_code == 422
    assert client.post(address, {"rule": "Promise of 3 May"}).status_code == 302
    assert client.get(address).status_code == 404
    assert not EvidenceVersion.objects.exclude(title="").exists()


def test_a_missing_file_has_a_page_of_its_own(client, secret, place, link):
    path_of(EvidenceVersion.objects.get(evidence=secret.evidence).file_stored_as).unlink()
    for found in (secret, link):
        answer = client.get(reverse("evidence-file", args=[place.article_id, found.evidence_id]))
        assert answer.status_code == 404 and "The file is missing" in answer.content.decode()


def test_the_exports_have_what_is_open_and_nothing_confidential(client, mara, place, secret):
    for found in FOUND.values():
        acts.add_evidence(actor=mara, placement=place, found=found, passage="=SUM(A1)", stance=Stance.FOR)

    def rows(name: str) -> list[dict[str, str]]:
        answer = client.get(reverse(name, args=[place.article_id]))
        text = b"".join(answer.streaming_content).decode()
        assert "Names of witnesses" not in text and "names.txt" not in text
        return list(read_csv_lines([text]))

    found = rows("export-evidence")
    assert [row["kind"] for row in found] == list(FOUND)
    assert {row["passage"] for row in found} == {"=SUM(A1)"}
    (claim,) = (row for row in rows("export-claims") if row["claim_id"] == str(place.claim.public_id))
    assert json.loads(claim["evidence_ids"]) == [row["evidence_id"] for row in found]
    assert json.loads(found[2]["calls"])[0][1:] == ["no_answer", "Press office", ""]


def test_one_query_however_much_was_found(client, mara, place):
    address = reverse("desk-claim", args=[place.article_id, place.claim_id])

    def asked() -> int:
        with counted() as count:
            client.get(address)
        return count.total

    before = asked()
    for number in range(12):
        found = acts.FoundNote(f"Note {number}")
        acts.add_evidence(actor=mara, placement=place, found=found, handling=SECRET)
    assert asked() == before
