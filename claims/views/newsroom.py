"""The newsroom's own history, for admins: to read, to narrow and to take along."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.downloads import download
from claims.formats.csv import csv_lines
from claims.formats.history_columns import NEWSROOM_COLUMNS
from claims.forms.newsroom import NewsroomHistoryForm
from claims.permissions import can_read_newsroom_history, require
from claims.queries.newsroom_history import (
    ABOUT,
    PAGE_SIZE,
    lines_of,
    newsroom_events,
    newsroom_proof,
    newsroom_rows,
)


@require_safe
def newsroom_history(request: HttpRequest) -> HttpResponse:
    require(can_read_newsroom_history(request.user))
    form = NewsroomHistoryForm.read(request.GET)
    asked = form.asked()
    page = Paginator(newsroom_events(asked), PAGE_SIZE).get_page(form.cleaned_data["page"] or 1)
    context = {
        "form": form,
        "asked": asked,
        "tabs": [(value, label, value == asked.about) for value, label in {"": "All", **ABOUT}.items()],
        "page": page,
        "lines": lines_of(list(page.object_list)),
    }
    return render(request, "newsroom/page.html", context)


@require_safe
def newsroom_csv(request: HttpRequest) -> StreamingHttpResponse:
    """What the page shows for the same address, of all its pages."""
    require(can_read_newsroom_history(request.user))
    query = request.GET.copy()
    bom = query.pop("bom", None) is not None
    asked = NewsroomHistoryForm.read(query).asked()
    return download(csv_lines(newsroom_rows(asked), NEWSROOM_COLUMNS, bom=bom), "newsroom-history")


@require_safe
def newsroom_jsonl(request: HttpRequest) -> StreamingHttpResponse:
    """All of it, since a part proves nothing."""
    require(can_read_newsroom_history(request.user))
    return download(newsroom_proof(), "newsroom-history", ".jsonl", "application/jsonl")
