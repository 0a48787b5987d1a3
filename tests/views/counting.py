"""Count the SQL of a request as DESIGN counts it: without BEGIN, COMMIT and SAVEPOINT."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection
from django.test.utils import CaptureQueriesContext

BOUNDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET TRANSACTION")


@dataclass
class Counted:
    statements: list[str] = field(default_factory=list)
    transactions: int = 0
    until_commit: int = 0

    @property
    def total(self) -> int:
        return len(self.statements)


@contextmanager
def counted() -> Iterator[Counted]:
    """Only meaningful in a test that really commits: elsewhere each transaction is a savepoint."""
    result = Counted()
    assert connection.features.supports_json_field  # SQLite is asked once a process, by a query of its own
    with CaptureQueriesContext(connection) as captured:
        yield result
    for query in captured.captured_queries:
        words = query["sql"].upper()
        if words.startswith("COMMIT"):
            result.transactions += 1
            result.until_commit = result.total
        elif not words.startswith(BOUNDS):
            result.statements.append(query["sql"])
