"""The bell: how much is new to a person, and what, story by story."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from claims.models import Article, Assignment, Notice, Placement, User
from claims.queries.blind import shown_to
from claims.queries.due import SOON, due_words
from claims.queries.queue_filters import unfinished
from claims.vocabulary import NoticeKind

SHOWN = 200
LATE = timedelta(days=1)  # what is later than that is no news any more
LONGEST_MAILING = timedelta(minutes=10)
AT_THE_PAGE = timedelta(minutes=1)
LONGEST_WORDS = 120


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
    """On every page, so by one query that is quick to write; only what may be there is then counted."""
    told = Notice.objects.filter(person=user, read_at=None)
    assigned = Assignment.objects.current().filter(reviewer=user, **_about_due("article__", now))
    someone = User._base_manager.filter(pk=user.pk).values_list(Exists(told), Exists(assigned))
    may_be_new, may_be_due = someone.first() or (False, False)
    new = _seen(user).filter(read_at=None).count() if may_be_new else 0
    return new + (due_for(user, now).count() if may_be_due else 0)


def due_for(user: User, now: datetime) -> QuerySet[Article]:
    """Stories of theirs that are due within the hour or a little late, unfinished, and not seen to be due."""
    if NoticeKind.DUE in user.preferences.get("quiet", ()):
        return Article.objects.none()
    theirs = Assignment.objects.current().filter(article=OuterRef("pk"), reviewer=user)
    told = Notice.objects.filter(
        article=OuterRef("pk"), person=user, kind=NoticeKind.DUE, at__gte=OuterRef("due") - SOON
    )
    seen = Article.objects.visible_to(user).under_check().filter(**_about_due("", now))
    return seen.filter(unfinished(), Exists(theirs), ~Exists(told)).order_by("due")


def _about_due(of_story: str, now: datetime) -> dict[str, datetime]:
    """Looked up in stories; the argument leads to them."""
    return {f"{of_story}due__gt": now - LATE, f"{of_story}due__lt": now + SOON}


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
    """How each begins, of those that still stand in the text."""
    cut = Substr("revision__text", F("start") + 1, F("end") - F("start"))
    rows = Placement.objects.current().filter(claim__in=claims).annotate(words=cut)
    found = rows.values_list("claim", "words")
    return {
        claim: words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS]}…" for claim, words in found
    }
