"""The story, and one claim with all that was done to it, as they go on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.access import article_for, claim_for
from claims.queries.claim_history import history_of
from claims.queries.printed import printed


@require_safe
def print_article(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    context = {
        "article": article,
        "printed": printed(request.user, article),
        "now": timezone.now(),
    }
    return render(request, "articles/print.html", context)


@require_safe
def print_claim(request: HttpRequest, article_id: int, claim_id: int) -> HttpResponse:
    claim = claim_for(request.user, article_id, claim_id)
    context = {
        "article": claim.article,
        "claim": claim,
        "stood": history_of(request.user, claim.article, claim),
        "now": timezone.now(),
    }
    return render(request, "articles/print_claim.html", context)
