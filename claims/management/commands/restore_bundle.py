"""Bring a newsroom back from a bundle into an empty database: all of it, or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.actions.refused import Refused
from claims.actions.restoring import Restored, restore
from claims.formats.bundle import Bundle
from claims.formats.readers import Unreadable


class Command(BaseCommand):
    help = (
        "Bring a newsroom back from what export_bundle wrote, into a new and empty database; all or nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bundle", metavar="FILE.zip", type=Path)

    def handle(self, bundle: Path, **options: Any) -> None:
        try:
            with bundle.open("rb") as file:
                self._tell(restore(Bundle(file)))
        except OSError as error:
            raise CommandError(
                f"{error.filename or bundle}: {error.strerror}. Nothing was changed."
            ) from None
        except (Unreadable, Refused) as refusal:
            raise CommandError(f"{refusal} Nothing was changed.") from None

    def _tell(self, back: Restored) -> None:
        self.stdout.write(
            f"Back, and every history holds: stories {back.stories:,}, people {back.people:,}, "
            f"rows {back.rows:,}, files {back.files:,}."
        )
        if back.unread:
            numbers = " ".join(map(str, back.unread))
            self.stdout.write(f"Not read for claims yet: ./run manage reanalyse {numbers}")
        self.stdout.write("Nobody has a password: ./run manage invite NAME ROLE prints a link for each.")
