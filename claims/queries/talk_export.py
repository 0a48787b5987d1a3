"""Settlements, outcomes and notes of many claims at once, as claims.csv has them."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, QuerySet

from claims.formats.csv import list_cell
from claims.models import Note, Outcome, Settlement, User
from claims.queries.blind import shown_to
from claims.queries.near import Near
from claims.queries.prepared import prepared
from claims.vocabulary import NoteKind

NOTE = ("claim", "kind", "author__username", "text", "written_at", "resolved", "rewrite", "answer")


def outcomes_by_claim(near: Near, viewer: User | None) -> dict[int, str]:
    return dict(_outcomes(viewer=viewer, **near._asdict()))


@prepared
def _outcomes(*, viewer: User | None, stories: tuple[int, ...], first: int, last: int) -> QuerySet:
    became = Near(stories, first, last).of(Outcome.objects.current())
    return shown_to(viewer, became).values_list("claim", "value")


def settled_by_claim(near: Near, viewer: User | None) -> dict[int, tuple[str, str, str]]:
    """By claim: who decided about its round, when and why; only while the decision holds."""
    rows = _settled(viewer=viewer, **near._asdict())
    return {claim_id: (who, _utc(at), reason) for claim_id, who, at, reason in rows}


@prepared
def _settled(*, viewer: User | None, stories: tuple[int, ...], first: int, last: int) -> QuerySet:
    holding = Near(stories, first, last).of(_holding(viewer))
    return holding.values_list("claim", "settled_by__username", "settled_at", "reason")


def settled_bases(article: int, viewer: User | None) -> dict[str, str]:
    """By public id of each claim of the story that an editor settled: on which basis it is disputed."""
    rows = _holding(viewer).filter(article=article).values_list("claim__public_id", "basis")
    return {str(public_id): basis for public_id, basis in rows}


def _holding(viewer: User | None) -> QuerySet[Settlement]:
    now = Settlement.objects.current().filter(round=F("claim__round"), mark=F("claim__status"))
    return shown_to(viewer, now)


def notes_by_claim(near: Near, viewer: User | None) -> dict[int, str]:
    """By claim, a cell: oldest first, questions to the writer with what was suggested and answered."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = _notes(viewer=viewer, **near._asdict())
    for claim_id, kind, author, text, at, resolved, rewrite, answer in rows:
        note = {"kind": kind, "author": author, "text": text, "at": _utc(at), "resolved": resolved}
        if kind == NoteKind.QUERY:
            note |= {"rewrite": rewrite, "answer": answer}
        found[claim_id].append(note)
    return {claim_id: list_cell(notes) for claim_id, notes in found.items()}


@prepared
def _notes(*, viewer: User | None, stories: tuple[int, ...], first: int, last: int) -> QuerySet:
    written = shown_to(viewer, Near(stories, first, last).of(Note.objects.current()))
    return written.order_by("written_at", "pk").values_list(*NOTE)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
