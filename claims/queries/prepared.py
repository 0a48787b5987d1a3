"""Compile a query once and run it often: making and compiling one costs Django far more than running it.

    @prepared
    def notes_on(*, viewer: User, claim: int) -> QuerySet[Note]:
        return shown_to(viewer, Note.objects.filter(claim=claim))

    notes_on(viewer=request.user, claim=7)  # a list

Numbers, texts, moments and the keys of rows differ from call to call and are put into the compiled SQL;
whatever else is given (None, a bool, a word, a table) makes another query, which is remembered beside it.
So the function must not look at a number, text or moment, only pass it on. Of a row it gets a stand-in that
knows its key and what decides rights, nothing else: it cannot come to depend on more, since no such row can
be loaded. In a tuple of numbers, which is for `__in` alone, the last is repeated up to the next power of two,
so that 600 claims and 599 are one query.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, wraps
from itertools import count, islice
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from claims.models import Article, User
from claims.models.user import NO_COLUMN_HOLDS

# Of a row, what decides how a query is made, and the name under which its stand-in has it.
DECIDES = {
    User: {"is_active": "is_active", "is_superuser": "is_superuser", "role": "role_name"},
    Article: {"blind": "blind"},
}
REMEMBERED = 200  # queries of one function
# Two trials with numbers from here on: where the parameters of the SQL differ, a value goes. Small ones, for
# Django knows that a small column holds no large number, and leaves the query out.
FIRST, SECOND = 20_000, 26_000
Value = int | str | datetime


def prepared(build: Callable[..., QuerySet]) -> Callable[..., list[Any]]:
    """Of a function that makes a query from its keyword arguments, one that runs it."""
    remembered = lru_cache(REMEMBERED)(lambda *kinds: _compile(build, kinds))

    @wraps(build)
    def run(**given: Any) -> list[Any]:
        values: list[Value] = []
        # Tuples last, so that the stand-ins of all else stay small however long they are.
        inputs = sorted(given.items(), key=lambda one: type(one[1]) is tuple)
        kinds = [(name, _taken_apart(value, values)) for name, value in inputs]
        compiled = remembered(*kinds)
        return compiled.run(values) if compiled else []

    return run


@dataclass(frozen=True)
class _Same:
    value: Hashable

    def stand_in(self, numbers: Iterator[int]) -> Hashable:
        return self.value


@dataclass(frozen=True)
class _Varying:
    kind: type[Value]
    many: int | None = None

    def stand_in(self, numbers: Iterator[int]) -> Value | tuple[int, ...]:
        if self.kind is datetime:
            return _moment(next(numbers))
        if self.many is None:
            return self.kind(next(numbers))
        return tuple(islice(numbers, self.many))


@dataclass(frozen=True)
class _Row:
    model: type[Model]
    decides: tuple[Hashable, ...]

    def stand_in(self, numbers: Iterator[int]) -> Model:
        row = self.model.from_db(None, [self.model._meta.pk.attname], [next(numbers)])
        row.__dict__ |= dict(zip(DECIDES[self.model].values(), self.decides, strict=True))
        return row


Kind = _Same | _Varying | _Row


def _taken_apart(given: Any, values: list[Value]) -> Kind:
    """What it has in common with others that the same SQL serves; its own values are added to `values`."""
    if type(given) is str or (type(given) is int and abs(given) < NO_COLUMN_HOLDS):
        values.append(given)
        return _Varying(type(given))
    if type(given) is datetime:
        values.append(connection.ops.adapt_datetimefield_value(given))
        return _Varying(datetime)
    if type(given) is tuple:
        many = 1 << (len(given) - 1).bit_length() if given else 0
        values += given + given[-1:] * (many - len(given))
        return _Varying(int, many)
    if isinstance(given, Model):
        values.append(given.pk)
        model = given._meta.model
        return _Row(model, tuple(getattr(given, name) for name in DECIDES[model]))
    return _Same(given)


@dataclass(frozen=True)
class _Compiled:
    queryset: QuerySet
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]
    places: dict[int, tuple[int, str]]  # by parameter: which value it is, and the text that it is part of
    converters: dict[int, Any]  # of what the database answers

    def run(self, values: Sequence[Value]) -> list[Any]:
        params = list(self.params)
        for at, (which, text) in self.places.items():
            params[at] = text.replace(str(FIRST + which), str(values[which])) if text else values[which]
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda: (self.sql, params)
        compiler.get_converters = lambda columns: self.converters
        query = copy(self.queryset.query)
        query.get_compiler = lambda using: compiler
        rows = self.queryset.__class__(self.queryset.model, query)
        rows._iterable_class, rows._fields = self.queryset._iterable_class, self.queryset._fields
        return list(rows)


def _compile(build: Callable[..., QuerySet], kinds: Sequence[tuple[str, Kind]]) -> _Compiled | None:
    """None where Django knows without a query that there is nothing."""
    try:
        queryset, compiler, sql, params, numbers = _trial(build, kinds, FIRST)
    except EmptyResultSet:
        return None
    if queryset._prefetch_related_lookups:
        raise TypeError(f"{build.__qualname__}: what is prefetched takes another query: ask for it apart.")
    *_, same_sql, others, _ = _trial(build, kinds, SECOND)
    if sql != same_sql:
        raise TypeError(f"{build.__qualname__}: a value is part of the SQL itself, so it cannot be prepared.")
    pairs = enumerate(zip(params, others, strict=True))
    places = {at: _place(one, other, numbers) for at, (one, other) in pairs if one != other}
    converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
    return _Compiled(queryset, compiler, sql, params, places, converters)


def _trial(
    build: Callable[..., QuerySet], kinds: Sequence[tuple[str, Kind]], first: int
) -> tuple[QuerySet, SQLCompiler, str, tuple[Value, ...], range]:
    """The last are the numbers that stood in for values."""
    numbers = count(first)
    queryset = build(**{name: kind.stand_in(numbers) for name, kind in kinds})
    compiler = queryset.query.get_compiler(using=queryset.db)
    return queryset, compiler, *compiler.as_sql(), range(first, next(numbers))


def _moment(number: int) -> datetime:
    return datetime.fromtimestamp(number, UTC)


def _place(one: Value, other: Value, numbers: range) -> tuple[int, str]:
    """Which value stands here and, where it is a part of a text, the text."""
    if isinstance(one, int):
        return one - FIRST, ""
    for number in numbers:
        if one == connection.ops.adapt_datetimefield_value(_moment(number)):
            return number - FIRST, ""
    found = [n for n in numbers if one.replace(str(n), str(n + SECOND - FIRST)) == other]
    if not found:
        raise TypeError(f"“{one}” holds more than one value, so it cannot be prepared.")
    return found[0] - FIRST, one
