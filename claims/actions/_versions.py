"""Close a row under history, add the next one: the two steps of every change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.db import IntegrityError
from django.db.models import QuerySet, UniqueConstraint

from claims.actions._log import Entry
from claims.actions.stale import Stale
from claims.models import Recorded, Versioned
from claims.queries.prepared import prepared

Row = TypeVar("Row", bound=Versioned)
CURRENT = ("until__isnull", True)
BATCH = 500


@prepared
def current_of(*, table: type[Row], claims: tuple[int, ...], **which: int) -> QuerySet[Row]:
    return table.objects.current().filter(claim__in=claims, **which).order_by("pk")


def close(row: Versioned, entry: Entry, *, otherwise: str) -> None:
    """End a row's time; `otherwise` tells the person what happened when somebody was faster."""
    if not type(row).objects.filter(pk=row.pk, until__isnull=True).update(until=entry.number):
        raise Stale(otherwise)
    row.until = entry.number


def add(row: Row, entry: Entry, *, otherwise: str) -> Row:
    """Begin a row's time. The database allows one current row, so the second of two is told."""
    row.article, row.since, row.until = entry.article, entry.number, None
    try:
        row.save(force_insert=True)
    except IntegrityError as error:
        if not _is_second(row, error):
            raise
        raise Stale(otherwise) from None
    return row


def supersede(was: Row | None, row: Row, entry: Entry, *, otherwise: str) -> Row:
    """End the time of the row before, if there is one, and begin that of the next."""
    if was:
        close(was, entry, otherwise=otherwise)
    return add(row, entry, otherwise=otherwise)


def _is_second(row: Versioned, error: IntegrityError) -> bool:
    """Whether another row is current already; what else a database refuses is a fault of ours.

    PostgreSQL names the constraint that refused, SQLite its columns.
    """
    unique = [each for each in row._meta.constraints if isinstance(each, UniqueConstraint)]
    one = [each for each in unique if each.condition and CURRENT in each.condition.children]
    refused = getattr(error.__cause__, "diag", None)
    if refused:
        return refused.constraint_name in {constraint.name for constraint in one}
    fields = (map(row._meta.get_field, constraint.fields) for constraint in one)
    columns = (", ".join(f"{row._meta.db_table}.{field.column}" for field in group) for group in fields)
    return str(error) in {f"UNIQUE constraint failed: {names}" for names in columns}


def copy_of(row: Row, **changes: object) -> Row:
    """A new row with the same values, not saved yet."""
    skip = {"id", "since", "until"}
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in skip}
    return type(row)(**values | changes)


def batched(rows: Sequence, most: int = 5_000) -> Iterator[Sequence]:
    """As many as a database takes in one question."""
    yield from (rows[at : at + most] for at in range(0, len(rows), most))


def close_all(rows: Iterable[Versioned], entry: Entry) -> None:
    """Under the article's lock: nobody closes one of them meanwhile."""
    groups = defaultdict(list)
    for row in rows:
        groups[type(row)].append(row.pk)
        row.until = entry.number
    for table, ids in groups.items():
        for some in batched(ids):
            table.objects.filter(pk__in=some).update(until=entry.number)


def add_all(rows: Iterable[Recorded], entry: Entry) -> list:
    """Table by table, in the order in which they come."""
    groups = defaultdict(list)
    for row in rows:
        row.article, row.since = entry.article, entry.number
        groups[type(row)].append(row)
    return [
        row for table, group in groups.items() for row in table.objects.bulk_create(group, batch_size=BATCH)
    ]
