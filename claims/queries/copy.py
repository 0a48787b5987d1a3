"""The article as readable text: claims inline, and in each who speaks, by which words, with which doubts."""

from collections.abc import Iterable, Sequence

from claims.analysis.layout import lay_out
from claims.analysis.narrator import narrator_spans
from claims.analysis.spans import Span
from claims.models import AttributionVersion, EvidenceStatusVersion
from claims.queries.desk_shapes import CopyBlock, CopyClaim, OutlineRow, Piece
from claims.queries.outline import Outline

Role = tuple[int, int, str]  # from, to, what these words are


def blocks_of(text: str, outline: Outline, offered: dict[int, EvidenceStatusVersion]) -> list[CopyBlock]:
    """Paragraph by paragraph; what is no claim is kept as plain text, so nothing is left out."""
    rows = sorted(outline.rows, key=lambda row: row.start)
    blocks, place = [], 0
    for block in lay_out(text).blocks:
        items: list[CopyClaim | str] = []
        at = block.span.start
        while place < len(rows) and rows[place].start < block.span.end:
            row = rows[place]
            items += [text[at : row.start]] if at < row.start else []
            items.append(copy_claim(text, row, outline, offered))
            at, place = row.end, place + 1
        items += [text[at : block.span.end]] if at < block.span.end else []
        blocks.append(CopyBlock(block.kind, items))
    return blocks


def copy_claim(
    text: str, row: OutlineRow, outline: Outline, offered: dict[int, EvidenceStatusVersion]
) -> CopyClaim:
    roles = roles_in(outline.attributions.get(row.claim_id, ()), offered.get(row.claim_id))
    words = text[row.start : row.end].split(maxsplit=1)
    first = row.start + len(words[0]) if words else row.end
    return CopyClaim(row, pieces(text, row.start, first, roles), pieces(text, first, row.end, roles))


def roles_in(versions: Iterable[AttributionVersion], offered: EvidenceStatusVersion | None) -> list[Role]:
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


def narrator_in(text: str, row: OutlineRow, versions: Sequence[AttributionVersion]) -> list[Role]:
    """In an attributed claim, the words that no source says are the outlet's own."""
    spoken = [Span(start, end) for start, end, _ in roles_in(versions, None)]
    if not versions:
        return []
    left = narrator_spans(text, Span(row.start, row.end), spoken)
    return [(span.start, span.end, "narrator") for span in left]
