"""An editor's decision about readings: settle a claim, or open its next round with a question or a reason."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from claims.actions._log import Entry, log, open_entry, open_entry_at, standing
from claims.actions._notices import notify
from claims.actions._status import derive_statuses, readings_of
from claims.actions._versions import supersede
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.actions.talk import set_outcome
from claims.models import Article, Claim, Outcome, Placement, Settlement, User, Verdict, snapshot
from claims.permissions import can_settle, require
from claims.queries.prepared import prepared
from claims.queries.settling import readers_of
from claims.queries.statuses import terms
from claims.vocabulary import Basis, EventKind, Mark, NoticeKind
from claims.vocabulary import Outcome as OutcomeWord

Given, Made = ParamSpec("Given"), TypeVar("Made")
NEW_TEXT = "The text of this claim changed since you opened it. Nothing was settled."
FASTER = "Another editor decided about this claim in the meantime. Nothing was overwritten."
READ_ANEW = "A reading changed since you opened this. Look at the readings again, then settle them."
NO_REASON = "Say why: everybody who read the claim sees the reason."
NO_QUESTION = "Write down the question: the readers see it above the claim."
NOT_ALL_IN = "Not all readings of this claim are in yet. Once they are, it can be settled."
OTHER_WORDS = "A reading was given on other words than the claim has now. It has to be read again first."
TOO_LONG = "The reason may have at most 5,000 characters."
DIFFER = "Readers differ on one of these claims by now. Nothing was settled."


@dataclass(frozen=True)
class Decision:
    """What the editor holds of the claim; `adopted` is the reading that is followed, if one is."""

    mark: Mark | None  # none: that of the reading that is followed
    reason: str
    basis: Basis | None = None
    adopted: int | None = None


@dataclass(frozen=True)
class Became:
    """The outcome that goes with it; `former` as for `set_outcome`."""

    value: OutcomeWord | None
    former: int | None


class _OwnReading(PermissionDenied):
    """Settling is for others than those who read the claim."""

    def __init__(self, reason: str, placement: Placement) -> None:
        super().__init__(reason)
        self.placement = placement


def _tries_on_record(act: Callable[Given, Made]) -> Callable[Given, Made]:
    """Who tries to settle what they read is refused; that they tried is written once all else is undone."""

    @wraps(act)
    def acted(*args: Given.args, **given: Given.kwargs) -> Made:
        try:
            return act(*args, **given)
        except _OwnReading as refusal:
            _log_try(given["actor"], refusal.placement)
            raise

    return acted


@_tries_on_record
@transaction.atomic
def settle_claim(
    *,
    actor: User,
    placement: Placement,
    decision: Decision,
    seen: Collection[int],
    former: int | None,
    outcome: Became | None = None,
    act: UUID | None = None,
) -> Settlement:
    """`seen` are the readings that the page showed, `former` the settlement; all readings must be in."""
    _require(actor, placement)
    act = act or uuid4()
    entry, now, readings, was = _open(actor, placement, seen, former)
    if len(readings) < max(now.readings_asked, 1):
        raise Refused(NOT_ALL_IN)
    if any(verdict.placement.wording != now.wording for verdict in readings):
        raise Refused(OTHER_WORDS)
    followed = next((verdict for verdict in readings if verdict.pk == decision.adopted), None)
    mark, basis = (followed.mark, followed.basis) if followed else (decision.mark, decision.basis or "")
    if mark is None:
        raise Stale(READ_ANEW)
    basis = basis if mark == Mark.DISPUTED else ""
    given = _row(actor, now, entry, decision.reason, NO_REASON, mark=mark, basis=basis, adopted=followed)
    supersede(was, given, entry, otherwise=FASTER)
    derive_statuses(entry.article, {now.claim_id}, actor=actor)
    log(
        EventKind.CLAIM_SETTLED,
        entry=entry,
        actor=actor,
        subject=now.claim,
        rows=[given],
        closed=[was],
        act=act,
        mark=mark,
        was=was.mark if was else None,
        reason=given.reason,
    )
    others = {verdict.reviewer_id for verdict in readings if verdict.mark != mark}
    about = {"article": now.article, "actor": actor, "claim": now.claim, "words": given.reason}
    notify(NoticeKind.OVERRULED, others, **about)
    if outcome and outcome.value != _outcome_of(now.claim):
        about = {"value": outcome.value, "former": outcome.former, "reason": ""}
        set_outcome(actor=actor, placement=placement, act=act, **about)
    return given


@_tries_on_record
@transaction.atomic
def send_back(
    *, actor: User, placement: Placement, question: str, seen: Collection[int], former: int | None
) -> Settlement:
    """The next round begins: the claim waits for readings anew, and those of this round stay as they are."""
    _require(actor, placement)
    entry, now, readings, was = _open(actor, placement, seen, former)
    if not readings:
        raise Refused(NOT_ALL_IN)
    asked = _row(actor, now, entry, question, NO_QUESTION)
    supersede(was, asked, entry, otherwise=FASTER)
    claim, before = now.claim, snapshot(now.claim)
    if not Claim.objects.filter(pk=claim.pk, round=claim.round).update(round=claim.round + 1):
        raise Stale(FASTER)
    claim.round += 1
    derive_statuses(entry.article, {claim.pk}, actor=actor)
    log(
        EventKind.CLAIM_REOPENED if was and was.mark else EventKind.CLAIM_SENT_BACK,
        entry=entry,
        actor=actor,
        subject=claim,
        rows=[asked, claim],
        closed=[was],
        was=before,
        reason=asked.reason,
    )
    about = {"article": now.article, "actor": actor, "claim": claim, "words": asked.reason}
    notify(NoticeKind.SENT_BACK, {verdict.reviewer_id for verdict in readings}, **about)
    return asked


@_tries_on_record
@transaction.atomic
def settle_agreed(*, actor: User, article: Article, claims: Collection[int], reason: str) -> int:
    """Many claims at once, each as all its readers marked it; one undo takes all of it back."""
    require(can_settle(actor, article, readers=()))
    act, places = uuid4(), Placement.objects.current().filter(article=article, claim__in=claims)
    settled = 0
    for place in places.select_related("article", "claim").order_by("start"):
        readings = readings_of(place.claim)
        if len({(verdict.mark, verdict.basis) for verdict in readings}) != 1:
            raise Refused(DIFFER)
        decision = Decision(Mark(readings[0].mark), reason, adopted=readings[0].pk)
        seen = [verdict.pk for verdict in readings]
        settle_claim(actor=actor, placement=place, decision=decision, seen=seen, former=None, act=act)
        settled += 1
    return settled


def _require(actor: User, placement: Placement) -> None:
    readers = readers_of(placement.claim_id)
    answer = can_settle(actor, placement.article, readers=readers)
    if not answer and actor.pk in readers:
        raise _OwnReading(answer.reason, placement)
    require(answer)


@transaction.atomic
def _log_try(actor: User, placement: Placement) -> None:
    entry = open_entry(placement.article)
    log(EventKind.SETTLING_REFUSED, entry=entry, actor=actor, subject=placement.claim)


def _open(
    actor: User, placement: Placement, seen: Collection[int], former: int | None
) -> tuple[Entry, Placement, list[Verdict], Settlement | None]:
    """Under the lock: the claim's place with its terms, its readings, and what was decided about them."""
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT, ask=_to_settle)
    _require(actor, now)
    was = Settlement.objects.current().filter(claim=now.claim, round=now.claim.round).first()
    if (was.pk if was else None) != former:
        raise Stale(FASTER)
    readings = readings_of(now.claim)
    if {verdict.pk for verdict in readings} != set(seen):
        raise Stale(READ_ANEW)
    return entry, now, readings, was


@prepared
def _to_settle(*, article: int, placement: int) -> QuerySet[Placement]:
    return standing(article=article, placement=placement).annotate(**terms())


def _outcome_of(claim: Claim) -> str | None:
    return Outcome.objects.current().filter(claim=claim).values_list("value", flat=True).first()


def _row(
    actor: User, place: Placement, entry: Entry, reason: str, missing: str, **decided: object
) -> Settlement:
    if not reason.strip():
        raise Refused(missing)
    if len(reason.strip()) > Settlement._meta.get_field("reason").max_length:
        raise Refused(TOO_LONG)
    about = {"claim": place.claim, "round": place.claim.round, "placement": place}
    return Settlement(**about, reason=reason.strip(), settled_by=actor, settled_at=entry.at, **decided)
