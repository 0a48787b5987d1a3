"""Write what editors settled in the form of the AVeriTeC dataset."""

from collections.abc import Iterable, Iterator
from typing import Any

from claims.management.exporting import ExportCommand
from claims.queries.json_export import averitec_lines


class Command(ExportCommand):
    help = (
        "Write settled claims in the form of the AVeriTeC dataset, one JSON list (default: of all stories)."
    )

    def lines(self, articles: Iterable[int], **options: Any) -> Iterator[str]:
        return averitec_lines(articles, viewer=None)
