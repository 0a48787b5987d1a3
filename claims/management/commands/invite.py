"""Add a person, or find one, and print a link that signs them in once."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from claims.actions import people
from claims.models import User
from claims.vocabulary import Role


class Command(BaseCommand):
    help = "Add a person with a role (reader, reviewer, editor, admin) and print a one-time sign-in link."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="user name, such as mara.lind")
        parser.add_argument("role", choices=[role.value for role in Role])
        parser.add_argument("--full-name", default="", help="shown to others, such as 'Mara Lind'")

    def handle(self, name: str, role: str, full_name: str, **options: Any) -> None:
        actor = people.command_line()
        person = User.objects.filter(username=name).first()
        try:
            if person is None:
                person = people.add_person(actor=actor, username=name, name=full_name, role=Role(role))
        except ValidationError as refusal:
            raise CommandError(f"{name!r} cannot be added: {' '.join(refusal.messages)}") from None
        if person.role != role:
            had = person.role.value if person.role else "no role"
            raise CommandError(
                f"{name} has {had} already; an admin can change that in the admin under People."
            )
        if not person.is_active:
            raise CommandError(f"{name} is switched off; an admin can switch them on under People.")
        token = people.make_sign_in_link(actor=actor, person=person)
        self.stdout.write(settings.BASE_URL + reverse("link", args=[token]))
