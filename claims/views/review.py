"""A reviewer's keys: mark, answer, confirm, undo. One request each."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import reswap

from claims.access import (
    article_for,
    attribution_of,
    attribution_version_of,
    evidence_status_of,
    placement_for,
)
from claims.actions import review, undo
from claims.actions.stale import Stale
from claims.forms.review import ConfirmForm, MarkForm, SaidForm
from claims.models import Article, Claim, Placement
from claims.queries.desk import stale_text
from claims.queries.outline import Outline, outline_of
from claims.views.desk import Toast, answer_context, page_context
from claims.views.htmx import fragment_or_redirect
from claims.vocabulary import Mark, Word

DONE_AT_ONCE = (Mark.VERIFIED, Mark.NOT_CHECKABLE)
FOCUS = {Mark.DISPUTED: "basis", Mark.UNSUPPORTED: "reason"}


@require_POST
def mark(request: HttpRequest, article_id: int, placement_id: int) -> HttpResponse:
    placement = placement_for(request.user, article_id, placement_id)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return _refused(request, placement, form.refusal(), status=422)
    opinion, former = form.opinion(), form.cleaned_data["former"]
    try:
        review.mark_claim(actor=request.user, placement=placement, opinion=opinion, former=former)
    except Stale as stale:
        return _refused(request, placement, str(stale), status=409)
    focus = FOCUS.get(form.cleaned_data["mark"], "reason" if opinion.basis else "")
    leave = request.POST.get("go") == "next"
    return _go_on(request, placement.claim, _shown(opinion.mark), leave=leave, focus=focus)


@require_POST
def said(request: HttpRequest, article_id: int, attribution_id: int) -> HttpResponse:
    form, placement = _on_placement(SaidForm, request, article_id)
    attribution = attribution_of(placement, attribution_id)
    answer, former = form.cleaned_data["answer"], form.cleaned_data["former"]
    try:
        review.answer_said(
            actor=request.user, placement=placement, attribution=attribution, answer=answer, former=former
        )
    except Stale as stale:
        return _refused(request, placement, str(stale), status=409)
    return _go_on(request, placement.claim, _shown(answer))


@require_POST
def confirm_attribution(request: HttpRequest, article_id: int, version_id: int) -> HttpResponse:
    _, placement = _on_placement(ConfirmForm, request, article_id)
    version = attribution_version_of(placement, version_id)
    try:
        review.confirm_attribution(actor=request.user, claim=placement.claim, version=version)
    except Stale as stale:
        return _refused(request, placement, str(stale), status=409)
    return _stay(request, placement.claim, "confirmed who says so")


@require_POST
def confirm_evidence(request: HttpRequest, article_id: int, version_id: int) -> HttpResponse:
    _, placement = _on_placement(ConfirmForm, request, article_id)
    version = evidence_status_of(placement.claim, version_id)
    try:
        review.confirm_evidence_status(actor=request.user, claim=placement.claim, version=version)
    except Stale as stale:
        return _refused(request, placement, str(stale), status=409)
    return _stay(request, placement.claim, "confirmed what the article offers")


@require_POST
def undo_last(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    try:
        claim = undo.undo_last(actor=request.user, article=article)
    except Stale as stale:
        return _only_say(request, article, str(stale))
    if claim is None:
        return _only_say(request, article, "There is nothing of yours left to undo in this story.")
    claim.article = article
    return _stay(request, claim, "taken back", undo=False)


def _on_placement(
    kind: type[forms.Form], request: HttpRequest, article_id: int
) -> tuple[forms.Form, Placement]:
    form = kind(request.POST)
    if not form.is_valid():
        raise BadRequest("The form was incomplete. Go back, reload the page and try again.")
    return form, placement_for(request.user, article_id, form.cleaned_data["placement"])


def _shown(word: Word) -> str:
    return f"{word.glyph} {word.label}".strip()


def _go_on(
    request: HttpRequest, claim: Claim, done: str, *, leave: bool = False, focus: str = ""
) -> HttpResponse:
    """To the next open claim once every question is answered, or when the person says so; else stay."""
    outline = outline_of(claim.article, request.user)
    row = outline.row(claim.pk)
    if row is None or not (leave or (row.my_mark in DONE_AT_ONCE and not row.is_open)):
        return _stay(request, claim, done, outline=outline, focus=focus)
    next_id = outline.next_open(claim.pk)
    toast = f"{row.name}: {done}" + ("" if next_id else f". {_end(outline, claim)}")
    return _show(request, claim.article, outline, next_id or claim.pk, (claim.pk,), Toast(toast, undo=True))


def _end(outline: Outline, claim: Claim) -> str:
    above = len(outline.open_above(claim.pk))
    return f"End. {above} open above – N" if above else "End. Nothing is left open for you."


def _stay(
    request: HttpRequest,
    claim: Claim,
    done: str,
    *,
    outline: Outline | None = None,
    undo: bool = True,
    focus: str = "",
) -> HttpResponse:
    outline = outline or outline_of(claim.article, request.user)
    row = outline.row(claim.pk)
    toast = Toast(f"{row.name if row else 'Claim'}: {done}", undo=undo)
    return _show(request, claim.article, outline, claim.pk, (claim.pk,), toast, focus=focus)


def _show(
    request: HttpRequest,
    article: Article,
    outline: Outline,
    claim_id: int,
    changed: tuple[int, ...],
    toast: Toast,
    **more: Any,
) -> HttpResponse:
    address = reverse("desk-claim", args=[article.pk, claim_id])
    if not request.htmx:
        return fragment_or_redirect(request, "", {}, to=address, say=toast.text)
    context = answer_context(request.user, article, outline, claim_id, changed=changed, toast=toast, **more)
    return fragment_or_redirect(request, "desk/_answer.html", context, to=address)


def _refused(request: HttpRequest, placement: Placement, why: str, *, status: int) -> HttpResponse:
    """Nothing was saved: the claim as it is now, what it was marked on, and what was typed."""
    article, claim_id = placement.article, placement.claim_id
    outline = outline_of(article, request.user)
    more = {
        "stale": stale_text(placement, why),
        "typed": {"rationale": request.POST.get("rationale", "")} if "rationale" in request.POST else None,
    }
    if request.htmx:
        context = answer_context(request.user, article, outline, claim_id, **more)
        return render(request, "desk/_answer.html", context, status=status)
    context = page_context(request.user, article, outline, claim_id, **more)
    return render(request, "desk/page.html", context, status=status)


def _only_say(request: HttpRequest, article: Article, words: str) -> HttpResponse:
    if request.htmx:
        context = {"article": article, "toast": Toast(words), "oob": True}
        return reswap(render(request, "desk/_toast.html", context), "none")
    messages.info(request, words)
    return redirect("desk", article.pk)
