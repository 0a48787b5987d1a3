"""Who else is at a story, and what others did to it since somebody last looked."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from claims.models import Article, Event, User
from claims.queries.desk_shapes import OutlineRow
from claims.queries.evidence import found_on, hidden_in
from claims.queries.history import ABOUT_EVIDENCE, lines_about, may_be_told
from claims.vocabulary import EventKind

GONE_AFTER = timedelta(seconds=45)
MANY = 60  # claims beyond which the whole copy is brought
REDRAWS = (
    EventKind.DRAFT_TAKEN,
    EventKind.CLAIM_SPLIT,
    EventKind.CLAIMS_MERGED,
    EventKind.CLAIM_ADJUSTED,
    EventKind.ARTICLE_READ,
    EventKind.ARTICLE_READ_AGAIN,
)
OF_QUESTIONS = (
    EventKind.QUERY_ASKED,
    EventKind.QUERY_ANSWERED,
    EventKind.NOTE_CHANGED,
    EventKind.NOTE_RESOLVED,
    EventKind.NOTE_REOPENED,
    EventKind.UNDONE,
)


@dataclass(frozen=True, slots=True)
class Person:
    pk: int
    name: str
    initials: str
    username: str
    claim_id: int | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Pulse:
    """What one query tells of a story: how long its history is, whether there is news, and who is there."""

    history_length: int
    news: bool
    me: Person | None
    others: list[Person]

    @property
    def seen(self) -> str:
        """Who is where, in short: what the page has is sent back and compared."""
        return ",".join(f"{person.username}:{person.claim_id or ''}" for person in self.others)


@dataclass(frozen=True, slots=True)
class News:
    claims: list[int]
    redraws: bool  # the copy has other claims now
    about_card: str  # "Oskar Veit marked ≠ Disputed", "Draft 2 came in: …", or ""
    about_questions: bool  # asked of the writer


def pulse_of(user: User, article_id: int, *, since: int, with_own: bool) -> Pulse | None:
    """None where this person sees no such story; one query."""
    events = Event.objects.filter(article=OuterRef("pk"), number__gt=since)
    if not with_own:
        events = events.exclude(actor=user)
    fields = ("person", "person__name", "person__username", "claim", "seen_at")
    person = [f"presences__{name}" for name in fields]
    seen = Article.objects.visible_to(user).filter(pk=article_id).order_by("presences__person__username")
    rows = list(seen.values_list("history_length", Exists(events), *person))
    if not rows:
        return None
    here = [_person(*row[2:]) for row in rows if row[2] is not None]
    return Pulse(
        history_length=rows[0][0],
        news=rows[0][1],
        me=next((person for person in here if person.pk == user.pk), None),
        others=[
            person for person in here if person.pk != user.pk and person.seen_at > timezone.now() - GONE_AFTER
        ],
    )


def _person(pk: int, name: str, username: str, claim_id: int | None, seen_at: datetime) -> Person:
    shown = User(name=name, username=username)
    return Person(pk, shown.get_full_name(), shown.initials, username, claim_id, seen_at)


def news_since(
    user: User, article: Article, since: int, *, rows: Iterable[OutlineRow], card: int | None, card_at: int
) -> News | None:
    """What changed after event `since`, as far as this person may know; None where they may know of nothing.

    `card_at` is the latest event that the card shows.
    """
    by_subject = {row.subject: row for row in rows}
    everything = list(_events(article, since))
    events = _told(user, article, everything)
    redraws = any(map(_redraws, everything))
    if not events and not redraws:
        return None
    claims = dict.fromkeys(event.subject for event in events if event.subject in by_subject)
    on_card = next((row for row in by_subject.values() if row.claim_id == card), None)
    return News(
        claims=[by_subject[subject].claim_id for subject in claims],
        redraws=len(claims) > MANY or redraws,
        about_card=_draft(events, card_at)
        or (_about(user, article, on_card, events, card_at) if on_card else ""),
        about_questions=any(event.kind in OF_QUESTIONS for event in events),
    )


def _events(article: Article, since: int) -> Iterable[Event]:
    """Of everybody, in order."""
    return Event.objects.filter(article=article, number__gt=since).select_related("detail").order_by("number")


def _told(user: User, article: Article, events: list[Event]) -> list[Event]:
    """Without those that tell of evidence which is hidden from this person: not even where it was found."""
    if not any(event.kind in ABOUT_EVIDENCE or event.kind == EventKind.UNDONE for event in events):
        return events
    hidden = hidden_in(user, article)
    return [event for event in events if may_be_told(event, hidden)]


def _redraws(event: Event) -> bool:
    kind = event.kind
    if kind == EventKind.UNDONE:
        if not event.detail.text:
            return True  # erased with evidence: it may have been any act
        kind = json.loads(event.detail.text)["words"]["undone"]
    return kind in REDRAWS


def _draft(events: list[Event], card_at: int) -> str:
    """What everybody at the story is told, whatever claim they are on."""
    taken = [event for event in events if event.kind == EventKind.DRAFT_TAKEN and event.number > card_at]
    if not taken:
        return ""
    words = json.loads(taken[-1].detail.text)["words"]
    asks = words.get("recheck", 0)
    number = f"{asks} claim{'' if asks == 1 else 's'}" if asks else "no claim"
    return f"Draft {words['draft']} came in: {number} ask{'' if asks > 1 else 's'} for a re-check"


def _about(user: User, article: Article, on_card: OutlineRow, events: list[Event], card_at: int) -> str:
    """In the words of the history, which tells nobody of evidence that is hidden from them."""
    subject, claim_id = on_card.subject, on_card.claim_id
    new = {event.number: event for event in events if event.subject == subject and event.number > card_at}
    if not new:
        return ""
    hidden = found_on(user, claim_id).hidden
    line = next((line for line in lines_about(article, subject, hidden) if line.number in new), None)
    if line is None:
        return ""
    mine = new[line.number].actor_id == user.pk
    return f"{'You, in another window,' if mine else line.who} {line.words}"
