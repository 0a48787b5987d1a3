"""Write a bundle: one zip file with all of a newsroom, also what was found in confidence."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.formats.bundle import write_bundle
from claims.management.exporting import chosen_stories, put_in_place
from claims.management.proving import name_broken
from claims.queries.bundle import parts
from claims.queries.one_moment import one_moment

# After a crash a newsroom wants its work out, whatever is broken, and to know what the file is good for.
BROKEN = (
    "{} is written, with all there is, but {} of the histories in it do not hold: it can be read, but will "
    "not be restored. Keep the bundles that were made before."
)


class Command(BaseCommand):
    help = (
        "Write all stories, or some, with people, history and files into one zip file, to keep or restore. "
        "Nothing is left out for confidence: keep it as you keep your sources."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", metavar="FILE.zip", type=Path)
        parser.add_argument("--article", action="append", default=[], help="number or id; may be repeated")

    def handle(self, out: Path, article: list[str], **options: Any) -> None:
        chosen = chosen_stories(article)
        with one_moment():
            with put_in_place(out, "wb", private=True) as file:
                write_bundle(file, parts(chosen, lost=self._lost))
            bad = name_broken(chosen, self.stderr)
        if bad:
            raise CommandError(BROKEN.format(out, bad))

    def _lost(self, stored_as: str) -> None:
        self.stderr.write(
            f"A file of evidence, {stored_as}, is missing on the disk, or was changed there: it is left out."
        )
