"""What commands have in common that write something of some stories: which stories, and where to."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from claims.access import article_by_name
from claims.models import Article
from claims.queries.json_export import JSON_FORMS
from claims.queries.tables import TABLES


def chosen_stories(names: list[str]) -> Iterable[int]:
    """By number or id; all where none is named."""
    return [_article(name).pk for name in names] if names else Article.objects.values("pk")


@contextmanager
def put_in_place(out: Path, mode: str, *, private: bool = False, **how: Any) -> Iterator[IO]:
    """Written beside and put in place at the end, so that half a file is never taken for a whole one.

    What is `private` only whoever writes it can read.
    """
    partial = out.with_name(out.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600 if private else 0o666)
        with partial.open(mode, **how) as file:
            yield file
        partial.replace(out)
    except OSError as error:
        raise CommandError(f"{out} cannot be written: {error.strerror}.") from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _article(name: str) -> Article:
    try:
        return article_by_name(name)
    except (Article.DoesNotExist, ValidationError):
        raise CommandError(f"There is no story {name!r}; the queue's addresses show the numbers.") from None


class ExportCommand(BaseCommand):
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--article", action="append", default=[], help="number or id; may be repeated")
        parser.add_argument("--out", type=Path, help="file to write; default: standard output")

    def handle(self, article: list[str], out: Path | None, **options: Any) -> None:
        lines = self.lines(chosen_stories(article), **options)
        if out is None:
            sys.stdout.reconfigure(encoding="utf-8", newline="")
            sys.stdout.writelines(lines)
            return
        with put_in_place(out, "w", encoding="utf-8", newline="") as file:
            file.writelines(lines)

    def lines(self, articles: Iterable[int], **options: Any) -> Iterator[str]:
        raise NotImplementedError


class TableCommand(ExportCommand):
    table: ClassVar[str]

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--bom", action="store_true", help="begin with a byte order mark, for Excel")

    def lines(self, articles: Iterable[int], *, bom: bool, **options: Any) -> Iterator[str]:
        return TABLES[self.table].lines(articles, viewer=None, bom=bom)


class JsonCommand(ExportCommand):
    form: ClassVar[str]

    def lines(self, articles: Iterable[int], **options: Any) -> Iterator[str]:
        return JSON_FORMS[self.form].lines(articles, viewer=None)
