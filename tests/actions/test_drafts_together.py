"""A draft races marks, splits and other drafts: one outcome each, and the history proves every row."""

import pytest

from claims.actions.review import Opinion, mark_claim
from claims.actions.revising import take_draft
from claims.actions.spans import split_claim
from claims.actions.stale import Stale
from claims.models import Article, Claim, Placement, Proposal, Revision, Verdict
from claims.vocabulary import Mark
from tests.drafting import TEXT, fresh, is_sound, place, propose, status
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
OTHER = TEXT.replace("412", "421")


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


@pytest.mark.parametrize("turn", range(4))
def test_a_mark_races_a_draft(mara, edda, ferries, turn):
    """Before it, the mark was given on the earlier text; after it, it is refused: never on the new text."""
    proposal, old, kept = propose(edda, ferries, OTHER), place(ferries, "412"), place(ferries, "Nobody")
    opinion = Opinion(Mark.VERIFIED)
    results = at_once(
        [
            lambda: mark_claim(actor=mara, placement=old, opinion=opinion, former=None),
            lambda: take_draft(actor=edda, proposal=proposal),
            lambda: mark_claim(actor=mara, placement=kept, opinion=opinion, former=None),
        ]
    )
    assert isinstance(results[1], Revision), results
    for result, part, was in ((results[0], "421", "recheck"), (results[2], "Nobody", "verified")):
        assert isinstance(result, Verdict | Stale), results
        assert status(ferries, part) == (was if isinstance(result, Verdict) else "open")
    assert is_sound(ferries)


@pytest.mark.parametrize("turn", range(3))
def test_two_drafts_race(mara, edda, ferries, turn):
    drafts = [propose(edda, ferries, OTHER), propose(mara, ferries, TEXT.replace("all week", "all month"))]
    results = at_once([lambda one=one: take_draft(actor=edda, proposal=one) for one in drafts])
    assert sorted(type(result).__name__ for result in results) == ["Revision", "Stale"], results
    assert fresh(ferries).current_revision.number == 2
    assert Proposal.objects.count() == 1
    assert is_sound(ferries)


def test_one_draft_is_taken_once(edda, ferries):
    proposal = propose(edda, ferries, OTHER)
    results = at_once([lambda: take_draft(actor=edda, proposal=proposal)] * 4)
    assert sorted(type(result).__name__ for result in results) == ["Revision", "Stale", "Stale", "Stale"]
    assert is_sound(ferries)


@pytest.mark.parametrize("turn", range(3))
def test_a_split_races_a_draft(mara, edda, ferries, turn):
    proposal, here = propose(edda, ferries, OTHER), place(ferries, "Minister")
    at = TEXT.index("the ferries would")
    results = at_once(
        [
            lambda: split_claim(actor=mara, placement=here, at=at),
            lambda: take_draft(actor=edda, proposal=proposal),
        ]
    )
    names = [type(result).__name__ for result in results]
    assert names in (["tuple", "Stale"], ["Stale", "Revision"]), results
    assert is_sound(ferries)


def test_the_same_text_is_proposed_by_many_at_once_and_waits_once(mara, edda, ferries):
    results = at_once([lambda p=p: propose(p, ferries, OTHER) for p in (mara, edda, mara, edda)])
    assert {result.pk for result in results} == {Proposal.objects.get().pk}


def test_nothing_stands_twice(mara, edda, ferries):
    take_draft(actor=edda, proposal=propose(edda, ferries, OTHER))
    current = Placement.objects.current().filter(article=ferries)
    assert current.count() == Claim.objects.filter(article=ferries).count()
