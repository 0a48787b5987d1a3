"""Bringing a story in, and having it read again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from claims.access import article_for
from claims.actions import importing


@require_POST
def read_again(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    importing.read_again(actor=request.user, article=article)
    return redirect("desk", article.pk)
