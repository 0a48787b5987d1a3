"""A browser without a memory, and a picture of every table to tell whether anything changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django_htmx.middleware import HtmxDetails

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
COMES_AND_GOES = {"django_session", "cache"}


class Browser(Client):
    """Sends its cookies and takes none: each request is alone, and costs a third of the test client's."""

    def request(self, **request: Any) -> HttpResponse:
        return self.handler(self._base_environ(**request))

    def ask(
        self, method: str, path: str, data: dict[str, Any] | None = None, *, htmx: bool = False
    ) -> HttpResponse:
        headers = {"HTTP_HX_REQUEST": "true"} if htmx else {}
        if method == "POST":
            return self.post(path, data or {}, **headers)
        return self.generic(method, path, **headers)


@contextmanager
def looks_at_htmx() -> Iterator[list[str]]:
    """What of htmx is looked at meanwhile: an answer that looked at nothing of it is the same by htmx."""
    looked, read = [], HtmxDetails._get_header_value

    def noting(details: HtmxDetails, name: str) -> str | None:
        looked.append(name)
        return read(details, name)

    with patch.object(HtmxDetails, "_get_header_value", noting):
        yield looked


def everything() -> dict[str, list[str]]:
    """Every row of every table, but for sessions and the cache."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - COMES_AND_GOES):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found
