"""What editors set for a story as a whole: when it is due, who sees it, whether it is archived."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from claims.actions._log import close_unused, log, open_entry
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import Article, User, snapshot
from claims.permissions import can_archive, can_edit_article, require
from claims.vocabulary import EventKind, Role

NOBODY = "Choose who sees the story first. You are always among them."


@transaction.atomic
def to_all(articles: Sequence[Article], act: Callable[..., object]) -> list[object]:
    """`act(article=…, act=…)` on each or, where one is refused, on none; what is done already is passed over.

    In the order of their numbers, so that two such acts never wait for each other in a circle.
    """
    same, results = uuid4(), []
    for article in sorted(articles, key=lambda each: each.pk):
        with suppress(Stale):
            results.append(act(article=article, act=same))
    return results


@transaction.atomic
def set_due(*, actor: User, article: Article, due: datetime | None, act: UUID | None = None) -> Article:
    require(can_edit_article(actor))
    entry = open_entry(article, also_archived=True)
    now = Article.objects.get(pk=article.pk)
    if now.due == due:
        close_unused(entry)
        return now
    was = snapshot(now)
    now.due = due
    now.save(update_fields=["due"])
    log(EventKind.ARTICLE_EDITED, entry=entry, actor=actor, subject=now, rows=[now], act=act, was=was)
    return now


@transaction.atomic
def restrict(
    *, actor: User, article: Article, people: Collection[User] | None, act: UUID | None = None
) -> Article:
    """To these people and the actor; None opens the story to everybody with a role."""
    require(can_edit_article(actor))
    if people is not None and not people:
        raise Refused(NOBODY)
    entry = open_entry(article, also_archived=True)
    now = Article.objects.get(pk=article.pk)
    was, before = snapshot(now), _names(now)
    now.restricted = people is not None
    now.save(update_fields=["restricted"])
    itself = [] if actor.role == Role.ADMIN else [actor]
    now.admitted.set({person.pk for person in [*(people or ()), *itself]} if now.restricted else ())
    about = {"was": was, "admitted": _names(now), "admitted_was": before}
    log(EventKind.ARTICLE_EDITED, entry=entry, actor=actor, subject=now, rows=[now], act=act, **about)
    return now


@transaction.atomic
def archive(*, actor: User, article: Article, act: UUID | None = None) -> Article:
    """Out of the queue, open to reading, shut to changes."""
    require(can_archive(actor))
    return _archive(EventKind.ARTICLE_ARCHIVED, actor, article, act, gone=True)


@transaction.atomic
def unarchive(*, actor: User, article: Article, act: UUID | None = None) -> Article:
    require(can_archive(actor))
    return _archive(EventKind.ARTICLE_UNARCHIVED, actor, article, act, gone=False)


def _archive(kind: EventKind, actor: User, article: Article, act: UUID | None, *, gone: bool) -> Article:
    entry = open_entry(article, also_archived=True)
    now = Article.objects.get(pk=article.pk)
    if (now.archived_at is not None) == gone:
        close_unused(entry)
        return now
    now.archived_at = entry.at if gone else None
    now.save(update_fields=["archived_at"])
    log(kind, entry=entry, actor=actor, subject=now, rows=[now], act=act)
    return now


def _names(article: Article) -> list[str]:
    return sorted(article.admitted.values_list("username", flat=True))
