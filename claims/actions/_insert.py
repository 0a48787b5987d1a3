"""Insert very many rows: as `bulk_create`, which spends most of its time preparing values that need none."""

from collections.abc import Sequence

from django.db import connection, models

MOST_VALUES = 30_000  # in one statement: SQLite takes 32,766, PostgreSQL 65,535
# Their values are what the database takes, on SQLite and PostgreSQL.
_AS_THEY_ARE = (models.CharField, models.IntegerField, models.FloatField, models.BooleanField)


def insert(rows: Sequence[models.Model]) -> None:
    """All of one table, whose keys they get; inside a transaction."""
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not field.primary_key]
    size = MOST_VALUES // len(fields)
    for start in range(0, len(rows), size):
        _insert(rows[start : start + size], fields)


def _insert(rows: Sequence[models.Model], fields: Sequence[models.Field]) -> None:
    meta, quote = rows[0]._meta, connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    values = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * len(rows))
    key = quote(meta.pk.column)
    sql = f"INSERT INTO {quote(meta.db_table)} ({names}) VALUES {values} RETURNING {key}"  # noqa: S608
    prepared = [(field.attname, None if _is_plain(field) else field) for field in fields]
    given = [
        getattr(row, name) if field is None else field.get_db_prep_save(getattr(row, name), connection)
        for row in rows
        for name, field in prepared
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        keys = cursor.fetchall()
    for row, (number,) in zip(rows, keys, strict=True):
        row.pk, row._state.adding = number, False


def _is_plain(field: models.Field) -> bool:
    field = field.target_field if isinstance(field, models.ForeignKey) else field
    return isinstance(field, _AS_THEY_ARE)
