"""The newsroom's own history: what was done to people, sources and rules, which belong to no story."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from claims.formats.columns import SCHEMA_VERSION
from claims.formats.csv import Cell
from claims.models import Event, Newsroom, Source, User
from claims.queries.history import Change, changes_in, described, details_of
from claims.queries.history_export import BATCH, FORMAT, proof_of, utc
from claims.vocabulary import EventKind

PAGE_SIZE = 50
ABOUT = {"user": "People", "source": "Sources", "newsroom": "Rules"}  # by what an event's subject is
_OF_MACHINES = {"id", "public_id"}


@dataclass(frozen=True, slots=True)
class AskedEvents:
    """What the address of the page asks for."""

    about: str = ""  # a word of ABOUT
    who: User | None = None


@dataclass(frozen=True, slots=True)
class NewsroomLine:
    number: int
    at: datetime
    who: str
    words: str
    subject: str  # the name of whom or what it was done to, as it is now
    changes: list[Change]

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """The changes as a page tells them."""
        return [(what.replace("_", " "), _in_words(was), _in_words(now)) for what, was, now in self.changes]


def newsroom_events(asked: AskedEvents) -> QuerySet[Event]:
    events = Event.objects.filter(article=None)
    if asked.about:
        events = events.filter(subject__startswith=f"{asked.about}:")
    if asked.who:
        events = events.filter(actor=asked.who)
    return events.select_related("detail", "actor").order_by("-number")


def lines_of(events: list[Event]) -> list[NewsroomLine]:
    """Two queries for the names of all."""
    names = _names(events)
    return [_line(event, names) for event in events]


def newsroom_rows(asked: AskedEvents) -> Iterator[tuple[Cell, ...]]:
    """The same as a table, the first one first; the names of all are fetched once."""
    names = _names(Event.objects.filter(article=None).only("subject").iterator(chunk_size=BATCH))
    for event in newsroom_events(asked).order_by("number").iterator(chunk_size=BATCH):
        line, (noun, public_id) = _line(event, names), event.subject.split(":", 1)
        changed = [[what, was, now] for what, was, now in line.changes]
        yield (
            *(SCHEMA_VERSION, event.number, utc(event.at), event.actor_name, event.actor.username),
            *(event.kind, line.words, noun, public_id, line.subject),
            *(json.dumps(changed, ensure_ascii=False), event.hash),
        )


def newsroom_proof() -> Iterator[str]:
    """JSON Lines that `static/verify_history.py` checks, as those of a story."""
    newsroom = Newsroom.objects.filter(pk=1).first()
    length, last = newsroom.history_length if newsroom else 0, ""
    yield _json({"format": FORMAT, "article": None, "events": length})
    events = newsroom_events(AskedEvents()).filter(number__lte=length).order_by("number")
    for event in events.iterator(chunk_size=BATCH):
        event.secret = False  # what is found in confidence is found for a story
        yield _json(proof_of(event))
        last = event.hash
    yield _json({"end": length, "hash": last})


def _names(events: Iterable[Event]) -> dict[str, str]:
    ids: dict[str, set[str]] = {"user": set(), "source": set()}
    for event in events:
        noun, public_id = event.subject.split(":", 1)
        ids.setdefault(noun, set()).add(public_id)
    names: dict[str, str] = {}
    for noun, table in (("user", User), ("source", Source)):
        for row in table.objects.filter(public_id__in=ids[noun]):
            names[f"{noun}:{row.public_id}"] = row.get_full_name() if noun == "user" else row.name
    return names


def _line(event: Event, names: dict[str, str]) -> NewsroomLine:
    details = details_of(event)
    words = described(event, details)
    told = details.get("words", {}) if details else {}
    if event.kind in (EventKind.SOURCES_JOINED, EventKind.SOURCES_PARTED):
        words = f"{words}: {told.get('joined') or told.get('parted')}"
    changes = changes_in(details) if details else []
    shown = [change for change in changes if change[0] not in _OF_MACHINES]
    return NewsroomLine(event.number, event.at, event.actor_name, words, names.get(event.subject, ""), shown)


def _in_words(value: object) -> str:
    """ "Ada, Ada Lind" for a list; a dash for nothing."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "–" if value is None or value == "" else str(value)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
