"""Insert very many rows as plain values: making models of them takes most of the time of `bulk_create`."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

MOST_VALUES = 30_000  # in one statement: SQLite takes 32,766, PostgreSQL 65,535
# Their values are what the database takes, on SQLite and PostgreSQL.
_AS_THEY_ARE = (models.CharField, models.IntegerField, models.FloatField, models.BooleanField)

Values = dict[str, Any]
"""Some columns of a row: the value of each, by the name it has on the model ("article_id")."""


def blank(table: type[models.Model]) -> Values:
    """A row of defaults; what must differ from row to row (a UUID) is for the caller to set."""
    return {field.attname: field.get_default() for field in _columns(table)}


def insert(table: type[models.Model], shared: Values, rows: Sequence[Values]) -> None:
    """Whole rows of one table, which get their key as "id"; inside a transaction.

    `rows` hold only what differs between them, all the same columns; `shared` the rest, which is made ready
    and sent once a statement.
    """
    if not rows:
        return
    own = [field for field in _columns(table) if field.attname in rows[0]]
    same = [field for field in _columns(table) if field.attname not in rows[0]]
    size = (MOST_VALUES - len(same)) // len(own)
    given = [field.get_db_prep_save(shared[field.attname], connection) for field in same]
    for start in range(0, len(rows), size):
        _insert(table, rows[start : start + size], own, same, given)


def _insert(
    table: type[models.Model],
    rows: Sequence[Values],
    own: Sequence[models.Field],
    same: Sequence[models.Field],
    given: Sequence[Any],
) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in (*same, *own))
    once = "".join(f"%s{_cast(field)}, " for field in same)
    values, differing = _lists(rows, own) if connection.vendor == "postgresql" else _tuples(rows, own)
    key = quote(table._meta.pk.column)
    into = f"INSERT INTO {quote(table._meta.db_table)} ({names})"
    sql = f"{into} SELECT {once}own.* FROM {values} RETURNING {key}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, *differing])
        keys = cursor.fetchall()
    for row, (number,) in zip(rows, keys, strict=True):
        row["id"] = number


def _tuples(rows: Sequence[Values], fields: Sequence[models.Field]) -> tuple[str, list[Any]]:
    columns = [_column(rows, field) for field in fields]
    one = f"({', '.join(['%s'] * len(fields))})"
    values = f"(VALUES {', '.join([one] * len(rows))}) AS own"
    return values, [value for row in zip(*columns, strict=True) for value in row]


def _lists(rows: Sequence[Values], fields: Sequence[models.Field]) -> tuple[str, list[Any]]:
    """One array a column: psycopg looks for each placeholder of a statement, which takes half the time."""
    columns = ", ".join(f"%s{_cast(field)}[]" for field in fields)
    return f"unnest({columns}) AS own", [_array(_column(rows, field), field) for field in fields]


def _column(rows: Sequence[Values], field: models.Field) -> list[Any]:
    values: Iterable[Any] = (row[field.attname] for row in rows)
    if not isinstance(_target(field), _AS_THEY_ARE):
        values = (field.get_db_prep_save(value, connection) for value in values)
    return list(values)


def _array(values: list[Any], field: models.Field) -> Any:
    """Whole numbers as PostgreSQL writes an array of them: psycopg asks of each whether it needs quotes."""
    if isinstance(_target(field), models.IntegerField) and None not in values:
        return f"{{{','.join(map(str, values))}}}"
    return values


def _cast(field: models.Field) -> str:
    """Not varchar(20), to which a cast would cut what is too long, and say nothing."""
    if connection.vendor != "postgresql":
        return ""
    return "::text" if isinstance(field, models.CharField) else f"::{_target(field).rel_db_type(connection)}"


def _target(field: models.Field) -> models.Field:
    return field.target_field if isinstance(field, models.ForeignKey) else field


def _columns(table: type[models.Model]) -> list[models.Field]:
    return [field for field in table._meta.concrete_fields if not field.primary_key]
