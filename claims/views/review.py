"""A reviewer's keys: mark, answer, confirm, undo. One request each."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import pluralize
from django.views.decorators.http import require_POST

from claims.access import (
    article_for,
    attribution_of,
    attribution_version_of,
    evidence_status_of,
)
from claims.actions import repeats, review, undo
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.actions.typing import keep_unsent
from claims.forms.review import FormerForm, MarkForm, SaidForm, TypingForm
from claims.models import Placement
from claims.queries.history import subjects_of
from claims.queries.outline import outline_of
from claims.queries.talk import open_queries
from claims.views.answers import go_on, on_claim, refused, shown, stay
from claims.views.desk import only_say
from claims.vocabulary import EventKind, Mark

FOCUS = {Mark.DISPUTED: "basis", Mark.UNSUPPORTED: "reason"}


@on_claim
def mark(request: HttpRequest, placement: Placement) -> HttpResponse:
    form = MarkForm(request.POST)
    if not form.is_valid():
        raise Refused(form.refusal())
    opinion, former = form.opinion(placement), form.cleaned_data["former"]
    given = {"placement": placement, "opinion": opinion, "former": former}
    try:
        verdict = review.mark_claim(actor=request.user, windows=form.windows(), **given)
    except Refused as refusal:
        focus = "reason" if opinion.mark in review.DOUBTING else ""
        return refused(request, placement, str(refusal), status=422, typed=form.typed(), focus=focus)
    focus = FOCUS.get(form.cleaned_data["mark"], "reason" if opinion.basis else "")
    leave = request.POST.get("go") == "next"
    new = verdict.pk != former
    done = shown(opinion.mark) + ("" if new else " already")
    focus = "" if form.cleaned_data["whole"] else focus
    return go_on(request, placement.claim, done, leave=leave, undo=new, focus=focus)


@on_claim
def mark_repeats(request: HttpRequest, placement: Placement) -> HttpResponse:
    form = FormerForm(request.POST)
    former = form.cleaned_data["former"] if form.is_valid() else None
    marked = repeats.mark_repeats(actor=request.user, placement=placement, former=former)
    done = f"{len(marked)} other claim{pluralize(len(marked))} marked the same"
    return stay(request, placement.claim, done, changed=[claim.pk for claim in marked])


@on_claim
def typed(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Sent by the page while somebody types; the button that throws it away is pressed by a person."""
    form = TypingForm(request.POST)
    if not form.is_valid():
        raise BadRequest("What was typed could not be kept.")
    data, discard = form.cleaned_data, "discard" in request.POST
    text, based_on = "" if discard else data["text"], data["former"]
    windows = {"window": data["window"], "shown_window": data["shown_window"]}
    keep_unsent(actor=request.user, placement=placement, text=text, based_on=based_on, **windows)
    if discard:
        return stay(request, placement.claim, "discarded what was not saved", undo=False)
    return HttpResponse(status=204)


@on_claim
def said(request: HttpRequest, placement: Placement, attribution_id: int) -> HttpResponse:
    form = SaidForm(request.POST)
    if not form.is_valid():
        raise Refused("Choose “They said it” or “They didn’t”.")
    attribution = attribution_of(placement, attribution_id)
    answer, former = form.cleaned_data["answer"], form.cleaned_data["former"]
    about = {"placement": placement, "attribution": attribution}
    review.answer_said(actor=request.user, answer=answer, former=former, **about)
    return go_on(request, placement.claim, shown(answer))


@on_claim
def confirm_attribution(request: HttpRequest, placement: Placement, version_id: int) -> HttpResponse:
    version = attribution_version_of(placement, version_id)
    review.confirm_attribution(actor=request.user, claim=placement.claim, version=version)
    return stay(request, placement.claim, "confirmed who says so")


@on_claim
def confirm_evidence(request: HttpRequest, placement: Placement, version_id: int) -> HttpResponse:
    version = evidence_status_of(placement.claim, version_id)
    review.confirm_evidence_status(actor=request.user, claim=placement.claim, version=version)
    return stay(request, placement.claim, "confirmed what the article offers")


@require_POST
def undo_last(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    last = undo.last_undoable(request.user, article)
    try:
        claim = undo.undo_last(actor=request.user, article=article)
    except Stale as stale:
        return only_say(request, article, str(stale))
    if claim is None:
        return only_say(request, article, "There is nothing of yours left to undo in this story.")
    claim.article = article
    what = f" – you {EventKind(last.kind).label}"
    if last.kind in undo.OF_PLACES:
        return stay(request, claim, f"taken back{what}", undo=False, whole_copy=True)
    outline, subjects = outline_of(article, request.user), subjects_of(last)
    row = outline.row(claim.pk)
    if last.kind == EventKind.CLAIM_MARKED and row and row.my_mark:
        what += f"; your mark is {shown(row.my_mark)}, as it was before"
    changed = [row.claim_id for row in outline.rows if row.subject in subjects]
    others = len(changed) - 1
    done = f"taken back, and {others} other{pluralize(others)}{what}" if others > 0 else f"taken back{what}"
    count = open_queries(request.user, article) if last.kind in undo.OF_TALK else None
    return stay(request, claim, done, outline=outline, undo=False, changed=changed, open_queries=count)
