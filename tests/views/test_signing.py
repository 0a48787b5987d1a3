"""The page that a story is signed off on: refused, signed, lifted, printed; and what the queue says of it."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import articles, talk
from claims.models import Article, SignOff
from claims.vocabulary import Clearance, Mark
from tests.actions.test_signing import clear, fresh, mark, sign
from tests.finding import places_in
from tests.views.counting import counted


@pytest.fixture
def checked(mara, story: Article) -> Article:
    for place in places_in(story):
        mark(mara, place)
    return story


@pytest.fixture
def client(client: Client, edda) -> Client:
    client.force_login(edda)
    return client


def sent(story: Article, **more: object) -> dict[str, object]:
    now = fresh(story)
    return {"revision": now.current_revision_id, "seen": now.history_length} | more


def page(client: Client, story: Article, name: str = "sign-off") -> str:
    response = client.get(reverse(name, args=[story.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_missing_is_named_with_its_link_and_refused_with_what_was_typed(client, story):
    html = page(client, story)
    assert "7 things missing" in html and "with 7 things left open" in html
    for place in places_in(story):
        address = reverse("desk-claim", args=[story.pk, place.claim_id])
        assert html.count(f'href="{address}#claim-{place.claim_id}"') == 2
    answer = client.post(reverse("sign-off", args=[story.pk]), sent(story, note="Half a note"))
    assert answer.status_code == 422
    assert (
        "Half a note" in answer.content.decode() and "left open: Headline, Claim 1" in answer.content.decode()
    )
    assert not SignOff.objects.exists()


def test_a_long_claim_is_shortened_between_words(client, add_story):
    """Half a number would be another number."""
    claim = "In Korsen, where it has rained on every single day of every single week since 1984, it did."
    html = page(client, add_story(f"Rain\n{claim}"))
    assert "since 1984, …" in html


def desk(client, story) -> str:
    return client.get(reverse("desk", args=[story.pk])).content.decode()


def test_signed_lifted_and_signed_again(client, mara, checked):
    address = reverse("sign-off", args=[checked.pk])
    assert "nothing missing" in page(client, checked)
    assert client.post(address, sent(checked)).status_code == 302
    html = page(client, checked)
    assert "Draft 1 is signed off." in html and f'action="{address}"' not in html
    assert "Signed off</span>" in desk(client, checked)
    assert "signed off" in client.get("/?show=signed-off").content.decode()
    assert f'id="article-{checked.pk}"' not in client.get("/").content.decode()
    mark(mara, places_in(checked)[1], Mark.NOT_CHECKABLE)
    html = page(client, checked)
    assert "is lifted" in html and "Mara Lind" in html and "marked a claim" in html
    assert "sign-off lifted" in client.get("/").content.decode()
    assert "Sign-off lifted</span>" in desk(client, checked)
    stale = client.post(address, sent(checked, seen=1))
    assert stale.status_code == 409 and "changed since you opened" in stale.content.decode()
    client.post(address, sent(checked))
    assert "Earlier sign-offs" in page(client, checked)


def test_ready_is_what_has_everything(client, mara, checked):
    assert "ready to sign off" in client.get("/?show=ready").content.decode()
    mark(mara, places_in(checked)[1], Mark.DISPUTED)
    assert f'id="article-{checked.pk}"' not in client.get("/?show=ready").content.decode()
    assert "outcomes missing" in client.get("/").content.decode()
    mark(mara, places_in(checked)[1])
    talk.ask_writer(actor=mara, placement=places_in(checked)[1], text="When?")
    assert f'id="article-{checked.pk}"' not in client.get("/?show=ready").content.decode()


def test_the_record_is_printed_and_exported_with_the_head_of_the_history(client, edda, ana, checked):
    draft = fresh(checked).current_revision_id
    clear(actor=ana, article=checked, revision=draft, value=Clearance.CLEARED, note="Fine.")
    signed = sign(edda, checked, note="Read twice.")
    html = page(client, checked, "record")
    assert signed.head in html and signed.sha256 in html and "Read twice." in html and "Ana Paz" in html
    answer = client.get(reverse("record-json", args=[checked.pk]))
    assert "attachment" in answer["Content-Disposition"]
    data = json.loads(answer.content)
    assert data["sha256"] == signed.sha256 and data["event"]["number"] == signed.since
    assert len(data["claims"]) == 7


def test_a_reader_sees_it_clears_and_is_told_why_not_more(client, ana, checked):
    client.force_login(ana)
    html = page(client, checked)
    assert "Only editors and admins sign off." in html and "Sign off draft" not in html
    assert client.post(reverse("sign-off", args=[checked.pk]), sent(checked)).status_code == 403
    data = {"revision": fresh(checked).current_revision_id, "value": "not_cleared", "note": "Libel."}
    client.post(reverse("clear", args=[checked.pk]), data)
    html = page(client, checked)
    assert "Libel." in html and "1 thing missing" in html


def test_an_archived_story_is_not_signed_and_says_so(client, edda, checked):
    articles.archive(actor=edda, article=checked)
    assert "archived; it cannot be signed off" in page(client, checked)


@pytest.mark.parametrize("data", [{}, {"revision": "x", "seen": 1}, {"revision": -1, "seen": 10**30}])
def test_a_broken_form_changes_nothing(client, checked, data):
    answer = client.post(reverse("sign-off", args=[checked.pk]), data)
    assert answer.status_code == 422
    assert client.post(reverse("clear", args=[checked.pk]), data | {"value": "maybe"}).status_code == 422
    assert client.post(reverse("withdraw-sign-off", args=[checked.pk]), data).status_code == 422


def test_the_queries_do_not_grow_with_the_claims(client, mara, add_story):
    short, long = add_story(), add_story("Many\n" + "Ship {} left the port of Korsen.\n" * 40)
    with counted() as few:
        page(client, short)
    with counted() as many:
        page(client, long)
    assert few.total == many.total <= 16
