"""The drafts of a story: all of them, what each did, and any one with its claims and marks as they stood."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from claims.analysis.language import NAMES
from claims.models import Article, Claim, Event, Job, Placement, Proposal, Revision, UnsentText, User, Verdict
from claims.queries.blind import shown_to
from claims.queries.cut import cut
from claims.queries.outline import UNNUMBERED
from claims.queries.statuses import status_by_rows, terms, terms_then
from claims.queries.succession import merged_of
from claims.vocabulary import (
    Basis,
    ClaimFate,
    ClaimKind,
    EventKind,
    JobKind,
    JobState,
    Mark,
    Status,
)

PAGE = 100
HARDLY_ANY = 5  # claims, of which one stays
_GONE, _NONE = (ClaimFate.NEW, ClaimFate.REMOVED), {"fates": ()}
DID = (
    (ClaimFate.UNCHANGED, "unchanged"),
    (ClaimFate.MOVED, "moved"),
    (ClaimFate.TYPOGRAPHIC, "set otherwise"),
    ("recheck", "to re-check"),
    (ClaimFate.REMOVED, "removed"),
    (ClaimFate.NEW, "new"),
)


@dataclass(slots=True)
class DraftLine:
    revision: Revision
    did: str  # "212 unchanged, 9 to re-check, 3 removed, 5 new"
    proposed_by: str  # where somebody else took it
    current: bool


@dataclass(slots=True)
class StoodMark:
    who: str
    mark: Mark
    basis: str
    rationale: str
    earlier: bool  # given on an earlier text


@dataclass(slots=True)
class StoodClaim:
    claim_id: int
    label: str
    name: str
    words: str
    status: Status
    marks: list[StoodMark] = field(default_factory=list)
    gone: bool = False  # out of the text by now
    merged: bool = False  # in the text, within another claim


@dataclass(slots=True)
class PastDraft:
    revision: Revision
    at: datetime | None  # when the next draft came in
    claims: list[StoodClaim]
    number: int  # of the page
    pages: int
    following: int | None  # the number of the next draft

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1


@dataclass(frozen=True, slots=True)
class TypedThere:
    """What this person typed on a claim that a draft took out of the text."""

    text: str
    words: str


def drafts_of(article: Article) -> list[DraftLine]:
    """Latest first; two queries."""
    rows = Revision.objects.filter(article=article).select_related("author").defer("text", "original")
    taken = Event.objects.filter(article=article, kind=EventKind.DRAFT_TAKEN).select_related("detail")
    words = {event.number: json.loads(event.detail.text).get("words", {}) for event in taken}
    lines = []
    for revision in rows.order_by("-number"):
        told = words.get(revision.since, {})
        by = told.get("proposed_by", "")
        lines.append(
            DraftLine(
                revision,
                told_in_words(told),
                by if by != revision.author.get_full_name() else "",
                revision.pk == article.current_revision_id,
            )
        )
    return lines


def told_in_words(told: dict) -> str:
    return ", ".join(f"{told[key]} {label}" for key, label in DID if told.get(key))


def proposals_of(article: Article) -> QuerySet[Proposal]:
    """Without their texts."""
    rows = Proposal.objects.filter(article=article).select_related("author", "against")
    large = ("text", "original", "analysis", "comparison", "places", "against__text", "against__original")
    return rows.defer(*large).order_by("pk")


def remarks_on(proposal: Proposal) -> list[str]:
    """What makes one wonder whether this is the draft that was meant; `against` has come with it."""
    found, now, was = [], proposal.language, proposal.against.language
    same = Revision.objects.filter(article=proposal.article_id, sha256=proposal.sha256)
    if number := same.values_list("number", flat=True).order_by("-number").first():
        found.append(f"It is draft {number} again, word for word.")
    stays = sum(len(olds) for fate, olds, *_ in (proposal.comparison or _NONE)["fates"] if fate not in _GONE)
    if len(proposal.places) > HARDLY_ANY * stays:
        found.append("Hardly a claim of the current draft is in it. Is it a draft of this story?")
    if now and was and now != was and not found:
        names = NAMES.get(now, now), NAMES.get(was, was)
        found.append("It is in {}, the current draft in {}. Is it a draft of this story?".format(*names))
    return found


def comparing_state(proposal: Proposal) -> str:
    """How the comparison stands: "" when it is there, else "queued", "cancelled" or "failed"."""
    if proposal.comparison is not None:
        return ""
    jobs = Job.objects.filter(article=proposal.article_id, kind=JobKind.COMPARE_DRAFTS)
    last = jobs.order_by("-pk").values_list("state", flat=True).first()
    if last in (JobState.QUEUED, JobState.RUNNING):
        return "queued"
    return "cancelled" if last == JobState.CANCELLED else "failed"


def past_draft(user: User, article: Article, revision: Revision, page: int) -> PastDraft:
    """One page of its claims as they stood when the next draft came in, or stand now.

    Four queries; of the past one more.
    """
    following = Revision.objects.filter(article=article, number=revision.number + 1)
    after = following.values_list("since", "number", "added_at").first()
    at = after[0] - 1 if after else None
    asked = terms() if at is None else terms_then(at, **_asked_then(article, at))
    places = Placement.objects.stood(at).filter(revision=revision).annotate(**asked)
    rows = list(places.select_related("claim").order_by("start"))
    pages = max(1, -(-len(rows) // PAGE))
    number = min(page, pages)
    labels = _labels(rows)
    shown = rows[(number - 1) * PAGE : number * PAGE]
    return PastDraft(
        revision=revision,
        at=after[2] if after else None,
        claims=_claims(user, article, revision, shown, labels, at),
        number=number,
        pages=pages,
        following=after[1] if after else None,
    )


def page_of(revision: Revision, claim_id: int) -> int:
    """The page of a past draft on which a claim stands."""
    here = Placement.objects.filter(revision=revision, claim=claim_id).order_by("-since").first()
    if here is None:
        return 1
    before = Placement.objects.filter(revision=revision, until=here.until, start__lt=here.start)
    return before.count() // PAGE + 1


def _asked_then(article: Article, at: int) -> dict[str, Any]:
    """What the story asked for after event `at`: as it was before the next event that changed it, or is."""
    kinds = (EventKind.ARTICLE_EDITED, EventKind.READINGS_ASKED)
    changes = Event.objects.filter(article=article, kind__in=kinds, number__gt=at)
    for event in changes.select_related("detail").order_by("number"):
        if was := json.loads(event.detail.text)["words"].get("was"):
            return {"readings": was["readings"], "blind": was["blind"]}
    return {"readings": article.readings, "blind": article.blind}


def _labels(rows: Iterable[Placement]) -> dict[int, str]:
    found, number = {}, 0
    for row in rows:
        kind = ClaimKind(row.claim.kind)
        number += kind not in UNNUMBERED
        found[row.claim_id] = UNNUMBERED.get(kind, str(number))
    return found


def _claims(
    user: User,
    article: Article,
    revision: Revision,
    places: list[Placement],
    labels: dict[int, str],
    at: int | None,
) -> list[StoodClaim]:
    ids = [place.claim_id for place in places]
    given = Verdict.objects.stood(at).filter(article=article, claim__in=ids)
    verdicts = defaultdict(list)
    shown = shown_to(user, given, article)
    for verdict in shown.select_related("reviewer", "placement").order_by("pk"):
        verdicts[verdict.claim_id].append(verdict)
    still = set(Placement.objects.current().filter(claim__in=ids).values_list("claim", flat=True))
    merged = merged_of(article, ids) if len(still) < len(ids) else set()
    claims = []
    for place in places:
        kind, label = ClaimKind(place.claim.kind), labels[place.claim_id]
        here = verdicts[place.claim_id]
        last = place.claim.round if at is None else place.round_then
        readings = [verdict for verdict in here if verdict.round == last]
        claims.append(
            StoodClaim(
                place.claim_id,
                label,
                kind.label if kind in UNNUMBERED else f"Claim {label}",
                revision.text[place.start : place.end],
                status_by_rows(place, readings),
                [_mark(verdict, place) for verdict in readings],
                gone=place.claim_id not in still | merged,
                merged=place.claim_id in merged,
            )
        )
    return claims


def _mark(verdict: Verdict, place: Placement) -> StoodMark:
    return StoodMark(
        verdict.reviewer.get_full_name(),
        Mark(verdict.mark),
        Basis(verdict.basis).label if verdict.basis else "",
        verdict.rationale,
        verdict.placement.wording != place.wording,
    )


def becoming_of(article: Article, claim_id: int) -> str:
    """What the latest draft did to the words of a claim, to be put behind a sentence about the draft."""
    rows = Placement.objects.filter(article=article, claim=claim_id).order_by("-since").annotate(words=cut())
    last = list(rows.values_list("words", "until")[:2])
    if not last or last[0][1] is not None:
        if not last:
            return ""
        merged = merged_of(article, [claim_id])
        return "; this claim is merged with another" if merged else "; this claim is out of the text"
    return "; this claim reads otherwise now" if len({words for words, _ in last}) > 1 else ""


def last_stand(article: Article, claim_id: int) -> Placement | None:
    """Where a claim stood last that is out of the text, with its draft."""
    one = Claim.objects.filter(article=article, pk=claim_id)  # a number of any length is looked up here
    rows = Placement.objects.filter(claim__in=one).select_related("revision")
    return rows.defer("revision__text", "revision__original").order_by("-since").first()


def typed_on_retired(article: Article, person: User) -> list[TypedThere]:
    """So that no draft takes it along: two queries."""
    retired = Claim.objects.filter(article=article, status=Status.RETIRED)
    typed = list(UnsentText.objects.filter(claim__in=retired, person=person).order_by("pk"))
    if not typed:
        return []
    rows = Placement.objects.filter(claim__in=[row.claim_id for row in typed]).order_by("since")
    words = dict(rows.annotate(words=cut()).values_list("claim", "words"))
    return [TypedThere(row.text, words.get(row.claim_id, "")) for row in typed]
