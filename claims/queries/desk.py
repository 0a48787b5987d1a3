"""The desk of one person on one article: the copy, the claim card, and what an answer changed."""

from collections.abc import Iterable

from django.db.models import Q

from claims.analysis.headline import words_not_in_body
from claims.models import (
    Article,
    AttributionVersion,
    ClaimLink,
    EvidenceStatusVersion,
    Placement,
    Revision,
    User,
    Verdict,
)
from claims.queries.copy import narrator_in, pieces, roles_in
from claims.queries.desk_shapes import (
    Attributed,
    Card,
    Offered,
    OtherReading,
    OutlineRow,
    Question,
    SameElsewhere,
    StaleText,
)
from claims.queries.history import lines_about
from claims.queries.outline import Outline
from claims.vocabulary import (
    Basis,
    Channel,
    ClaimKind,
    CueClass,
    EvidenceStatus,
    LinkKind,
    Mark,
    Quotation,
    SaidAnswer,
    SourceType,
    TextWarning,
)

NO_SOURCE = "the source"


def text_of(article: Article) -> str:
    return Revision.objects.values_list("text", flat=True).get(pk=article.current_revision_id)


def offered_for(article: Article, claim_ids: Iterable[int] | None = None) -> dict[int, EvidenceStatusVersion]:
    rows = EvidenceStatusVersion.objects.current().filter(article=article)
    if claim_ids is not None:
        rows = rows.filter(claim__in=claim_ids)
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
    current = Verdict.objects.current().filter(claim=claim_id, round=row.round)
    readings = list(current.select_related("reviewer").order_by("pk"))
    mine = next((verdict for verdict in readings if verdict.reviewer_id == user.pk), None)
    versions = outline.attributions.get(claim_id, [])
    roles = [*roles_in(versions, offered), *narrator_in(text, row, versions)]
    return Card(
        row=row,
        round=row.round,
        pieces=pieces(text, row.start, row.end, roles),
        questions=[_question(version, text) for version in versions],
        mark=Mark(mine.mark) if mine else None,
        basis=Basis(mine.basis) if mine and mine.basis else None,
        rationale=mine.rationale if mine else "",
        former=str(mine.pk) if mine else "",
        missing=_missing(mine),
        attributed=[_attributed(version, text) for version in versions],
        offered=_offered(offered, text) if offered else None,
        readings=[_reading(verdict) for verdict in readings if verdict is not mine],
        same=_same_elsewhere(claim_id, outline, text),
        history=lines_about(article, row.subject),
        previous_id=outline.beside(claim_id, -1),
        next_id=outline.beside(claim_id, +1),
        next_open_id=outline.next_open(claim_id) or outline.first_open(),
        not_in_body=_not_in_body(row, outline, text),
    )


def stale_text(placement: Placement, why: str) -> StaleText:
    """What the mark was given on, and what the claim reads now ("" where it no longer stands)."""
    now = Placement.objects.current().filter(claim=placement.claim_id).select_related("revision").first()
    given = Placement.objects.select_related("revision").get(pk=placement.pk)
    return StaleText(why, _words_at(given), _words_at(now) if now else "")


def _words_at(placement: Placement) -> str:
    return placement.revision.text[placement.start : placement.end]


def _same_elsewhere(claim_id: int, outline: Outline, text: str) -> list[SameElsewhere]:
    """The earlier claim that this one repeats, and the later ones that repeat it; one query."""
    current = ClaimLink.objects.current().filter(kind=LinkKind.REPEATS)
    links = current.filter(Q(claim=claim_id) | Q(other=claim_id)).values_list("claim", "other")
    found = (outline.row(next(pk for pk in pair if pk != claim_id)) for pair in links)
    return [SameElsewhere(row, text[row.start : row.end]) for row in found if row]


def _missing(verdict: Verdict | None) -> list[str]:
    if verdict is None:
        return []
    lacks_basis = verdict.mark == Mark.DISPUTED and not verdict.basis
    lacks_reason = verdict.mark in (Mark.DISPUTED, Mark.UNSUPPORTED) and not verdict.rationale
    return ["basis"] * lacks_basis + ["reason"] * lacks_reason


def _question(version: AttributionVersion, text: str) -> Question:
    return Question(
        attribution_id=version.attribution_id,
        version_id=version.pk,
        source=_source(version, text) or NO_SOURCE,
        guessed=version.confirmed_by_id is None,
        answer=SaidAnswer(version.my_answer) if version.my_answer else None,
        former=str(version.my_answer_id or ""),
    )


def _attributed(version: AttributionVersion, text: str) -> Attributed:
    source, words = _source(version, text), _cut(text, version.source_start, version.source_end)
    channel = Channel(version.channel)
    return Attributed(
        version_id=version.pk,
        source=source or "No source found",
        source_words=words if words != source else "",
        source_type=SourceType(version.source_type).label if version.source_type else "",
        intermediary=_cut(text, version.intermediary_start, version.intermediary_end),
        cues=[(text[start:end], CueClass(stand).label) for start, end, stand in version.cues],
        quotation=Quotation(version.quotation).label,
        channel="" if channel is Channel.NOT_STATED else channel.label,
        guessed=version.confirmed_by_id is None,
    )


def _source(version: AttributionVersion, text: str) -> str:
    if version.source:
        return version.source.name
    return version.source_name or _cut(text, version.source_start, version.source_end)


def _cut(text: str, start: int | None, end: int | None) -> str:
    return text[start:end] if start is not None else ""


def _offered(row: EvidenceStatusVersion, text: str) -> Offered:
    status = EvidenceStatus(row.value)
    # Their word alone is shown by the source, which stands above already.
    words = "" if status is EvidenceStatus.ASSERTION_ONLY else _cut(text, row.start, row.end)
    return Offered(
        row_id=row.pk,
        status=status,
        words=words,
        warnings=[TextWarning(name).label for name, _, _ in row.warnings],
        guessed=row.confirmed_by_id is None,
    )


def _reading(verdict: Verdict) -> OtherReading:
    return OtherReading(
        reviewer=verdict.reviewer.get_full_name(),
        initials=verdict.reviewer.initials,
        mark=Mark(verdict.mark),
        basis=Basis(verdict.basis) if verdict.basis else None,
        rationale=verdict.rationale,
    )


def _not_in_body(row: OutlineRow, outline: Outline, text: str) -> list[str]:
    if row.kind is not ClaimKind.HEADLINE:
        return []
    body = " ".join(
        text[other.start : other.end] for other in outline.rows if other.kind is not ClaimKind.HEADLINE
    )
    return words_not_in_body(text[row.start : row.end], body)
