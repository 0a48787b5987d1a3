"""The copy of a story as pages and answers need it: a long one comes in parts, as one gets near them."""

from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import date as date_words
from django.template.defaultfilters import pluralize
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from claims.models import Article
from claims.queries.copy import Offered, claims_in, near, part_at, parts_of
from claims.queries.desk import offered_for, text_of
from claims.queries.desk_shapes import CopyPart
from claims.queries.due import due_words
from claims.queries.languages import other_language
from claims.queries.outline import UNNUMBERED, Outline
from claims.vocabulary import ClaimKind


def copy_context(
    article: Article, outline: Outline, claim_id: int | None, *, offered: Offered | None = None
) -> dict[str, Any]:
    """For desk/_copy.html, on a page or (with `whole_copy`) beside the card of `claim_id`."""
    text = text_of(article)
    if offered is None:
        offered = offered_for(article, claims_near(text, outline, claim_id))
    parts = parts_of(text, outline, offered, near(text, _row(outline, claim_id)))
    headline: CopyPart | None = parts.pop(0) if parts and parts[0].number == 0 else None
    return {
        "article": article,
        "revision": article.current_revision.number,
        "headline": headline,
        "parts": parts,
        "meta": _meta(article, outline),
        "due_text": due_words(article.due, timezone.now()),
    }


def anew(article: Article, outline: Outline, claim_id: int) -> dict[str, Any]:
    """For an answer that brings the whole copy instead of the claims and the part that changed."""
    return copy_context(article, outline, claim_id) | {"whole_copy": True, "changed": [], "brought": []}


def claims_near(text: str, outline: Outline, claim_id: int | None) -> list[int]:
    return claims_in(text, outline, near(text, _row(outline, claim_id)))


def part_to_bring(article: Article, outline: Outline, claim_id: int, leaving: str) -> int | None:
    """The part of `claim_id`, unless the page at the address `leaving` has it: it has that of its claim."""
    if not leaving:
        return None
    text = text_of(article)
    wanted = part_at(text, outline.row(claim_id))
    try:
        left = resolve(leaving).kwargs.get("claim_id", 0)
    except Resolver404:
        left = 0
    there = outline.row(left)
    return None if wanted == 0 or (there and part_at(text, there) == wanted) else wanted


def address_of(request: HttpRequest) -> str:
    """Of the page that htmx asks from, as it stands in the browser's bar."""
    return request.htmx.current_url_abs_path or ""


def place_of(article_id: int, claim_id: int) -> str:
    """Where a plain browser shows a claim: its card, and the claim in the copy, not the top of the page."""
    return f"{reverse('desk-claim', args=[article_id, claim_id])}#claim-{claim_id}"


def _row(outline: Outline, claim_id: int | None) -> Any:
    return None if claim_id is None else outline.row(claim_id)


def _meta(article: Article, outline: Outline) -> list[str]:
    numbered = sum(row.kind not in UNNUMBERED and row.is_claim for row in outline.rows)
    names = {version.source_id or version.source_name for version in outline.all_attributions}
    sources = len(names - {""})
    about = f" · {len(outline.attributions)} attributed to {sources} source{pluralize(sources)}"
    if not outline.attributions and other_language(article):
        about = ""
    headed = " and the headline" if any(row.kind is ClaimKind.HEADLINE for row in outline.rows) else ""
    counts = f"{numbered} claim{pluralize(numbered)}{headed}{about}" if outline.rows else ""
    day = date_words(article.published_on, "j F Y") if article.published_on else ""
    return [words for words in (article.desk, day, counts) if words]
