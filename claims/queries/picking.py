"""Which claims of a story an editor picks: by what they are about, and a share of them drawn by lot."""

import hashlib
from dataclasses import dataclass
from math import ceil

from claims.models import Article, Placement, ReadingsAsked
from claims.queries.desk_shapes import OutlineRow
from claims.queries.outline import Outline
from claims.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Pick:
    """What is left out narrows nothing."""

    status: Status | None = None
    source: str = ""
    first: int | None = None  # so many, those that most need a check
    share: int | None = None  # so many in a hundred, drawn by lot
    draw: str = "1"  # the same number draws the same claims again


@dataclass(frozen=True, slots=True)
class Picked:
    row: OutlineRow
    words: str
    readings: int | None  # asked for of this claim; none: as many as of the story


def picked(article: Article, outline: Outline, pick: Pick) -> list[OutlineRow]:
    """In order of work; one query where the need for a check is asked."""
    rows = [row for row in outline.rows if row.is_claim]
    if pick.status:
        rows = [row for row in rows if row.status is pick.status]
    if pick.source:
        rows = [row for row in rows if pick.source in sources_of(outline, row)]
    if pick.first is not None:
        need = dict(Placement.objects.current().filter(article=article).values_list("claim", "priority"))
        most = sorted(rows, key=lambda row: -need[row.claim_id])[: pick.first]
        rows = [row for row in rows if row in most]
    if pick.share is not None:
        drawn = sorted(rows, key=lambda row: _lot(pick.draw, row))[: ceil(len(rows) * pick.share / 100)]
        rows = [row for row in rows if row in drawn]
    return rows


def _lot(draw: str, row: OutlineRow) -> str:
    return hashlib.sha256(f"{draw}:{row.subject}".encode()).hexdigest()


def sources_of(outline: Outline, row: OutlineRow) -> set[str]:
    versions = outline.attributions.get(row.claim_id, ())
    return {version.known_as or version.source_name for version in versions} - {""}


def sources_in(outline: Outline) -> list[str]:
    return sorted({name for row in outline.rows for name in sources_of(outline, row)})


def asked_by_claim(article: Article) -> dict[int, int]:
    """Where a claim needs another number of readings than the story."""
    return dict(ReadingsAsked.objects.current().filter(article=article).values_list("claim", "readings"))


def with_words(rows: list[OutlineRow], text: str, asked: dict[int, int]) -> list[Picked]:
    return [Picked(row, text[row.start : row.end], asked.get(row.claim_id)) for row in rows]
