"""Read stories again with a newer analysis; what people have set stays as it is."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from claims.access import article_by_name
from claims.actions import people
from claims.actions.reading import read_again_with_newer
from claims.models import Article


class Command(BaseCommand):
    help = "Bring the guesses of stories up to date; nothing that a person confirmed, changed or removed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="number or public id of a story")
        parser.add_argument("--all", action="store_true", help="all stories that are under check")
        parser.add_argument("--force", action="store_true", help="also those read by this analysis already")

    def handle(self, articles: list[str], all: bool, force: bool, **options: Any) -> None:  # noqa: A002
        if bool(articles) == all:
            raise CommandError("Name one or more stories, or give --all.")
        actor, changed = people.command_line(), 0
        found = Article.objects.under_check().order_by("pk") if all else [_story(name) for name in articles]
        for article in found:
            if read_again_with_newer(actor=actor, article=article, force=force):
                changed += 1
                self.stdout.write(f"{article.pk}\t{article.headline}")
        self.stdout.write(f"{changed} of {len(found)} stories were read anew.")


def _story(name: str) -> Article:
    try:
        return article_by_name(name)
    except (Article.DoesNotExist, ValidationError):
        raise CommandError(f"There is no story {name!r}; the queue’s addresses show the numbers.") from None
