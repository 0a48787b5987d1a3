"""The one pen that writes history: a chain of hashes per article, and one for the newsroom."""

import secrets
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, F, Model, QuerySet, Subquery, Value
from django.utils import timezone

from claims.actions._insert import Columns, Shared, insert_rows
from claims.actions._tally import recount
from claims.actions.stale import Stale
from claims.models import Article, Event, EventDetail, Newsroom, Placement, Recorded, User, chain, snapshot
from claims.models.recorded import plain, recorded_fields
from claims.queries.prepared import prepared
from claims.vocabulary import EventKind

ARCHIVED = "The story was archived in the meantime. Nothing was changed."
GONE = "The story is no longer here. Nothing was changed."
MANY = 20  # rows of one table beyond which an event keeps a count and a digest instead of each


@dataclass(frozen=True)
class Entry:
    """A numbered place in a history, held until the transaction ends."""

    article: Article | None  # none: the newsroom's own history
    number: int
    previous: str
    at: datetime


def open_entry(article: Article | None, *, also_archived: bool = False) -> Entry:
    """Take the next number. The UPDATE comes first: its row lock makes other writers wait.

    Only what an archived story allows goes on where the story was archived since it was fetched.
    """
    if article is None:
        Newsroom.objects.get_or_create(pk=1)
    key = article and article.pk
    _take_number(key)
    found = _held(article=key)
    if not found:
        raise Stale(GONE)
    ((number, previous, archived),) = found
    if article and archived and not article.archived_at and not also_archived:
        raise Stale(ARCHIVED)
    return Entry(article, number, previous or "", timezone.now())


@prepared
def _held(*, article: int | None) -> QuerySet:
    archived = Value(None, DateTimeField()) if article is None else F("archived_at")
    asked = {"previous": _last_hash(article), "archived": archived}
    return _head(article).annotate(**asked).values_list("history_length", *asked)


def open_entry_at(
    placement: Placement, *, otherwise: str, ask: Callable[..., list[Placement]] | None = None, **about: Any
) -> tuple[Entry, Placement]:
    """The same for an act on a claim, and its place as it is under the lock, with claim and article.

    No new draft, split or rule of the story slips in between; if one did before, the person is told.
    What else an act wants to know is asked along: `ask` is `standing`, prepared with more, of which `about`.
    """
    _take_number(placement.article_id)
    found = (ask or _standing)(article=placement.article_id, placement=placement.pk, **about)
    if not found:
        raise Stale(otherwise)
    (now,) = found
    if now.article.archived_at and not placement.article.archived_at:
        raise Stale(ARCHIVED)
    now.claim.article = now.article
    return Entry(now.article, now.article.history_length, now.previous or "", timezone.now()), now


def standing(*, article: int, placement: int) -> QuerySet[Placement]:
    stands = Placement.objects.current().select_related("claim", "article")
    return stands.annotate(previous=_last_hash(article)).filter(pk=placement)


_standing = prepared(standing)


def close_unused(entry: Entry) -> None:
    """Give the number back, under the same lock: the act turned out to change nothing."""
    _head(entry.article and entry.article.pk).update(history_length=F("history_length") - 1)


def _last_hash(article: int | None) -> Subquery:
    return Subquery(Event.objects.filter(article=article).order_by("-number").values("hash")[:1])


def log(
    kind: EventKind,
    *,
    entry: Entry,
    actor: User,
    subject: Model,
    rows: Iterable[Model] = (),
    closed: Iterable[Model | None] = (),
    undoes: int | None = None,
    act: uuid.UUID | None = None,
    **words: Any,
) -> Event:
    """Write the event of an act: the rows it made or changed, those it closed, if any, and words about it.

    Events of one `act` are undone together.
    """
    told = Told(kind, subject, rows, [row for row in closed if row], words)
    event, detail = _written(entry, actor, told, undoes=undoes, act=act or uuid.uuid4())
    event.save(force_insert=True)
    detail.event = event
    detail.save(force_insert=True)
    if entry.article:
        recount([entry.article.pk])
    return event


@dataclass(frozen=True)
class Told:
    """What one event says."""

    kind: EventKind
    subject: Model
    rows: Iterable[Model] = ()
    closed: Iterable[Model] = ()
    words: dict[str, Any] = field(default_factory=dict)
    more_rows: dict[str, Any] = field(default_factory=dict)  # of other tables, as `told_of_values` tells them


def log_beginnings(histories: Sequence[tuple[Article, list[Told]]], *, actor: User) -> None:
    """The first events of many stories. This transaction made the stories, with `history_length` as long as
    their history: nobody else knows of them yet, so no lock is taken."""
    at, events, details = timezone.now(), [], []
    for article, history in histories:
        previous = ""
        for number, told in enumerate(history, start=1):
            entry = Entry(article, number, previous, at)
            event, detail = _written(entry, actor, told, undoes=None, act=uuid.uuid4())
            previous = event.hash
            events.append(event)
            details.append(detail)
    for detail, key in zip(details, insert_rows(events), strict=True):
        detail.event_id = key
    insert_rows(details)
    recount([article.pk for article, _ in histories])


def _written(
    entry: Entry, actor: User, told: Told, *, undoes: int | None, act: uuid.UUID
) -> tuple[Event, EventDetail]:
    """Not saved yet."""
    details = {"words": told.words, "rows": told_of(told.rows) | told.more_rows, "closed": _ids(told.closed)}
    text = chain.canonical({key: value for key, value in details.items() if value})
    salt = secrets.token_hex(16)
    event = Event(
        article=entry.article,
        number=entry.number,
        kind=told.kind,
        actor=actor,
        actor_name=actor.get_full_name(),
        at=entry.at,
        act=act,
        subject=f"{told.subject._meta.model_name}:{told.subject.public_id}",
        undoes=undoes,
        commitment=chain.commitment_to(salt, text),
    )
    event.hash = chain.hash_of(entry.previous, event)
    return event, EventDetail(salt=salt, text=text)


def _take_number(article: int | None) -> None:
    """Written out, as is the count that ends each act: making the words takes Django longer than all else."""
    model, key = (Newsroom, 1) if article is None else (Article, article)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET history_length = history_length + 1 WHERE id = %s", [key])  # noqa: S608


def _head(article: int | None) -> QuerySet:
    return Newsroom.objects.filter(pk=1) if article is None else Article.objects.filter(pk=article)


def told_of(rows: Iterable[Model]) -> dict[str, Any]:
    """Each row, or of many their count and digest: afterwards the rows themselves may go."""
    return {
        table: [snapshot(row) for row in group] if _is_listed(group) else chain.summary_of(group)
        for table, group in _by_table(rows).items()
    }


def _is_listed(group: list[Model]) -> bool:
    """A digest is found again by the event that its rows are of; those that keep none are listed."""
    return len(group) <= MANY or not isinstance(group[0], Recorded)


def told_of_values(table: type[Model], shared: Shared, columns: Columns) -> dict[str, Any]:
    """The same of rows that are values, in the order of their ids; what they share is given once."""
    same = {name: shared[name] for name in recorded_fields(table) if name not in columns}
    if len(columns["id"]) > MANY:
        return {table._meta.model_name: chain.summary_of_values(same, columns)}
    rows = [same | dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    told = [{name: plain(value) for name, value in row.items()} for row in rows]
    return {table._meta.model_name: told} if told else {}


def _ids(rows: Iterable[Model]) -> dict[str, list[int]]:
    return {table: sorted(row.pk for row in group) for table, group in _by_table(rows).items()}


def _by_table(rows: Iterable[Model]) -> dict[str, list[Model]]:
    groups = defaultdict(list)
    for row in rows:
        groups[row._meta.model_name].append(row)
    return groups
