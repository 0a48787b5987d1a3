"""Settle what readers differ on: one claim after the other, furthest apart first."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.access import article_for, claims_in_story, placement_for, placement_of_claim
from claims.actions import settling
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.forms.settling import SettleAgreedForm, SettleForm, SettlePageForm
from claims.models import Placement
from claims.permissions import can_open_settling, require
from claims.queries.settling import agreed_in, case_of, conflicts_for, with_words
from claims.vocabulary import Basis, Outcome

SHOWN = 50  # of the list beside the claim
CHOOSE = "Choose a reading, or another mark, then say why."
BROKEN = "The form was incomplete. Go back, reload the page and try again."


@require_safe
def settle(request: HttpRequest) -> HttpResponse:
    require(can_open_settling(request.user))
    asked = SettlePageForm.read(request.GET)
    return _page(request, asked["claim"], asked["story"])


def _page(
    request: HttpRequest,
    claim_id: int | None,
    story: int | None,
    *,
    problem: str = "",
    typed: SettleForm | None = None,
    status: int = 200,
) -> HttpResponse:
    lines = conflicts_for(request.user, story)
    claim_id = claim_id or (lines[0].claim_id if lines else None)
    place = next((at for at, line in enumerate(lines) if line.claim_id == claim_id), None)
    placement = placement_of_claim(request.user, claim_id) if claim_id else None
    case = case_of(request.user, placement) if placement else None
    within = placement.article if placement else article_for(request.user, story) if story else None
    context = {
        "case": case,
        "lines": with_words(lines[:SHOWN]),
        "more": max(len(lines) - SHOWN, 0),
        "total": len(lines),
        "place": None if place is None else place + 1,
        "previous": lines[place - 1].claim_id if place else None,
        "following": lines[place + 1].claim_id if place is not None and place + 1 < len(lines) else None,
        "story": story,
        "within": within,
        "agreed": agreed_in(request.user, within) if within else [],
        "bases": Basis,
        "outcomes": Outcome,
        "problem": problem,
        "typed": typed.data if typed else {},
    }
    return render(request, "settle/page.html", context, status=status)


def _on_readings(act: Callable[[HttpRequest, Placement, SettleForm], str]) -> Callable[..., HttpResponse]:
    """A decision about a claim as it stood on the page; what is refused keeps all that was typed."""

    @require_POST
    @wraps(act)
    def view(request: HttpRequest, article_id: int, placement_id: int) -> HttpResponse:
        placement = placement_for(request.user, article_id, placement_id)
        form = SettleForm(request.POST)
        if not form.is_valid():
            raise BadRequest(BROKEN)
        story = form.cleaned_data["story"]
        again = {"claim_id": placement.claim_id, "story": story, "typed": form}
        try:
            done = act(request, placement, form)
        except Stale as stale:
            return _page(request, problem=str(stale), status=409, **again)
        except Refused as refusal:
            return _page(request, problem=str(refusal), status=422, **again)
        messages.info(request, done)
        return redirect(_address(form.cleaned_data["following"], story))

    return view


@_on_readings
def settle_claim(request: HttpRequest, placement: Placement, form: SettleForm) -> str:
    require(can_open_settling(request.user))
    decision = form.decision()
    if decision is None:
        raise Refused(CHOOSE)
    about = {"seen": form.seen_readings(), "former": form.cleaned_data["former"], "outcome": form.became()}
    row = settling.settle_claim(actor=request.user, placement=placement, decision=decision, **about)
    return f"Settled as {row.get_mark_display()}. The readings stay on file."


@_on_readings
def send_back(request: HttpRequest, placement: Placement, form: SettleForm) -> str:
    require(can_open_settling(request.user))
    about = {"seen": form.seen_readings(), "former": form.cleaned_data["former"]}
    question = form.cleaned_data["reason"]
    settling.send_back(actor=request.user, placement=placement, question=question, **about)
    return "Sent back to its readers with your words. It waits for new readings."


@require_POST
def settle_agreed(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    require(can_open_settling(request.user))
    form = SettleAgreedForm(request.POST)
    if not form.is_valid():
        raise BadRequest(BROKEN)
    claims = claims_in_story(article_id, form.numbers())
    reason = form.cleaned_data["reason"]
    try:
        count = settling.settle_agreed(actor=request.user, article=article, claims=claims, reason=reason)
    except (Stale, Refused) as refusal:
        status = 409 if isinstance(refusal, Stale) else 422
        return _page(request, None, article_id, problem=str(refusal), status=status)
    messages.info(request, f"{count} claim{pluralize(count)} settled as all readers marked them.")
    return redirect(_address(None, article_id))


def _address(claim_id: int | None, story: int | None) -> str:
    query = {name: number for name, number in (("claim", claim_id), ("story", story)) if number}
    return reverse("settle") + (f"?{urlencode(query)}" if query else "")
