"""Bring text files in and read them for claims at once; no worker is needed."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from claims.actions import people
from claims.actions.importing import add_article
from claims.actions.reading import read_article
from claims.formats.readers import Unreadable
from claims.models import Placement


class Command(BaseCommand):
    help = "Add each FILE (UTF-8 text) as a story, read it for claims, and print its number."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--desk", default="")
        parser.add_argument("--publication", default="")

    def handle(self, files: list[Path], desk: str, publication: str, **options: Any) -> None:
        actor, refused = people.command_line(), 0
        for number, file in enumerate(files, start=1):
            self._progress(number, len(files), file)
            try:
                details = {"desk": desk, "publication": publication, "ask_for_reading": False}
                article = add_article(actor=actor, content=file.read_bytes(), **details)
            except ValidationError as refusal:
                raise CommandError(" ".join(refusal.messages)) from None
            except (OSError, Unreadable) as refusal:
                refused += 1
                reason = refusal.strerror if isinstance(refusal, OSError) else refusal
                self.stderr.write(f"{file}: not added. {reason}")
                continue
            read_article(actor=actor, article=article)
            claims = Placement.objects.current().filter(article=article).count()
            day = f", dated {article.published_on}" if article.published_on else ""
            self.stdout.write(f"{article.pk}\t{claims} claims{day}\t{article.headline}")
        if refused:
            raise CommandError(f"{refused} of {len(files)} files were not added; the others are in.")

    def _progress(self, number: int, total: int, file: Path) -> None:
        if sys.stderr.isatty() and total > 1:
            self.stderr.write(f"{number} of {total}: {file.name}")
