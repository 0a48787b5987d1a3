"""Two people correct the same claims at the same instant: one of them wins, the other is told."""

from collections import Counter

import pytest

from claims.actions.refused import Refused
from claims.actions.review import Opinion, mark_claim
from claims.actions.spans import adjust_claim, merge_claims, set_not_a_claim, split_claim
from claims.actions.stale import Stale
from claims.models import Placement
from claims.queries.history_check import check_article
from claims.vocabulary import Mark
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCES = " ".join(f"Ship number {number} left the port of Korsen." for number in range(40))


@pytest.fixture
def places(add_story) -> list[Placement]:
    story = add_story(f"Forty ships leave\n{SENTENCES}\n")
    rows = Placement.objects.current().filter(article=story, claim__kind="sentence").order_by("start")
    return list(rows.select_related("article", "claim", "revision"))


def outcomes(results: list[object]) -> Counter:
    return Counter("lost" if isinstance(result, (Stale, Refused)) else "won" for result in results)


def well(places: list[Placement]) -> bool:
    spans = list(
        Placement.objects.current()
        .filter(article=places[0].article)
        .values_list("start", "end")
        .order_by("start")
    )
    in_order = all(one[1] <= other[0] for one, other in zip(spans, spans[1:], strict=False))
    return in_order and check_article(places[0].article) == []


def test_two_splits_of_one_claim(mara, oskar, places):
    for place in places[:8]:
        cut = place.start + len("Ship number ")
        results = at_once(
            [
                lambda p=person, q=place, at=cut: split_claim(actor=p, placement=q, at=at)
                for person in (mara, oskar)
            ]
        )
        assert outcomes(results) == {"won": 1, "lost": 1}, results
    assert well(places)


def test_a_split_and_a_merge_of_the_same_claim(mara, oskar, places):
    for one, other in zip(places[:16:2], places[1:16:2], strict=True):
        cut = other.start + len("Ship number ")
        results = at_once(
            [
                lambda a=one, b=other: merge_claims(actor=mara, placement=a, following=b),
                lambda b=other, at=cut: split_claim(actor=oskar, placement=b, at=at),
            ]
        )
        assert outcomes(results) == {"won": 1, "lost": 1}, results
    assert well(places)


def test_two_merges_that_share_a_claim(mara, oskar, places):
    for at in range(0, 24, 3):
        one, two, three = places[at : at + 3]
        results = at_once(
            [
                lambda a=one, b=two: merge_claims(actor=mara, placement=a, following=b),
                lambda a=two, b=three: merge_claims(actor=oskar, placement=a, following=b),
            ]
        )
        assert outcomes(results) == {"won": 1, "lost": 1}, results
    assert well(places)


def test_other_ends_and_a_mark(mara, oskar, places):
    """Either the mark came first and asks for a re-check, or it was refused: it never holds for new words."""
    for place in places[:8]:
        results = at_once(
            [
                lambda p=place: adjust_claim(actor=mara, placement=p, start=p.start, end=p.end - 11),
                lambda p=place: mark_claim(
                    actor=oskar, placement=p, opinion=Opinion(Mark.VERIFIED), former=None
                ),
            ]
        )
        place.claim.refresh_from_db()
        refused = isinstance(results[1], Stale)
        assert not isinstance(results[0], Exception), results
        assert place.claim.status == ("open" if refused else "recheck")
    assert well(places)


def test_not_a_claim_and_a_split(mara, oskar, places):
    for place in places[:8]:
        cut = place.start + len("Ship number ")
        results = at_once(
            [
                lambda p=place: set_not_a_claim(actor=mara, placement=p, flag=True),
                lambda p=place, at=cut: split_claim(actor=oskar, placement=p, at=at),
            ]
        )
        assert outcomes(results) == {"won": 1, "lost": 1}, results
    assert well(places)
