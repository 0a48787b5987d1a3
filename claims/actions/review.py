"""A reviewer's answers: mark a claim, say whether they said it, confirm what the machine guessed."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Expression, OuterRef, QuerySet, Subquery

from claims.actions._log import Entry, close_unused, log, open_entry, open_entry_at, standing
from claims.actions._notices import notify_of_conflicts
from claims.actions._status import derive_status, readings_of
from claims.actions._versions import copy_of, supersede
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import (
    Attribution,
    AttributionVersion,
    Claim,
    EvidenceLink,
    EvidenceStatusVersion,
    Newsroom,
    Placement,
    Said,
    UnsentText,
    User,
    Verdict,
    Versioned,
)
from claims.permissions import can_mark, require
from claims.queries.blind import read_blind_by
from claims.queries.prepared import prepared
from claims.queries.statuses import terms
from claims.vocabulary import Basis, EventKind, Mark, SaidAnswer, Status

OTHER_TAB = "You marked this claim in another window in the meantime. Nothing was overwritten."
NEW_TEXT = "The text of this claim changed since you opened it. Nothing was saved on the new text."
ANSWERED = "You answered this in another window in the meantime. Nothing was overwritten."
NOT_SAID = "Somebody took away who says so in the meantime, so there is nothing to answer any more."
SETTLED = "An editor settled this claim. Your reading stays on file; only an editor can reopen the claim."
CHANGED = "Somebody confirmed or changed this in the meantime. Nothing was overwritten."

REASON_ASKED = "This newsroom asks for a reason with every disputed or unsupported mark."
EVIDENCE_ASKED = (
    "This newsroom asks for evidence before a claim is verified: something found that speaks for it, "
    "and where it stands there (page, time code)."
)

DOUBTING = (Mark.DISPUTED, Mark.UNSUPPORTED)


@dataclass(frozen=True)
class Opinion:
    """What a reviewer holds of a claim; `problem` is the part in question, as offsets in the draft."""

    mark: Mark
    basis: Basis | None = None
    rationale: str = ""
    problem: tuple[int, int] | None = None


@transaction.atomic
def mark_claim(
    *,
    actor: User,
    placement: Placement,
    opinion: Opinion,
    former: int | None,
    windows: Collection[str] = (),
    act: UUID | None = None,
) -> Verdict:
    """`placement` is the text the mark was given on, `former` the person's own mark as the page showed it.

    What the person was typing in these `windows` is saved with it. The same mark once more changes nothing.
    """
    require(can_mark(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT, ask=_to_mark, actor=actor)
    if now.settled_as:
        raise Stale(SETTLED)
    claim = now.claim
    readings = readings_of(claim)
    mine = next((verdict for verdict in readings if verdict.reviewer_id == actor.pk), None)
    if (mine.pk if mine else None) != former:
        raise Stale(OTHER_TAB)
    given = _verdict(actor, now, opinion, entry)
    if now.typed_before:
        UnsentText.objects.filter(claim=claim, person=actor, window__in=windows).delete()
    if mine and _same(mine, given):
        close_unused(entry)
        return mine
    _check_rules(now, given)
    verdict = supersede(mine, given, entry, otherwise=OTHER_TAB)
    others = [reading for reading in readings if reading is not mine]
    was = claim.status
    if derive_status(claim, now, [*others, verdict]) == Status.CONFLICT != was:
        readers = [actor.pk, *(reading.reviewer_id for reading in others)]
        notify_of_conflicts({claim.pk: readers}, article=now.article, actor=actor)
    log(
        EventKind.CLAIM_MARKED,
        entry=entry,
        actor=actor,
        subject=claim,
        rows=[verdict],
        closed=[mine],
        act=act,
        mark=opinion.mark,
        was=mine.mark if mine else None,
        rationale=opinion.rationale,
        problem=_problem_words(placement, verdict),
    )
    return verdict


@transaction.atomic
def answer_said(
    *, actor: User, placement: Placement, attribution: Attribution, answer: SaidAnswer, former: int | None
) -> Said:
    """`placement` is the text that the question was asked about."""
    require(can_mark(actor, placement.article))
    asked = {"ask": _to_answer, "attribution": attribution.pk}
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT, **asked)
    if not now.is_said:
        raise Stale(NOT_SAID)
    if now.settled_as:
        raise Stale(SETTLED)
    given = {"attribution": attribution, "reviewer": actor, "round": now.claim.round}
    mine = Said.objects.current().filter(**given).first()
    if (mine.pk if mine else None) != former:
        raise Stale(ANSWERED)
    if mine and mine.answer == answer:
        close_unused(entry)
        return mine
    said = Said(answer=answer, answered_at=entry.at, **given)
    supersede(mine, said, entry, otherwise=ANSWERED)
    log(
        EventKind.SAID_ANSWERED,
        entry=entry,
        actor=actor,
        subject=now.claim,
        rows=[said],
        closed=[mine],
        answer=answer,
        was=mine.answer if mine else None,
    )
    return said


@transaction.atomic
def confirm_attribution(*, actor: User, claim: Claim, version: AttributionVersion) -> AttributionVersion:
    require(can_mark(actor, claim.article))
    return _confirm(EventKind.ATTRIBUTION_CONFIRMED, actor, claim, version)


@transaction.atomic
def confirm_evidence_status(
    *, actor: User, claim: Claim, version: EvidenceStatusVersion
) -> EvidenceStatusVersion:
    require(can_mark(actor, claim.article))
    return _confirm(EventKind.EVIDENCE_STATUS_CONFIRMED, actor, claim, version)


def _confirm(kind: EventKind, actor: User, claim: Claim, guess: Versioned) -> Versioned:
    if guess.confirmed_by_id is not None:
        raise Stale(CHANGED)
    entry = open_entry(claim.article)
    confirmed = supersede(guess, copy_of(guess, confirmed_by_id=actor.pk), entry, otherwise=CHANGED)
    log(kind, entry=entry, actor=actor, subject=claim, rows=[confirmed], closed=[guess])
    return confirmed


def _same(mine: Verdict, given: Verdict) -> bool:
    fields = ("placement_id", "mark", "basis", "rationale", "problem_start", "problem_end")
    return all(getattr(mine, name) == getattr(given, name) for name in fields)


def _verdict(actor: User, placement: Placement, opinion: Opinion, entry: Entry) -> Verdict:
    basis = opinion.basis if opinion.mark == Mark.DISPUTED and opinion.basis else ""
    start, end = _problem(placement, opinion)
    return Verdict(
        claim=placement.claim,
        reviewer=actor,
        round=placement.claim.round,
        placement=placement,
        mark=opinion.mark,
        basis=basis,
        rationale=opinion.rationale.strip(),
        problem_start=start,
        problem_end=end,
        marked_at=entry.at,
        blind=placement.kept_from_actor and not placement.marked_before,
    )


@prepared
def _to_mark(*, article: int, placement: int, actor: User) -> QuerySet[Placement]:
    return standing(article=article, placement=placement).annotate(**_rules(actor), **terms())


@prepared
def _to_answer(*, article: int, placement: int, attribution: int) -> QuerySet[Placement]:
    stands = AttributionVersion.objects.current().filter(attribution=attribution)
    return standing(article=article, placement=placement).annotate(is_said=Exists(stands), **terms())


def _rules(actor: User) -> dict[str, Expression]:
    """Nobody vouches for a claim by evidence that they cannot see: they would learn that there is some."""
    found = EvidenceLink.objects.bearing_out(actor).filter(claim=OuterRef("claim"))
    before = Verdict.objects.filter(claim=OuterRef("claim"), reviewer=actor, round=OuterRef("claim__round"))
    typed = UnsentText.objects.filter(claim=OuterRef("claim"), person=actor)
    return {
        "reason_required": Subquery(Newsroom.objects.values("reason_required")[:1]),
        "evidence_required": Subquery(Newsroom.objects.values("evidence_required")[:1]),
        "is_borne_out": Exists(found),
        "kept_from_actor": Exists(read_blind_by(actor).filter(pk=OuterRef("claim"))),
        "marked_before": Exists(before),
        "typed_before": Exists(typed),
    }


def _check_rules(placement: Placement, given: Verdict) -> None:
    if placement.reason_required and given.mark in DOUBTING and not given.rationale:
        raise Refused(REASON_ASKED)
    if placement.evidence_required and given.mark == Mark.VERIFIED and not placement.is_borne_out:
        raise Refused(EVIDENCE_ASKED)


def _problem_words(placement: Placement, verdict: Verdict) -> str:
    if verdict.problem_start is None:
        return ""
    return placement.revision.text[verdict.problem_start : verdict.problem_end]


def _problem(placement: Placement, opinion: Opinion) -> tuple[int | None, int | None]:
    """Only of a doubting mark, and only inside the claim: what a browser sends is checked, not trusted."""
    if opinion.problem is None or opinion.mark not in DOUBTING:
        return None, None
    start, end = opinion.problem
    if not placement.start <= start < end <= placement.end:
        raise Refused("The words in question lie outside this claim. Select words of the claim itself.")
    return start, end
