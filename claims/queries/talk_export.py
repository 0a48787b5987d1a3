"""Outcomes and notes of many claims at once, as claims.csv has them."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from claims.formats.csv import list_cell
from claims.models import Note, Outcome
from claims.vocabulary import NoteKind

NOTE = ("claim", "kind", "author__username", "text", "written_at", "resolved", "rewrite", "answer")


def outcomes_by_claim(near: dict[str, Any]) -> dict[int, str]:
    return dict(Outcome.objects.current().filter(**near).values_list("claim", "value"))


def notes_by_claim(near: dict[str, Any]) -> dict[int, str]:
    """By claim, a cell: oldest first, questions to the writer with what was suggested and answered."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Note.objects.current().filter(**near).order_by("written_at", "pk")
    for claim_id, kind, author, text, at, resolved, rewrite, answer in rows.values_list(*NOTE):
        note = {"kind": kind, "author": author, "text": text, "at": _utc(at), "resolved": resolved}
        if kind == NoteKind.QUERY:
            note |= {"rewrite": rewrite, "answer": answer}
        found[claim_id].append(note)
    return {claim_id: list_cell(notes) for claim_id, notes in found.items()}


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
