"""Undo takes back one's own acts, step by step, and refuses what somebody built on."""

import pytest

from claims.actions.newsroom import edit_article
from claims.actions.review import Opinion, answer_said, confirm_attribution, mark_claim
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import Article, AttributionVersion, Placement, Said, Verdict
from claims.queries.history_check import check_article
from claims.vocabulary import Mark, SaidAnswer, Status


@pytest.fixture
def placements(story: Article) -> list[Placement]:
    rows = Placement.objects.current().filter(article=story, claim__kind="sentence")
    return list(rows.select_related("article", "claim").order_by("start"))


def mark(person, placement, word, former=None):
    return mark_claim(actor=person, placement=placement, opinion=Opinion(word), former=former)


def marks() -> list[tuple[int, str]]:
    return sorted(Verdict.objects.current().values_list("claim", "mark"))


def test_nothing_to_undo(mara, story):
    assert undo_last(actor=mara, article=story) is None


def test_a_first_mark_is_taken_back(mara, story, placements):
    mark(mara, placements[0], Mark.VERIFIED)
    claim = undo_last(actor=mara, article=story)
    assert claim == placements[0].claim
    assert marks() == []
    claim.refresh_from_db()
    assert claim.status == Status.OPEN


def test_step_by_step_through_changes_of_one_claim(mara, story, placements):
    here = placements[0]
    first = mark(mara, here, Mark.VERIFIED)
    second = mark(mara, here, Mark.DISPUTED, first.pk)
    mark(mara, here, Mark.UNSUPPORTED, second.pk)
    seen = []
    while undo_last(actor=mara, article=story):
        seen.append(marks())
    assert seen == [[(here.claim_id, "disputed")], [(here.claim_id, "verified")], []]
    assert check_article(story) == []


def test_a_mark_given_after_an_undo_is_undone_next(mara, story, placements):
    first = mark(mara, placements[0], Mark.VERIFIED)
    mark(mara, placements[0], Mark.DISPUTED, first.pk)
    undo_last(actor=mara, article=story)
    back = Verdict.objects.current().get()
    mark(mara, placements[0], Mark.NOT_CHECKABLE, back.pk)
    undo_last(actor=mara, article=story)
    assert marks() == [(placements[0].claim_id, "verified")]
    undo_last(actor=mara, article=story)
    assert marks() == []
    assert undo_last(actor=mara, article=story) is None
    assert check_article(story) == []


def test_only_ones_own_acts_are_undone(mara, oskar, story, placements):
    mark(mara, placements[0], Mark.VERIFIED)
    mark(oskar, placements[1], Mark.DISPUTED)
    undo_last(actor=mara, article=story)
    assert marks() == [(placements[1].claim_id, "disputed")]


def test_an_answer_comes_back_as_it_was(mara, story, placements):
    attribution = AttributionVersion.objects.filter(article=story).first().attribution
    given = {"actor": mara, "placement": placements[0], "attribution": attribution}
    first = answer_said(answer=SaidAnswer.YES, former=None, **given)
    answer_said(answer=SaidAnswer.NO, former=first.pk, **given)
    undo_last(actor=mara, article=story)
    assert Said.objects.current().get().answer == SaidAnswer.YES


def test_a_confirmation_becomes_a_guess_again(mara, story, placements):
    version = AttributionVersion.objects.filter(article=story).first()
    confirm_attribution(actor=mara, claim=placements[0].claim, version=version)
    undo_last(actor=mara, article=story)
    now = AttributionVersion.objects.current().get(attribution=version.attribution_id)
    assert now.confirmed_by is None


def test_what_somebody_changed_since_is_not_undone(mara, story, placements):
    version = AttributionVersion.objects.filter(article=story).first()
    mine = confirm_attribution(actor=mara, claim=placements[0].claim, version=version)
    AttributionVersion.objects.filter(pk=mine.pk).update(until=mine.since + 1)
    with pytest.raises(Stale, match="changed this since"):
        undo_last(actor=mara, article=story)


def test_undo_counts_by_the_readings_asked_for_now(mara, oskar, edda, story, placements):
    first = mark(mara, placements[0], Mark.VERIFIED)
    mark(mara, placements[0], Mark.DISPUTED, former=first.pk)
    now = Article.objects.get(pk=story.pk)
    now.readings = 2
    edit_article(actor=edda, article=now)
    assert undo_last(actor=mara, article=story).status == Status.OPEN
    assert check_article(now) == []
