"""All that a start needs, in one process: tables, static files, the demo newsroom, links to get in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from claims.models import Article, User

OLDER = (
    "The database is older than this version: back it up, then ./run manage migrate "
    "and ./run manage createcachetable."
)
NEWER = "The database was made by a newer version ({}): start that version, or restore an older copy."


class Command(BaseCommand):
    help = (
        "Migrate, collect static files, load the demo newsroom into an empty database, print sign-in links."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--empty", action="store_true", help="without the demo newsroom")
        parser.add_argument("--check", action="store_true", help="change no table; say what is to be done")

    def handle(self, empty: bool, check: bool, **options: Any) -> None:
        executor = self._migrations()
        self._refuse_newer(executor)
        if check and executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(OLDER)
        call_command("collectstatic", verbosity=0, interactive=False)
        if check:
            return
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        if not (empty or settings.PRODUCTION or User.objects.exists() or Article.objects.exists()):
            call_command("demo")
        call_command("welcome", stdout=self.stdout)

    def _migrations(self) -> MigrationExecutor:
        try:
            return MigrationExecutor(connection)
        except OperationalError as error:
            reason = str(error).splitlines()[0]
            raise CommandError(f"The database does not answer ({reason}): is DATABASE_URL right?") from None

    def _refuse_newer(self, executor: MigrationExecutor) -> None:
        known = executor.loader.disk_migrations.keys()
        if unknown := [
            name
            for app, name in executor.loader.applied_migrations
            if app == "claims" and (app, name) not in known
        ]:
            raise CommandError(NEWER.format(sorted(unknown)[-1]))
