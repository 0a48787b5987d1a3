"""Who decided what about one claim, when, and on which text: on the page that goes on paper."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Article, Placement, User
from claims.vocabulary import Basis, Mark
from tests.drafting import TEXT, edited, mark, place, take
from tests.finding import WORDS
from tests.proving import eventful
from tests.views.counting import counted


def on_paper(person: User, story: Article, claim_id: int, status: int = 200) -> str:
    """What there is to read of the page, without its bar."""
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("print-claim", args=[story.pk, claim_id]))
    assert answer.status_code == status
    main = answer.content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def eventful_story(add_story, mara, oskar, edda, ada) -> Article:
    return eventful(add_story(TEXT), mara, oskar, edda, ada)


def test_each_decision_stands_under_the_words_it_was_made_on_with_its_reason(eventful_story, ana):
    told = on_paper(ana, eventful_story, place(eventful_story, "421").claim_id)
    before, after = told.split("Then it stood in draft 2")
    assert "First it stood in draft 1" in before and "lost 412 sacks" in before
    assert re.search(r"\d\d:\d\d · Mara Lind marked ✓ Verified – Counted “sacks” at the mill", before)
    assert "lost 421 sacks" in after and "412" not in after
    assert re.search(r"Edda Roth took a new draft .* Mara Lind marked ✓ Verified", after)


def test_nothing_in_confidence_goes_on_paper_whoever_prints(eventful_story, mara, ada):
    for part in ("Nobody", "Velmara"):
        for person in (mara, ada):
            told = on_paper(person, eventful_story, place(eventful_story, part).claim_id)
            assert WORDS not in told and "took back" not in told and "found something" not in told


def test_what_was_decided_about_a_claim_that_a_draft_took_out_is_still_told(add_story, mara, edda, ana):
    story = add_story(TEXT)
    gone = mark(mara, story, "Rain fell", Mark.DISPUTED, rationale="It snowed.").claim_id
    take(edda, story, edited(" Rain fell all week.", ""))
    assert not Placement.objects.current().filter(claim=gone).exists()
    told = on_paper(ana, story, gone)
    assert "No longer in the text" in told and "Mara Lind marked ≠ Disputed – It snowed." in told


def test_in_which_way_a_claim_is_disputed_is_told(add_story, mara, ana):
    story = add_story(TEXT)
    mark(mara, story, "412", Mark.DISPUTED, basis=Basis.CONTESTED, rationale="The mill counts 380.")
    told = on_paper(ana, story, place(story, "412").claim_id)
    assert "Mara Lind marked ≠ Disputed (Sides differ) – The mill counts 380." in told
    mark(mara, story, "412", Mark.DISPUTED, rationale="The mill counts 381.")
    told = on_paper(ana, story, place(story, "412").claim_id)
    assert "Mara Lind marked ≠ Disputed – The mill counts 381." in told


def test_the_queries_do_not_grow_with_what_was_done(add_story, mara, ana):
    story = add_story(TEXT)
    claim = mark(mara, story, "Rain fell").claim_id
    on_paper(ana, story, claim)
    with counted() as few:
        on_paper(ana, story, claim)
    for word in (Mark.DISPUTED, Mark.UNSUPPORTED, Mark.VERIFIED) * 3:
        mark(mara, story, "Rain fell", word)
    with counted() as many:
        on_paper(ana, story, claim)
    assert many.total == few.total
