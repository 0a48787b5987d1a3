"""The desk: one article, its copy on the left and the card of one claim on the right."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh, push_url, reswap

from claims.access import article_for
from claims.models import Article, User
from claims.permissions import can_ask_readings, can_edit_article, can_mark
from claims.queries.copy import claims_in, copy_claim, parts_of
from claims.queries.desk import card_for, offered_beside, offered_for, text_of
from claims.queries.drafts import last_stand, page_of
from claims.queries.jobs import work_on
from claims.queries.languages import other_language
from claims.queries.outline import Outline, outline_of, progress_of
from claims.queries.queue import queue_row, reading_state
from claims.queries.succession import heir_of
from claims.queries.talk import open_queries
from claims.views.copy import address_of, anew, claims_near, copy_context, part_to_bring, place_of
from claims.views.htmx import fragment_or_redirect
from claims.vocabulary import Basis, JobKind


@dataclass(frozen=True, slots=True)
class Toast:
    """What was just done; `undo` offers to take it back."""

    text: str
    undo: bool = False


@require_safe
def desk(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    outline = outline_of(article, request.user)
    if "claim" in request.GET:
        return _go_to(request, article, outline, request.GET["claim"].strip().upper()[:20])
    first = outline.rows[0].claim_id if outline.rows else None
    return _page(request, article, outline, outline.first_open() or first)


@require_safe
def desk_claim(request: HttpRequest, article_id: int, claim_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    outline = outline_of(article, request.user)
    if outline.row(claim_id) is None:
        return _to_heir(request, article, outline, claim_id)
    if request.htmx and not request.htmx.history_restore_request:
        context = answer_context(request.user, article, outline, claim_id, leaving=address_of(request))
        return render(request, "desk/_answer.html", context)
    return _page(request, article, outline, claim_id)


def _to_heir(request: HttpRequest, article: Article, outline: Outline, claim_id: int) -> HttpResponse:
    """A claim that was split or merged: its address leads to what stands in its place, and says so."""
    heir = heir_of(article, claim_id, outline)
    if heir is None:
        return _to_former_draft(request, article, outline, claim_id)
    row, words = heir
    if request.htmx and request.htmx.history_restore_request:
        return _page(request, article, outline, row.claim_id)
    if not request.htmx:
        return fragment_or_redirect(request, "", {}, to=place_of(article.pk, row.claim_id), say=words)
    context = answer_context(request.user, article, outline, row.claim_id, toast=Toast(words))
    to = reverse("desk-claim", args=[article.pk, row.claim_id])
    context |= anew(article, outline, row.claim_id)
    return fragment_or_redirect(request, "desk/_answer.html", context, to=to)


def _to_former_draft(request: HttpRequest, article: Article, outline: Outline, claim_id: int) -> HttpResponse:
    """A claim that a draft took out: where it stood last; at the desk, the first open claim instead."""
    place = last_stand(article, claim_id)
    if place is None:
        raise Http404
    stood = place.revision
    words = f"That claim is no longer in the text. It stood last in draft {stood.number}."
    instead = outline.first_open() or (outline.rows[0].claim_id if outline.rows else None)
    if request.htmx and instead and not request.htmx.history_restore_request:
        context = answer_context(request.user, article, outline, instead, toast=Toast(words))
        context |= anew(article, outline, instead)
        to = reverse("desk-claim", args=[article.pk, instead])
        return fragment_or_redirect(request, "desk/_answer.html", context, to=to)
    messages.info(request, words)
    page = page_of(stood, claim_id)
    return redirect(f"{reverse('draft', args=[article.pk, stood.number])}?page={page}#claim-{claim_id}")


@require_safe
def desk_part(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """A part of the copy that was sent as plain text, now with its claims; a plain browser gets the page."""
    article = article_for(request.user, article_id)
    outline, text = outline_of(article, request.user), text_of(article)
    inside = number and claims_in(text, outline, {number})  # 0 is the headline, which is always there
    if not inside:
        raise Http404
    if not request.htmx:
        return _page(request, article, outline, inside[0])
    (part,) = parts_of(text, outline, offered_for(article, inside), {number}, only=number)
    return render(request, "desk/_part.html", {"article": article, "part": part})


def _go_to(request: HttpRequest, article: Article, outline: Outline, label: str) -> HttpResponse:
    claim_id = outline.labelled(label)
    if claim_id is None:
        return only_say(request, article, f"There is no claim {label} in this story.")
    if not request.htmx:
        return redirect(place_of(article.pk, claim_id))
    address = reverse("desk-claim", args=[article.pk, claim_id])
    context = answer_context(request.user, article, outline, claim_id, leaving=address_of(request))
    return push_url(render(request, "desk/_answer.html", context), address)


@require_safe
def article_reading(request: HttpRequest, article_id: int) -> HttpResponse:
    """Asked every half second while the text is being read for claims."""
    article = article_for(request.user, article_id)
    match reading_state(article):
        case "":
            return HttpResponseClientRefresh()
        case state:
            reading = work_on(request.user, article, JobKind.READ_ARTICLE)
    if state == "queued" and reading.no_worker == ("told" in request.GET):
        return HttpResponse(status=204)
    context = {"article": article, "reading_state": state, "reading": reading}
    return render(request, "desk/_reading.html", context)


def answer_context(
    user: User,
    article: Article,
    outline: Outline,
    claim_id: int,
    *,
    changed: tuple[int, ...] = (),
    toast: Toast | None = None,
    leaving: str = "",
    **more: Any,
) -> dict[str, Any]:
    """For the card of `claim_id` and, beside it, the claims of the copy that look different now.

    With `leaving`, the address of the page that asks, also the part of a long copy that it goes to.
    """
    text = text_of(article)
    brought = part_to_bring(article, outline, claim_id, leaving)
    inside = claims_in(text, outline, {brought})
    shown = dict.fromkeys([*changed, claim_id])
    offered = offered_beside(user, article, [*shown, *inside], card=claim_id)
    rows = [row for row in map(outline.row, shown.keys() - inside) if row]
    return {
        "article": article,
        "card": card_for(user, article, claim_id, outline=outline, text=text, offered=offered.get(claim_id)),
        "changed": [copy_claim(text, row, outline, offered) for row in rows],
        "brought": [] if brought is None else parts_of(text, outline, offered, {brought}, only=brought),
        "progress": progress_of(outline),
        "may_mark": can_mark(user, article),
        "bases": Basis,
        "toast": toast,
        **more,
    }


def _page(request: HttpRequest, article: Article, outline: Outline, claim_id: int | None) -> HttpResponse:
    return render(request, "desk/page.html", page_context(request.user, article, outline, claim_id))


def page_context(
    user: User, article: Article, outline: Outline, claim_id: int | None, **more: Any
) -> dict[str, Any]:
    text = text_of(article)
    shown = claims_near(text, outline, claim_id)
    offered = offered_beside(user, article, shown, card=claim_id)
    card = claim_id and card_for(
        user, article, claim_id, outline=outline, text=text, offered=offered.get(claim_id)
    )
    row = queue_row(user, article)
    return {
        **copy_context(article, outline, claim_id, offered=offered),
        "outline": outline.rows,
        "card": card or None,
        "progress": progress_of(outline),
        "people": row["people"],
        "signed": row["signed"],
        "lifted": row["lifted"],
        "reading_state": row["reading_state"],
        "reading": work_on(user, article, JobKind.READ_ARTICLE) if row["reading_state"] else None,
        "other_language": other_language(article),
        "may_mark": can_mark(user, article),
        "may_edit": bool(can_edit_article(user)),
        "may_ask_readings": bool(can_ask_readings(user, article)),
        "bases": Basis,
        "open_queries": open_queries(user, article),
        "toast": None,
        **more,
    }


def only_say(request: HttpRequest, article: Article, words: str) -> HttpResponse:
    if request.htmx:
        context = {"article": article, "toast": Toast(words), "oob": True}
        return reswap(render(request, "desk/_toast.html", context), "none")
    messages.info(request, words)
    return redirect("desk", article.pk)
