"""The claims of stories in the forms of others: Web Annotations, and ClaimReview."""

from collections.abc import Iterable, Iterator

from claims.formats.attribution_columns import ATTRIBUTION_COLUMNS
from claims.formats.claimreview import review_pieces, third_parties
from claims.formats.columns import ClaimRow
from claims.formats.webannotation import annotation_pieces
from claims.models import Article, User
from claims.queries.attribution_export import attribution_rows
from claims.queries.export import claim_rows, exported_story


def annotation_lines(articles: Iterable[int], *, viewer: User | None) -> Iterator[str]:
    """A line a story, in pieces; for the eyes of `viewer` as claims.csv is."""
    for key in _each(articles):
        story = exported_story(key)
        yield from annotation_pieces(ClaimRow(*story.cells), story.text, claim_rows([key], viewer=viewer))


def review_lines(articles: Iterable[int], *, viewer: User | None) -> Iterator[str]:
    """The same; who speaks is held for one story at a time."""
    for key in _each(articles):
        rows = attribution_rows([key], viewer=viewer)
        said_by = third_parties(dict(zip(ATTRIBUTION_COLUMNS, row, strict=True)) for row in rows)
        yield from review_pieces(claim_rows([key], viewer=viewer), said_by)


def _each(articles: Iterable[int]) -> Iterable[int]:
    return Article.objects.filter(pk__in=articles).values_list("pk", flat=True)
