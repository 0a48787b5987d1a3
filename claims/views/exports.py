"""Downloads."""

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from claims.access import article_for
from claims.formats.csv import csv_lines
from claims.formats.evidence_columns import EVIDENCE_COLUMNS
from claims.formats.filenames import content_disposition
from claims.queries.evidence_export import evidence_rows
from claims.queries.export import claim_rows


@require_safe
def claims_csv(request: HttpRequest, article_id: int) -> StreamingHttpResponse:
    article = article_for(request.user, article_id)
    lines = csv_lines(claim_rows([article.pk], viewer=request.user), bom="bom" in request.GET)
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition(article.headline, ".csv")},
    )


@require_safe
def evidence_csv(request: HttpRequest, article_id: int) -> StreamingHttpResponse:
    article = article_for(request.user, article_id)
    lines = csv_lines(
        evidence_rows([article.pk], viewer=request.user), EVIDENCE_COLUMNS, bom="bom" in request.GET
    )
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition(article.headline, "-evidence.csv")},
    )
