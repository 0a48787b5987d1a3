"""How history is hashed: the canonical form of an event, of rows, and of their digest."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model

from claims.models.event import Event
from claims.models.recorded import plain, snapshot

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces, so that equal values have equal bytes."""
    return _CANONICAL.encode(value)


def head_of(event: Event) -> dict[str, Any]:
    """What the hash covers beside the details: everything of the event but its two hashes."""
    fields = ("number", "kind", "actor_name", "at", "act", "subject", "undoes")
    article = str(event.article.public_id) if event.article else None
    people = {"article": article, "actor": str(event.actor.public_id)}
    return people | {name: plain(getattr(event, name)) for name in fields}


def hash_of(previous: str, event: Event) -> str:
    text = previous + canonical(head_of(event)) + event.commitment
    return hashlib.sha256(text.encode()).hexdigest()


def commitment_to(salt: str, text: str) -> str:
    return hashlib.sha256((salt + text).encode()).hexdigest()


def summary_of(rows: Sequence[Model], fields: Sequence[str] | None = None) -> dict[str, Any]:
    """Count and digest of many rows in the order of their ids, and which fields the digest covers.

    The fields are named because later versions add some: an old digest is checked by its own.
    """
    fields = sorted(snapshot(rows[0])) if fields is None else fields
    in_order = sorted(rows, key=lambda row: row.pk)
    return summary_of_values(
        ({name: plain(getattr(row, name, None)) for name in fields} for row in in_order), fields
    )


def summary_of_values(rows: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> dict[str, Any]:
    """The same of rows that are plain values of these fields already, and in the order of their ids."""
    total, count = hashlib.sha256(), 0
    for row in rows:
        total.update(canonical(row).encode() + b"\n")
        count += 1
    return {"count": count, "fields": fields, "digest": total.hexdigest()}
