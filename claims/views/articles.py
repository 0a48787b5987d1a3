"""The queue, and bringing a story in."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.access import article_for
from claims.actions import assigning, importing
from claims.actions.stale import Stale
from claims.formats.readers import Unreadable
from claims.forms.articles import AddArticleForm
from claims.forms.queue import QueueForm
from claims.models import Article
from claims.permissions import can_add_article, require
from claims.queries.queue import queue_for, queue_rows
from claims.views.htmx import came_from


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    asked = QueueForm.read(request.GET)
    found = queue_for(request.user, **asked)
    context = {"queue": found, "asked": asked, "may_add": bool(can_add_article(request.user))}
    return render(request, "queue/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def article_add(request: HttpRequest) -> HttpResponse:
    require(can_add_article(request.user))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AddArticleForm(*sent)
    if form.is_valid():
        details = {name: form.cleaned_data[name] for name in ("desk", "publication", "language", "due")}
        try:
            article = importing.add_article(actor=request.user, content=form.content, **details)
        except Unreadable as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("desk", article.pk)
    return render(request, "articles/add.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def read_again(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    importing.read_again(actor=request.user, article=article)
    return redirect("desk", article.pk)


@require_POST
def take(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    with suppress(Stale):  # done in another tab; the row below shows it
        assigning.take_article(actor=request.user, article=article)
    return _row(request, article)


@require_POST
def give_back(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    with suppress(Stale):
        assigning.give_back_article(actor=request.user, article=article)
    return _row(request, article)


def _row(request: HttpRequest, article: Article) -> HttpResponse:
    if not request.htmx:
        return redirect(came_from(request, otherwise=reverse("queue")))
    (row,) = queue_rows(request.user, [article])
    return render(request, "queue/_row.html", {"row": row})
