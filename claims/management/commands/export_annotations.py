"""Write the claims of stories, with their readings, as W3C Web Annotations."""

from collections.abc import Iterable, Iterator
from typing import Any

from claims.management.exporting import ExportCommand
from claims.queries.json_export import annotation_lines


class Command(ExportCommand):
    help = "Write claims and readings as Web Annotations, a collection a line for each story (default: all)."

    def lines(self, articles: Iterable[int], **options: Any) -> Iterator[str]:
        return annotation_lines(articles, viewer=None)
