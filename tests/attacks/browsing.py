"""A browser without a memory, and a picture of every table to tell whether anything changed."""

from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client

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


def everything() -> dict[str, list[str]]:
    """Every row of every table, but for sessions and the cache."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - COMES_AND_GOES):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found
