"""What commands have in common that prove histories: one that does not hold is named, and where it breaks."""

from collections.abc import Iterable

from django.core.management.base import OutputWrapper
from django.db.models import QuerySet

from claims.models import Article
from claims.queries.history_check import Fault, check_article, check_newsroom


def name_broken(articles: Iterable[int] | QuerySet, out: OutputWrapper, *, newsroom: bool = True) -> int:
    """How many of them do not hold: of these stories, and of the newsroom itself."""
    stories = Article.objects.filter(pk__in=articles).order_by("pk").only("pk", "headline")
    bad = sum(
        _name(f"story {story.pk} ({story.headline})", check_article(story), out)
        for story in stories.iterator()
    )
    return bad + (_name("the newsroom", check_newsroom(), out) if newsroom else 0)


def _name(whose: str, faults: list[Fault], out: OutputWrapper) -> bool:
    if faults:
        more = f" ({len(faults) - 1} more)" if len(faults) > 1 else ""
        out.write(f"{whose}: event {faults[0].event}: {faults[0].what}{more}")
    return bool(faults)
