"""A draft waits to be taken: who may, what is refused, and what becomes of acts on the former one."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions import spans, talk, undo
from claims.actions.proposing import compare_again, compare_proposals, discard_proposal, propose_draft
from claims.actions.refused import Refused
from claims.actions.review import (
    Opinion,
    confirm_attribution,
    confirm_evidence_status,
    mark_claim,
)
from claims.actions.revising import take_draft
from claims.actions.stale import Stale
from claims.formats.readers import Unreadable
from claims.models import (
    Article,
    EvidenceStatusVersion,
    Proposal,
)
from claims.vocabulary import Mark
from tests.drafting import (
    TEXT,
    edited,
    fresh,
    is_sound,
    mark,
    place,
    propose,
    status,
    take,
    version_at,
)


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


def test_who_may(mara, oskar, edda, ana, ferries):
    mark(mara, ferries, "412")
    with pytest.raises(PermissionDenied):
        propose_draft(actor=ana, article=ferries, content="A\nB was.")
    others = propose(oskar, ferries, edited("412", "421"))
    with pytest.raises(PermissionDenied, match="changes one claim that others have marked"):
        take_draft(actor=oskar, proposal=others)
    with pytest.raises(PermissionDenied):
        discard_proposal(actor=mara, proposal=others)
    assert fresh(ferries).current_revision.number == 1
    take_draft(actor=mara, proposal=others)  # hers is the only mark
    assert fresh(ferries).current_revision.number == 2
    unmarked = propose(oskar, ferries, edited("412", "421").replace("all week", "all month"))
    take_draft(actor=oskar, proposal=unmarked)
    last = propose(oskar, ferries, TEXT + "More rain fell.")
    discard_proposal(actor=oskar, proposal=last)
    with pytest.raises(Stale, match="taken or discarded"):
        take_draft(actor=edda, proposal=last)
    assert is_sound(ferries)


def test_nothing_is_stored_of_what_is_no_new_draft(edda, ferries):
    with pytest.raises(Refused, match="word for word"):
        propose_draft(actor=edda, article=ferries, content=TEXT.replace("\n", "\r\n"))
    for content in ("", "date: 2031-05-02\n", b"\xff\xfe"):
        with pytest.raises(Unreadable):
            propose_draft(actor=edda, article=ferries, content=content)
    assert Proposal.objects.count() == 0


def test_the_same_text_is_proposed_once(mara, edda, ferries):
    one = propose_draft(actor=mara, article=ferries, content=edited("412", "421"))
    other = propose_draft(actor=edda, article=ferries, content=edited("412", "421").encode())
    assert one == other and other.author == mara


def test_comparing_tells_its_steps_between_them(mara, ferries):
    propose_draft(actor=mara, article=ferries, content=edited("412", "421"))
    propose_draft(actor=mara, article=ferries, content=TEXT + "More rain fell.")
    told = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        compare_proposals(ferries, tell)
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert Proposal.objects.filter(comparison__isnull=False).count() == 1, "what was done is kept"


def test_a_draft_against_a_former_one_is_stale_until_it_is_compared_again(mara, edda, ferries):
    one, other = propose(mara, ferries, edited("412", "421")), propose(mara, ferries, edited("412", "430"))
    take_draft(actor=edda, proposal=one)
    with pytest.raises(Stale, match="Another draft"):
        take_draft(actor=edda, proposal=other)
    compare_again(actor=edda, proposal=other)
    with pytest.raises(Stale, match="still being compared"):
        take_draft(actor=edda, proposal=other)
    compare_proposals(fresh(ferries))
    assert take_draft(actor=edda, proposal=other).number == 3
    assert is_sound(ferries)


def test_what_was_shown_is_what_is_done_so_claims_split_meanwhile_are_compared_again(mara, edda, ferries):
    proposal = propose(mara, ferries, edited("412", "421"))
    mark(mara, ferries, "412")  # a mark changes nothing that was shown
    at = TEXT.index("the ferries would")
    spans.split_claim(actor=mara, placement=place(ferries, "Minister"), at=at)
    with pytest.raises(Stale, match="split, merged"):
        take_draft(actor=edda, proposal=proposal)
    compare_again(actor=edda, proposal=proposal)
    compare_proposals(fresh(ferries))
    take_draft(actor=edda, proposal=proposal)
    assert is_sound(ferries)


def test_undo_does_not_reach_behind_the_draft_and_works_again_after_it(mara, edda, ferries):
    mark(mara, ferries, "Nobody")
    at = TEXT.index("the ferries would")
    spans.split_claim(actor=mara, placement=place(ferries, "Minister"), at=at)
    take(edda, ferries, edited("412", "421"))
    for person in (mara, edda):
        before = fresh(ferries).history_length
        if person == mara:
            with pytest.raises(Stale, match="Draft 2 came in since"):
                undo.undo_last(actor=person, article=fresh(ferries))
        else:
            assert undo.undo_last(actor=person, article=fresh(ferries)) is None
        assert fresh(ferries).history_length == before
    mark(mara, ferries, "421", Mark.DISPUTED)
    undo.undo_last(actor=mara, article=fresh(ferries))
    assert status(ferries, "421") == "open"
    assert is_sound(ferries)


def test_what_is_sent_from_a_page_of_the_former_draft_is_refused(mara, edda, ferries):
    old, version = place(ferries, "Nobody"), version_at(ferries, "Minister")
    offered = EvidenceStatusVersion.objects.current().get(claim=old.claim)
    take(edda, ferries, edited("412", "421"))
    for late in (
        lambda: mark_claim(actor=mara, placement=old, opinion=Opinion(Mark.VERIFIED), former=None),
        lambda: talk.write_note(actor=mara, placement=old, text="Late"),
        lambda: spans.set_not_a_claim(actor=mara, placement=old, flag=True),
        lambda: confirm_attribution(actor=mara, claim=old.claim, version=version),
        lambda: confirm_evidence_status(actor=mara, claim=old.claim, version=offered),
    ):
        with pytest.raises(Stale):
            late()
    assert is_sound(ferries)
