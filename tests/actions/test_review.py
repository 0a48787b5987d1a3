"""Marks, answers and confirmations: one transaction each, one winner each."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.newsroom import edit_article
from claims.actions.review import (
    Opinion,
    answer_said,
    confirm_attribution,
    confirm_evidence_status,
    mark_claim,
)
from claims.actions.stale import Stale
from claims.models import (
    Article,
    AttributionVersion,
    Claim,
    Event,
    EvidenceStatusVersion,
    Placement,
    Said,
    Verdict,
)
from claims.queries.history_check import check_article
from claims.vocabulary import Basis, EventKind, Mark, SaidAnswer, Status

VERIFIED, DISPUTED = Opinion(Mark.VERIFIED), Opinion(Mark.DISPUTED)


@pytest.fixture
def placement(story: Article) -> Placement:
    return story_placement(story)


def story_placement(story: Article) -> Placement:
    rows = Placement.objects.current().filter(article=story, claim__kind="sentence")
    return rows.select_related("article", "claim").order_by("start").first()


@pytest.fixture
def version(placement: Placement) -> AttributionVersion:
    return AttributionVersion.objects.filter(article=placement.article_id).earliest("start")


def test_a_mark_is_stored_on_the_text_it_was_given_on(mara, placement):
    verdict = mark_claim(actor=mara, placement=placement, opinion=VERIFIED, former=None)
    stored = Verdict.objects.current().get()
    assert (stored.pk, stored.mark, stored.placement_id) == (verdict.pk, Mark.VERIFIED, placement.pk)
    placement.claim.refresh_from_db()
    assert placement.claim.status == Status.VERIFIED


def test_a_changed_mark_closes_the_one_before(mara, placement):
    first = mark_claim(actor=mara, placement=placement, opinion=VERIFIED, former=None)
    second = mark_claim(actor=mara, placement=placement, opinion=DISPUTED, former=first.pk)
    first.refresh_from_db()
    assert first.until == second.since
    assert Verdict.objects.current().get().mark == Mark.DISPUTED


def test_the_event_names_what_was_and_what_is(mara, placement):
    first = mark_claim(actor=mara, placement=placement, opinion=VERIFIED, former=None)
    mark_claim(actor=mara, placement=placement, opinion=DISPUTED, former=first.pk)
    event = Event.objects.filter(kind=EventKind.CLAIM_MARKED).latest("number")
    told = json.loads(event.detail.text)
    assert (told["words"]["was"], told["words"]["mark"]) == ("verified", "disputed")
    assert told["closed"] == {"verdict": [first.pk]}
    assert told["rows"]["verdict"][0]["mark"] == "disputed"
    assert event.actor_name == "Mara Lind"


def test_another_tab_of_the_same_person_is_told(mara, placement):
    mark_claim(actor=mara, placement=placement, opinion=VERIFIED, former=None)
    with pytest.raises(Stale, match="another window"):
        mark_claim(actor=mara, placement=placement, opinion=DISPUTED, former=None)
    assert Verdict.objects.get().mark == Mark.VERIFIED
    assert Event.objects.filter(kind=EventKind.CLAIM_MARKED).count() == 1


def test_a_mark_on_a_text_that_is_gone_is_refused(mara, placement):
    Placement.objects.filter(pk=placement.pk).update(until=99)
    with pytest.raises(Stale, match="text of this claim changed"):
        mark_claim(actor=mara, placement=placement, opinion=VERIFIED, former=None)
    assert not Verdict.objects.exists()


def test_two_readers_do_not_conflict_by_marking(mara, oskar, placement):
    mark_claim(actor=mara, placement=placement, opinion=VERIFIED, former=None)
    mark_claim(actor=oskar, placement=placement, opinion=DISPUTED, former=None)
    placement.claim.refresh_from_db()
    assert Verdict.objects.current().count() == 2
    assert placement.claim.status == Status.CONFLICT


def test_a_claim_stays_open_until_all_readings_are_in(mara, oskar, add_story):
    placement = story_placement(add_story(readings=2))
    mark_claim(actor=mara, placement=placement, opinion=VERIFIED, former=None)
    placement.claim.refresh_from_db()
    assert placement.claim.status == Status.OPEN
    mark_claim(actor=oskar, placement=placement, opinion=VERIFIED, former=None)
    placement.claim.refresh_from_db()
    assert placement.claim.status == Status.VERIFIED


def test_a_basis_goes_only_with_disputed(mara, placement):
    disputed = Opinion(Mark.DISPUTED, Basis.CONTESTED, "The council says otherwise.")
    verdict = mark_claim(actor=mara, placement=placement, opinion=disputed, former=None)
    assert verdict.basis == Basis.CONTESTED
    verified = Opinion(Mark.VERIFIED, Basis.CONTESTED)
    assert mark_claim(actor=mara, placement=placement, opinion=verified, former=verdict.pk).basis == ""


@pytest.mark.parametrize("who", ["ana", "nobody"])
def test_readers_and_people_without_a_role_mark_nothing(request, who, placement):
    actor = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied, match="Readers cannot mark"):
        mark_claim(actor=actor, placement=placement, opinion=VERIFIED, former=None)
    assert not Verdict.objects.exists()


def test_whether_they_said_it_is_answered_per_person(mara, oskar, placement, version):
    given = {"placement": placement, "attribution": version.attribution}
    first = answer_said(actor=mara, answer=SaidAnswer.YES, former=None, **given)
    answer_said(actor=oskar, answer=SaidAnswer.NO, former=None, **given)
    answer_said(actor=mara, answer=SaidAnswer.NO, former=first.pk, **given)
    with pytest.raises(Stale, match="another window"):
        answer_said(actor=mara, answer=SaidAnswer.YES, former=first.pk, **given)
    assert sorted(Said.objects.current().values_list("reviewer__username", "answer")) == [
        ("mara", "no"),
        ("oskar", "no"),
    ]


def test_an_answer_about_a_text_that_is_gone_is_refused(mara, placement, version):
    Placement.objects.filter(pk=placement.pk).update(until=99)
    given = {"placement": placement, "attribution": version.attribution}
    with pytest.raises(Stale, match="text of this claim changed"):
        answer_said(actor=mara, answer=SaidAnswer.YES, former=None, **given)
    assert not Said.objects.exists()


def test_a_guess_is_confirmed_once(mara, oskar, placement, version):
    confirmed = confirm_attribution(actor=mara, claim=placement.claim, version=version)
    assert confirmed.confirmed_by == mara
    assert confirmed.attribution_id == version.attribution_id
    with pytest.raises(Stale, match="Somebody confirmed"):
        confirm_attribution(actor=oskar, claim=placement.claim, version=version)


def test_what_the_article_offers_is_confirmed(mara, placement):
    guess = EvidenceStatusVersion.objects.current().get(claim=placement.claim)
    confirm_evidence_status(actor=mara, claim=placement.claim, version=guess)
    now = EvidenceStatusVersion.objects.current().get(claim=placement.claim)
    assert (now.value, now.confirmed_by) == (guess.value, mara)


def test_a_mark_counts_by_the_readings_asked_for_now(mara, edda, placement):
    """The page was fetched before an editor asked for a second reading."""
    story = Article.objects.get(pk=placement.article_id)
    story.readings = 2
    edit_article(actor=edda, article=story)
    mark_claim(actor=mara, placement=placement, opinion=VERIFIED, former=None)
    assert Claim.objects.get(pk=placement.claim_id).status == Status.OPEN
    assert check_article(story) == []


def test_who_confirmed_it_first_stays(mara, oskar, placement, version):
    confirmed = confirm_attribution(actor=mara, claim=placement.claim, version=version)
    with pytest.raises(Stale):
        confirm_attribution(actor=oskar, claim=placement.claim, version=confirmed)
    assert AttributionVersion.objects.current().get(pk=confirmed.pk).confirmed_by == mara
