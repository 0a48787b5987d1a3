"""The desk: one article, its copy on the left and the card of one claim on the right."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import date as date_words
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from claims.access import article_for
from claims.analysis.language import ENGLISH, NAMES
from claims.models import Article, User
from claims.permissions import can_add_article, can_mark
from claims.queries.copy import blocks_of, copy_claim
from claims.queries.desk import card_for, offered_for, text_of
from claims.queries.due import due_words
from claims.queries.outline import UNNUMBERED, Outline, outline_of, progress_of
from claims.queries.queue import queue_rows, reading_state
from claims.vocabulary import Basis, Mark


@dataclass(frozen=True, slots=True)
class Toast:
    """What was just done; `undo` offers to take it back."""

    text: str
    undo: bool = False


@require_safe
def desk(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    outline = outline_of(article, request.user)
    first = outline.rows[0].claim_id if outline.rows else None
    return _page(request, article, outline, outline.first_open() or first)


@require_safe
def desk_claim(request: HttpRequest, article_id: int, claim_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    outline = outline_of(article, request.user)
    if outline.row(claim_id) is None:
        raise Http404
    if request.htmx and not request.htmx.history_restore_request:
        return render(request, "desk/_answer.html", answer_context(request.user, article, outline, claim_id))
    return _page(request, article, outline, claim_id)


@require_safe
def article_reading(request: HttpRequest, article_id: int) -> HttpResponse:
    """Asked every half second while the text is being read for claims."""
    article = article_for(request.user, article_id)
    match reading_state(article):
        case "queued":
            return HttpResponse(status=204)
        case "failed":
            context = {"article": article, "reading_state": "failed"}
            return render(request, "desk/_reading.html", context)
    return HttpResponseClientRefresh()


def answer_context(
    user: User,
    article: Article,
    outline: Outline,
    claim_id: int,
    *,
    changed: tuple[int, ...] = (),
    toast: Toast | None = None,
    **more: Any,
) -> dict[str, Any]:
    """For the card of `claim_id` and, beside it, the claims of the copy that look different now."""
    text = text_of(article)
    shown = dict.fromkeys([*changed, claim_id])
    offered = offered_for(article, shown)
    rows = [row for row in map(outline.row, shown) if row]
    return {
        "article": article,
        "card": card_for(user, article, claim_id, outline=outline, text=text, offered=offered.get(claim_id)),
        "changed": [copy_claim(text, row, outline, offered) for row in rows],
        "progress": progress_of(outline),
        "may_mark": can_mark(user, article),
        "marks": Mark,
        "bases": Basis,
        "toast": toast,
        **more,
    }


def _page(request: HttpRequest, article: Article, outline: Outline, claim_id: int | None) -> HttpResponse:
    return render(request, "desk/page.html", page_context(request.user, article, outline, claim_id))


def page_context(
    user: User, article: Article, outline: Outline, claim_id: int | None, **more: Any
) -> dict[str, Any]:
    text, offered = text_of(article), offered_for(article)
    card = claim_id and card_for(
        user, article, claim_id, outline=outline, text=text, offered=offered.get(claim_id)
    )
    (row,) = queue_rows(user, [article])
    return {
        "article": article,
        "revision": article.current_revision.number,
        "blocks": blocks_of(text, outline, offered),
        "outline": outline.rows,
        "card": card or None,
        "progress": progress_of(outline),
        "meta": _meta(article, outline),
        "due_text": due_words(article.due, timezone.now()),
        "people": row.people,
        "reading_state": row.reading_state,
        "other_language": _other_language(article),
        "may_mark": can_mark(user, article),
        "may_add": bool(can_add_article(user)),
        "marks": Mark,
        "bases": Basis,
        "export_url": reverse("export-claims", args=[article.pk]),
        "toast": None,
        **more,
    }


def _other_language(article: Article) -> str:
    """The name of the draft's language where it is not the one that attributions are read in."""
    language = article.current_revision.language
    return "" if language == ENGLISH else NAMES.get(language, "a language that could not be told")


def _meta(article: Article, outline: Outline) -> list[str]:
    numbered = sum(row.kind not in UNNUMBERED for row in outline.rows)
    names = {version.source_id or version.source_name for version in outline.all_attributions}
    sources = len(names - {""})
    about = f"{len(outline.attributions)} attributed to {sources} source{pluralize(sources)}"
    counts = f"{numbered} claim{pluralize(numbered)} and the headline · {about}" if outline.rows else ""
    day = date_words(article.published_on, "j F Y") if article.published_on else ""
    return [words for words in (article.desk, day, counts) if words]
