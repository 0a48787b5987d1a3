"""Merge two claims: what goes along, what is refused, what undo brings back."""

import pytest

from claims.actions.refused import Refused
from claims.actions.spans import merge_claims
from claims.actions.undo import undo_last
from claims.models import (
    Article,
    Claim,
    ClaimLink,
    EvidenceLink,
    EvidenceStatusVersion,
    Note,
    Outcome,
    Placement,
    Verdict,
)
from claims.queries.history_check import check_article
from claims.vocabulary import Basis, ClaimKind, EvidenceStatus, LinkKind, Mark, Status
from tests.actions.correcting import TEXT, mark, merge, places, split, standing, state, words, work_on


@pytest.fixture
def story(add_story) -> Article:
    return add_story(TEXT)


@pytest.fixture
def worked_on(mara, story) -> Placement:
    return work_on(mara, story)


def test_merging_the_parts_again_joins_what_both_carry(mara, story, worked_on):
    split(mara, story)
    whole = merge(mara, story)
    back = [whole.pk]
    assert [standing(table) for table in (EvidenceLink, Outcome, Note)] == [back, back, back]


def test_a_merged_claim_reaches_from_the_first_to_the_second(mara, story):
    first, second = places(story)[1:3]
    whole = merge(mara, story)
    assert words(story)[1].endswith("stop. Rain fell.")
    assert len(words(story)) == 3
    assert whole.kind == ClaimKind.SENTENCE
    links = ClaimLink.objects.current().filter(kind=LinkKind.MERGED_INTO, other=whole)
    assert {link.claim_id for link in links} == {first.claim_id, second.claim_id}
    assert set(Claim.objects.filter(pk__in=[first.claim_id, second.claim_id]).values_list("status")) == {
        ("retired",)
    }
    assert check_article(story) == []


def test_merging_needs_the_same_mark_on_both(mara, oskar, story):
    first, second = places(story)[1:3]
    mark(mara, first, Mark.DISPUTED, basis=Basis.CONTESTED, rationale="One.")
    mark(mara, second, Mark.DISPUTED, basis=Basis.CONTRADICTED, rationale="Two.")
    mark(oskar, first)
    before = state(story)
    whole = merge(mara, story)
    carried = Verdict.objects.current().get()
    assert (carried.reviewer, carried.mark, carried.basis) == (mara, "disputed", "")
    assert (carried.rationale, carried.placement_id) == ("One.\nTwo.", first.pk)
    assert Claim.objects.get(pk=whole.pk).status == Status.RECHECK
    assert check_article(story) == []
    undo_last(actor=mara, article=story)
    assert state(story) == before
    assert ClaimLink.objects.current().filter(kind=LinkKind.MERGED_INTO).count() == 0
    assert check_article(story) == []


def test_without_a_mark_on_both_the_merged_claim_is_open(mara, story):
    mark(mara, places(story)[1])
    assert Claim.objects.get(pk=merge(mara, story).pk).status == Status.OPEN


def test_the_stronger_support_is_the_guess_for_the_merged_claim(mara, story):
    first, second = places(story)[1:3]
    rows = EvidenceStatusVersion.objects.current()
    rows.filter(claim=first.claim).update(value="assertion_only")
    rows.filter(claim=second.claim).update(value="document", confirmed_by=mara)
    whole = merge(mara, story)
    now = rows.get(claim=whole)
    assert (now.value, now.confirmed_by) == (EvidenceStatus.DOCUMENT, None)


def test_the_parts_of_one_claim_become_a_sentence_again(mara, story):
    split(mara, story)
    whole = merge(mara, story)
    assert (whole.kind, whole.parent) == (ClaimKind.SENTENCE, None)
    assert words(story)[1].startswith("The harbour") and words(story)[1].endswith("stop.")


def test_two_of_three_parts_stay_a_part(mara, story):
    split(mara, story)
    split(mara, story, places(story)[2], before="that they stop")
    whole = merge(mara, story, first=2)
    assert (whole.kind, words(story)[2]) == (
        ClaimKind.PART,
        "Minister Tova Lank denied that they stop.",
    )


def test_claims_of_two_paragraphs_are_not_merged(mara, story):
    for first in (0, 2):
        with pytest.raises(Refused, match="another paragraph"):
            merge(mara, story, first)


def test_only_the_next_claim_is_merged(mara, story):
    here = places(story)
    with pytest.raises(Refused, match="another one by now"):
        merge_claims(actor=mara, placement=here[1], following=here[3])
