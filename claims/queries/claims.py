"""Claims of all stories under check, first what most needs a check: ranked, never hidden."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from claims.models import Article, Assignment, EvidenceStatusVersion, Placement, User
from claims.vocabulary import EvidenceStatus, Status

PAGE_SIZE = 50
SHOWN = [status for status in Status if status not in (Status.NOT_A_CLAIM, Status.RETIRED)]
COMMON = (Status.OPEN, None)
Place = tuple[float, int]  # where a page ends: priority and id of its last placement


@dataclass(slots=True)
class ClaimLine:
    claim_id: int
    article_id: int
    headline: str
    desk: str
    status: Status
    words: str
    reasons: list[str]


@dataclass(slots=True)
class ClaimList:
    lines: list[ClaimLine]
    after: str  # what the address of the next page says, or ""


def claims_for(
    user: User,
    *,
    status: Status | None,
    offers: EvidenceStatus | None = None,
    mine: bool = False,
    after: Place | None = None,
) -> ClaimList:
    """One page. Two queries at any length of the list: what stands on it, and its words."""
    found = _filtered(user, status, offers, mine)
    if after:
        priority, pk = after
        found = found.filter(Q(priority__lt=priority) | Q(priority=priority, pk__gt=pk))
    rows = list(
        found.order_by("-priority", "pk").values_list(
            *("pk", "claim_id", "article_id", "article__headline", "article__desk", "claim__status"),
            *("reasons", "priority"),
            named=True,
        )[: PAGE_SIZE + 1]
    )
    page = rows[:PAGE_SIZE]
    words = _words([row.pk for row in page])
    lines = [
        ClaimLine(
            claim_id=row.claim_id,
            article_id=row.article_id,
            headline=row.article__headline,
            desk=row.article__desk,
            status=Status(row.claim__status),
            words=words[row.pk],
            reasons=row.reasons,
        )
        for row in page
    ]
    last = page[-1] if len(rows) > PAGE_SIZE else None
    return ClaimList(lines, f"{last.priority!r},{last.pk}" if last else "")


def _filtered(
    user: User, status: Status | None, offers: EvidenceStatus | None, mine: bool
) -> QuerySet[Placement]:
    stories = Article.objects.visible_to(user).under_check()
    # What is common is met soon by going down the index of priorities; what is rare is sorted when found.
    common = status in COMMON and not mine
    seen = Q(Exists(stories.filter(pk=OuterRef("article")))) if common else Q(article__in=stories)
    found = Placement.objects.current().filter(seen)
    found = found.filter(claim__status=status) if status else found.filter(claim__status__in=SHOWN)
    if mine:
        taken = Assignment.objects.current().filter(article=OuterRef("article"), reviewer=user)
        found = found.filter(Exists(taken.filter(Q(claim=None) | Q(claim=OuterRef("claim")))))
    if offers:
        versions = EvidenceStatusVersion.objects.current().filter(claim=OuterRef("claim"), value=offers)
        found = found.filter(Exists(versions))
    return found


def _words(placements: list[int]) -> dict[int, str]:
    """Cut by the database: the drafts of fifty stories are too long to fetch."""
    cut = Substr("revision__text", F("start") + 1, F("end") - F("start"))
    return dict(Placement.objects.filter(pk__in=placements).annotate(words=cut).values_list("pk", "words"))
