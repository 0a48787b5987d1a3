"""What hundreds of tests begin with is worked out once: then its rows are written as the first time.

Only on SQLite, where a rollback also takes the numbers of rows back, and only while nothing but what is
rehearsed has been written since the test began: so every row comes out the same, whoever writes it.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from claims.analysis import pipeline

Written = list[tuple[str, Any, bool]]  # an order to the database, what it is given, whether that is many rows
# The numbers last given in each table, and the end of the chain of history.
STANDS = """SELECT (SELECT group_concat(name || seq) FROM sqlite_sequence),
    (SELECT hash FROM claims_event ORDER BY id DESC LIMIT 1)"""
WRITES = ("INSERT", "UPDATE", "DELETE")

_known: dict[Hashable, tuple[Written, type[Model], int]] = {}
_changes: list[int] = []  # made in this test, when the last rehearsed making ended


def begin() -> None:
    """A test: whatever was written before it, it has written nothing."""
    _changes[:] = [connection.connection.total_changes] if _rehearses(in_a_test=False) else []


def rehearsed(make: Callable[..., Model]) -> Callable[..., Any]:
    """Of a function that makes a row and what belongs to it, one that does so with less work."""

    @wraps(make)
    def made(*given: Any, **details: Any) -> Model:
        if not _rehearses() or _changes != [connection.connection.total_changes]:
            return make(*given, **details)
        key = _key(make, given, details)
        if key in _known:
            written, table, number = _known[key]
            _write(written)
            row = table.objects.get(pk=number)
        else:
            written = []
            with connection.execute_wrapper(_noting(written)):
                row = make(*given, **details)
            _known[key] = written, type(row), row.pk
        _changes[:] = [connection.connection.total_changes]
        return row

    return made


def harmless(act: Callable[..., None]) -> Callable[..., None]:
    """Of an act that writes nothing which makings follow from: those after it are rehearsed too."""

    @wraps(act)
    def done(*given: Any, **details: Any) -> None:
        so_far = _rehearses() and _changes == [connection.connection.total_changes]
        act(*given, **details)
        if so_far:
            _changes[:] = [connection.connection.total_changes]

    return done


def _rehearses(*, in_a_test: bool = True) -> bool:
    ready = connection.vendor == "sqlite" and connection.connection is not None
    return ready and (connection.in_atomic_block or not in_a_test)


def _key(make: Callable, given: tuple, details: dict[str, Any]) -> Hashable:
    """What the rows follow from: what makes them, by whose clock, what it is given, and what is there."""
    with connection.cursor() as cursor:
        there = cursor.execute(STANDS).fetchone()
    asked = [_told(value) for value in (*given, *details.values())]
    return make.__qualname__, pipeline.analyse, timezone.now, *details, *asked, *there


def _told(value: Hashable | Model) -> Hashable:
    return value.pk if isinstance(value, Model) else value


def _noting(written: Written) -> Callable:
    def note(execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        if sql.startswith(WRITES):
            written.append((sql, params, many))
        return execute(sql, params, many, context)

    return note


def _write(written: Written) -> None:
    with connection.cursor() as cursor:
        for sql, params, many in written:
            (cursor.executemany if many else cursor.execute)(sql, params)
