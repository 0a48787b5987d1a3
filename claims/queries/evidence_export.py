"""Rows of evidence for export: never what is confidential."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Value

from claims.formats.columns import SCHEMA_VERSION
from claims.formats.csv import Cell
from claims.models import Article, EvidenceLink, EvidenceVersion, User
from claims.queries.blind import read_blind_by, viewer_of
from claims.queries.near import Near
from claims.queries.prepared import prepared

OPEN = {"confidential": False, "erased": False}


def evidence_rows(articles: Iterable[int], *, viewer: User | None) -> Iterator[tuple[Cell, ...]]:
    """One for each piece of evidence and claim it is put to, in the order of the stories and of finding.

    Of what is put to a claim that `viewer` reads blind, neither the stance nor who found it.
    """
    for article in Article.objects.filter(pk__in=articles).iterator(chunk_size=500):
        pieces = EvidenceVersion.objects.current().filter(article=article, **OPEN)
        versions = {version.evidence_id: version for version in pieces}
        links = _open_links().filter(article=article).annotate(kept_back=_kept_back(article, viewer))
        links = links.select_related("claim", "linked_by", "evidence__added_by")
        for link in links.order_by("evidence", "pk").iterator(chunk_size=500):
            if version := versions.get(link.evidence_id):  # none: it was found since this began
                yield _row(article, version, link)


def _kept_back(article: Article, viewer: User | None) -> ExpressionWrapper | Value:
    if (person := viewer_of([article.pk], viewer)) is None:
        return Value(False)
    blind = Exists(read_blind_by(person).filter(pk=OuterRef("claim")))
    return ExpressionWrapper(blind & ~Q(linked_by=person), BooleanField())


def ids_by_claim(near: Near) -> dict[int, list[str]]:
    """Public ids of what is put to each of the claims; one query."""
    known: dict[int, list[str]] = defaultdict(list)
    for claim_id, public_id in _ids(**near._asdict()):
        known[claim_id].append(str(public_id))
    return known


@prepared
def _ids(*, stories: tuple[int, ...], first: int, last: int) -> QuerySet:
    links = Near(stories, first, last).of(_open_links())
    return links.values_list("claim_id", "evidence__public_id")


def _open_links() -> QuerySet[EvidenceLink]:
    open_ = EvidenceVersion.objects.current().filter(evidence=OuterRef("evidence"), **OPEN)
    return EvidenceLink.objects.current().filter(Exists(open_)).order_by("pk")


def _row(article: Article, version: EvidenceVersion, link: EvidenceLink) -> tuple[Cell, ...]:
    evidence = link.evidence
    return (
        SCHEMA_VERSION,
        str(article.public_id),
        str(link.claim.public_id),
        str(evidence.public_id),
        evidence.kind,
        version.title,
        version.address,
        version.file_name,
        version.file_sha256,
        "" if version.file_size is None else version.file_size,
        version.text,
        version.tier,
        "" if link.kept_back else link.stance,
        link.passage,
        link.locator,
        version.result,
        version.unit,
        version.as_of.isoformat() if version.as_of else "",
        json.dumps(version.calls, ensure_ascii=False),
        "" if link.kept_back else evidence.added_by.username,
        _utc(evidence.added_at),
        "" if link.kept_back else link.linked_by.username,
        _utc(link.linked_at),
        "yes" if evidence.backing else "",
    )


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
