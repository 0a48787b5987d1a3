"""The list of claims: ranked by need, filtered by its address, as cheap on its last page."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions.newsroom import edit_article
from claims.models import Claim, Placement
from claims.queries import claims as list_of_claims
from claims.queries.claim_filters import Asked
from claims.queries.claims import claims_for
from claims.vocabulary import EvidenceStatus, Status
from tests.views.counting import counted


@pytest.fixture
def browser(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


def everything(user, asked: Asked | None = None) -> list[int]:
    """Page after page, as somebody reads who presses Next until the end."""
    found, after = [], None
    while True:
        page = claims_for(user, asked or Asked(), after=after)
        found += [line.claim_id for line in page.lines]
        if not page.after:
            return found
        first, second = page.after.split(",")
        after = float(first), int(second)


def test_what_most_needs_a_check_stands_first(twin, mara):
    lines = claims_for(mara, Asked(status=Status.OPEN)).lines
    priority = dict(Placement.objects.current().values_list("claim", "priority"))
    ranked = [priority[line.claim_id] for line in lines]
    assert ranked == sorted(ranked, reverse=True) and ranked[0] > ranked[-1]
    assert len(lines) == Claim.objects.filter(article=twin).count(), "ranked, never hidden"
    assert lines[0].reasons


def test_pages_hold_every_claim_once(story, twin, mara, monkeypatch):
    monkeypatch.setattr(list_of_claims, "PAGE_SIZE", 4)
    seen = everything(mara)
    assert sorted(seen) == sorted(Claim.objects.values_list("pk", flat=True))


def test_filters_keep_what_they_name(twin, mara):
    Claim.objects.filter(pk__in=Claim.objects.values("pk")[:2]).update(status=Status.DISPUTED)
    assert len(claims_for(mara, Asked(status=Status.DISPUTED)).lines) == 2
    none = claims_for(mara, Asked(offers=EvidenceStatus.NONE_OFFERED)).lines
    assert none and len(none) < len(claims_for(mara, Asked()).lines)
    assert claims_for(mara, Asked(mine=True)).lines == []


def test_words_are_found_in_any_order_and_case(add_story, mara):
    add_story("Lifts\nNorda Lift said 27 cranes were safe. ÖBÄ Quay has 3 cranes.\n")
    found = claims_for(mara, Asked(words="CRANES lift")).lines
    assert [line.words for line in found] == ["Norda Lift said 27 cranes were safe."]
    assert len(claims_for(mara, Asked(words="öbä")).lines) == 1, "SQLite folds ASCII only"
    assert claims_for(mara, Asked(words="safe quay")).lines == [], "in one claim, not in one story"
    assert claims_for(mara, Asked(words="%")).lines == []


def test_words_of_a_former_draft_are_not_found(twin, mara):
    twin.refresh_from_db()
    words = claims_for(mara, Asked()).lines[0].words
    assert claims_for(mara, Asked(words=words[:90])).lines
    Placement.objects.current().update(until=99)
    assert claims_for(mara, Asked(words=words[:90])).lines == []


def test_claims_are_found_by_who_says_so(add_story, mara):
    add_story("Lifts\nNorda Lift said 27 cranes were safe. The quay has 3 cranes. Ada Lind said no.\n")
    found = claims_for(mara, Asked(said_by="norda")).lines
    assert [line.words for line in found] == ["Norda Lift said 27 cranes were safe."]
    assert claims_for(mara, Asked(said_by="norda", words="quay")).lines == []


def test_a_search_looks_under_every_heading_unless_one_is_chosen(browser, add_story):
    story = add_story("Lifts\nNorda Lift said 27 cranes were safe.\n")
    Claim.objects.filter(article=story).update(status=Status.DISPUTED)
    address = reverse("claims")
    assert b"27 cranes were safe" in browser.get(address, {"words": "cranes"}).content
    shown = browser.get(address, {"words": "cranes", "status": "open"}).content.decode()
    assert "No claim under this heading has these words" in shown
    assert '<input type="hidden" name="status" value="open">' in shown, "the other filters stay"
    assert b"None has these words. Look with fewer" in browser.get(address, {"words": "gondolas"}).content


def test_a_restricted_story_shows_nothing_to_others(story, edda, mara, browser):
    story.restricted = True
    edit_article(actor=edda, article=story, admitted=[])
    assert claims_for(mara, Asked()).lines == []
    assert claims_for(mara, Asked(words="the")).lines == []
    assert story.headline.encode() not in browser.get(reverse("claims")).content


def test_the_words_are_those_of_the_claim(add_story, mara, browser):
    add_story("Regen 🌧 in Korsen\nThe river 🌊 rose by two metres, mayor Ilse Kern said.\n")
    shown = browser.get(reverse("claims"), {"status": "all"}).content.decode()
    assert "The river 🌊 rose by two metres, mayor Ilse Kern said." in shown


@pytest.mark.parametrize(
    "query",
    ["status=closed", "after=x", "after=1", "after=1,x", "after=--,1", "page=2", "offers=much"],
)
def test_nonsense_in_the_address_is_refused(browser, story, query):
    assert browser.get(reverse("claims") + "?" + query).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_queries_do_not_grow_with_claims(browser, story, add_story):
    with counted() as few:
        browser.get(reverse("claims"))
    add_story("Bread\n" + "\n".join(f"Loaf {number} cost {number} crowns." for number in range(120)))
    for asked, more in (({}, 0), ({"words": "crowns loaf"}, 2), ({"said_by": "nobody"}, 0)):
        with counted() as many:
            browser.get(reverse("claims"), asked)
        assert many.total <= few.total + more <= 8, "\n".join(many.statements)


@pytest.mark.parametrize("address", ["claims", "export-found"])
def test_a_search_has_no_claim_cut_out_by_the_database(browser, story, address):
    """It counts letters from the beginning of the text for each: the longer the story, the longer."""
    with counted() as search:
        answer = browser.get(reverse(address), {"words": "the"})
        shown = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert b"the" in shown.split(b"\r\n", 1)[-1]
    assert not any("SUBSTR" in statement.upper() for statement in search.statements)


def test_a_search_has_every_page(add_story, mara, monkeypatch):
    monkeypatch.setattr(list_of_claims, "PAGE_SIZE", 4)
    add_story("Bread\n" + "\n".join(f"Loaf {number} cost {number} crowns." for number in range(9)))
    add_story("Ships\n" + "\n".join(f"Ship {number} took a loaf for crowns." for number in range(3)))
    asked = Asked(words="crowns loaf")
    assert len(everything(mara, asked)) == len(set(everything(mara, asked))) == 12
