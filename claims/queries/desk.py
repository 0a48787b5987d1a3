"""The desk of one person on one article: the copy, the claim card, and what an answer changed."""

from collections.abc import Iterable

from django.db.models import QuerySet

from claims.analysis.headline import quotations_not_in_body, words_not_in_body
from claims.analysis.verbatim import quoted_in
from claims.models import (
    Article,
    ClaimLink,
    EvidenceStatusVersion,
    Placement,
    User,
    Verdict,
)
from claims.permissions import can_settle
from claims.queries.beside import beside, unsent_of
from claims.queries.blind import shown_to
from claims.queries.copy import Offered as OfferedBy
from claims.queries.copy import narrator_in, pieces, roles_in
from claims.queries.desk_shapes import (
    Card,
    OtherReading,
    OutlineRow,
    SameElsewhere,
    StaleText,
)
from claims.queries.earlier import GIVEN_ON, earlier_of, place_now
from claims.queries.evidence import found_on
from claims.queries.history import lines_about
from claims.queries.languages import other_language
from claims.queries.outline import Outline
from claims.queries.prepared import prepared
from claims.queries.settling_shapes import as_settled
from claims.queries.talk import talk_of
from claims.queries.who_says import attributed, offered_in, own_words, question
from claims.vocabulary import (
    Basis,
    ClaimKind,
    Mark,
)


def text_of(article: Article) -> str:
    """No query where `access` fetched the draft with its text, else one."""
    return article.current_revision.text


def offered_for(article: Article, claim_ids: Iterable[int] | None = None) -> OfferedBy:
    """What the article offers, by claim."""
    rows = EvidenceStatusVersion.objects.current().filter(article=article)
    return _by_claim(rows if claim_ids is None else rows.filter(claim__in=claim_ids))


def offered_beside(user: User, article: Article, claim_ids: Iterable[int], *, card: int | None) -> OfferedBy:
    """The same, and whatever else the card of one of the claims needs, at no query more."""
    return _by_claim(_offered_beside(viewer=user, article=article, claims=tuple(claim_ids), card=card))


@prepared
def _offered_beside(
    *, viewer: User, article: Article, claims: tuple[int, ...], card: int | None
) -> QuerySet[EvidenceStatusVersion]:
    rows = EvidenceStatusVersion.objects.current().filter(article=article, claim__in=claims)
    return rows.annotate(**beside(card, viewer, article))


def _by_claim(rows: Iterable[EvidenceStatusVersion]) -> OfferedBy:
    return {row.claim_id: row for row in rows}


def card_for(
    user: User,
    article: Article,
    claim_id: int,
    *,
    outline: Outline,
    text: str,
    offered: EvidenceStatusVersion | None,
) -> Card | None:
    """None for a claim that no longer stands in the text. Two queries: readings and history."""
    row = outline.row(claim_id)
    if row is None:
        return None
    readings = _readings(viewer=user, article=article, claim=claim_id, number=row.round)
    mine = next((verdict for verdict in readings if verdict.reviewer_id == user.pk), None)
    versions = outline.attributions.get(claim_id, [])
    evidence = found_on(user, claim_id, quoted_in(text[row.start : row.end]), blind=row.blind)
    problem = _problem(mine, article, row)
    headline = _headline_and_body(row, outline, text)
    ours = narrator_in(text, row, versions)
    roles = [*roles_in(versions, offered), *ours]
    roles += [(*problem, "problem")] if problem else []
    return Card(
        row=row,
        round=row.round,
        pieces=pieces(text, row.start, row.end, roles),
        questions=[question(version, text) for version in versions],
        mark=Mark(mine.mark) if mine else None,
        basis=Basis(mine.basis) if mine and mine.basis else None,
        rationale=mine.rationale if mine else "",
        former=str(mine.pk) if mine else "",
        earlier=earlier_of(readings, mine, text[row.start : row.end]),
        missing=_missing(mine, offered),
        problem=(problem[0] - row.start, problem[1] - row.start) if problem else None,
        problem_words=text[slice(*problem)] if problem else "",
        unsent=unsent_of(offered, mine),
        attributed=[attributed(version, text) for version in versions],
        offered=offered_in(offered, text) if offered else None,
        readings=[_reading(verdict, article, row) for verdict in readings if verdict is not mine],
        same=_same_elsewhere(claim_id, outline, text),
        found=evidence.found,
        talk=talk_of(user, article, row, offered),
        history=lines_about(user, article, row, evidence.hidden),
        previous_id=outline.beside(claim_id, -1),
        next_id=outline.beside(claim_id, +1),
        next_open_id=outline.next_open(claim_id) or outline.first_open(),
        back_id=outline.last_marked(but=claim_id),
        own_words=own_words(row, ours, text) if row.is_claim else [],
        not_in_body=words_not_in_body(*headline),
        quoted_alone=quotations_not_in_body(*headline),
        unread=other_language(article),
        settled=as_settled(offered.settlement, row.status) if offered and offered.settlement else None,
        may_settle=_may_settle(user, article, row, readings),
    )


@prepared
def _readings(*, viewer: User, article: Article, claim: int, number: int) -> QuerySet[Verdict]:
    current = Verdict.objects.current().filter(claim=claim, round=number)
    given = shown_to(viewer, current, article).select_related("reviewer", "placement")
    return given.annotate(**GIVEN_ON).order_by("pk")


def _may_settle(user: User, article: Article, row: OutlineRow, readings: list[Verdict]) -> bool:
    """As far as one knows from this round; the act looks at all of them."""
    readers = {verdict.reviewer_id for verdict in readings}
    return bool(readings and not row.blind and can_settle(user, article, readers=readers))


def stale_text(placement: Placement, claim_id: int, why: str) -> StaleText:
    """What the mark was given on, and what the claim on the card reads now ("" where none stands)."""
    now = Placement.objects.current().filter(claim=claim_id).select_related("revision").first()
    given = Placement.objects.select_related("revision").get(pk=placement.pk)
    return StaleText(why, _words_at(given), _words_at(now) if now else "")


def _words_at(placement: Placement) -> str:
    return placement.revision.text[placement.start : placement.end]


def _same_elsewhere(claim_id: int, outline: Outline, text: str) -> list[SameElsewhere]:
    """Earlier and later in the text; one query."""
    pairs = _links(claim=claim_id)
    found = (outline.row(pk) for pk in {pk for pair in pairs for pk in pair} - {claim_id})
    rows = sorted((row for row in found if row), key=lambda row: row.start)
    return [SameElsewhere(row, text[row.start : row.end]) for row in rows]


@prepared
def _links(*, claim: int) -> QuerySet[ClaimLink]:
    return ClaimLink.objects.around(claim).values_list("claim", "other")


def _problem(verdict: Verdict | None, article: Article, row: OutlineRow) -> tuple[int, int] | None:
    """The part in question, while it stands in the words of the claim."""
    if verdict is None or verdict.problem_start is None:
        return None
    start, end = verdict.problem_start, verdict.problem_end
    if verdict.placement.revision_id != article.current_revision_id:
        now = place_now(verdict, text_of(article)[row.start : row.end])
        return (row.start + now.start, row.start + now.end) if now else None
    return (start, end) if row.start <= start and end <= row.end else None


def _missing(verdict: Verdict | None, offered: EvidenceStatusVersion | None) -> list[str]:
    if verdict is None:
        return []
    lacks_basis = verdict.mark == Mark.DISPUTED and not verdict.basis
    lacks_reason = verdict.mark in (Mark.DISPUTED, Mark.UNSUPPORTED) and not verdict.rationale
    lacks_evidence = verdict.mark == Mark.VERIFIED and offered is not None and not offered.is_borne_out
    return ["basis"] * lacks_basis + ["reason"] * lacks_reason + ["evidence"] * lacks_evidence


def _reading(verdict: Verdict, article: Article, row: OutlineRow) -> OtherReading:
    problem = _problem(verdict, article, row)
    return OtherReading(
        reviewer=verdict.reviewer.get_full_name(),
        initials=verdict.reviewer.initials,
        mark=Mark(verdict.mark),
        basis=Basis(verdict.basis) if verdict.basis else None,
        rationale=verdict.rationale,
        problem_words=text_of(article)[slice(*problem)] if problem else "",
    )


def _headline_and_body(row: OutlineRow, outline: Outline, text: str) -> tuple[str, str]:
    """The row's words and those of the story below; nothing where it is no headline."""
    if row.kind is not ClaimKind.HEADLINE:
        return "", ""
    body = (text[other.start : other.end] for other in outline.rows if other.kind is not ClaimKind.HEADLINE)
    return text[row.start : row.end], " ".join(body)
