"""What reviewers found: add it, put it to claims, change it, say who sees it."""

from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from claims.actions._files import kept
from claims.actions._found import (
    Find,
    FoundCalculation,
    FoundCall,
    FoundFile,
    FoundLink,
    FoundNote,
    Handling,
    attempt,
    fitting,
    named,
    put_address,
    version_of,
)
from claims.actions._log import Entry, close_unused, log, open_entry_at
from claims.actions._status import reopen_settled
from claims.actions._versions import add, close, copy_of, supersede
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import Evidence, EvidenceLink, EvidenceVersion, Placement, User
from claims.permissions import can_mark, can_see_evidence, can_share_evidence, require
from claims.vocabulary import EventKind, EvidenceKind, Stance, Tier

__all__ = [
    "Find", "FoundCalculation", "FoundCall", "FoundFile", "FoundLink", "FoundNote", "Handling",
    "add_call_attempt", "add_evidence", "change", "change_evidence", "change_link", "put_to_claim", "share",
    "take_from_claim",
]  # fmt: skip

NEW_TEXT = "The text of this claim changed since you opened it. Look at it again, then add what you found."
FASTER = "Somebody changed this evidence in the meantime. Nothing was overwritten."
ALREADY = "This is with the claim already."


def add_evidence(
    *,
    actor: User,
    placement: Placement,
    found: Find,
    stance: Stance = Stance.CONTEXT,
    passage: str = "",
    locator: str = "",
    handling: Handling = Handling(),  # noqa: B008 – frozen
) -> EvidenceLink:
    """Only what was found is required: an address alone is enough."""
    require(can_mark(actor, placement.article))
    data = found.data if isinstance(found, FoundFile) else None
    with kept(data, actor) as file, transaction.atomic():
        entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
        evidence = Evidence(
            article=now.article, since=entry.number, kind=found.kind, added_by=actor, added_at=entry.at
        )
        evidence.save(force_insert=True)
        version = version_of(found, file, handling, entry.at)
        version.evidence = evidence
        fitting(version)
        add(version, entry, otherwise=FASTER)
        link = _link(actor, now, evidence, entry, stance, passage, locator)
        reopen_settled(now.article, [evidence.pk], actor=actor)
        log(
            EventKind.EVIDENCE_ADDED,
            entry=entry,
            actor=actor,
            subject=now.claim,
            rows=[evidence, version, link],
            evidence=str(evidence.public_id),
            stance=stance,
        )
    return link


@transaction.atomic
def put_to_claim(
    *,
    actor: User,
    placement: Placement,
    version: EvidenceVersion,
    stance: Stance = Stance.CONTEXT,
    passage: str = "",
    locator: str = "",
) -> EvidenceLink:
    """The same evidence on one claim more; of the same story, since history goes by story."""
    require(can_mark(actor, placement.article))
    require(can_see_evidence(actor, version))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    _still(version)
    if EvidenceLink.objects.current().filter(evidence=version.evidence_id, claim=now.claim).exists():
        raise Refused(ALREADY)
    link = _link(actor, now, version.evidence, entry, stance, passage, locator)
    reopen_settled(now.article, [version.evidence_id], actor=actor)
    log(
        EventKind.EVIDENCE_LINKED,
        entry=entry,
        actor=actor,
        subject=now.claim,
        rows=[link],
        evidence=str(version.evidence.public_id),
        stance=stance,
    )
    return link


@transaction.atomic
def change_link(
    *,
    actor: User,
    placement: Placement,
    link: EvidenceLink,
    stance: Stance,
    passage: str,
    locator: str,
    act: UUID | None = None,
) -> EvidenceLink:
    """What it says of the claim, and where; `link` is as the page showed it."""
    require(can_mark(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    changed = copy_of(link, stance=stance, passage=passage.strip(), locator=locator.strip())
    return _replace(actor, now, link, changed, entry, act=act)


@transaction.atomic
def change_evidence(
    *,
    actor: User,
    placement: Placement,
    version: EvidenceVersion,
    title: str,
    tier: Tier,
    address: str = "",
    text: str | None = None,
    act: UUID | None = None,
) -> EvidenceVersion:
    """On every claim that it is put to. A file stays as it is: other bytes are other evidence."""
    require(can_mark(actor, placement.article))
    require(can_see_evidence(actor, version))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    changed = copy_of(version, title=title.strip() or version.title, tier=tier)
    if version.evidence.kind == EvidenceKind.LINK:
        put_address(changed, address or version.address)
    if text is not None and version.evidence.kind in (EvidenceKind.NOTE, EvidenceKind.CALCULATION):
        changed.text = text.strip() or version.text
    return _replace(actor, now, version, changed, entry, act=act)


@transaction.atomic
def change(
    *,
    actor: User,
    placement: Placement,
    version: EvidenceVersion,
    link: EvidenceLink,
    about: dict[str, Any],
    bearing: dict[str, Any],
) -> None:
    """Both at once: what it is, and what it says of this claim; undone together."""
    one = {"actor": actor, "placement": placement, "act": uuid4()}
    change_evidence(**one, version=version, **about)
    change_link(**one, link=link, **bearing)


@transaction.atomic
def add_call_attempt(
    *, actor: User, placement: Placement, version: EvidenceVersion, call: FoundCall
) -> EvidenceVersion:
    require(can_mark(actor, placement.article))
    require(can_see_evidence(actor, version))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    if version.evidence.kind != EvidenceKind.CALL:
        raise Refused("Only a call is tried again. Add the call as something found.")
    changed = copy_of(version, calls=[*version.calls, attempt(call, entry.at)])
    return _replace(actor, now, version, changed, entry)


@transaction.atomic
def take_from_claim(*, actor: User, placement: Placement, link: EvidenceLink) -> None:
    """It stays with the other claims it is put to, and in the history."""
    require(can_mark(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    close(link, entry, otherwise=FASTER)
    reopen_settled(now.article, [link.evidence_id], actor=actor)
    log(
        EventKind.EVIDENCE_REMOVED,
        entry=entry,
        actor=actor,
        subject=now.claim,
        closed=[link],
        evidence=str(link.evidence.public_id),
    )


@transaction.atomic
def share(
    *,
    actor: User,
    placement: Placement,
    version: EvidenceVersion,
    confidential: bool,
    people: tuple[User, ...] = (),
) -> EvidenceVersion:
    """Say who may know of it. Not to be undone: what was shown cannot be unseen, what was hidden stays so."""
    require(can_share_evidence(actor, version))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    seen_by = named(people) if confidential else []
    changed = copy_of(version, confidential=confidential, named_people=seen_by)
    return _replace(actor, now, version, changed, entry, kind=EventKind.EVIDENCE_SHARED)


def _replace(
    actor: User,
    placement: Placement,
    was: EvidenceVersion | EvidenceLink,
    now: EvidenceVersion | EvidenceLink,
    entry: Entry,
    *,
    kind: EventKind = EventKind.EVIDENCE_CHANGED,
    act: UUID | None = None,
) -> EvidenceVersion | EvidenceLink:
    same = [f.attname for f in was._meta.concrete_fields if f.attname not in ("id", "since", "until")]
    if was.until is None and all(getattr(was, name) == getattr(now, name) for name in same):
        close_unused(entry)
        return was
    fitting(now)
    supersede(was, now, entry, otherwise=FASTER)
    reopen_settled(entry.article, [was.evidence_id], actor=actor)
    evidence = str(was.evidence.public_id)
    subject = placement.claim
    log(kind, entry=entry, actor=actor, subject=subject, rows=[now], closed=[was], act=act, evidence=evidence)
    return now


def _link(
    actor: User,
    placement: Placement,
    evidence: Evidence,
    entry: Entry,
    stance: Stance,
    passage: str,
    locator: str,
) -> EvidenceLink:
    link = EvidenceLink(
        evidence=evidence,
        claim=placement.claim,
        stance=stance,
        passage=passage.strip(),
        locator=locator.strip(),
        linked_by=actor,
        linked_at=entry.at,
    )
    fitting(link)
    return add(link, entry, otherwise=FASTER)


def _still(version: EvidenceVersion) -> None:
    if not EvidenceVersion.objects.current().filter(pk=version.pk).exists():
        raise Stale(FASTER)
