"""All that a start needs, in one process: tables, static files, the demo newsroom, links to get in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from claims.models import Article, User


class Command(BaseCommand):
    help = (
        "Migrate, collect static files, load the demo newsroom into an empty database, print sign-in links."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--empty", action="store_true", help="without the demo newsroom")
        parser.add_argument("--check", action="store_true", help="change no table; say what is to be done")

    def handle(self, empty: bool, check: bool, **options: Any) -> None:
        if check:
            self._require_migrated()
            call_command("collectstatic", verbosity=0, interactive=False)
            return
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not (empty or settings.PRODUCTION or User.objects.exists() or Article.objects.exists()):
            call_command("demo")
        call_command("welcome")

    def _require_migrated(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "The database is older than this version: back it up, then ./run manage migrate "
                "and ./run manage createcachetable."
            )
