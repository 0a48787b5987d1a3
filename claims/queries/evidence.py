"""What reviewers found: on one claim as one person may see it, in a whole story, and what is here already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.dateparse import parse_datetime

from claims.analysis.verbatim import Comparison, Match, compare
from claims.formats.addresses import shown_host
from claims.models import Article, Event, EvidenceLink, EvidenceVersion, User
from claims.permissions import can_see_evidence
from claims.queries.prepared import prepared
from claims.vocabulary import CallResult, EvidenceKind, Role, Stance, Tier


@dataclass(frozen=True, slots=True)
class CallMade:
    at: datetime
    result: CallResult
    who: str
    said: str


@dataclass(slots=True)
class Found:
    """One piece of evidence as the card shows it."""

    evidence_id: int
    kind: EvidenceKind
    stance: Stance | None  # none: kept from this person until they have marked the claim
    title: str
    address: str
    host: str  # as a reader may trust it
    file_name: str
    file_size: int | None
    text: str
    passage: str
    locator: str
    tier: Tier
    calls: list[CallMade]  # latest first
    result: str
    as_of: date | None
    confidential: bool
    backing: bool  # the writer supplied it
    finder: str
    initials: str
    linked_by: int
    at: datetime
    comparison: Comparison

    @property
    def word_for_word(self) -> bool:
        return self.comparison.match is Match.WORD_FOR_WORD

    @property
    def differs(self) -> bool:
        return self.comparison.match is Match.DIFFERS

    @property
    def is_lead(self) -> bool:
        return self.tier is Tier.LEAD

    @property
    def unchecked(self) -> bool:
        """The writer's backing, of which nobody has said yet how near it is or what it says."""
        return self.backing and self.is_lead and self.stance is Stance.CONTEXT


@dataclass(frozen=True, slots=True)
class Hidden:
    """Confidential evidence of a claim, past and present, that one person may not even know of."""

    evidence: frozenset[int] = frozenset()
    public_ids: frozenset[str] = frozenset()
    links: frozenset[int] = frozenset()


@dataclass(slots=True)
class OnClaim:
    found: list[Found] = field(default_factory=list)
    hidden: Hidden = Hidden()


def hidden_in(user: User, article: Article) -> Hidden:
    """The same for the whole story; one query."""
    rows = EvidenceVersion.objects.filter(article=article, since=Subquery(_latest()[:1]))
    rows = rows.select_related("evidence__added_by").annotate(link=F("evidence__links"))
    return _hidden(row for row in rows if not can_see_evidence(user, row))


def found_on(user: User, claim_id: int, quoted: Sequence[str] = (), *, blind: bool = False) -> OnClaim:
    """One query: every piece ever put to the claim, in its latest version; those put now are shown.

    Read `blind`, of what others put to it neither they nor the stance are told.
    """
    rows = _put_to(claim=claim_id)
    hidden = [row for row in rows if not can_see_evidence(user, row)]
    shown = [row for row in rows if row not in hidden and row.until is None and row.link_until is None]
    return OnClaim(
        [_found(row, quoted, kept_back=blind and row.linked_by != user.pk) for row in shown], _hidden(hidden)
    )


@prepared
def _put_to(*, claim: int) -> QuerySet[EvidenceVersion]:
    return (
        EvidenceVersion.objects.filter(evidence__links__claim=claim, since=Subquery(_latest()[:1]))
        .select_related("evidence__added_by")
        .annotate(
            link=F("evidence__links"),
            link_until=F("evidence__links__until"),
            stance=F("evidence__links__stance"),
            passage=F("evidence__links__passage"),
            locator=F("evidence__links__locator"),
            linked_at=F("evidence__links__linked_at"),
            linked_by=F("evidence__links__linked_by"),
        )
        .order_by("evidence__links")
    )


def _latest() -> QuerySet:
    versions = EvidenceVersion.objects.filter(evidence=OuterRef("evidence"))
    return versions.order_by("-since").values("since")


def _hidden(rows: Iterable[EvidenceVersion]) -> Hidden:
    found = [(row.evidence_id, str(row.evidence.public_id), row.link) for row in rows]
    return Hidden(*map(frozenset, zip(*found, strict=True))) if found else Hidden()


def _found(row: EvidenceVersion, quoted: Sequence[str], *, kept_back: bool) -> Found:
    finder = row.evidence.added_by
    calls = [
        CallMade(parse_datetime(at), CallResult(result), who, said) for at, result, who, said in row.calls
    ]
    return Found(
        evidence_id=row.evidence_id,
        kind=EvidenceKind(row.evidence.kind),
        stance=None if kept_back else Stance(row.stance),
        title=row.name,
        address=row.address,
        host=shown_host(row.address) if row.address else "",
        file_name=row.file_name,
        file_size=row.file_size,
        text=row.text,
        passage=row.passage,
        locator=row.locator,
        tier=Tier(row.tier),
        calls=calls[::-1],
        result=f"{row.result} {row.unit}".strip(),
        as_of=row.as_of,
        confidential=row.confidential,
        backing=row.evidence.backing,
        finder="" if kept_back else finder.get_full_name(),
        initials="" if kept_back else finder.initials,
        linked_by=row.linked_by,
        at=row.linked_at,
        comparison=compare(row.passage, quoted),
    )


def same_already(
    user: User, article: Article, *, address_key: str = "", sha256: str = ""
) -> EvidenceVersion | None:
    """What was found before at the same address or with the same bytes, if this person may know of it."""
    alike = Q(address_key=address_key) if address_key else Q(file_sha256=sha256)
    if not (address_key or sha256):
        return None
    rows = (
        EvidenceVersion.objects.current().filter(alike, article=article).select_related("evidence__added_by")
    )
    return next((row for row in rows.order_by("pk") if can_see_evidence(user, row)), None)


def claims_of(evidence_id: int) -> set[int]:
    """Which claims it is put to."""
    current = EvidenceLink.objects.current().filter(evidence=evidence_id)
    return set(current.values_list("claim_id", flat=True))


def may_be_named(article: Article, finder: User) -> QuerySet[User]:
    """Who can be let into what is confidential: who sees the story anyway."""
    people = User.objects.filter(is_active=True, groups__name__in=list(Role)).exclude(pk=finder.pk)
    if article.restricted:
        people = people.filter(Q(pk__in=article.admitted.values("pk")) | Q(groups__name=Role.ADMIN))
    return people.distinct().order_by("name", "username")


def kept_bytes(person: User) -> int:
    """How much a person has stored in files, each counted once although versions share it."""
    first = EvidenceVersion.objects.filter(evidence__added_by=person, since=F("evidence__since"))
    return sum(size for size in first.values_list("file_size", flat=True) if size)


def path_of(stored_as: str) -> Path:
    """Where a file lies: a random name that the database knows, in a folder that no web server serves."""
    if not stored_as.isalnum():
        raise ValueError("not a name that was made here")
    return settings.EVIDENCE_DIR / stored_as


def ever_confidential() -> QuerySet[EvidenceVersion]:
    return EvidenceVersion.objects.filter(confidential=True)


def telling_of_confidential(events: Iterable[int]) -> set[int]:
    """Which of these events hold, in their details, what was found in confidence; one query."""
    here = Event.objects.filter(tells_of_confidential(), pk__in=list(events))
    return set(here.values_list("pk", flat=True))


def tells_of_confidential(event: str = "") -> Q:
    """The same as a condition; `event` leads from a row to its event."""
    here = {"article": OuterRef(f"{event}article"), "since": OuterRef(f"{event}number")}
    secret = ever_confidential().values("evidence")
    made = (table.objects.filter(evidence__in=secret, **here) for table in (EvidenceVersion, EvidenceLink))
    version, link = map(Exists, made)
    return Q(version) | Q(link)


def made_in_confidence(article: Article) -> tuple[set[int], set[int]]:
    """Numbers of the story's events that made, and that closed, rows of what is or was confidential."""
    secret = ever_confidential().filter(article=article).values("evidence")
    made, closed = set(), set()
    for table in (EvidenceVersion, EvidenceLink):
        for since, until in table.objects.filter(evidence__in=secret).values_list("since", "until"):
            made.add(since)
            closed.add(until)
    return made, closed
