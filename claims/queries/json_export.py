"""The claims of stories in the forms of others: Web Annotations, ClaimReview, and AVeriTeC."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from claims.formats.attribution_columns import ATTRIBUTION_COLUMNS
from claims.formats.averitec import Known, averitec_claims
from claims.formats.claimreview import Speaker, review_pieces, third_parties
from claims.formats.columns import ClaimRow
from claims.formats.evidence_columns import EVIDENCE_COLUMNS
from claims.formats.webannotation import annotation_pieces
from claims.models import Article, User
from claims.queries.attribution_export import attribution_rows
from claims.queries.evidence_export import evidence_rows
from claims.queries.export import claim_rows, exported_story
from claims.queries.talk_export import settled_bases


def annotation_lines(articles: Iterable[int], *, viewer: User | None) -> Iterator[str]:
    """A line a story, in pieces; for the eyes of `viewer` as claims.csv is."""
    for key in _each(articles):
        story = exported_story(key)
        yield from annotation_pieces(ClaimRow(*story.cells), story.text, claim_rows([key], viewer=viewer))


def review_lines(articles: Iterable[int], *, viewer: User | None) -> Iterator[str]:
    """The same; who speaks is held for one story at a time."""
    for key in _each(articles):
        yield from review_pieces(claim_rows([key], viewer=viewer), _said_by(key, viewer))


def averitec_lines(articles: Iterable[int], *, viewer: User | None) -> Iterator[str]:
    """One list of all claims, each on a line; what was found is held for one story at a time."""
    before = "[\n"
    for key in _each(articles):
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for cells in evidence_rows([key], viewer=viewer):
            piece = dict(zip(EVIDENCE_COLUMNS, cells, strict=True))
            found[piece["claim_id"]].append(piece)
        known = Known(_said_by(key, viewer), settled_bases(key, viewer), found)
        for claim in averitec_claims(claim_rows([key], viewer=viewer), known):
            yield before + claim
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _said_by(article: int, viewer: User | None) -> dict[str, Speaker]:
    rows = attribution_rows([article], viewer=viewer)
    return third_parties(dict(zip(ATTRIBUTION_COLUMNS, row, strict=True)) for row in rows)


def _each(articles: Iterable[int]) -> Iterable[int]:
    return Article.objects.filter(pk__in=articles).values_list("pk", flat=True)


@dataclass(frozen=True, slots=True)
class JsonForm:
    lines: Callable[..., Iterator[str]]  # of some stories, for the eyes of a viewer
    kind: str  # of the file, as browsers are told


JSON_FORMS = {
    "annotations": JsonForm(annotation_lines, "application/ld+json"),
    "claimreview": JsonForm(review_lines, "application/ld+json"),
    "averitec": JsonForm(averitec_lines, "application/json"),
}
