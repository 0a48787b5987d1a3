"""A reviewer's answers: mark a claim, say whether they said it, confirm what the machine guessed."""

from dataclasses import dataclass

from django.db import transaction

from claims.actions._log import Entry, log, open_entry
from claims.actions._status import derive_status, readings_of
from claims.actions._versions import add, close, copy_of
from claims.actions.stale import Stale
from claims.models import (
    Attribution,
    AttributionVersion,
    Claim,
    EvidenceStatusVersion,
    Placement,
    Said,
    User,
    Verdict,
    Versioned,
)
from claims.permissions import can_mark, require
from claims.vocabulary import Basis, EventKind, Mark, SaidAnswer

OTHER_TAB = "You marked this claim in another window in the meantime. Nothing was overwritten."
NEW_TEXT = "The text of this claim changed since you opened it. Nothing was saved on the new text."
ANSWERED = "You answered this in another window in the meantime. Nothing was overwritten."
CHANGED = "Somebody confirmed or changed this in the meantime. Nothing was overwritten."


@dataclass(frozen=True)
class Opinion:
    """What a reviewer holds of a claim."""

    mark: Mark
    basis: Basis | None = None
    rationale: str = ""


@transaction.atomic
def mark_claim(*, actor: User, placement: Placement, opinion: Opinion, former: int | None) -> Verdict:
    """`placement` is the text the mark was given on, `former` the person's own mark as the page showed it."""
    require(can_mark(actor, placement.article))
    entry = open_entry(placement.article)
    claim = _claim_still_at(placement)
    readings = readings_of(claim)
    mine = next((verdict for verdict in readings if verdict.reviewer_id == actor.pk), None)
    if (mine.pk if mine else None) != former:
        raise Stale(OTHER_TAB)
    if mine:
        close(mine, entry, otherwise=OTHER_TAB)
    verdict = add(_verdict(actor, claim, placement, opinion, entry), entry, otherwise=OTHER_TAB)
    others = [reading for reading in readings if reading is not mine]
    derive_status(claim, [*others, verdict], asked_for=claim.article.readings)
    log(
        EventKind.CLAIM_MARKED,
        entry=entry,
        actor=actor,
        subject=claim,
        rows=[verdict],
        closed=[mine] if mine else [],
        mark=opinion.mark,
        was=mine.mark if mine else None,
        rationale=opinion.rationale,
    )
    return verdict


@transaction.atomic
def answer_said(
    *, actor: User, placement: Placement, attribution: Attribution, answer: SaidAnswer, former: int | None
) -> Said:
    """`placement` is the text that the question was asked about."""
    require(can_mark(actor, placement.article))
    entry = open_entry(placement.article)
    claim = _claim_still_at(placement)
    given = {"attribution": attribution, "reviewer": actor, "round": claim.round}
    mine = Said.objects.current().filter(**given).first()
    if (mine.pk if mine else None) != former:
        raise Stale(ANSWERED)
    if mine:
        close(mine, entry, otherwise=ANSWERED)
    said = add(Said(answer=answer, answered_at=entry.at, **given), entry, otherwise=ANSWERED)
    log(
        EventKind.SAID_ANSWERED,
        entry=entry,
        actor=actor,
        subject=claim,
        rows=[said],
        closed=[mine] if mine else [],
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
    close(guess, entry, otherwise=CHANGED)
    confirmed = add(copy_of(guess, confirmed_by_id=actor.pk), entry, otherwise=CHANGED)
    log(kind, entry=entry, actor=actor, subject=claim, rows=[confirmed], closed=[guess])
    return confirmed


def _claim_still_at(placement: Placement) -> Claim:
    """Asked under the article's lock, so that no new draft or rule of the story slips in between."""
    now = Placement.objects.current().select_related("claim__article").filter(pk=placement.pk).first()
    if now is None:
        raise Stale(NEW_TEXT)
    return now.claim


def _verdict(actor: User, claim: Claim, placement: Placement, opinion: Opinion, entry: Entry) -> Verdict:
    basis = opinion.basis if opinion.mark == Mark.DISPUTED and opinion.basis else ""
    return Verdict(
        claim=claim,
        reviewer=actor,
        round=claim.round,
        placement=placement,
        mark=opinion.mark,
        basis=basis,
        rationale=opinion.rationale.strip(),
        marked_at=entry.at,
    )
