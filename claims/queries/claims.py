"""Claims of all stories under check, first what most needs a check: ranked, never hidden."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from claims.models import (
    Article,
    Assignment,
    AttributionVersion,
    EvidenceStatusVersion,
    Placement,
    Revision,
    User,
)
from claims.vocabulary import EvidenceStatus, Status

PAGE_SIZE = 50
SHOWN = [status for status in Status if status not in (Status.NOT_A_CLAIM, Status.RETIRED)]
COMMON = (Status.OPEN, None)
Place = tuple[float, int]  # where a page ends: priority and id of its last placement
_CUT = Substr("revision__text", F("start") + 1, F("end") - F("start"))


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
    words: str = "",
    said_by: str = "",
    after: Place | None = None,
) -> ClaimList:
    """One page. Two queries at any length of the list: what stands on it, and its words."""
    looked_for = bool(words or said_by)
    found = _filtered(user, status, offers, mine, common=status in COMMON and not mine and not looked_for)
    if words:
        found = _with_words(found, words.split())
    if said_by:
        found = _said_by(found, said_by)
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
    texts = _texts([row.pk for row in page])
    lines = [
        ClaimLine(
            claim_id=row.claim_id,
            article_id=row.article_id,
            headline=row.article__headline,
            desk=row.article__desk,
            status=Status(row.claim__status),
            words=texts[row.pk],
            reasons=row.reasons,
        )
        for row in page
    ]
    last = page[-1] if len(rows) > PAGE_SIZE else None
    return ClaimList(lines, f"{last.priority!r},{last.pk}" if last else "")


def _filtered(
    user: User, status: Status | None, offers: EvidenceStatus | None, mine: bool, *, common: bool
) -> QuerySet[Placement]:
    stories = Article.objects.visible_to(user).under_check()
    # What is common is met soon by going down the index of priorities; what is rare is sorted when found.
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


def _with_words(found: QuerySet[Placement], words: list[str]) -> QuerySet[Placement]:
    """All of the words, in any order. Whole texts first: of a story without them no claim is cut out."""
    texts = Revision.objects.all()
    found = found.annotate(words=_CUT)
    for word in words:
        texts = texts.filter(_has("text", word))
        found = found.filter(_has("words", word))
    return found.filter(revision__in=texts)


def _said_by(found: QuerySet[Placement], name: str) -> QuerySet[Placement]:
    """By the ends of what was said: so also a claim that stands between the halves of a quotation."""
    versions = AttributionVersion.objects.current()
    versions = versions.filter(_has("source_name", name) | _has("source__name", name))
    here = versions.filter(
        revision=OuterRef("revision"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
    )
    return found.filter(Exists(here), revision__in=versions.values("revision"))


def _has(column: str, words: str) -> Q:
    """In any case. SQLite folds ASCII letters only, so the usual ways of writing the others are asked for."""
    ways = {words} if words.isascii() else {words, words.lower(), words.upper(), words.capitalize()}
    asked = Q()
    for way in ways:
        asked |= Q(**{f"{column}__icontains": way})
    return asked


def _texts(placements: list[int]) -> dict[int, str]:
    """Cut by the database: the drafts of fifty stories are too long to fetch."""
    return dict(Placement.objects.filter(pk__in=placements).annotate(words=_CUT).values_list("pk", "words"))
