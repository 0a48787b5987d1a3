"""A story archived between the moment it was fetched and the act: nothing is changed, and that is said."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions import (
    articles,
    asking,
    assigning,
    evidence,
    newsroom,
    review,
    settling,
    signing,
    spans,
    talk,
)
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import Article, Attribution, Event, Verdict
from claims.queries.history_check import check_article
from claims.vocabulary import Clearance, Mark, Outcome, SaidAnswer
from tests.finding import places_in

ACTS = {
    "mark": lambda p, who: review.mark_claim(
        actor=who, placement=p, opinion=review.Opinion(Mark.DISPUTED), former=None
    ),
    "said": lambda p, who: review.answer_said(
        actor=who,
        placement=p,
        attribution=Attribution.objects.filter(article=p.article).first(),
        answer=SaidAnswer.YES,
        former=None,
    ),
    "note": lambda p, who: talk.write_note(actor=who, placement=p, text="Late."),
    "ask": lambda p, who: talk.ask_writer(actor=who, placement=p, text="Late?"),
    "outcome": lambda p, who: talk.set_outcome(
        actor=who, placement=p, value=Outcome.STANDS, reason="", former=None
    ),
    "found": lambda p, who: evidence.add_evidence(actor=who, placement=p, found=evidence.FoundNote("Late")),
    "split": lambda p, who: spans.split_claim(actor=who, placement=p, at=p.start + 7),
    "settle": lambda p, who: settling.settle_claim(
        actor=who,
        placement=p,
        decision=settling.Decision(Mark.VERIFIED, "So."),
        seen=[Verdict.objects.get().pk],
        former=None,
    ),
    "send back": lambda p, who: settling.send_back(
        actor=who, placement=p, question="Why?", seen=[Verdict.objects.get().pk], former=None
    ),
    "take": lambda p, who: assigning.take_article(actor=who, article=p.article),
    "assign": lambda p, who: assigning.assign_article(actor=who, article=p.article, people=[who]),
    "share out": lambda p, who: assigning.share_out_claims(actor=who, article=p.article, people=[who]),
    "readings": lambda p, who: asking.ask_for_readings(
        actor=who, article=p.article, claims=[p.claim_id], readings=2
    ),
    "sign": lambda p, who: signing.sign_off(
        actor=who,
        article=p.article,
        revision=p.article.current_revision_id,
        seen=p.article.history_length,
        because="Late.",
    ),
    "clear": lambda p, who: signing.clear(
        actor=who, article=p.article, revision=p.article.current_revision_id, value=Clearance.CLEARED
    ),
    "undo": lambda p, who: undo_last(actor=who, article=p.article),
}


@pytest.mark.parametrize("name", ACTS)
def test_co_05_what_was_fetched_before_archiving_changes_nothing_after(story, mara, edda, ada, name):
    review.mark_claim(
        actor=mara, placement=places_in(story)[2], opinion=review.Opinion(Mark.DISPUTED), former=None
    )
    talk.write_note(actor=edda, placement=places_in(story)[2], text="In time.")
    fetched = places_in(story)[2]
    articles.archive(actor=ada, article=Article.objects.get(pk=story.pk))
    before = Event.objects.filter(article=story).count()
    with pytest.raises(Stale, match="archived in the meantime"):
        ACTS[name](fetched, edda)
    assert Event.objects.filter(article=story).count() == before
    assert Article.objects.get(pk=story.pk).history_length == before
    with pytest.raises(PermissionDenied, match="archived"):
        ACTS["mark"](places_in(story)[2], edda)
    assert check_article(story) == []


def test_what_an_archived_story_allows_goes_on(story, edda):
    fetched = Article.objects.get(pk=story.pk)
    articles.archive(actor=edda, article=Article.objects.get(pk=story.pk))
    fetched.desk = "Archive desk"
    newsroom.edit_article(actor=edda, article=fetched)
    articles.restrict(actor=edda, article=story, people=[edda])
    articles.unarchive(actor=edda, article=story)
    assert Article.objects.get(pk=story.pk).archived_at is None
    assert check_article(story) == []


def test_the_next_claim_is_looked_for_elsewhere(story, mara, edda, monkeypatch):
    def too_late(person):
        found = next_article_for(person)
        if found:
            articles.archive(actor=edda, article=Article.objects.get(pk=found.pk))
        return found

    next_article_for = assigning.next_article_for
    monkeypatch.setattr(assigning, "next_article_for", too_late)
    assert assigning.take_next_claim(actor=mara) is None
