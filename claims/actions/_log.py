"""The one pen that writes history: a chain of hashes per article, and one for the newsroom."""

import secrets
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Model, QuerySet, Subquery
from django.utils import timezone

from claims.models import Article, Event, EventDetail, Newsroom, User, chain, snapshot
from claims.vocabulary import EventKind

MANY = 20  # rows of one table beyond which an event keeps a count and a digest instead of each


@dataclass(frozen=True)
class Entry:
    """A numbered place in a history, held until the transaction ends."""

    article: Article | None  # none: the newsroom's own history
    number: int
    previous: str
    at: datetime


def open_entry(article: Article | None) -> Entry:
    """Take the next number. The UPDATE comes first: its row lock makes other writers wait."""
    if article is None:
        Newsroom.objects.get_or_create(pk=1)
    head = _head(article)
    head.update(history_length=F("history_length") + 1)
    last = Event.objects.filter(article=article).order_by("-number").values("hash")[:1]
    number, previous = head.annotate(previous=Subquery(last)).values_list("history_length", "previous").get()
    return Entry(article, number, previous or "", timezone.now())


def log(
    kind: EventKind,
    *,
    entry: Entry,
    actor: User,
    subject: Model,
    rows: Iterable[Model] = (),
    closed: Iterable[Model] = (),
    undoes: int | None = None,
    **words: Any,
) -> Event:
    """Write the event of an act: the rows it made or changed, the rows it closed, and words about it."""
    details = {"words": words, "rows": _made(rows), "closed": _ids(closed)}
    text = chain.canonical({key: value for key, value in details.items() if value})
    salt = secrets.token_hex(16)
    event = Event(
        article=entry.article,
        number=entry.number,
        kind=kind,
        actor=actor,
        actor_name=actor.get_full_name(),
        at=entry.at,
        act=uuid.uuid4(),
        subject=f"{subject._meta.model_name}:{subject.public_id}",
        undoes=undoes,
        commitment=chain.commitment_to(salt, text),
    )
    event.hash = chain.hash_of(entry.previous, event)
    event.save(force_insert=True)
    EventDetail.objects.create(event=event, salt=salt, text=text)
    return event


def _head(article: Article | None) -> QuerySet:
    return Newsroom.objects.filter(pk=1) if article is None else Article.objects.filter(pk=article.pk)


def _made(rows: Iterable[Model]) -> dict[str, Any]:
    return {
        table: [snapshot(row) for row in group] if len(group) <= MANY else chain.summary_of(group)
        for table, group in _by_table(rows).items()
    }


def _ids(rows: Iterable[Model]) -> dict[str, list[int]]:
    return {table: sorted(row.pk for row in group) for table, group in _by_table(rows).items()}


def _by_table(rows: Iterable[Model]) -> dict[str, list[Model]]:
    groups = defaultdict(list)
    for row in rows:
        groups[row._meta.model_name].append(row)
    return groups
