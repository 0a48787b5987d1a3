"""Close a row under history, add the next one: the two steps of every change."""

from typing import TypeVar

from django.db import IntegrityError

from claims.actions._log import Entry
from claims.actions.stale import Stale
from claims.models import Versioned

Row = TypeVar("Row", bound=Versioned)


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
    except IntegrityError:
        raise Stale(otherwise) from None
    return row


def copy_of(row: Row, **changes: object) -> Row:
    """A new row with the same values, not saved yet."""
    skip = {"id", "since", "until"}
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in skip}
    return type(row)(**values | changes)
