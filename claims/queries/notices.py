"""The bell: how much is new to a person, and what, story by story."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from claims.models import Article, Assignment, Notice, Placement, User
from claims.queries.blind import shown_to
from claims.queries.cut import cut
from claims.queries.due import SOON, due_words
from claims.queries.prepared import prepared
from claims.queries.queue_filters import unfinished
from claims.vocabulary import NoticeKind

SHOWN = 200
LATE = timedelta(days=1)  # what is later than that is no news any more
LONGEST_MAILING = timedelta(minutes=10)
AT_THE_PAGE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Told:
    number: int  # of the notice; 0: that the story is due
    what: str
    who: str
    words: str
    claim_id: int | None
    claim_words: str
    at: datetime
    unread: bool


@dataclass(slots=True)
class OfStory:
    article_id: int
    headline: str
    told: list[Told] = field(default_factory=list)

    @property
    def unread(self) -> int:
        return sum(each.unread for each in self.told)


def unread_count(user: User, now: datetime) -> int:
    """On every page, so by one prepared query; only what may be there is then counted."""
    looked = _what_may_be(viewer=user, since=now - LATE, until=now + SOON)
    may_be_new, may_be_due = looked[0] if looked else (False, False)
    new = sum(_number_new(viewer=user)) if may_be_new else 0
    return new + (_number_due(user, now) if may_be_due else 0)


@prepared
def _what_may_be(*, viewer: User, since: datetime, until: datetime) -> QuerySet[User]:
    """Whether there is a notice unread, and a story that is due: a pair, or none for who is not on file."""
    told = Notice.objects.filter(person=viewer, read_at=None)
    due = {"article__due__gt": since, "article__due__lt": until}
    assigned = Assignment.objects.current().filter(reviewer=viewer, **due)
    return User._base_manager.filter(pk=viewer.pk).values_list(Exists(told), Exists(assigned))


@prepared
def _number_new(*, viewer: User) -> QuerySet[Notice]:
    """One number, or none where it is 0."""
    unread = _seen(viewer).filter(read_at=None).order_by()
    return unread.values("person").annotate(number=Count("pk")).values_list("number", flat=True)


def due_for(user: User, now: datetime) -> QuerySet[Article]:
    """Stories of theirs that are due within the hour or a little late, unfinished, and not seen to be due."""
    if _is_quiet(user):
        return Article.objects.none()
    return _due(user, now - LATE, now + SOON).order_by("due")


def _number_due(user: User, now: datetime) -> int:
    return 0 if _is_quiet(user) else len(_keys_due(viewer=user, since=now - LATE, until=now + SOON))


@prepared
def _keys_due(*, viewer: User, since: datetime, until: datetime) -> QuerySet[Article]:
    return _due(viewer, since, until).order_by().values_list("pk", flat=True)


def _is_quiet(user: User) -> bool:
    return NoticeKind.DUE in user.preferences.get("quiet", ())


def _due(user: User, since: datetime, until: datetime) -> QuerySet[Article]:
    theirs = Assignment.objects.current().filter(article=OuterRef("pk"), reviewer=user)
    told = Notice.objects.filter(
        article=OuterRef("pk"), person=user, kind=NoticeKind.DUE, at__gte=OuterRef("due") - SOON
    )
    seen = Article.objects.visible_to(user).under_check().filter(due__gt=since, due__lt=until)
    return seen.filter(unfinished(), Exists(theirs), ~Exists(told))


def to_mail(user: User, now: datetime) -> QuerySet[Notice]:
    """What is new for a little while, so that who is at a page has seen it there; nothing of long ago."""
    fresh = {"at__lt": now - AT_THE_PAGE, "at__gt": now - LATE}
    return _seen(user).filter(not_mailed(now), read_at=None, **fresh)


def not_mailed(now: datetime) -> Q:
    """Also what a worker was about to tell of and never did: it was killed at it."""
    return Q(mailed_at=None) | Q(mail_went=False, mailed_at__lt=now - LONGEST_MAILING)


def notices_for(user: User, now: datetime, most: int = SHOWN) -> list[OfStory]:
    """The latest, those of one story together; three queries at any number."""
    rows = list(_seen(user).select_related("article", "actor").order_by("-pk")[:most])
    words = _words([row.claim_id for row in rows if row.claim_id])
    stories: dict[int, OfStory] = {}
    for article in due_for(user, now):
        told = Told(0, NoticeKind.DUE.label, "", due_words(article.due, now), None, "", now, unread=True)
        stories[article.pk] = OfStory(article.pk, article.headline, [told])
    for row in rows:
        story = stories.setdefault(row.article_id, OfStory(row.article_id, row.article.headline))
        story.told.append(_told(row, words))
    return list(stories.values())


def latest_of(stories: list[OfStory]) -> int:
    return max((each.number for story in stories for each in story.told), default=0)


def _seen(user: User) -> QuerySet[Notice]:
    """Nothing of a story that the person may not see, or not any more."""
    told = Notice.objects.filter(person=user, article__in=Article.objects.visible_to(user))
    return shown_to(user, told)


def _told(row: Notice, words: dict[int, str]) -> Told:
    return Told(
        number=row.pk,
        what=NoticeKind(row.kind).label,
        who=row.actor.get_full_name() if row.actor else "",
        words=row.words,
        claim_id=row.claim_id if row.claim_id in words else None,
        claim_words=words.get(row.claim_id, ""),
        at=row.at,
        unread=row.read_at is None,
    )


def _words(claims: list[int]) -> dict[int, str]:
    """Of those that still stand in the text."""
    found = Placement.objects.current().filter(claim__in=claims).values_list("claim", cut())
    return dict(found)
