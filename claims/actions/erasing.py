"""Erase confidential evidence for good, and leave a history that still proves everything else."""

import json
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from claims.actions._files import remove
from claims.actions._log import log, open_entry
from claims.actions._status import reopen_settled
from claims.actions._versions import close
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import (
    Article,
    Event,
    EventDetail,
    Evidence,
    EvidenceLink,
    EvidenceVersion,
    User,
    chain,
    snapshot,
)
from claims.permissions import can_erase_evidence, require
from claims.vocabulary import EventKind

GONE = "This was erased before."
NOTHING = {
    EvidenceVersion: {
        "title": "", "address": "", "address_key": "", "text": "", "file_name": "", "file_stored_as": "",
        "file_sha256": "", "file_size": None, "calls": [], "result": "", "unit": "", "as_of": None,
        "erased": True,
    },
    EvidenceLink: {"passage": "", "locator": ""},
}  # fmt: skip


@transaction.atomic
def erase(*, actor: User, version: EvidenceVersion, rule: str) -> Event:
    """Blank the rows, delete the file, and erase the details of each event that told of them.

    The event of the erasure says who, when and under which rule, which events were erased, and what the
    rows they told of are now, so that the verifier goes on from there.
    """
    require(can_erase_evidence(actor, version))
    if not rule.strip():
        raise Refused("Say under which rule it is erased: a promise, a law, a request.")
    entry = open_entry(version.article, also_archived=True)
    evidence = Evidence.objects.get(pk=version.evidence_id)
    versions = list(EvidenceVersion.objects.filter(evidence=evidence).order_by("since"))
    links = list(EvidenceLink.objects.filter(evidence=evidence).select_related("claim").order_by("since"))
    if versions[-1].erased:
        raise Stale(GONE)
    if not versions[-1].confidential:
        raise Refused("Only confidential evidence is erased. Mark it as confidential first.")
    files = {row.file_stored_as for row in versions} - {""}
    events = _telling_of(version.article, [evidence, *versions, *links])
    told, closed = _told_by(events)
    for row in (evidence, *versions, *links):  # also what events told that were erased with something else
        told.setdefault(row._meta.model_name, set()).add(row.pk)
    closed_now = [row for row in [*versions, *links] if row.until is None]
    for table, nothing in NOTHING.items():
        table.objects.filter(evidence=evidence).update(**nothing)
    for row in closed_now:
        close(row, entry, otherwise=GONE)
    reopen_settled(version.article, [evidence.pk], actor=actor)
    EventDetail.objects.filter(event__in=events).update(salt="", text="")
    transaction.on_commit(lambda: [remove(name) for name in files])
    return log(
        EventKind.EVIDENCE_ERASED,
        entry=entry,
        actor=actor,
        subject=links[-1].claim if links else evidence,
        closed=closed_now,
        evidence=str(evidence.public_id),
        rule=rule.strip(),
        events=[event.number for event in events],
        rows_now=_as_they_are(told, evidence),
        closed_then=closed,
    )


def _telling_of(article: Article, rows: Iterable[Model]) -> list[Event]:
    """Every event that made or closed one of them and still has its details."""
    numbers = {row.since for row in rows} | {getattr(row, "until", None) for row in rows} - {None}
    events = Event.objects.filter(article=article, number__in=numbers).exclude(detail__text="")
    return list(events.select_related("detail").order_by("number"))


def _told_by(events: list[Event]) -> tuple[dict[str, set[int]], dict[str, dict[str, int]]]:
    """Which rows they made, by table; and which they closed, with the number of the event that did."""
    made: dict[str, set[int]] = {}
    closed: dict[str, dict[str, int]] = {}
    for event in events:
        details = json.loads(event.detail.text)
        for table, rows in details.get("rows", {}).items():
            made.setdefault(table, set()).update(_ids(event, table, rows))
        for table, ids in details.get("closed", {}).items():
            closed.setdefault(table, {}).update({str(pk): event.number for pk in ids})
    return made, closed


def _ids(event: Event, table: str, rows: list[dict[str, Any]] | dict[str, Any]) -> Iterable[int]:
    if isinstance(rows, list):
        return [row["id"] for row in rows]
    # Of many rows an event tells only how many there are.
    made = apps.get_model("claims", table).objects.filter(article=event.article_id, since=event.number)
    return made.values_list("pk", flat=True)


def _as_they_are(told: dict[str, set[int]], evidence: Evidence) -> dict[str, list[dict[str, Any]]]:
    """The blanked rows in full; of any other row that an erased event told of, only a digest."""
    found = {}
    for table, ids in told.items():
        rows = apps.get_model("claims", table).objects.filter(pk__in=ids).order_by("pk")
        found[table] = [
            snapshot(row) if _is_of(row, evidence) else chain.summary_of([row]) | {"id": row.pk}
            for row in rows
        ]
    return found


def _is_of(row: Model, evidence: Evidence) -> bool:
    return row == evidence or getattr(row, "evidence_id", None) == evidence.pk
