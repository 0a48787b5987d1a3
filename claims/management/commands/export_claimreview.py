"""Write what editors settled of others' claims as ClaimReview of schema.org."""

from collections.abc import Iterable, Iterator
from typing import Any

from claims.management.exporting import ExportCommand
from claims.queries.json_export import review_lines


class Command(ExportCommand):
    help = "Write settled claims of third parties as ClaimReview, a line for each story (default: all)."

    def lines(self, articles: Iterable[int], **options: Any) -> Iterator[str]:
        return review_lines(articles, viewer=None)
