"""Write history.csv, or the history as lines that the stand-alone verifier checks."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any

from claims.management.exporting import TableCommand
from claims.queries.history_export import history_lines


class Command(TableCommand):
    help = "Write the history of one or several stories (default: all) as CSV, or so that it can be verified."
    table = "history"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        told = "write JSON Lines for static/verify_history.py, which checks them without this program"
        parser.add_argument("--proof", action="store_true", help=told)

    def lines(self, articles: Iterable[int], *, bom: bool, **options: Any) -> Iterator[str]:
        return history_lines(articles) if options["proof"] else super().lines(articles, bom=bom)
