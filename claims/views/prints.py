"""The story as it goes on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.access import article_for
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
