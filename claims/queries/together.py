"""Who else is at a story, and what others did to it since somebody last looked."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from claims.models import Article, Event, User
from claims.permissions import may_read_blind
from claims.queries.blind import OPEN_ACTS
from claims.queries.desk_shapes import OutlineRow
from claims.queries.drafts import becoming_of
from claims.queries.evidence import found_on, hidden_in
from claims.queries.history import ABOUT_EVIDENCE, lines_about, may_be_told
from claims.queries.lifting import lifted, standing
from claims.queries.prepared import prepared
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
    signed: bool
    lifted: bool

    @property
    def signing(self) -> str:
        """Whether a sign-off stands, or stood: as `seen`, sent back and compared."""
        return "lifted" if self.lifted else "signed" if self.signed else ""

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
    rows = _pulse(viewer=user, article=article_id, since=since, with_own=with_own)
    if not rows:
        return None
    here = [_person(*row[5:]) for row in rows if row[5] is not None]
    hides_where = rows[0][1] and may_read_blind(user)
    return Pulse(
        history_length=rows[0][0],
        news=rows[0][2],
        signed=rows[0][3],
        lifted=rows[0][4],
        me=next((person for person in here if person.pk == user.pk), None),
        others=[
            replace(person, claim_id=None) if hides_where else person
            for person in here
            if person.pk != user.pk and person.seen_at > timezone.now() - GONE_AFTER
        ],
    )


@prepared
def _pulse(*, viewer: User, article: int, since: int, with_own: bool) -> QuerySet:
    events = Event.objects.filter(article=OuterRef("pk"), number__gt=since)
    if not with_own:
        events = events.exclude(actor=viewer)
    fields = ("person", "person__name", "person__username", "claim", "seen_at")
    person = [f"presences__{name}" for name in fields]
    seen = Article.objects.visible_to(viewer).filter(pk=article).order_by("presences__person__username")
    told = Exists(events), Exists(standing()), Exists(lifted())
    return seen.values_list("history_length", "blind", *told, *person)


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
    blind = {subject for subject, row in by_subject.items() if row.blind}
    everything = [event for event in _events(article, since) if _open_to(user, event, blind)]
    events = _told(user, article, everything)
    redraws = any(map(_redraws, everything))
    if not events and not redraws:
        return None
    claims = dict.fromkeys(event.subject for event in events if event.subject in by_subject)
    on_card = next((row for row in by_subject.values() if row.claim_id == card), None)
    return News(
        claims=[by_subject[subject].claim_id for subject in claims],
        redraws=len(claims) > MANY or redraws,
        about_card=_draft(article, events, card_at, card)
        or (_about(user, article, on_card, events, card_at) if on_card else ""),
        about_questions=any(event.kind in OF_QUESTIONS for event in events),
    )


def _open_to(user: User, event: Event, blind: set[str]) -> bool:
    """Of a claim that is read blind, only what was done to its text is told."""
    return event.subject not in blind or event.actor_id == user.pk or _kind(event) in OPEN_ACTS


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
    return (_kind(event) or REDRAWS[0]) in REDRAWS


def _kind(event: Event) -> str:
    """Of an undoing, what was undone; "" where it was erased with evidence: it may have been any act."""
    if event.kind != EventKind.UNDONE:
        return event.kind
    return json.loads(event.detail.text)["words"]["undone"] if event.detail.text else ""


def _draft(article: Article, events: list[Event], card_at: int, card: int | None) -> str:
    """What everybody at the story is told, whatever claim they are on, and what became of that one."""
    taken = [event for event in events if event.kind == EventKind.DRAFT_TAKEN and event.number > card_at]
    if not taken:
        return ""
    words = json.loads(taken[-1].detail.text)["words"]
    asks = words.get("recheck", 0)
    number = f"{asks} claim{'' if asks == 1 else 's'}" if asks else "no claim"
    this = becoming_of(article, card) if card else ""
    return f"Draft {words['draft']} came in: {number} ask{'' if asks > 1 else 's'} for a re-check{this}"


def _about(user: User, article: Article, on_card: OutlineRow, events: list[Event], card_at: int) -> str:
    """In the words of the history, which tells nobody of evidence that is hidden from them."""
    about = [event for event in events if event.subject == on_card.subject]
    new = {event.number: event for event in about if event.number > card_at}
    if not new:
        return ""
    hidden = found_on(user, on_card.claim_id).hidden
    line = next((line for line in lines_about(user, article, on_card, hidden) if line.number in new), None)
    if line is None:
        return ""
    mine = new[line.number].actor_id == user.pk
    return f"{'You, in another window,' if mine else line.who} {line.words}"
