"""Downloads, and the page that shows what is in them."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.access import article_for
from claims.downloads import download
from claims.formats.csv import csv_lines
from claims.formats.source_columns import SOURCE_COLUMNS
from claims.forms.claims import ClaimsForm
from claims.forms.sources import SourcesForm
from claims.permissions import require, sees_every_event
from claims.queries.claims import rows_for
from claims.queries.history_export import head_of_chain, history_lines
from claims.queries.json_export import JSON_FORMS
from claims.queries.signing import signed_before
from claims.queries.source_records import source_rows
from claims.queries.tables import TABLES

PREVIEWED = 5


@require_safe
def export(request: HttpRequest, article_id: int) -> HttpResponse:
    """Choose a file, look at its first rows, take it along."""
    article, chosen = article_for(request.user, article_id), request.GET.get("file", "claims")
    if chosen not in TABLES:
        raise Http404
    table, same = TABLES[chosen], TABLES[chosen].of_story
    rows, names = table.first(article, PREVIEWED + 1, viewer=request.user), list(table.columns)
    proof = sees_every_event(request.user)
    context = {
        "article": article,
        "tables": TABLES.items(),
        "chosen": chosen,
        "table": table,
        "address": reverse(f"export-{chosen}", args=[article.pk]),
        "of_story": [*zip(names, rows[0][:same], strict=False)] if rows else [],
        "names": names[same:],
        "rows": [row[same:] for row in rows[:PREVIEWED]],
        "more": len(rows) > PREVIEWED,
        "signed": signed_before(article),
        "proof": proof,
        "head": head_of_chain(article) if proof else None,
    }
    return render(request, "exports/page.html", context)


@require_safe
def story_csv(request: HttpRequest, article_id: int, table: str) -> StreamingHttpResponse:
    article, chosen = article_for(request.user, article_id), TABLES[table]
    lines = chosen.lines([article.pk], viewer=request.user, bom="bom" in request.GET)
    return download(lines, article.headline, chosen.ending)


@require_safe
def history_jsonl(request: HttpRequest, article_id: int) -> StreamingHttpResponse:
    article = article_for(request.user, article_id)
    require(sees_every_event(request.user))
    return download(history_lines([article.pk]), article.headline, "-history.jsonl", "application/jsonl")


@require_safe
def story_json(request: HttpRequest, article_id: int, form: str) -> StreamingHttpResponse:
    article, chosen = article_for(request.user, article_id), JSON_FORMS[form]
    lines = chosen.lines([article.pk], viewer=request.user)
    return download(lines, article.headline, f"-{form}.json", chosen.kind)


@require_safe
def found_csv(request: HttpRequest) -> StreamingHttpResponse | HttpResponseRedirect:
    """What the list of claims shows for the same address, of all its pages."""
    query = request.GET.copy()
    bom = query.pop("bom", None) is not None
    form = ClaimsForm.read(query, request.user)
    if not form.is_valid():  # the list says what is wrong, with all that was asked
        return redirect(f"{reverse('claims')}?{query.urlencode()}")
    return download(csv_lines(rows_for(request.user, form.asked()), bom=bom), "claims")


@require_safe
def sources_csv(request: HttpRequest) -> StreamingHttpResponse:
    """What the page of sources shows for the same address, of all its pages."""
    query = request.GET.copy()
    bom = query.pop("bom", None) is not None
    asked = SourcesForm.read(query).asked(timezone.now())
    lines = csv_lines(source_rows(request.user, asked), SOURCE_COLUMNS, bom=bom)
    return download(lines, "sources")
