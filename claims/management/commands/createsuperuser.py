"""Takes the place of Django's own command, whose accounts would stand in no history."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Not used here: ./run manage invite NAME admin makes an admin."

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError("Make an admin with: ./run manage invite NAME admin")
