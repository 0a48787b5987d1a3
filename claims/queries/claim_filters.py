"""What the list of claims can be narrowed to; the page and its export ask the same."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from claims.models import (
    Article,
    Assignment,
    AttributionVersion,
    EvidenceStatusVersion,
    Placement,
    Revision,
    User,
    Verdict,
)
from claims.queries.blind import shown_to
from claims.queries.claim_words import has
from claims.queries.sources import cited_as
from claims.vocabulary import CueClass, EvidenceStatus, Status

SHOWN = [status for status in Status if status not in (Status.NOT_A_CLAIM, Status.RETIRED)]
COMMON = (Status.OPEN, None)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the list asks for; no status is every one that is shown."""

    status: Status | None = None
    offers: EvidenceStatus | None = None
    mine: bool = False
    words: str = ""
    said_by: str = ""
    cue: CueClass | None = None
    reviewer: User | None = None
    first_day: date | None = None
    last_day: date | None = None

    @property
    def by_marks(self) -> bool:
        return bool(self.reviewer or self.first_day or self.last_day)

    @property
    def folded(self) -> int:
        """How many of the filters that the page folds away are in use."""
        return sum(map(bool, (self.cue, self.reviewer, self.first_day, self.last_day)))

    @property
    def searches(self) -> bool:
        return bool(self.words or self.said_by or self.folded)


def narrowed(user: User, asked: Asked) -> QuerySet[Placement]:
    """Where the claims stand that this person may see and asks for, in no order.

    Of the words only that the story has them all: which of its claims do, `claim_words` tells.
    """
    stories = Article.objects.visible_to(user).under_check()
    # What is common is met soon by going down the index of priorities; what is rare is sorted when found.
    common = asked.status in COMMON and not asked.mine and not asked.searches
    seen = Q(Exists(stories.filter(pk=OuterRef("article")))) if common else Q(article__in=stories)
    status = Q(claim__status=asked.status) if asked.status else Q(claim__status__in=SHOWN)
    found = Placement.objects.current().filter(seen, status)
    if asked.mine:
        taken = Assignment.objects.current().filter(article=OuterRef("article"), reviewer=user)
        found = found.filter(Exists(taken.filter(Q(claim=None) | Q(claim=OuterRef("claim")))))
    if asked.offers:
        versions = EvidenceStatusVersion.objects.current().filter(claim=OuterRef("claim"), value=asked.offers)
        found = found.filter(Exists(versions))
    if asked.words:
        found = found.filter(revision__in=_texts_with(asked.words.split()))
    if asked.said_by or asked.cue:
        found = _said(found, asked)
    if asked.by_marks:
        found = found.filter(claim__in=_marks(user, asked).values("claim"))
    return found


def _texts_with(words: list[str]) -> QuerySet[Revision]:
    texts = Revision.objects.all()
    for word in words:
        texts = texts.filter(has("text", word))
    return texts


def _said(found: QuerySet[Placement], asked: Asked) -> QuerySet[Placement]:
    """By the ends of what was said: so also a claim that stands between the halves of a quotation.

    Only what begins near the claim is looked at, by an index: else each claim of a long story would be held
    against all that is said in it. Of an EXISTS, PostgreSQL would make just that.
    """
    versions = AttributionVersion.objects.current()
    if asked.said_by:
        versions = versions.filter(cited_as(asked.said_by))
    if asked.cue:  # the list holds nothing else in quotation marks than classes
        versions = versions.alias(classes=Cast("cues", TextField()))
        versions = versions.filter(classes__contains=f'"{asked.cue.value}"')
    longest = versions.order_by().values(every=Value(1)).annotate(longest=Max(F("end") - F("start")))
    here = versions.filter(
        revision=OuterRef("revision"),
        start__lt=OuterRef("end"),
        start__gt=OuterRef("start") - Subquery(longest.values("longest")),
        end__gt=OuterRef("start"),
    )
    found = found.alias(said=Subquery(here.order_by().values("pk")[:1]))
    return found.filter(said__isnull=False, revision__in=versions.values("revision"))


def _marks(user: User, asked: Asked) -> QuerySet[Verdict]:
    """One and the same mark is by that reviewer and of those days; of what this person may see."""
    marks = shown_to(user, Verdict.objects.current())
    if asked.reviewer:
        marks = marks.filter(reviewer=asked.reviewer)
    if asked.first_day:
        marks = marks.filter(marked_at__gte=_begin_of(asked.first_day))
    if asked.last_day:
        marks = marks.filter(marked_at__lt=_begin_of(asked.last_day + timedelta(days=1)))
    return marks


def _begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))  # by the newsroom's clock
