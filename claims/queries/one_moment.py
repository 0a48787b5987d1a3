"""All that is read inside belongs together, although others go on writing."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Nobody waits for it: on SQLite, too, where a transaction otherwise begins as if it were to write."""
    outermost = not connection.in_atomic_block
    with ExitStack() as inside:
        with _reading_alone(when=outermost and connection.vendor == "sqlite"):
            inside.enter_context(transaction.atomic())
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@contextmanager
def _reading_alone(*, when: bool) -> Iterator[None]:
    if not when:
        yield
        return
    connection.ensure_connection()  # which sets the mode
    usual = connection.transaction_mode
    connection.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        connection.transaction_mode = usual
