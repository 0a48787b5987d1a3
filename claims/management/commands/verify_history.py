"""Prove that nobody changed the history, the texts or the marks behind the workbench's back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.models import Article
from claims.queries.history_check import Fault, check_article, check_newsroom


class Command(BaseCommand):
    help = "Check every chain of events, and that every text, mark and status follows from it; exit 1 if not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--article", type=int, help="only this story")

    def handle(self, article: int | None, **options: Any) -> None:
        articles = Article.objects.order_by("pk").only("pk", "headline")
        if article is not None:
            articles = articles.filter(pk=article)
            if not articles:
                raise CommandError(f"There is no story {article}.")
        bad = 0
        for each in articles.iterator():
            bad += self._say(f"story {each.pk} ({each.headline})", check_article(each))
        if article is None:
            bad += self._say("the newsroom", check_newsroom())
        if bad:
            raise CommandError(f"{bad} of the histories do not hold.")
        self.stdout.write("Every history holds.")

    def _say(self, whose: str, faults: list[Fault]) -> bool:
        if faults:
            first = faults[0]
            more = f" ({len(faults) - 1} more)" if len(faults) > 1 else ""
            self.stdout.write(f"{whose}: event {first.event}: {first.what}{more}")
        return bool(faults)
