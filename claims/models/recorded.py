"""What rows under history have in common: the event that made them, and the one that closed them."""

import uuid
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

_PLAIN = frozenset({int, str, float, bool, list, type(None)})  # as they are; most values


class Recorded(models.Model):
    """A row of one article whose making is an event; `since` is that event's number."""

    UNRECORDED: ClassVar[frozenset[str]] = frozenset()

    article = models.ForeignKey("claims.Article", models.PROTECT, related_name="+")
    since = models.PositiveIntegerField(editable=False)

    class Meta:
        abstract = True


class VersionedQuerySet(models.QuerySet):
    def current(self) -> Self:
        return self.filter(until__isnull=True)

    def stood(self, at: Any) -> Self:
        """As after event `at`, a number or an expression; without one as now."""
        if at is None:
            return self.current()
        return self.filter(Q(until__isnull=True) | Q(until__gt=at), since__lte=at)


class Versioned(Recorded):
    """A row that is never overwritten: a change closes it (`until`) and adds another."""

    UNRECORDED: ClassVar[frozenset[str]] = frozenset({"until"})
    IDENTITY: ClassVar[tuple[str, ...]] = ()  # of all rows with these values, one is current

    until = models.PositiveIntegerField(null=True, blank=True, editable=False)

    objects = VersionedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_closed_after_opened",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
            )
        ]


def snapshot(row: models.Model) -> dict[str, Any]:
    """The recorded fields of a row as plain JSON values, the same on every database."""
    return {name: plain(getattr(row, name)) for name in recorded_fields(type(row))}


@cache
def recorded_fields(table: type[models.Model]) -> tuple[str, ...]:
    skip = getattr(table, "UNRECORDED", frozenset())
    return tuple(field.attname for field in table._meta.concrete_fields if field.name not in skip)


def plain(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    return value
