"""Insert very many rows as columns of values: making models takes most of the time of `bulk_create`."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

MOST_VALUES = 30_000  # in one statement: SQLite takes 32,766, PostgreSQL 65,535
# Their values are what the database takes, on SQLite and PostgreSQL.
_AS_THEY_ARE = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.FloatField,
    models.BooleanField,
)

Shared = dict[str, Any]
"""What is the same in all rows, by the name it has on the model ("article_id")."""
Columns = dict[str, list[Any]]
"""What differs from row to row: of each column the values of all rows, in their order."""


def blank(table: type[models.Model]) -> Shared:
    """A row of defaults; what must differ from row to row (a UUID) is for the caller to give as a column."""
    return {field.attname: field.get_default() for field in _columns(table)}


def insert(table: type[models.Model], shared: Shared, columns: Columns) -> list[int]:
    """Add whole rows of one table, inside a transaction; their keys, in order."""
    own = [field for field in _columns(table) if field.attname in columns]
    same = [field for field in _columns(table) if field.attname not in columns]
    size = (MOST_VALUES - len(same)) // len(own)
    given = [field.get_db_prep_save(shared[field.attname], connection) for field in same]
    keys: list[int] = []
    for start in range(0, len(columns[own[0].attname]), size):
        some = [_stored(columns[field.attname][start : start + size], field) for field in own]
        keys += _insert(table, own, some, same, given)
    return keys


def insert_rows(rows: Sequence[models.Model]) -> list[int]:
    """The same of models of one table that were never saved; they are not given their keys."""
    fields = _columns(type(rows[0]))
    return insert(
        type(rows[0]), {}, {field.attname: [getattr(row, field.attname) for row in rows] for field in fields}
    )


def _insert(
    table: type[models.Model],
    own: Sequence[models.Field],
    columns: Sequence[list[Any]],
    same: Sequence[models.Field],
    given: Sequence[Any],
) -> list[int]:
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in (*same, *own))
    once = "".join(f"%s{_cast(field)}, " for field in same)
    values, differing = _lists(own, columns) if connection.vendor == "postgresql" else _tuples(columns)
    key = quote(table._meta.pk.column)
    into = f"INSERT INTO {quote(table._meta.db_table)} ({names})"
    sql = f"{into} SELECT {once}own.* FROM {values} RETURNING {key}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, *differing])
        return [number for (number,) in cursor.fetchall()]


def _tuples(columns: Sequence[list[Any]]) -> tuple[str, list[Any]]:
    one = f"({', '.join(['%s'] * len(columns))})"
    values = f"(VALUES {', '.join([one] * len(columns[0]))}) AS own"
    return values, [value for row in zip(*columns, strict=True) for value in row]


def _lists(fields: Sequence[models.Field], columns: Sequence[list[Any]]) -> tuple[str, list[Any]]:
    """One array a column: psycopg looks for each placeholder of a statement, which takes half the time."""
    arrays = ", ".join(f"%s{_cast(field)}[]" for field in fields)
    return f"unnest({arrays}) AS own", [_array(*pair) for pair in zip(columns, fields, strict=True)]


def _stored(values: list[Any], field: models.Field) -> list[Any]:
    if isinstance(_target(field), _AS_THEY_ARE):
        return values
    return [field.get_db_prep_save(value, connection) for value in values]


def _array(values: list[Any], field: models.Field) -> Any:
    """As PostgreSQL writes an array: psycopg looks at each value for what must be escaped."""
    if isinstance(_target(field), (models.IntegerField, models.UUIDField)) and None not in values:
        return f"{{{','.join(map(str, values))}}}"
    if isinstance(field, (models.CharField, models.TextField)):
        inside = '","'.join(value.replace("\\", "\\\\").replace('"', '\\"') for value in values)
        return f'{{"{inside}"}}'
    return values


def _cast(field: models.Field) -> str:
    """Not varchar(20), to which a cast would cut what is too long, and say nothing."""
    if connection.vendor != "postgresql":
        return ""
    return "::text" if isinstance(field, models.CharField) else f"::{_target(field).rel_db_type(connection)}"


def _target(field: models.Field) -> models.Field:
    return field.target_field if isinstance(field, models.ForeignKey) else field


def _columns(table: type[models.Model]) -> list[models.Field]:
    return [field for field in table._meta.concrete_fields if not isinstance(field, models.AutoField)]
