"""News by e-mail, where an admin set a mail server: that there is some and how much, never what it says."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from claims.actions import _queue
from claims.models import Job, Notice, User
from claims.queries.notices import due_for, not_mailed, to_mail
from claims.vocabulary import JobKind, JobState, NoticeKind

AFTER_FAILURE = timedelta(minutes=15)


def is_on() -> bool:
    return bool(settings.EMAIL_HOST)


def ask_for_mail(now: datetime) -> list[Job]:
    """One job for each person who wants mail and has news; by the worker, once a minute."""
    if not is_on():
        return []
    return [job for person in _who_want_it() if (job := _ask(person, now))]


@transaction.atomic
def _ask(person: User, now: datetime) -> Job | None:
    jobs = Job.objects.filter(kind=JobKind.MAIL, asked_by=person)
    busy = jobs.filter(state__in=(JobState.QUEUED, JobState.RUNNING))
    failed = jobs.filter(state=JobState.FAILED, ended_at__gt=now - AFTER_FAILURE)
    if busy.exists() or failed.exists():
        return None
    if not (to_mail(person, now).exists() or due_for(person, now).exists()):
        return None
    return _queue.ask(JobKind.MAIL, actor=person)


def send_news(person: User, now: datetime) -> int:
    """How many news the mail told of. What could not be sent is told of in the next one.

    Each is marked before the mail goes out, so that two workers send one. Where a worker is killed at it,
    what it was about to tell is told after a while: perhaps twice, rather than never.
    """
    if not (is_on() and _who_want_it().filter(pk=person.pk).exists()):
        return 0
    told = _claim(person, now)
    if not told:
        return 0
    rows = Notice.objects.filter(pk__in=[notice.pk for notice in told])
    due = sum(notice.kind == NoticeKind.DUE for notice in told)
    try:
        _mail(person, len(told), due).send()
    except Exception:
        rows.update(mailed_at=None)
        raise
    rows.update(mail_went=True)
    return len(told)


@transaction.atomic
def _claim(person: User, now: datetime) -> list[Notice]:
    """The rows are this worker's from here on; that a story is due becomes one."""
    new = list(to_mail(person, now))
    mine = [row for row in new if Notice.objects.filter(not_mailed(now), pk=row.pk).update(mailed_at=now)]
    about = {"person": person, "kind": NoticeKind.DUE, "at": now, "mailed_at": now}
    due = Notice.objects.bulk_create([Notice(article=story, **about) for story in due_for(person, now)])
    return [*mine, *due]


def _mail(person: User, number: int, due: int) -> EmailMessage:
    """Mail is read by others on its way: no story, no name of another, no mark, no word of a note."""
    news = "1 new notice" if number == 1 else f"{number} new notices"
    lines = [f"There is news for you at the fact-check desk: {news}."]
    if due:
        stories = "A story of yours is" if due == 1 else f"{due} stories of yours are"
        lines.append(f"{stories} due within the hour.")
    lines += ["", f"{settings.BASE_URL}{reverse('notices')}", ""]
    lines.append("You are told by e-mail because you chose it on that page. There you can also end it.")
    return EmailMessage(f"Factcheck: {news}", "\n".join(lines), to=[person.email])


def _who_want_it() -> QuerySet[User]:
    return User.objects.insiders().filter(preferences__mail=True).exclude(email="")
