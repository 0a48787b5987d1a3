"""Claims of all stories under check, first what most needs a check: ranked, never hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from claims.formats.columns import ClaimRow
from claims.models import Article, Claim, Placement, User
from claims.queries.claim_filters import Asked, narrowed
from claims.queries.claim_words import first_with, has, has_all
from claims.queries.cut import cut
from claims.queries.export import claim_rows
from claims.vocabulary import Status

PAGE_SIZE = 50
MOST_STORIES = 6
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
    stories: list[Article]  # whose headlines have the words, also archived ones
    more_stories: bool


def claims_for(user: User, asked: Asked, *, after: Place | None = None) -> ClaimList:
    """One page. Two queries at any length of the list: what is on it, and its words; for a search four."""
    found = narrowed(user, asked)
    if after:
        priority, pk = after
        found = found.filter(Q(priority__lt=priority) | Q(priority=priority, pk__gt=pk))
    searched = first_with(asked.words, found, PAGE_SIZE + 1) if asked.words else None
    if searched is not None:
        found = Placement.objects.filter(pk__in=searched)
    rows = list(
        found.order_by("-priority", "pk").values_list(
            *("pk", "claim_id", "article_id", "article__headline", "article__desk", "claim__status"),
            *("reasons", "priority"),
            named=True,
        )[: PAGE_SIZE + 1]
    )
    page = rows[:PAGE_SIZE]
    texts = _words([row.pk for row in page]) if searched is None else searched
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
    stories = _stories(user, asked.words) if asked.words and not after else []
    return ClaimList(
        lines=lines,
        after=f"{last.priority!r},{last.pk}" if last else "",
        stories=stories[:MOST_STORIES],
        more_stories=len(stories) > MOST_STORIES,
    )


def _stories(user: User, words: str) -> list[Article]:
    """By their headlines, the newest first; one more than is shown."""
    found = Article.objects.visible_to(user)
    for word in words.split():
        found = found.filter(has("headline", word))
    return list(found.only("headline", "desk", "added_at", "archived_at").order_by("-pk")[: MOST_STORIES + 1])


def rows_for(user: User, asked: Asked) -> Iterator[ClaimRow]:
    """The claims of all pages as claims.csv has them: story by story, in reading order."""
    found = narrowed(user, asked)
    stories = Article.objects.filter(pk__in=found.values("article"))
    claims = Claim.objects.filter(pk__in=found.values("claim"))
    return claim_rows(stories, viewer=user, only=claims, fits=has_all(asked.words))


def _words(placements: list[int]) -> dict[int, str]:
    return dict(Placement.objects.filter(pk__in=placements).values_list("pk", cut()))
