"""Correct where claims stand: split one, merge two, change its ends, say that it is none."""

from django.db import transaction
from django.db.models import Max

from claims.actions._carrying import FASTER, Change, carry_to_parts, carry_to_whole
from claims.actions._log import Entry, close_unused, log, open_entry_at
from claims.actions._status import derive_statuses
from claims.actions._versions import copy_of
from claims.actions.refused import Refused
from claims.analysis.cuts import CannotStand, parts_at, trimmed, with_ends
from claims.analysis.spans import Span
from claims.models import Claim, ClaimLink, Placement, User
from claims.permissions import can_mark, require
from claims.queries.neighbours import name_of, neighbours_of
from claims.queries.outline import UNNUMBERED
from claims.vocabulary import ClaimKind, EventKind, LinkKind

NO_CLAIM = "It is marked as not a claim. Make it a claim again first."
NOT_NEXT = "The next claim is another one by now. Look at both again, then merge them."
OTHER_BLOCK = "The next claim stands in another paragraph. Only claims of one paragraph can be merged."


@transaction.atomic
def split_claim(*, actor: User, placement: Placement, at: int) -> tuple[Claim, Claim]:
    """`at` is an offset in the draft; white space around it belongs to neither part.

    Marks, findings and outcomes go to both parts and ask for a re-check; notes go to the first, and so does
    what somebody is typing.
    """
    require(can_mark(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=FASTER)
    _must_be_claim(now)
    text = now.revision.text
    try:
        parts = parts_at(text, Span(now.start, now.end), at)
    except CannotStand as reason:
        raise Refused(str(reason)) from None
    change, claim, wording = Change(entry), now.claim, _next_wording(now.claim)
    change.close(now)
    kind = claim.kind if claim.kind in UNNUMBERED else ClaimKind.PART
    placed = []
    for span in parts:
        part = change.new_claim(kind=kind, parent=claim, round=claim.round)
        placed.append(change.add(copy_of(now, claim_id=part.pk, wording=wording, **_ends(span))))
    carry_to_parts(change, claim, placed)
    derive_statuses(entry.article, {claim.pk, *(place.claim_id for place in placed)}, actor=actor)
    _log(EventKind.CLAIM_SPLIT, change, actor, claim, before=parts[1].cut(text))
    return placed[0].claim, placed[1].claim


@transaction.atomic
def merge_claims(*, actor: User, placement: Placement, following: Placement) -> Claim:
    """`following` is the next claim of the same paragraph; what stands between them goes along."""
    require(can_mark(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=FASTER)
    beside = neighbours_of(now)
    if beside.after is None:
        raise Refused(OTHER_BLOCK)
    if beside.after.pk != following.pk:
        raise Refused(NOT_NEXT)
    after = beside.after
    _must_be_claim(now)
    _must_be_claim(after)
    text, span = now.revision.text, Span(now.start, after.end)
    change, both = Change(entry), [now.claim, after.claim]
    change.close(now)
    change.close(after)
    whole = change.new_claim(**_kind_of_whole(both, span), round=max(claim.round for claim in both))
    worth = max(now, after, key=lambda place: place.priority)
    values = {"priority": worth.priority, "reasons": worth.reasons, "wording": _next_wording(*both)}
    place = change.add(copy_of(now, claim_id=whole.pk, **values, **_ends(span)))
    for claim in both:
        change.add(ClaimLink(claim=claim, other=whole, kind=LinkKind.MERGED_INTO))
    carry_to_whole(change, both, place)
    derive_statuses(entry.article, {whole.pk, *(claim.pk for claim in both)}, actor=actor)
    _log(EventKind.CLAIMS_MERGED, change, actor, now.claim, joined=Span(after.start, after.end).cut(text))
    return place.claim


@transaction.atomic
def adjust_claim(*, actor: User, placement: Placement, start: int, end: int) -> Placement:
    """New ends in the same paragraph, up to its neighbours; white space at the ends is left out."""
    require(can_mark(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=FASTER)
    _must_be_claim(now)
    text, beside, stood = now.revision.text, neighbours_of(now), Span(now.start, now.end)
    try:
        span = with_ends(text, stood, start, end, block=beside.block)
    except CannotStand as reason:
        raise Refused(str(reason)) from None
    if not beside.room.contains(span):
        other = beside.after if span.end > beside.room.end else beside.before
        raise Refused(_belongs_to(other, span))
    if span == stood:
        close_unused(entry)
        return now
    return _replace(EventKind.CLAIM_ADJUSTED, actor, entry, now, was=stood.cut(text), **_ends(span))


@transaction.atomic
def set_not_a_claim(*, actor: User, placement: Placement, flag: bool) -> Placement:
    """It keeps its number and its words; the marks it has stay valid if it is made a claim again."""
    require(can_mark(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=FASTER)
    if now.not_a_claim == flag:
        close_unused(entry)
        return now
    kind = EventKind.NOT_A_CLAIM_SET if flag else EventKind.CLAIM_RESTORED
    return _replace(kind, actor, entry, now, not_a_claim=flag)


def _replace(
    kind: EventKind, actor: User, entry: Entry, now: Placement, *, was: str = "", **values: object
) -> Placement:
    change = Change(entry)
    reworded = {"wording": _next_wording(now.claim)} if "start" in values else {}
    change.close(now)
    place = change.add(copy_of(now, **values, **reworded))
    derive_statuses(entry.article, {now.claim_id}, actor=actor)
    _log(kind, change, actor, now.claim, **({"was": was} if was else {}))
    return place


def _log(kind: EventKind, change: Change, actor: User, claim: Claim, **words: str) -> None:
    rows = {"rows": change.rows, "closed": change.closed}
    log(kind, entry=change.entry, actor=actor, subject=claim, **rows, **words)


def _must_be_claim(placement: Placement) -> None:
    if placement.not_a_claim:
        name = name_of(placement)
        raise Refused(f"{name[0].upper()}{name[1:]}: {NO_CLAIM[0].lower()}{NO_CLAIM[1:]}")


def _next_wording(*claims: Claim) -> int:
    """Higher than any before, also those that were undone: no old mark may seem to be given on new words."""
    used = Placement.objects.filter(claim__in=claims).aggregate(most=Max("wording"))
    return used["most"] + 1


def _kind_of_whole(claims: list[Claim], span: Span) -> dict[str, object]:
    """Two parts of one claim are still a part of it, unless they are all of it."""
    one, other = claims
    if one.parent_id is None or one.parent_id != other.parent_id:
        return {"kind": _first_kind(one), "parent": None}
    stood = Placement.objects.filter(claim=one.parent_id).order_by("-since").first()
    if span == (stood.start, stood.end):
        return {"kind": one.parent.kind, "parent": one.parent.parent}
    return {"kind": one.kind, "parent": one.parent}


def _first_kind(claim: Claim) -> str:
    """What the sentence was that a part was split off."""
    while claim.parent:
        claim = claim.parent
    return claim.kind


def _belongs_to(other: Placement, span: Span) -> str:
    words = Span(other.start, other.end)
    if span.overlaps(words):  # else it lies beyond
        words = trimmed(other.revision.text, max(other.start, span.start), min(other.end, span.end))
    return f"“{words.cut(other.revision.text)}” belongs to {name_of(other)}. Merge them instead."


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
