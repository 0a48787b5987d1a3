"""Who else is here, and what others did meanwhile: asked every few seconds, mostly answered with nothing."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from claims.access import article_for, claim_number_in, pulse_for
from claims.actions.presence import be_here, is_due
from claims.forms.together import HereForm
from claims.queries.copy import copy_claim
from claims.queries.desk import offered_for, text_of
from claims.queries.outline import outline_of, progress_of
from claims.queries.talk import open_queries
from claims.queries.together import Pulse, news_since
from claims.views.copy import copy_context


@require_POST
def here(request: HttpRequest, article_id: int) -> HttpResponse:
    """A POST, since it writes where one is. Without news: 204 and no body, in three queries."""
    form = HereForm(request.POST)
    if not form.is_valid():
        raise BadRequest("Load the page again.")
    told = form.cleaned_data
    pulse = pulse_for(request.user, article_id, since=told["since"], with_own=told["with_own"])
    _be_here(request, article_id, pulse, told["claim"])
    news = _news(request, article_id, told) if pulse.news else {}
    signing_changed = pulse.signing != told["signing"]
    if not news and pulse.seen == told["seen"] and not signing_changed:
        return HttpResponse(status=204, headers={"History-Length": pulse.history_length})
    context = {"article_id": article_id, "pulse": pulse, "signing_changed": signing_changed, **news}
    return render(request, "desk/_news.html", context)


def _be_here(request: HttpRequest, article_id: int, pulse: Pulse, claim_id: int | None) -> None:
    me = pulse.me
    moved = claim_id != (me.claim_id if me else None)
    if is_due(moved=moved, written_at=me.seen_at if me else None):
        number = claim_number_in(article_id, claim_id) if moved and claim_id else claim_id
        be_here(actor=request.user, article_id=article_id, claim_id=number)


def _news(request: HttpRequest, article_id: int, told: dict[str, Any]) -> dict[str, Any]:
    article = article_for(request.user, article_id)
    outline = outline_of(article, request.user)
    about = {"rows": outline.rows, "card": told["claim"], "card_at": told["at"] or 0}
    news = news_since(request.user, article, told["since"], **about)
    if news is None:
        return {}
    context = {"article": article, "progress": progress_of(outline), "about_card": news.about_card}
    context["open_queries"] = open_queries(request.user, article) if news.about_questions else None
    if news.redraws:
        return context | copy_context(article, outline, told["claim"]) | {"whole_copy": True}
    text, offered = text_of(article), offered_for(article, news.claims)
    rows = [row for row in map(outline.row, news.claims) if row]
    return context | {"changed": [copy_claim(text, row, outline, offered) for row in rows]}
