"""No index is kept that another begins with: each costs time at every insert."""

import pytest
from django.apps import apps
from django.db import models

TABLES = [table for table in apps.get_app_config("claims").get_models() if table._meta.managed]


def whole_indexes(table: type[models.Model]) -> list[tuple[str, ...]]:
    """The columns of every index over all rows, as `-number` where it runs downwards."""
    meta = table._meta
    columns = [(field.name,) for field in meta.local_fields if field.db_index or field.unique]
    columns += [tuple(index.fields) for index in meta.indexes if index.condition is None and index.fields]
    return columns + [
        tuple(rule.fields)
        for rule in meta.constraints
        if isinstance(rule, models.UniqueConstraint) and rule.condition is None and rule.fields
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_no_index_begins_another(table):
    indexes = whole_indexes(table)
    twice = [
        (short, long)
        for number, short in enumerate(indexes)
        for other, long in enumerate(indexes)
        if number != other and long[: len(short)] == short and not table._meta.get_field(short[0]).unique
    ]
    assert twice == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_foreign_key_begins_an_index(table):
    begun = {columns[0].removeprefix("-") for columns in whole_indexes(table)}
    keys = [field.name for field in table._meta.local_fields if isinstance(field, models.ForeignKey)]
    assert [name for name in keys if name not in begun] == []
