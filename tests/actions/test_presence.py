"""Who is here: written by many windows at once, never part of history, and gone when one leaves."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.actions.presence import WRITTEN_EVERY, be_here, is_due
from claims.models import Article, Event, Presence
from claims.queries.outline import outline_of
from claims.queries.together import GONE_AFTER, pulse_of
from tests.together import at_once


@pytest.mark.django_db(transaction=True)
def test_twenty_windows_at_once_write_one_row(mara, oskar, story):
    claims = [row.claim_id for row in outline_of(story, mara).rows]

    def poll(number: int):
        person = (mara, oskar)[number % 2]
        be_here(actor=person, article_id=story.pk, claim_id=claims[number % len(claims)])

    assert at_once([lambda number=number: poll(number) for number in range(20)]) == [None] * 20
    assert sorted(Presence.objects.values_list("person", flat=True)) == sorted([mara.pk, oskar.pk])


def test_it_is_no_event(mara, story):
    before = Event.objects.count()
    be_here(actor=mara, article_id=story.pk, claim_id=None)
    assert Event.objects.count() == before


def test_people_without_a_role_are_not_shown(nobody, story):
    with pytest.raises(PermissionDenied):
        be_here(actor=nobody, article_id=story.pk, claim_id=None)
    assert not Presence.objects.exists()


def test_it_is_written_anew_after_a_while_or_on_another_claim():
    now = timezone.now()
    assert is_due(moved=False, written_at=None)
    assert is_due(moved=True, written_at=now)
    assert not is_due(moved=False, written_at=now - WRITTEN_EVERY / 2)
    assert is_due(moved=False, written_at=now - WRITTEN_EVERY)


def test_who_left_is_gone_and_oneself_is_not_listed(mara, oskar, edda, story):
    for person in (mara, oskar, edda):
        be_here(actor=person, article_id=story.pk, claim_id=None)
    Presence.objects.filter(person=edda).update(seen_at=timezone.now() - GONE_AFTER - timedelta(seconds=1))
    pulse = pulse_of(mara, story.pk, since=0, with_own=False)
    assert [person.name for person in pulse.others] == ["Oskar Veit"]
    assert pulse.me.pk == mara.pk


def test_a_story_one_may_not_see_has_no_pulse(mara, oskar, nobody, story):
    be_here(actor=mara, article_id=story.pk, claim_id=None)
    Article.objects.filter(pk=story.pk).update(restricted=True)
    for person in (oskar, nobody):
        assert pulse_of(person, story.pk, since=0, with_own=False) is None


def test_own_acts_are_no_news_unless_asked_for(edda, mara, story):
    assert not pulse_of(edda, story.pk, since=0, with_own=False).news
    assert pulse_of(edda, story.pk, since=0, with_own=True).news
    assert pulse_of(mara, story.pk, since=0, with_own=False).news
    length = Article.objects.get(pk=story.pk).history_length
    assert not pulse_of(mara, story.pk, since=length, with_own=True).news
