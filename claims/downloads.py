"""What leaves as a file: its lines as they are made, under a name that every browser and disk takes."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse

from claims.formats.filenames import content_disposition


def download(
    lines: Iterable[str], name: str, ending: str = ".csv", kind: str = "text/csv"
) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        lines,
        content_type=f"{kind}; charset=utf-8",
        headers={"Content-Disposition": content_disposition(name, ending)},
    )
