"""History as people read it: who did what, in plain words."""

import json

from claims.models import Article, Event
from claims.queries.desk_shapes import HistoryLine
from claims.vocabulary import EventKind, Mark, SaidAnswer

SHOWN = 12


def lines_about(article: Article, subject: str) -> list[HistoryLine]:
    """The latest events about one claim, newest first; one query."""
    events = Event.objects.filter(article=article, subject=subject)
    return [_line(event) for event in events.select_related("detail").order_by("-number")[:SHOWN]]


def _line(event: Event) -> HistoryLine:
    words = json.loads(event.detail.text).get("words", {})
    return HistoryLine(event.number, event.at, event.actor_name, _describe(event, words))


def _describe(event: Event, words: dict) -> str:
    match event.kind:
        case EventKind.CLAIM_MARKED:
            return f"marked {_shown(Mark, words['mark'])}"
        case EventKind.SAID_ANSWERED:
            return f"answered {_shown(SaidAnswer, words['answer'])}"
        case EventKind.UNDONE:
            return f"took back: {EventKind(words['undone']).label}"
        case _:
            return EventKind(event.kind).label


def _shown(words: type[Mark] | type[SaidAnswer], value: str) -> str:
    word = words(value)
    return f"{word.glyph} {word.label}".strip()
