"""Evidence is put, split along, taken back and erased at the same instant: nothing is left over."""

import pytest

from claims.actions import erasing
from claims.actions import evidence as acts
from claims.actions.refused import Refused
from claims.actions.spans import split_claim
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import Event, EventDetail, EvidenceLink, EvidenceVersion, Placement
from claims.queries.history_check import check_article
from tests.finding import SECRET, WORDS, now, places_in
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCES = " ".join(f"Ship number {number} left the port of Korsen." for number in range(12))


@pytest.fixture
def places(add_story) -> list[Placement]:
    return places_in(add_story(f"Twelve ships leave\n{SENTENCES}\n"))[1:]


def only_told(results: list[object]) -> bool:
    """Whoever lost was told so; nobody met an error."""
    return all(isinstance(row, (Stale, Refused)) for row in results if isinstance(row, Exception))


def test_an_erasure_and_whoever_still_works_with_it(mara, oskar, places):
    text = places[0].revision.text
    for one, other in zip(places[::2], places[1::2], strict=True):
        found = acts.FoundNote(WORDS)
        version = now(
            acts.add_evidence(actor=mara, placement=one, found=found, passage=WORDS, handling=SECRET)
        )
        cut = one.start + text[one.start :].index("left")
        put = {"actor": mara, "placement": other, "version": version, "passage": WORDS}
        results = at_once(
            [
                lambda v=version: erasing.erase(actor=mara, version=v, rule="A promise"),
                lambda given=put: acts.put_to_claim(**given),
                lambda place=one, at=cut: split_claim(actor=oskar, placement=place, at=at),
            ]
        )
        assert isinstance(results[0], Event) and only_told(results), results
    assert not EvidenceLink.objects.current().exists()
    tables = (EvidenceVersion, EvidenceLink, EventDetail)
    assert WORDS not in repr([list(table.objects.values_list()) for table in tables])
    assert check_article(places[0].article) == []


def test_undo_pressed_twice_at_once_takes_back_no_more_than_two_acts(mara, places):
    story = places[0].article
    for place in places:
        for found in (acts.FoundNote("One"), acts.FoundNote("Two")):
            acts.add_evidence(actor=mara, placement=place, found=found)
        results = at_once([lambda: undo_last(actor=mara, article=story)] * 2)
        assert only_told(results), results
        done = sum(not isinstance(row, Exception) for row in results)
        left = EvidenceLink.objects.current().filter(claim=place.claim).count()
        assert (done, left) in {(1, 1), (2, 0)}
    assert check_article(story) == []
