"""A story beside its claims: what is known of it, and having it read again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from claims.access import article_for
from claims.actions import importing
from claims.actions.newsroom import edit_article
from claims.forms.details import DetailsForm
from claims.permissions import can_edit_article, require


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    require(can_edit_article(request.user))
    form = DetailsForm(request.POST) if request.method == "POST" else DetailsForm.of(article)
    if form.is_bound and form.is_valid() and _saved(request, article_id, form):
        messages.info(request, "Saved.")
        return redirect("desk", article.pk)
    context = {"article": article, "form": form}
    return render(request, "articles/details.html", context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, article_id: int, form: DetailsForm) -> bool:
    if not form.changed_data:
        return True
    now = article_for(request.user, article_id)
    form.write_into(now)
    try:
        edit_article(actor=request.user, article=now)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@require_POST
def read_again(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    importing.read_again(actor=request.user, article=article)
    return redirect("desk", article.pk)
