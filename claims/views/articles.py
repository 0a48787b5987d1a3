"""Bringing a story in, and having it read again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from claims.access import article_for
from claims.actions import importing
from claims.formats.readers import Unreadable
from claims.forms.articles import AddArticleForm
from claims.permissions import can_add_article, require


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
