"""News by e-mail: off until there is a server, sent by the worker, and silent about what the news is."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from claims.actions import _queue, articles, assigning, mailing, newsroom, noticing, review, talk
from claims.models import Article, Job, Notice, User
from claims.queries.notices import unread_count
from claims.vocabulary import JobKind, JobState, Mark, NoticeKind
from tests.finding import places_in

LATER = timedelta(minutes=2)


@pytest.fixture
def server(settings) -> None:
    """As pytest-django has it, mail goes to `mail.outbox`."""
    settings.EMAIL_HOST = "mail.newsroom.example"
    settings.BASE_URL = "https://factcheck.newsroom.example"


def wants(person: User, *, mail: bool = True, quiet: tuple[NoticeKind, ...] = ()) -> User:
    User.objects.filter(pk=person.pk).update(email=f"{person.username}@newsroom.example")
    noticing.choose(person=person, quiet=quiet, mail=mail)
    return User.objects.get(pk=person.pk)


@pytest.fixture
def mara(mara, server) -> User:
    return wants(mara)


def work(later: timedelta = LATER) -> list[Job]:
    """What the worker does once a minute, and the jobs that come of it."""
    now = timezone.now() + later
    jobs = mailing.ask_for_mail(now)
    for job in jobs:
        if _queue.begin(job.pk, JobState.QUEUED):
            mailing.send_news(job.asked_by, now)
            Job.objects.filter(pk=job.pk).update(state=JobState.DONE)
    return jobs


def assign(edda: User, story: Article, person: User) -> None:
    assigning.assign_article(actor=edda, article=story, people=[person])


def test_it_is_told_once_that_there_is_news_and_how_much(mara, edda, story):
    assign(edda, story, mara)
    talk.write_note(actor=edda, placement=places_in(story)[1], text="@mara the mill is closed")
    assert mail.outbox == []
    assert work(timedelta(seconds=5)) == []  # who is at a page sees it there
    work()
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["mara@newsroom.example"], "Factcheck: 2 new notices")
    assert "https://factcheck.newsroom.example/notices/" in sent.body
    assert unread_count(mara, timezone.now()) == 2
    work()
    assert len(mail.outbox) == 1


def test_the_mail_tells_nothing_of_what_the_news_is(mara, edda, oskar, story):
    review.mark_claim(
        actor=oskar, placement=places_in(story)[1], opinion=review.Opinion(Mark.DISPUTED), former=None
    )
    talk.write_note(actor=edda, placement=places_in(story)[1], text="@mara the mill is closed")
    assign(edda, story, mara)
    work()
    told = f"{mail.outbox[0].subject}\n{mail.outbox[0].body}".lower()
    words = {*re.findall(r"\w+", f"{story.headline} Edda Roth Oskar Veit mill closed disputed note assigned")}
    assert not {word for word in words if re.search(rf"\b{word.lower()}\b", told)}


def test_nobody_is_mailed_who_does_not_want_it_or_where_no_server_is(mara, edda, oskar, story, settings):
    wants(oskar, mail=False)
    assign(edda, story, mara)
    assign(edda, story, oskar)
    settings.EMAIL_HOST = ""
    assert work() == [] and not mailing.send_news(mara, timezone.now() + LATER)
    settings.EMAIL_HOST = "mail.newsroom.example"
    noticing.choose(person=mara, quiet=(), mail=False)
    assert work() == []
    wants(mara)
    User.objects.filter(pk=mara.pk).update(email="")
    assert work() == []
    User.objects.filter(pk=mara.pk).update(email="mara@newsroom.example", is_active=False)
    assert work() == []
    assert mail.outbox == []


def test_of_what_she_may_not_know_yet_or_not_any_more_no_mail_tells(mara, edda, oskar, ada, story):
    story.readings, story.blind = 2, True
    newsroom.edit_article(actor=edda, article=story)
    where = places_in(story)[1]
    talk.write_note(actor=oskar, placement=where, text="@mara ring the mill")
    assert Notice.objects.get().kind == NoticeKind.NAMED
    assert work() == []
    review.mark_claim(actor=mara, placement=where, opinion=review.Opinion(Mark.VERIFIED), former=None)
    work()
    assert len(mail.outbox) == 1
    assign(edda, story, mara)
    articles.restrict(actor=ada, article=story, people=[edda])
    assert work() == []


def test_that_a_story_is_due_is_mailed_once_and_stays_new_in_the_bell(mara, edda, story):
    assign(edda, story, mara)
    noticing.mark_read(person=mara, until=Notice.objects.get().pk, now=timezone.now())
    articles.set_due(actor=edda, article=story, due=timezone.now() + timedelta(minutes=50))
    assert unread_count(mara, timezone.now()) == 1
    work()
    assert "A story of yours is due within the hour." in mail.outbox[0].body
    assert unread_count(mara, timezone.now()) == 1
    work()
    assert len(mail.outbox) == 1


def test_fa_12_where_the_server_takes_none_it_is_told_later_and_only_admins_see_the_job(
    mara, edda, ada, story, monkeypatch
):
    assign(edda, story, mara)

    def down(self, messages):
        raise SMTPServerDisconnected("please run connect() first")

    (job,) = mailing.ask_for_mail(timezone.now() + LATER)
    monkeypatch.setattr(EmailBackend, "send_messages", down)
    Notice.objects.update(at=timezone.now() - LATER)
    with pytest.raises(SMTPServerDisconnected):
        _queue.run_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, Notice.objects.get().mailed_at) == (JobState.FAILED, None)
    assert [job in Job.objects.visible_to(person) for person in (mara, edda, ada)] == [False, False, True]
    monkeypatch.undo()
    assert work() == []  # not again at once
    Job.objects.update(ended_at=timezone.now() - timedelta(hours=1))
    work()
    assert len(mail.outbox) == 1
    assert not Job.objects.filter(kind=JobKind.MAIL).exclude(pk=job.pk).filter(state=JobState.FAILED).exists()


def test_two_workers_send_one_mail(mara, edda, story):
    assign(edda, story, mara)
    now = timezone.now() + LATER
    mailing.ask_for_mail(now)
    assert mailing.ask_for_mail(now) == []
    assert [mailing.send_news(mara, now), mailing.send_news(mara, now)] == [1, 0]


def test_what_a_killed_worker_was_about_to_tell_is_told_later(mara, edda, story, monkeypatch):
    assign(edda, story, mara)
    now = timezone.now() + LATER

    def killed(message: mail.EmailMessage) -> None:
        raise SystemExit

    monkeypatch.setattr(mail.EmailMessage, "send", killed)
    with pytest.raises(SystemExit):
        mailing.send_news(mara, now)
    monkeypatch.undo()
    assert mailing.send_news(mara, now + timedelta(minutes=9)) == 0  # another worker may still be at it
    assert mailing.send_news(mara, now + timedelta(minutes=11)) == 1
    assert mailing.send_news(mara, now + timedelta(minutes=30)) == 0
    assert len(mail.outbox) == 1
