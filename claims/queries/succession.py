"""What took the place of a claim that no longer stands in the text, and how."""

from collections import defaultdict
from collections.abc import Iterable

from claims.models import Article, Claim, ClaimLink
from claims.queries.desk_shapes import OutlineRow
from claims.queries.outline import Outline
from claims.vocabulary import LinkKind

SPLIT = "The claim was split; here is its first part."
MERGED = "The claim was merged with another; here they are as one."
TAKEN_BACK = "That split or merge was undone; here is the claim as it stands."

Next = dict[int, set[int]]


def heir_of(article: Article, claim_id: int, outline: Outline) -> tuple[OutlineRow, str] | None:
    """The first claim in the text that stands for it now, and a sentence about it; two queries."""
    parts, merged, origins = _relations(article)
    for ways, words in (
        (parts, SPLIT),
        (merged, MERGED),
        (_both(parts, merged), SPLIT),
        (origins, TAKEN_BACK),
    ):
        rows = [row for row in map(outline.row, _reached(claim_id, ways)) if row]
        if rows:
            return min(rows, key=lambda row: row.start), words
    everything = _both(_both(parts, merged), origins)
    rows = [row for row in map(outline.row, _reached(claim_id, everything)) if row]
    return (min(rows, key=lambda row: row.start), TAKEN_BACK) if rows else None


def merged_of(article: Article, claims: Iterable[int]) -> set[int]:
    """Those of them that stand in the text within another claim."""
    links = ClaimLink.objects.current().filter(article=article, kind=LinkKind.MERGED_INTO, claim__in=claims)
    return set(links.values_list("claim", flat=True))


def _relations(article: Article) -> tuple[Next, Next, Next]:
    """Also those that an undo closed: an address sent before must still lead somewhere."""
    of_article = {"article": article}
    parts, merged, origins = defaultdict(set), defaultdict(set), defaultdict(set)
    born = Claim.objects.filter(parent__isnull=False, **of_article).values_list("parent", "pk")
    joined = ClaimLink.objects.filter(kind=LinkKind.MERGED_INTO, **of_article).values_list("claim", "other")
    for ways, pairs in ((parts, born), (merged, joined)):
        for old, new in pairs:
            ways[old].add(new)
            origins[new].add(old)
    return parts, merged, origins


def _both(one: Next, other: Next) -> Next:
    return {claim: one.get(claim, set()) | other.get(claim, set()) for claim in {*one, *other}}


def _reached(claim_id: int, ways: Next) -> Iterable[int]:
    seen, waiting = {claim_id}, [claim_id]
    while waiting:
        further = ways.get(waiting.pop(), set()) - seen
        seen |= further
        waiting += further
    return seen - {claim_id}
