"""Downloads of what was chosen in a list."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse

from claims.formats.filenames import content_disposition


def csv_of(lines: Iterator[str], *, name: str, ending: str = ".csv") -> StreamingHttpResponse:
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition(name, ending)},
    )
