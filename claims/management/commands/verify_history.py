"""Prove that nobody changed the history, the texts or the marks behind the workbench's back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.management.proving import name_broken
from claims.models import Article


class Command(BaseCommand):
    help = "Check every chain of events, and that every text, mark and status follows from it; exit 1 if not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--article", type=int, help="only this story")

    def handle(self, article: int | None, **options: Any) -> None:
        articles = Article.objects.values("pk")
        if article is not None:
            articles = articles.filter(pk=article)
            if not articles:
                raise CommandError(f"There is no story {article}.")
        bad = name_broken(articles, self.stdout, newsroom=article is None)
        if bad:
            raise CommandError(f"{bad} of the histories do not hold.")
        self.stdout.write("Every history holds.")
