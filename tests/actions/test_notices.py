"""The bell: who is told of what, who never is, and what a person does with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import articles, assigning, evidence, noticing, review, settling, talk
from claims.actions._notices import notify
from claims.actions.asking import ask_for_readings
from claims.actions.newsroom import edit_article
from claims.models import Article, Notice, User, Verdict
from claims.queries.notices import latest_of, notices_for, unread_count
from claims.vocabulary import Mark, NoticeKind
from tests.finding import places_in


def news(person: User) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", "words"))


def count(person: User) -> int:
    return unread_count(User.objects.get(pk=person.pk), timezone.now())


def read_all(person: User, **about: object) -> None:
    latest = Notice.objects.order_by("pk").last()
    noticing.mark_read(person=person, until=latest.pk if latest else 0, now=timezone.now(), **about)


def test_who_is_assigned_is_told_once_and_who_takes_is_not(edda, mara, oskar, story):
    assigning.assign_article(actor=edda, article=story, people=[mara, edda])
    assigning.assign_article(actor=edda, article=story, people=[mara])
    assigning.take_article(actor=oskar, article=story)
    assigning.share_out_claims(actor=edda, article=story, people=[mara, oskar])
    assert news(mara) == [("assigned", ""), ("assigned", "4 claims")]
    assert news(oskar) == [("assigned", "3 claims")]
    assert news(edda) == []


def test_who_is_named_is_told_once_a_note(mara, oskar, edda, story):
    place = places_in(story)[1]
    note = talk.write_note(actor=mara, placement=place, text="@oskar and @mara, look.")
    talk.change_note(actor=mara, placement=place, note=note, text="@oskar and @edda, look.")
    assert (news(oskar), news(edda), news(mara)) == ([("named", "")], [("named", "")], [])
    (told,) = notices_for(oskar, timezone.now())[0].told
    assert (
        told.who == "Mara Lind" and told.claim_id == place.claim_id and "costs two crowns" in told.claim_words
    )


def test_of_a_conflict_an_editor_is_told_who_did_not_read_it_herself(edda, mara, oskar, person, story):
    other = person("ines", "editor", "Ines Faro")
    place, second = places_in(story)[1:3]
    for reader, word in ((mara, Mark.VERIFIED), (oskar, Mark.UNSUPPORTED)):
        review.mark_claim(actor=reader, placement=place, opinion=review.Opinion(word), former=None)
    assert news(edda) == news(other) == [("conflict", "")]
    assigning.take_article(actor=other, article=story)
    for reader, word in ((mara, Mark.VERIFIED), (edda, Mark.UNSUPPORTED)):
        review.mark_claim(actor=reader, placement=second, opinion=review.Opinion(word), former=None)
    assert len(news(edda)) == 1 and len(news(other)) == 2
    assert news(mara) == news(oskar) == []


def differ(one: User, other: User, places) -> None:
    for place in places:
        for reader, word in ((one, Mark.VERIFIED), (other, Mark.UNSUPPORTED)):
            review.mark_claim(actor=reader, placement=place, opinion=review.Opinion(word), former=None)


def test_of_conflicts_by_other_readings_asked_an_editor_is_told(edda, ada, mara, oskar, person, story):
    other = person("ines", "editor", "Ines Faro")
    places = places_in(story)[1:4]
    ask_for_readings(actor=edda, article=story, claims=[place.claim_id for place in places], readings=3)
    differ(mara, oskar, places)
    assert news(other) == []
    ask_for_readings(actor=edda, article=story, claims=[places[0].claim_id], readings=2)
    assert news(other) == [("conflict", "")] and news(edda) == []
    assert Notice.objects.get(person=other).claim_id == places[0].claim_id
    ask_for_readings(actor=ada, article=story, claims=[place.claim_id for place in places], readings=2)
    assert len(news(other)) == 3 and len(news(edda)) == 2  # nobody hears again of the first
    assert news(mara) == news(oskar) == []


def test_of_many_conflicts_at_once_there_is_one_line(
    edda, ada, mara, oskar, person, add_story, django_assert_max_num_queries
):
    other = person("ines", "editor", "Ines Faro")
    story = add_story("Loaves\n" + "\n".join(f"Loaf {n} was sold." for n in range(8)), readings=3)
    places = places_in(story)[:8]
    differ(mara, oskar, places[:-1])
    differ(mara, other, places[-1:])
    story.readings = 2
    with django_assert_max_num_queries(25):
        edit_article(actor=ada, article=story)
    assert news(edda) == [("conflict", "8 claims")]
    assert news(other) == [("conflict", "7 claims")]  # she read one of them
    (told,) = notices_for(edda, timezone.now())[0].told
    assert (told.what, told.claim_id) == (NoticeKind.CONFLICT.label, None)


def test_of_a_conflict_that_comes_back_an_editor_is_told_again(edda, mara, oskar, story):
    place = places_in(story)[1]
    ask_for_readings(actor=edda, article=story, claims=[place.claim_id], readings=2)
    differ(mara, oskar, [place])
    readings = list(Verdict.objects.current().filter(claim=place.claim).values_list("pk", flat=True))
    decision = settling.Decision(Mark.VERIFIED, reason="So it is.")
    settling.settle_claim(actor=edda, placement=place, decision=decision, seen=readings, former=None)
    before = len(news(edda))
    evidence.add_evidence(actor=mara, placement=place, found=evidence.FoundNote("Another bill."))
    assert news(edda)[before:] == [("conflict", "")]


def test_who_read_what_is_sent_back_is_told_with_the_question(edda, mara, oskar, story):
    place = places_in(story)[1]
    given = {"placement": place, "former": None}
    seen = [
        review.mark_claim(actor=reader, opinion=review.Opinion(word), **given).pk
        for reader, word in ((mara, Mark.VERIFIED), (oskar, Mark.UNSUPPORTED))
    ]
    settling.send_back(actor=edda, placement=place, question="Which year?", seen=seen, former=None)
    assert news(mara) == news(oskar) == [("sent_back", "Which year?")]


def test_az_10_nobody_is_told_of_a_story_that_they_may_not_see(edda, ada, mara, oskar, story):
    notify(NoticeKind.ASSIGNED, [mara.pk, oskar.pk], article=story, actor=edda, words="Secret")
    assert count(mara) == count(oskar) == 1
    articles.restrict(actor=edda, article=story, people=[oskar])
    assert (count(mara), count(oskar)) == (0, 1)
    assert notices_for(mara, timezone.now()) == []
    notify(NoticeKind.NAMED, [mara.pk], article=Article.objects.get(pk=story.pk), actor=edda)
    assert len(news(mara)) == 1
    User.objects.filter(pk=oskar.pk).update(is_active=False)
    notify(NoticeKind.NAMED, [oskar.pk], article=story, actor=edda)
    assert len(news(oskar)) == 1


def test_what_is_read_is_not_new_and_what_came_since_still_is(edda, mara, add_story):
    one, two = add_story(), add_story()
    for story in (one, two):
        notify(NoticeKind.ASSIGNED, [mara.pk], article=story, actor=edda)
    until = latest_of(notices_for(mara, timezone.now()))
    notify(NoticeKind.DRAFT_CHANGED, [mara.pk], article=one, actor=edda)
    noticing.mark_read(person=mara, until=until, now=timezone.now(), article=two)
    assert count(mara) == 2
    noticing.mark_read(person=mara, until=until, now=timezone.now())
    assert count(mara) == 1
    read_all(edda)
    assert count(mara) == 1
    read_all(mara, notice=Notice.objects.latest("pk").pk)
    assert count(mara) == 0


def test_each_chooses_what_they_are_told(edda, mara, oskar, story):
    noticing.choose(person=mara, quiet=[NoticeKind.ASSIGNED, NoticeKind.DUE], mail=False)
    for person in (mara, oskar):
        assigning.assign_article(actor=edda, article=story, people=[person])
    assert (news(mara), len(news(oskar))) == ([], 1)
    articles.set_due(actor=edda, article=story, due=timezone.now() + timedelta(minutes=30))
    assert (count(mara), count(oskar)) == (0, 2)
    noticing.choose(person=mara, quiet=[], mail=False)
    assert count(mara) == 1


def test_a_story_of_mine_is_due_until_i_have_seen_it_and_again_when_it_moves(edda, mara, oskar, story):
    assigning.take_article(actor=mara, article=story)
    now = timezone.now()
    articles.set_due(actor=edda, article=story, due=now + timedelta(hours=3))
    assert count(mara) == 0
    articles.set_due(actor=edda, article=story, due=now + timedelta(minutes=59))
    assert (count(mara), count(oskar)) == (1, 0)
    assert "in 59 min" in notices_for(mara, now)[0].told[0].words
    read_all(mara)
    assert count(mara) == 0 and news(mara) == [("due", "")]
    articles.set_due(actor=edda, article=story, due=now + timedelta(hours=4))
    later = now + timedelta(hours=3, minutes=30)
    assert unread_count(mara, later) == 1
    articles.archive(actor=edda, article=story)
    assert unread_count(mara, later) == 0


@pytest.mark.parametrize("words", ["", "x" * 301])
def test_words_are_cut_to_what_the_bell_has_room_for(edda, mara, story, words):
    notify(NoticeKind.OVERRULED, [mara.pk], article=story, actor=edda, words=words)
    assert len(news(mara)[0][1]) == min(len(words), 300)
