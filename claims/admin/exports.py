"""Downloads of what was chosen in a list."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse

from claims.formats.columns import ClaimRow
from claims.formats.csv import csv_lines
from claims.formats.filenames import content_disposition


def csv_of(rows: Iterable[ClaimRow], *, name: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        csv_lines(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition(name, ".csv")},
    )
