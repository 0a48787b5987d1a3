"""Correct where claims stand: a page or a bar on the card that shows what will happen, and the act."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from claims.access import placement_for
from claims.actions import spans
from claims.forms.spans import EndsForm, SplitForm
from claims.models import Placement, User
from claims.permissions import can_mark, require
from claims.queries.correcting import Bar, ends_bar, merge_bar, split_bar
from claims.queries.outline import outline_of
from claims.views.answers import go_on, on_claim, show, stay
from claims.views.desk import Toast, page_context

shown_or_done = require_http_methods(["GET", "HEAD", "POST"])
CHANGED = "This claim was changed in the meantime; here it is as it stands now."


@shown_or_done
def split(request: HttpRequest, article_id: int, placement_id: int) -> HttpResponse:
    act = _split if request.method == "POST" else _bar(split_bar)
    return act(request, article_id, placement_id)


@shown_or_done
def merge(request: HttpRequest, article_id: int, placement_id: int) -> HttpResponse:
    act = _merge if request.method == "POST" else _bar(merge_bar)
    return act(request, article_id, placement_id)


@shown_or_done
def ends(request: HttpRequest, article_id: int, placement_id: int) -> HttpResponse:
    act = _ends if request.method == "POST" else _bar(ends_bar)
    return act(request, article_id, placement_id)


@on_claim
def not_a_claim(request: HttpRequest, placement: Placement) -> HttpResponse:
    flag = request.POST.get("restore") != "1"
    spans.set_not_a_claim(actor=request.user, placement=placement, flag=flag)
    if flag:
        return go_on(request, placement.claim, "not a claim", leave=True)
    return stay(request, placement.claim, "a claim again")


@on_claim
def _split(request: HttpRequest, placement: Placement) -> HttpResponse:
    at = SplitForm(request.POST).cut(placement)
    first, second = spans.split_claim(actor=request.user, placement=placement, at=at)
    outline = outline_of(placement.article, request.user)
    names = [row.name for row in map(outline.row, (first.pk, second.pk)) if row]
    toast = Toast(f"Split: {' and '.join(names)}. {names[0]} is shown.", undo=True)
    return show(request, placement.article, outline, first.pk, (), toast, whole_copy=True)


@on_claim
def _merge(request: HttpRequest, placement: Placement) -> HttpResponse:
    following = placement_for(request.user, placement.article_id, _number(request))
    whole = spans.merge_claims(actor=request.user, placement=placement, following=following)
    return stay(request, whole, "merged with the next", whole_copy=True)


@on_claim
def _ends(request: HttpRequest, placement: Placement) -> HttpResponse:
    chosen = EndsForm(request.POST).ends(placement)
    spans.adjust_claim(actor=request.user, placement=placement, **chosen)
    return stay(request, placement.claim, "its words were changed", whole_copy=True)


def _number(request: HttpRequest) -> int:
    """0, which no placement has, for what is no number."""
    sent = request.POST.get("following", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 19 else 0


def _bar(shape: Callable[[Placement, User], Bar]) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, article_id: int, placement_id: int) -> HttpResponse:
        placement = placement_for(request.user, article_id, placement_id)
        article = placement.article
        require(can_mark(request.user, article))
        if placement.until is not None:
            outline = outline_of(article, request.user)
            return show(request, article, outline, placement.claim_id, (), Toast(CHANGED), whole_copy=True)
        context = {"article": article, "bar": shape(placement, request.user), "placement": placement}
        if request.htmx:
            return render(request, "desk/_bar.html", context)
        outline = outline_of(article, request.user)
        context |= page_context(request.user, article, outline, placement.claim_id)
        return render(request, "desk/page.html", context)

    return view
