"""Settlements, outcomes and notes of many claims at once, as claims.csv has them."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, QuerySet

from claims.formats.csv import list_cell
from claims.models import Note, Outcome, Settlement, User
from claims.queries.blind import shown_to
from claims.vocabulary import NoteKind

NOTE = ("claim", "kind", "author__username", "text", "written_at", "resolved", "rewrite", "answer")


def outcomes_by_claim(near: dict[str, Any], viewer: User | None) -> dict[int, str]:
    became = shown_to(viewer, Outcome.objects.current().filter(**near))
    return dict(became.values_list("claim", "value"))


def settled_by_claim(near: dict[str, Any], viewer: User | None) -> dict[int, tuple[str, str, str]]:
    """By claim: who decided about its round, when and why; only while the decision holds."""
    rows = _holding(near, viewer).values_list("claim", "settled_by__username", "settled_at", "reason")
    return {claim_id: (who, _utc(at), reason) for claim_id, who, at, reason in rows}


def settled_bases(article: int, viewer: User | None) -> dict[str, str]:
    """By public id of each claim of the story that an editor settled: on which basis it is disputed."""
    rows = _holding({"article": article}, viewer).values_list("claim__public_id", "basis")
    return {str(public_id): basis for public_id, basis in rows}


def _holding(near: dict[str, Any], viewer: User | None) -> QuerySet[Settlement]:
    now = Settlement.objects.current().filter(round=F("claim__round"), mark=F("claim__status"), **near)
    return shown_to(viewer, now)


def notes_by_claim(near: dict[str, Any], viewer: User | None) -> dict[int, str]:
    """By claim, a cell: oldest first, questions to the writer with what was suggested and answered."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = shown_to(viewer, Note.objects.current().filter(**near)).order_by("written_at", "pk")
    for claim_id, kind, author, text, at, resolved, rewrite, answer in rows.values_list(*NOTE):
        note = {"kind": kind, "author": author, "text": text, "at": _utc(at), "resolved": resolved}
        if kind == NoteKind.QUERY:
            note |= {"rewrite": rewrite, "answer": answer}
        found[claim_id].append(note)
    return {claim_id: list_cell(notes) for claim_id, notes in found.items()}


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
