"""Files and addresses of evidence, and what is confidential: rows AZ-09, IN-02, IN-03, UP-12 to UP-15."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.actions import evidence as acts
from claims.actions.refused import Refused
from claims.models import EvidenceLink, EvidenceVersion, Placement
from claims.vocabulary import CallResult
from tests.attacks.browsing import everything
from tests.attacks.payloads import FILE_NAMES, XSS
from tests.finding import SECRET, places_in, told
from tests.formats.test_addresses import HOSTILE

HTMX = {"hx_request": "true"}


@pytest.fixture
def place(story) -> Placement:
    return places_in(story)[1]


def add(client: Client, place: Placement, **data: object):
    return client.post(reverse("evidence-add", args=[place.article_id, place.pk]), data, headers=HTMX)


def tokenless(answer) -> str:
    return re.sub(r"\b\w{64}\b", "", answer.content.decode())


def download(client: Client, link: EvidenceLink):
    return client.get(reverse("evidence-file", args=[link.article_id, link.evidence_id]))


@pytest.mark.parametrize("address", [address for address in HOSTILE if address.strip()])
def test_in_02_a_hostile_address_is_refused_on_every_path(client: Client, place, mara, address: str):
    """By form, by action, and as a change of an address that was taken; a note is never a link."""
    version = EvidenceVersion.objects.get(
        evidence=acts.add_evidence(
            actor=mara, placement=place, found=acts.FoundLink("https://a.example/")
        ).evidence
    )
    before = everything()
    with pytest.raises(Refused):
        acts.add_evidence(actor=mara, placement=place, found=acts.FoundLink(address))
    about = {"title": "", "tier": version.tier, "address": address}
    with pytest.raises(Refused):
        acts.change_evidence(actor=mara, placement=place, version=version, **about)
    assert everything() == before
    add(client, place, pasted=address)
    assert not EvidenceVersion.objects.exclude(pk=version.pk).exclude(address="").exists()


def test_in_03_a_link_says_nothing_of_where_it_was_clicked(client: Client, place):
    html = add(client, place, pasted="https://\u0430\u0440\u0440le.com/\u0430").content.decode()
    tag = next(tag for tag in html.split("<a ") if "le.com" in tag).split(">")[0]
    assert 'rel="noopener noreferrer nofollow"' in tag
    assert "xn--le-6kc8da.com" in html


@pytest.mark.parametrize("payload", XSS[::4])
def test_in_01_what_was_found_is_shown_as_text(client: Client, place, mara, payload: str):
    call = acts.FoundCall(payload[:200], CallResult.SPOKE, payload)
    for found in (acts.FoundNote(payload), acts.FoundCalculation(payload, payload[:200], payload[:100])):
        acts.add_evidence(actor=mara, placement=place, found=found, passage=payload, locator=payload[:200])
    acts.add_evidence(actor=mara, placement=place, found=call)
    shown = client.get(reverse("desk-claim", args=[place.article_id, place.claim_id])).content.decode()
    assert payload not in shown or not set(payload) & set("<>\"'")


@pytest.mark.parametrize("name", FILE_NAMES)
def test_up_12_a_file_name_is_shown_and_leads_nowhere(client: Client, place, settings, name: str):
    if not name.strip(". /\\"):
        return
    file = SimpleUploadedFile("a.txt", b"Bread")
    file._name = name  # past Django's own cleaning
    add(client, place, file=file)
    for version in EvidenceVersion.objects.all():
        (stored,) = Path(settings.EVIDENCE_DIR).iterdir()
        assert stored.name == version.file_stored_as and stored.name.isalnum()
        assert not set(version.file_name) & set("\u202e\u200b\0\r\n/\\")
        header = download(client, EvidenceLink.objects.get())["Content-Disposition"]
        assert header.startswith("attachment; ") and header.isascii() and "\n" not in header


SCRIPTED = {
    "x.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "x.html": b"<script>alert(1)</script>",
    "x.pdf": b"%PDF-1.7 /JavaScript (app.alert(1))",
}


@pytest.mark.parametrize("name", SCRIPTED)
def test_up_13_a_file_is_a_download_in_a_sandbox(client: Client, place, name: str):
    add(client, place, file=SimpleUploadedFile(name, SCRIPTED[name], content_type="text/html"))
    answer = download(client, EvidenceLink.objects.get())
    assert b"".join(answer.streaming_content) == SCRIPTED[name]
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"


def test_up_15_the_same_twice_is_reported(client: Client, place):
    for data in ({"pasted": "https://a.example/x"}, {"pasted": "http://A.example:80/x#y"}):
        answer = add(client, place, **data)
    assert answer.status_code == 422 and "Already here:" in answer.content.decode()
    for name in ("a.txt", "b.txt"):
        answer = add(client, place, file=SimpleUploadedFile(name, b"Bread"))
    assert answer.status_code == 422 and "Already here:" in answer.content.decode()
    assert EvidenceVersion.objects.count() == 2


def test_az_09_a_guessed_address_is_not_found(signed_in, place, mara, oskar, ada, nobody):
    """Also of confidential evidence, and the same as of one that never was."""
    file = acts.FoundFile("names.txt", b"Kaspar Holt")
    link = acts.add_evidence(actor=mara, placement=place, found=file, handling=SECRET)
    assert download(signed_in(mara), link).status_code == 200
    for person in (oskar, ada, nobody):
        browser = signed_in(person)
        answer = download(browser, link)
        never = browser.get(reverse("evidence-file", args=[place.article_id, 10**9]))
        assert (answer.status_code, tokenless(answer)) == (404, tokenless(never))
    assert download(signed_in(None), link).status_code == 302
    for path in ("/media/", "/evidence/", f"/static/../evidence/{file.name}"):
        assert signed_in(mara).get(path).status_code == 404


@pytest.mark.parametrize("words", ["Kaspar", "Holt", "mill"])
def test_the_admin_finds_nothing_of_what_is_confidential(signed_in, place, mara, ada, words: str):
    found = acts.FoundNote("Kaspar Holt met us behind the mill")
    acts.add_evidence(actor=mara, placement=place, found=found, handling=SECRET, passage="Kaspar Holt, mill")
    browser = signed_in(ada)
    for table in ("evidence", "evidenceversion", "evidencelink", "event", "eventdetail"):
        listed = browser.get(f"/admin/claims/{table}/", {"q": words})
        assert listed.context["cl"].result_count == 0, table
        for row in browser.get(f"/admin/claims/{table}/").context["cl"].result_list:
            page = browser.get(f"/admin/claims/{table}/{row.pk}/change/").content.decode()
            assert "Kaspar" not in page, table


def test_az_02_an_act_on_evidence_names_a_claim_that_has_it(signed_in, story, place, mara, oskar):
    """Else the history of another claim tells everybody of what is confidential."""
    call = acts.FoundCall("Kaspar Holt", CallResult.SPOKE)
    link = acts.add_evidence(actor=mara, placement=place, found=call, handling=SECRET)
    other = places_in(story)[2]
    sent = {"call": "spoke", "who": "Holt", "number": "1", "confidential": "on"}
    for name in ("evidence-call", "evidence-share", "evidence-put", "evidence-take"):
        address = reverse(name, args=[story.pk, other.pk, link.evidence_id])
        assert signed_in(mara).post(address, sent).status_code == 404
    assert told(oskar, other) == told(mara, other) == []
