"""Insert very many rows as plain values: making models of them takes most of the time of `bulk_create`."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

MOST_VALUES = 30_000  # in one statement: SQLite takes 32,766, PostgreSQL 65,535
# Their values are what the database takes, on SQLite and PostgreSQL.
_AS_THEY_ARE = (models.CharField, models.IntegerField, models.FloatField, models.BooleanField)

Values = dict[str, Any]
"""A row: the value of each of its columns, by the name it has on the model ("article_id")."""


def blank(table: type[models.Model]) -> Values:
    """A row of defaults; what must differ from row to row (a UUID) is for the caller to set."""
    return {field.attname: field.get_default() for field in _columns(table)}


def insert(table: type[models.Model], rows: Sequence[Values]) -> None:
    """Whole rows of one table, which get their key as "id"; inside a transaction."""
    fields = _columns(table)
    size = MOST_VALUES // len(fields)
    for start in range(0, len(rows), size):
        _insert(table, rows[start : start + size], fields)


def _insert(table: type[models.Model], rows: Sequence[Values], fields: Sequence[models.Field]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    values, given = _lists(rows, fields) if connection.vendor == "postgresql" else _tuples(rows, fields)
    key = quote(table._meta.pk.column)
    sql = f"INSERT INTO {quote(table._meta.db_table)} ({names}) {values} RETURNING {key}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        keys = cursor.fetchall()
    for row, (number,) in zip(rows, keys, strict=True):
        row["id"] = number


def _tuples(rows: Sequence[Values], fields: Sequence[models.Field]) -> tuple[str, list[Any]]:
    prepared = [(field.attname, None if _is_plain(field) else field) for field in fields]
    given = [
        row[name] if field is None else field.get_db_prep_save(row[name], connection)
        for row in rows
        for name, field in prepared
    ]
    return "VALUES " + ", ".join([f"({', '.join(['%s'] * len(fields))})"] * len(rows)), given


def _lists(rows: Sequence[Values], fields: Sequence[models.Field]) -> tuple[str, list[Any]]:
    """One array a column: psycopg looks for each placeholder of a statement, which takes half the time."""
    given = [
        [row[field.attname] for row in rows]
        if _is_plain(field)
        else [field.get_db_prep_save(row[field.attname], connection) for row in rows]
        for field in fields
    ]
    # Not varchar(20), to which a cast would cut what is too long, and say nothing.
    types = ["text" if isinstance(field, models.CharField) else field.db_type(connection) for field in fields]
    return f"SELECT * FROM unnest({', '.join(f'%s::{kind}[]' for kind in types)})", given  # noqa: S608


def _columns(table: type[models.Model]) -> list[models.Field]:
    return [field for field in table._meta.concrete_fields if not field.primary_key]


def _is_plain(field: models.Field) -> bool:
    field = field.target_field if isinstance(field, models.ForeignKey) else field
    return isinstance(field, _AS_THEY_ARE)
