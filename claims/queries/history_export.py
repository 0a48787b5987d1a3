"""A story's history as it goes out: as a table that people read, and as lines that prove it to anybody."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet

from claims.formats.columns import SCHEMA_VERSION
from claims.formats.csv import Cell
from claims.models import Article, Event, Revision, User, chain
from claims.permissions import sees_every_event
from claims.queries.blind import OPEN_ACTS, read_blind_by, reads_blind
from claims.queries.evidence import made_in_confidence
from claims.queries.history import described, details_of, is_about_evidence
from claims.vocabulary import EventKind

FORMAT = "factcheck-history 1"  # as the verifier that goes with it has it
BATCH = 500
EVERY = Q()


def history_rows(articles: Iterable[int], *, viewer: User | None) -> Iterator[tuple[Cell, ...]]:
    """One for each event that `viewer` may know of; none is the owner of the machine, who knows of all.

    Of evidence that is or was confidential others are told nothing, whoever they are: a file goes from hand
    to hand. Nor are they given numbers, which would tell how much there is besides.
    """
    whole = viewer is None or bool(sees_every_event(viewer))
    for article in Article.objects.filter(pk__in=articles).iterator(chunk_size=BATCH):
        kept = None if whole else is_kept_from(viewer, article)
        for event in events_of(article):
            if kept and kept(event):
                continue
            details = None if event.secret else details_of(event)
            yield _row(event, described(event, details), whole=whole)


def is_kept_from(viewer: User, article: Article) -> Callable[[Event], bool]:
    """What was done in confidence, and what others did to a claim that the viewer reads blind."""
    blind: set[str] = set()
    if reads_blind(viewer, article):
        claims = read_blind_by(viewer).filter(article=article).values_list("public_id", flat=True)
        blind = {f"claim:{public_id}" for public_id in claims}

    def is_kept(event: Event) -> bool:
        of_others = event.actor_id != viewer.pk and event.kind not in OPEN_ACTS
        in_confidence = event.secret and is_about_evidence(event, details_of(event))
        return in_confidence or (event.subject in blind and of_others)

    return is_kept


def events_of(article: Article, which: Q = EVERY) -> Iterator[Event]:
    """All that there were when it was asked; `secret` where details tell of what is, or was, confidential."""
    made, closed = made_in_confidence(article)
    events = Event.objects.filter(which, article=article, number__lte=article.history_length).order_by(
        "number"
    )
    for event in events.select_related("detail", "actor").iterator(chunk_size=BATCH):
        event.article = article
        event.secret = (
            event.kind in (EventKind.EVIDENCE_SHARED, EventKind.EVIDENCE_ERASED)
            or event.number in made
            or (event.number in closed and is_about_evidence(event, None))
        )
        yield event


def _row(event: Event, words: str, *, whole: bool) -> tuple[Cell, ...]:
    noun, _, public_id = event.subject.partition(":")
    return (
        SCHEMA_VERSION,
        str(event.article.public_id),
        event.number if whole else "",
        utc(event.at),
        event.actor_name,
        event.actor.username,
        event.kind,
        words,
        public_id if noun == "claim" else "",
        event.undoes or "" if whole else "",
        event.hash if whole else "",
    )


def history_lines(articles: Iterable[int]) -> Iterator[str]:
    """JSON Lines that `static/verify_history.py` checks: every event, and each draft's text behind its event.

    Salt and details are left out where they tell of what is or was confidential, whoever exports; the
    commitment to them stands, so that the chain is whole. Heads tell of everything: not for everybody.
    """
    for article in Article.objects.filter(pk__in=articles).iterator(chunk_size=BATCH):
        last = ""
        told = {"format": FORMAT, "article": str(article.public_id), "events": article.history_length}
        yield _line(told)
        drafts = _drafts(article)
        draft = next(drafts, None)
        for event in events_of(article):
            yield _line(proof_of(event))
            last = event.hash
            if draft and draft[0] == event.number:
                yield _line({"draft": draft[1], "text": draft[2]})
                draft = next(drafts, None)
        yield _line({"end": article.history_length, "hash": last})


def head_of_chain(article: Article) -> tuple[int, str]:
    """Number and hash of the latest event: to write down, and to compare with later."""
    events = Event.objects.filter(article=article).order_by("-number")
    return events.values_list("number", "hash")[0]


def _drafts(article: Article) -> Iterator[tuple[int, int, str]]:
    """One text at a time."""
    drafts: QuerySet = Revision.objects.filter(article=article).order_by("since")
    return drafts.values_list("since", "number", "text").iterator(chunk_size=1)


def proof_of(event: Event) -> dict[str, Any]:
    proof = {"head": chain.head_of(event), "commitment": event.commitment, "hash": event.hash}
    if event.detail.text and not event.secret:
        proof |= {"salt": event.detail.salt, "details": event.detail.text}
    return proof


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
