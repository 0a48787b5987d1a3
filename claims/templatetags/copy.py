"""Writes the copy as HTML: a long story has too many claims for a loop in a template."""

from collections.abc import Callable
from html import escape

from django.template import Context, Library
from django.utils.safestring import SafeString

from claims.queries.desk_shapes import CopyBlock, CopyClaim, Piece
from claims.templatetags.addresses import pattern_of
from claims.vocabulary import ClaimKind, Status

register = Library()

CLAIM = (
    '<a class="claim" dir="auto" id="claim-{id}" href="{address}" data-status="{status}"{more}>'
    '<span class="vh">{name}: </span>'
    '<span class="nb"><sup aria-hidden="true">{label}{glyph}</sup>{first}</span>{rest}</a>'
)


@register.simple_tag(takes_context=True)
def claim_in_copy(context: Context, claim: CopyClaim, *, oob: bool = False) -> SafeString:
    """A claim inline; with `oob` it takes the place of the one that the page has.

    What follows the address's # is for browsers that do not bring the claim into view by script: to its place
    in the copy and, from the claim whose card is shown, to that.
    """
    return SafeString(_claim(claim, _addresses(context), _current(context), oob=oob))


@register.simple_tag(takes_context=True)
def paragraphs(context: Context, blocks: list[CopyBlock]) -> SafeString:
    addresses, current = _addresses(context), _current(context)
    return SafeString("\n".join(_block(block, addresses, current) for block in blocks))


def _addresses(context: Context) -> Callable[[int], str]:
    """Of the claims of this story: looked up once for all."""
    pattern, article = pattern_of("desk-claim", 2), context["article"].pk
    return lambda claim_id: pattern % (article, claim_id)


def _current(context: Context) -> int | None:
    card = context.get("card")
    return card.row.claim_id if card else None


def _block(block: CopyBlock, addresses: Callable[[int], str], current: int | None) -> str:
    words = "".join(
        f"<bdi>{escape(item)}</bdi>" if isinstance(item, str) else _claim(item, addresses, current)
        for item in block.items
    )
    if block.kind is ClaimKind.HEADLINE:
        return f'<h1 class="headline">{words}</h1>'
    role = ' role="heading" aria-level="2"' if block.kind is ClaimKind.SUBHEAD else ""
    return f'<p class="copy copy-{block.kind.value}"{role}>{words}</p>'


def _claim(
    claim: CopyClaim, addresses: Callable[[int], str], current: int | None, *, oob: bool = False
) -> str:
    row, mine = claim.row, claim.row.my_mark
    name, glyph, more = f"{row.name}, {row.status.label}", "", ""
    if row.status is not Status.OPEN:
        glyph = f"<i>{row.status.glyph}</i>"
    elif mine:
        name += f", you: {mine.label}"
        glyph = f"<i>{mine.glyph}</i>"
    if mine:
        more += f' data-mine="{mine.value}"'
    if row.claim_id == current:
        more += ' aria-current="true"'
    if oob:
        more += ' hx-swap-oob="outerMorph"'
    return CLAIM.format(
        id=row.claim_id,
        address=f"{addresses(row.claim_id)}#{'card' if row.claim_id == current else f'claim-{row.claim_id}'}",
        status=row.status.value,
        more=more,
        name=name,
        label=row.label,
        glyph=glyph,
        first=_pieces(claim.first),
        rest=_pieces(claim.rest),
    )


def _pieces(pieces: list[Piece]) -> str:
    return "".join(
        f'<span class="{piece.css}">{escape(piece.text)}</span>' if piece.roles else escape(piece.text)
        for piece in pieces
    )
