"""What a story keeps of its claims, so that the queue need not count them, is true after every act."""

import pytest

from claims.actions import review, settling, spans, talk, undo
from claims.actions._tally import KEPT
from claims.actions.asking import ask_for_readings
from claims.models import Article, Claim, Settlement, Verdict
from claims.queries.history_check import check_article
from claims.queries.tally import is_miscounted
from claims.vocabulary import Mark, Outcome
from tests.finding import places_in


def kept(story: Article) -> tuple[int, ...]:
    """Waiting, differing, to be checked again, doubts without an outcome; each time proven anew."""
    assert not is_miscounted(Article.objects.get(pk=story.pk))
    return Article.objects.values_list(*KEPT).get(pk=story.pk)


def mark(person, place, word: Mark) -> None:
    former = Verdict.objects.current().filter(claim=place.claim, reviewer=person).first()
    about = {"opinion": review.Opinion(word), "former": former.pk if former else None}
    review.mark_claim(actor=person, placement=place, **about)


def test_every_act_counts_anew(edda, mara, oskar, story):
    first, second, third = places_in(story)[1:4]
    everything = len(places_in(story))
    assert kept(story) == (everything, 0, 0, 0)
    mark(mara, first, Mark.DISPUTED)
    assert kept(story) == (everything - 1, 0, 0, 1)
    talk.set_outcome(actor=mara, placement=first, value=Outcome.STANDS, reason="", former=None)
    assert kept(story) == (everything - 1, 0, 0, 0)
    undo.undo_last(actor=mara, article=story)
    assert kept(story) == (everything - 1, 0, 0, 1)
    ask_for_readings(actor=edda, article=story, claims=[second.claim_id], readings=2)
    mark(mara, second, Mark.VERIFIED)
    mark(oskar, second, Mark.UNSUPPORTED)
    assert kept(story) == (everything - 2, 1, 0, 1)
    readings = list(Verdict.objects.current().filter(claim=second.claim).values_list("pk", flat=True))
    decision = settling.Decision(Mark.VERIFIED, reason="So it is.")
    settling.settle_claim(actor=edda, placement=second, decision=decision, seen=readings, former=None)
    assert kept(story) == (everything - 2, 0, 0, 1)
    settling.send_back(
        actor=edda, placement=second, question="Where?", seen=readings, former=settled_as(second)
    )
    assert kept(story) == (everything - 1, 0, 0, 1)
    middle = third.revision.text.index(" ", third.start)
    spans.split_claim(actor=mara, placement=third, at=middle)
    assert kept(story) == (everything, 0, 0, 1)
    assert check_article(story) == []


def settled_as(place) -> int:
    return Settlement.objects.current().get(claim=place.claim).pk


def test_the_proof_of_history_tells_where_a_number_is_wrong(mara, story):
    mark(mara, places_in(story)[1], Mark.VERIFIED)
    Article.objects.filter(pk=story.pk).update(claims_waiting=1)
    (fault,) = check_article(story)
    assert fault.what == "the story does not keep the number of its claims"
    mark(mara, places_in(story)[2], Mark.VERIFIED)
    assert check_article(story) == []  # the next act counts anew


@pytest.mark.parametrize("name", sorted(KEPT))
def test_each_number_is_proven(story, name):
    Claim.objects.filter(article=story).update(status="verified")
    Article.objects.filter(pk=story.pk).update(**dict.fromkeys(KEPT, 0))
    assert not is_miscounted(Article.objects.get(pk=story.pk))
    Article.objects.filter(pk=story.pk).update(**{name: 1})
    assert is_miscounted(Article.objects.get(pk=story.pk))
