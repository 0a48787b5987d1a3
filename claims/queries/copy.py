"""The article as readable text, in parts: claims inline, who speaks, by which words, with which doubts."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from claims.analysis.layout import after_opening, lay_out
from claims.analysis.narrator import narrator_spans, without_background
from claims.analysis.spans import Block, Span
from claims.models import EvidenceStatusVersion
from claims.queries.desk_shapes import AttributionRow, CopyBlock, CopyClaim, CopyPart, OutlineRow, Piece
from claims.queries.outline import Outline
from claims.vocabulary import ClaimKind

PART = 6000  # characters, some 60 claims: as many as a browser lays out without being felt

Role = tuple[int, int, str]  # from, to, what these words are
Offered = dict[int, EvidenceStatusVersion]  # by claim


def parts_of(
    text: str, outline: Outline, offered: Offered, shown: Container[int], *, only: int | None = None
) -> list[CopyPart]:
    """Part 0 is the headline, if the text has one; the ones `shown` come with their claims.

    Cut by the text, which never changes in a draft, so that a part stays where it is when claims change.
    """
    rows = outline.in_text_order()
    parts = []
    for number, blocks in _cut(text):
        if only in (None, number):
            here = _rows_in(rows, blocks)
            near = number in shown
            copy = _inline(text, blocks, here, outline, offered) if near else _plain(text, blocks)
            parts.append(CopyPart(number, copy, here, shown=near))
    return parts


def part_at(text: str, row: OutlineRow | None) -> int:
    """The number of the part that a claim stands in."""
    begun = (number for number, blocks in _cut(text) if row and blocks[0].span.start <= row.start)
    return max(begun, default=0)


def near(text: str, row: OutlineRow | None) -> set[int]:
    """The part of that claim, those beside it, and the headline."""
    here = part_at(text, row)
    return {0, here - 1, here, here + 1}


def claims_in(text: str, outline: Outline, parts: Container[int]) -> list[int]:
    rows = outline.in_text_order()
    found = (_rows_in(rows, blocks) for number, blocks in _cut(text) if number in parts)
    return [row.claim_id for here in found for row in here]


@lru_cache(maxsize=8)
def _cut(text: str) -> list[tuple[int, list[Block]]]:
    """By number: 0 for the headline, then runs of paragraphs of about the same length."""
    blocks = list(lay_out(text).blocks)
    parts = [(0, [blocks.pop(0)])] if blocks and blocks[0].kind is ClaimKind.HEADLINE else []
    for block in blocks:
        if not parts or parts[-1][0] == 0 or block.span.end - parts[-1][1][0].span.start > PART:
            parts.append((parts[-1][0] + 1 if parts else 1, []))
        parts[-1][1].append(block)
    return parts


def _rows_in(rows: list[OutlineRow], blocks: list[Block]) -> list[OutlineRow]:
    first, last = blocks[0].span.start, blocks[-1].span.end
    start_of = attrgetter("start")
    return rows[bisect_left(rows, first, key=start_of) : bisect_left(rows, last, key=start_of)]


def _plain(text: str, blocks: Sequence[Block]) -> list[CopyBlock]:
    return [CopyBlock(block.kind, [text[block.span.start : block.span.end]]) for block in blocks]


def _inline(
    text: str, blocks: Sequence[Block], rows: Sequence[OutlineRow], outline: Outline, offered: Offered
) -> list[CopyBlock]:
    """What is no claim is kept as plain text, so nothing is left out."""
    copy, place = [], 0
    for block in blocks:
        items: list[CopyClaim | str] = []
        at = block.span.start
        while place < len(rows) and rows[place].start < block.span.end:
            row = rows[place]
            items += [text[at : row.start]] if at < row.start else []
            items.append(copy_claim(text, row, outline, offered))
            at, place = row.end, place + 1
        items += [text[at : block.span.end]] if at < block.span.end else []
        copy.append(CopyBlock(block.kind, items))
    return copy


def copy_claim(text: str, row: OutlineRow, outline: Outline, offered: Offered) -> CopyClaim:
    roles = roles_in(outline.attributions.get(row.claim_id, ()), offered.get(row.claim_id))
    words = text[row.start : row.end].split(maxsplit=1)
    first = row.start + len(words[0]) if words else row.end
    return CopyClaim(row, pieces(text, row.start, first, roles), pieces(text, first, row.end, roles))


def roles_in(versions: Iterable[AttributionRow], offered: EvidenceStatusVersion | None) -> list[Role]:
    roles: list[Role] = []
    for version in versions:
        roles += [(start, end, "content") for start, end in version.contents]
        roles += [(start, end, "cue") for start, end, _ in version.cues]
        if version.source_start is not None:
            roles.append((version.source_start, version.source_end, "source"))
    if offered:
        roles += [(start, end, "hedge") for _, start, end in offered.warnings]
        if offered.start is not None and offered.value == "none_offered":
            roles.append((offered.start, offered.end, "hedge"))
    return roles


def pieces(text: str, start: int, end: int, roles: Sequence[Role]) -> list[Piece]:
    """The text from start to end, cut wherever a role begins or ends."""
    here = [role for role in roles if role[0] < end and start < role[1]]
    edges = {start, end} | {min(max(edge, start), end) for role in here for edge in role[:2]}
    cuts = sorted(edges)
    return [
        Piece(text[a:b], frozenset(name for from_, to, name in here if from_ <= a and b <= to))
        for a, b in zip(cuts, cuts[1:], strict=False)
    ]


def narrator_in(text: str, row: OutlineRow, versions: Sequence[AttributionRow]) -> list[Role]:
    """In an attributed claim, the words that no source says are the outlet's own."""
    if not versions:
        return []
    roles = [(Span(start, end), name) for start, end, name in roles_in(versions, None)]
    spoken = [without_background(text, span) if name == "source" else span for span, name in roles]
    left = narrator_spans(text, after_opening(text, Span(row.start, row.end)), spoken)
    return [(span.start, span.end, "narrator") for span in left]
