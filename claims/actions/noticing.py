"""What a person does with their own bell; nobody else's concern, so it stands in no history."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from claims.models import Article, Notice, User
from claims.queries.notices import due_for
from claims.vocabulary import NoticeKind


@transaction.atomic
def mark_read(
    *, person: User, until: int, now: datetime, article: Article | None = None, notice: int | None = None
) -> None:
    """Of what the page showed (`until` is the number of its latest notice): all, a story's, or one."""
    which = Q(person=person, read_at=None, pk__lte=until)
    which &= Q(article=article) if article else Q()
    which &= Q(pk=notice) if notice else Q()
    Notice.objects.filter(which).update(read_at=now)
    if notice is None:
        stories = due_for(person, now)
        _see_due(person, stories.filter(pk=article.pk) if article else stories, now)


@transaction.atomic
def choose(*, person: User, quiet: Collection[NoticeKind], mail: bool) -> None:
    """Of which kinds the person wants to hear nothing more, and whether the rest comes by e-mail too."""
    now = User.objects.get(pk=person.pk).preferences
    person.preferences = now | {"quiet": sorted(quiet), "mail": mail}
    person.save(update_fields=["preferences"])


def _see_due(person: User, stories: Collection[Article], now: datetime) -> None:
    """That a story is due is told by its time, and kept only once it was seen."""
    about = {"person": person, "kind": NoticeKind.DUE, "at": now, "read_at": now}
    Notice.objects.bulk_create([Notice(article=story, **about) for story in stories])
