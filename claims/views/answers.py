"""How the desk answers an act on a claim: the next card, the same card, or why nothing was done."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.access import placement_for
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.forms.review import Typed, typed_in
from claims.models import Article, Claim, Placement
from claims.queries.desk import stale_text
from claims.queries.outline import Outline, outline_of
from claims.queries.succession import heir_of
from claims.views.copy import address_of, anew, place_of
from claims.views.desk import Toast, answer_context, page_context
from claims.views.htmx import fragment_or_redirect
from claims.vocabulary import Mark, Word

DONE_AT_ONCE = (Mark.VERIFIED, Mark.NOT_CHECKABLE)
NO_PLACE = "The form was incomplete. Go back, reload the page and try again."


def on_claim(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A POST about a claim as it stood on the page: `view(request, placement, …)`.

    The placement's number comes with the address or the form. What an action refuses, because somebody
    was faster or because it makes no sense, is said on the card, with everything that was typed.
    """

    @require_POST
    @wraps(view)
    def act(
        request: HttpRequest, article_id: int, placement_id: int | None = None, **rest: Any
    ) -> HttpResponse:
        number = _number(request) if placement_id is None else placement_id
        placement = placement_for(request.user, article_id, number)
        try:
            return view(request, placement, **rest)
        except Stale as stale:
            return refused(request, placement, str(stale), status=409)
        except Refused as refusal:
            return refused(request, placement, str(refusal), status=422)

    return act


def _number(request: HttpRequest) -> int:
    number = request.POST.get("placement", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise BadRequest(NO_PLACE)
    return int(number)


def shown(word: Word) -> str:
    return f"{word.glyph} {word.label}".strip()


def go_on(
    request: HttpRequest,
    claim: Claim,
    done: str,
    *,
    leave: bool = False,
    undo: bool = True,
    focus: str = "",
) -> HttpResponse:
    """To the next open claim once every question is answered, or when the person says so; else stay."""
    outline = outline_of(claim.article, request.user)
    row = outline.row(claim.pk)
    if row is None or not (leave or (row.my_mark in DONE_AT_ONCE and not row.is_open)):
        return stay(request, claim, done, outline=outline, undo=undo, focus=focus)
    next_id = outline.next_open(claim.pk)
    toast = f"{row.name}: {done}" + ("" if next_id else f". {_end(outline, claim)}")
    return show(request, claim.article, outline, next_id or claim.pk, (claim.pk,), Toast(toast, undo))


def _end(outline: Outline, claim: Claim) -> str:
    if above := len(outline.open_above(claim.pk)):
        return f"End. {above} open above – N"
    return f"End. {'Only this one' if outline.row(claim.pk).is_open else 'Nothing'} is left open for you."


def stay(
    request: HttpRequest,
    claim: Claim,
    done: str,
    *,
    outline: Outline | None = None,
    undo: bool = True,
    focus: str = "",
    changed: Iterable[int] = (),
    **more: Any,
) -> HttpResponse:
    outline = outline or outline_of(claim.article, request.user)
    row = outline.row(claim.pk)
    toast = Toast(f"{row.name if row else 'Claim'}: {done}", undo=undo)
    return show(request, claim.article, outline, claim.pk, (claim.pk, *changed), toast, focus=focus, **more)


def show(
    request: HttpRequest,
    article: Article,
    outline: Outline,
    claim_id: int,
    changed: tuple[int, ...],
    toast: Toast,
    whole_copy: bool = False,
    **more: Any,
) -> HttpResponse:
    """With `whole_copy` where claims came or went, so that all numbers may have changed."""
    if not request.htmx:
        return fragment_or_redirect(request, "", {}, to=place_of(article.pk, claim_id), say=toast.text)
    address = reverse("desk-claim", args=[article.pk, claim_id])
    about = {"changed": changed, "toast": toast, "leaving": address_of(request)}
    context = answer_context(request.user, article, outline, claim_id, **about, **more)
    if whole_copy:
        context |= anew(article, outline, claim_id)
    return fragment_or_redirect(request, "desk/_answer.html", context, to=address)


def refused(
    request: HttpRequest,
    placement: Placement,
    why: str,
    *,
    status: int,
    typed: Typed | None = None,
    focus: str = "",
) -> HttpResponse:
    """Nothing was saved: the claim as it is now, what it was marked on, and what was typed.

    Of a claim that was split or merged meanwhile, what took its place is shown.
    """
    article, claim_id = placement.article, placement.claim_id
    outline = outline_of(article, request.user)
    gone = outline.row(claim_id) is None
    if gone and (heir := heir_of(article, claim_id, outline)):
        claim_id = heir[0].claim_id
        why = f"{why} {heir[1]}"
    more = {
        "stale": stale_text(placement, claim_id, why),
        "typed": typed or typed_in(request.POST),
        "focus": focus,
        "kept": request.POST,
    }
    if request.htmx:
        context = answer_context(request.user, article, outline, claim_id, **more)
        context |= anew(article, outline, claim_id) if gone else {}
        return render(request, "desk/_answer.html", context, status=status)
    context = page_context(request.user, article, outline, claim_id, **more)
    return render(request, "desk/page.html", context, status=status)
