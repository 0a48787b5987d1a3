"""What a person sees in the terminal when the workbench has started: how to get in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from claims.actions import people
from claims.models import User

DEMO_PEOPLE = ("mara.lind", "edda.roth")


class Command(BaseCommand):
    help = "Print one-time sign-in links for a demo reviewer and editor, or say how to get in."

    def handle(self, **options: Any) -> None:
        actor = people.command_line()
        demo = User.objects.filter(username__in=DEMO_PEOPLE, is_active=True, last_login=None, email="")
        for person in sorted(demo, key=lambda person: DEMO_PEOPLE.index(person.username)):
            token = people.make_sign_in_link(actor=actor, person=person)
            address = settings.BASE_URL + reverse("link", args=[token])
            self.stdout.write(f"Sign in as {person} ({person.role}): {address}")
        if not User.objects.exclude(pk=actor.pk).exists():
            self.stdout.write(
                "Nobody can sign in yet. Invite the first person: ./run manage invite NAME admin"
            )
        elif not demo:
            self.stdout.write(
                "Sign in with your password, or print a new link: ./run manage invite NAME ROLE"
            )
