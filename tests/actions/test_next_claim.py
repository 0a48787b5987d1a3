"""The next claim for me: different for everybody, none twice, none left out, the most urgent first."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.actions import articles, assigning
from claims.actions.review import Opinion, mark_claim
from claims.models import Article, Assignment, Claim, Placement, User
from claims.queries.history_check import check_article
from claims.vocabulary import Mark
from tests.together import at_once

SENTENCES = " ".join(f"Ship number {number} left the port of Korsen." for number in range(11))


def next_of(person: User) -> Placement | None:
    return assigning.take_next_claim(actor=person)


def done(person: User) -> Placement:
    """Takes the next claim and marks it."""
    place = next_of(person)
    place = Placement.objects.select_related("article", "claim").get(pk=place.pk)
    mark_claim(actor=person, placement=place, opinion=Opinion(Mark.VERIFIED), former=None)
    return place


def test_one_person_gets_every_claim_once_and_then_none(mara, story):
    got = [done(mara).claim_id for _ in range(7)]
    assert sorted(got) == sorted(Claim.objects.values_list("pk", flat=True))
    assert next_of(mara) is None
    assert check_article(story) == []


def test_what_one_has_comes_before_anything_new(mara, story):
    assert next_of(mara) == next_of(mara)
    assert Assignment.objects.count() == 1


def test_mine_first_then_nobodys_then_others_and_by_due_time(edda, mara, oskar, add_story):
    now = timezone.now()
    others, later, soon, mine = (add_story() for _ in range(4))
    for story, hours in ((others, 1), (soon, 2), (later, 3), (mine, 9)):
        articles.set_due(actor=edda, article=story, due=now + timedelta(hours=hours))
    assigning.take_article(actor=oskar, article=others)
    assigning.take_article(actor=mara, article=mine)
    order = [done(mara).article_id for _ in range(28)]
    assert list(dict.fromkeys(order)) == [mine.pk, soon.pk, later.pk, others.pk]
    assert set(Counter(order).values()) == {7}
    assert next_of(mara) is None and next_of(oskar) is None


def test_inside_a_story_what_most_needs_a_check_comes_first(mara, story):
    by_need = Placement.objects.current().filter(article=story).order_by("-priority", "start")
    assert [done(mara).pk for _ in range(7)] == [place.pk for place in by_need]


def test_what_is_given_by_an_editor_comes_first_and_is_nobody_elses(edda, mara, oskar, story, add_story):
    add_story()
    assigning.share_out_claims(actor=edda, article=story, people=[oskar])
    assert next_of(mara).article_id != story.pk
    assert next_of(oskar).article_id == story.pk


def test_a_story_that_asks_for_two_readings_gives_each_claim_to_two(mara, oskar, edda, story):
    Article.objects.update(readings=2)
    for someone in (mara, oskar):
        assert sorted(done(someone).claim_id for _ in range(7)) == sorted(
            Claim.objects.values_list("pk", flat=True)
        )
    assert next_of(edda) is None


def test_a_claim_of_somebody_who_left_is_free_again(mara, oskar, story):
    place = next_of(mara)
    User.objects.filter(pk=mara.pk).update(is_active=False)
    assert next_of(oskar) == place


def test_what_may_not_be_seen_or_changed_is_never_given(mara, edda, ana, story):
    articles.restrict(actor=edda, article=story, people=[edda])
    assert next_of(mara) is None
    articles.restrict(actor=edda, article=story, people=None)
    articles.archive(actor=edda, article=story)
    assert next_of(mara) is None
    articles.unarchive(actor=edda, article=story)
    with pytest.raises(PermissionDenied):
        next_of(ana)
    assert next_of(mara) is not None


@pytest.mark.django_db(transaction=True)
def test_co_12_fifty_people_at_once_get_fifty_claims(person, add_story):
    """Sixty are free in five stories; each of the fifty holds one, and the other ten are still free."""
    stories = [add_story(f"Ships leave\n{SENTENCES}\n") for _ in range(5)]
    people = [person(f"reviewer{number}", "reviewer") for number in range(50)]
    assert Placement.objects.current().count() == 60
    results = at_once([lambda who=who: next_of(who) for who in people])
    assert {type(result) for result in results} == {Placement}, results
    assert len({place.claim_id for place in results}) == 50
    assert Assignment.objects.current().count() == 50
    left = at_once([lambda who=who: (done(who), next_of(who)) for who in people[:10]])
    assert {type(result) for result in left} == {tuple}, left
    assert Assignment.objects.current().values("claim").distinct().count() == 60
    for story in stories:
        assert check_article(story) == []


@pytest.mark.django_db(transaction=True)
def test_ten_presses_of_one_person_at_once_give_one_claim(mara, story):
    results = at_once([lambda: next_of(mara)] * 10)
    assert {type(result) for result in results} == {Placement}, results
    assert len({place.pk for place in results}) == Assignment.objects.count() == 1
    assert check_article(story) == []
