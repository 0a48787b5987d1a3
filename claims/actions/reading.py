"""Read an article's text for claims, and store what the analysis suggests as guesses."""

from collections.abc import Iterable

from django.db import transaction

from claims.actions._log import Entry, log, open_entry
from claims.analysis import pipeline
from claims.analysis.similarity import repeats
from claims.analysis.spans import Analysis, SuggestedAttribution, SuggestedClaim
from claims.models import (
    Alias,
    Article,
    Attribution,
    AttributionVersion,
    Claim,
    ClaimLink,
    EvidenceStatusVersion,
    Placement,
    Recorded,
    Revision,
    User,
)
from claims.vocabulary import ClaimKind, EventKind, LinkKind

BATCH = 500


def read_article(*, actor: User, article: Article) -> None:
    """Once per revision, however often it is asked. The slow part stands outside the transaction."""
    revision = Revision.objects.get(pk=article.current_revision_id)
    if revision.analysis_version == 0:
        _store(actor, article, revision, _analyse(revision, article))


def _analyse(revision: Revision, article: Article) -> Analysis:
    """With the parser where it is installed: this runs in the worker and in commands, never in a page."""
    about = {"publication": article.publication, "language": revision.language}
    return pipeline.analyse(revision.text, engine="auto", **about)


@transaction.atomic
def _store(actor: User, article: Article, revision: Revision, analysis: Analysis) -> None:
    unread = Revision.objects.filter(pk=revision.pk, analysis_version=0)
    if not unread.update(analysis_version=analysis.version, analysis_engine=analysis.engine):
        return  # another worker was faster
    entry = open_entry(article)
    claims = _add_claims(entry, analysis)
    rows = [
        *claims,
        *_add_places(entry, revision, claims, analysis),
        *_add_links(entry, revision, claims, analysis),
        *_add_attributions(entry, revision, analysis),
    ]
    about = {"version": analysis.version, "engine": analysis.engine}
    log(EventKind.ARTICLE_READ, entry=entry, actor=actor, subject=article, rows=rows, **about)


def _add_claims(entry: Entry, analysis: Analysis) -> list[Claim]:
    made = {"article": entry.article, "since": entry.number}
    return Claim.objects.bulk_create([Claim(kind=s.kind, **made) for s in analysis.claims], batch_size=BATCH)


def _add_places(
    entry: Entry, revision: Revision, claims: list[Claim], analysis: Analysis
) -> Iterable[Recorded]:
    made = {"article": entry.article, "since": entry.number}
    pairs = list(zip(claims, analysis.claims, strict=True))
    placements = Placement.objects.bulk_create(
        [_placement(claim, revision, s, made) for claim, s in pairs], batch_size=BATCH
    )
    statuses = EvidenceStatusVersion.objects.bulk_create(
        [_evidence_status(claim, revision, s, made) for claim, s in pairs], batch_size=BATCH
    )
    return [*placements, *statuses]


def _add_links(
    entry: Entry, revision: Revision, claims: list[Claim], analysis: Analysis
) -> Iterable[Recorded]:
    """Repeats are suggested once, when the text is read: the headline sums up and does not count."""
    body = [i for i, s in enumerate(analysis.claims) if s.kind is not ClaimKind.HEADLINE]
    found = repeats([analysis.claims[index].span.cut(revision.text) for index in body])
    links = [
        ClaimLink(
            article=entry.article,
            since=entry.number,
            claim=claims[body[repeat.later]],
            other=claims[body[repeat.earlier]],
            kind=LinkKind.REPEATS,
            likeness=repeat.likeness,
        )
        for repeat in found
    ]
    return ClaimLink.objects.bulk_create(links, batch_size=BATCH)


def _placement(claim: Claim, revision: Revision, suggested: SuggestedClaim, made: dict) -> Placement:
    start, end = suggested.span.start, suggested.span.end
    return Placement(
        claim=claim,
        revision=revision,
        start=start,
        end=end,
        priority=suggested.priority,
        reasons=list(suggested.reasons),
        **made,
    )


def _evidence_status(
    claim: Claim, revision: Revision, suggested: SuggestedClaim, made: dict
) -> EvidenceStatusVersion:
    evidence = suggested.evidence
    return EvidenceStatusVersion(
        claim=claim,
        revision=revision,
        value=evidence.status,
        start=evidence.span.start if evidence.span else None,
        end=evidence.span.end if evidence.span else None,
        warnings=[[warning.value, span.start, span.end] for warning, span in evidence.warnings],
        **made,
    )


def _add_attributions(entry: Entry, revision: Revision, analysis: Analysis) -> Iterable[Recorded]:
    suggested = [s for s in analysis.attributions if s.cues or s.contents]
    made = {"article": entry.article, "since": entry.number}
    known = dict(
        Alias.objects.filter(text__in={s.source_name for s in suggested}).values_list("text", "source_id")
    )
    attributions = Attribution.objects.bulk_create([Attribution(**made) for _ in suggested], batch_size=BATCH)
    versions = AttributionVersion.objects.bulk_create(
        [
            AttributionVersion(
                attribution=attribution,
                revision=revision,
                source_id=known.get(s.source_name),
                **_attribution_fields(s),
                **made,
            )
            for attribution, s in zip(attributions, suggested, strict=True)
        ],
        batch_size=BATCH,
    )
    return [*attributions, *versions]


def _attribution_fields(suggested: SuggestedAttribution) -> dict:
    spans = [*(cue.span for cue in suggested.cues), *suggested.contents]
    source, intermediary = suggested.source, suggested.intermediary
    return {
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "source_name": suggested.source_name[:300],
        "source_type": suggested.source_type or "",
        "source_start": source.start if source else None,
        "source_end": source.end if source else None,
        "intermediary_start": intermediary.start if intermediary else None,
        "intermediary_end": intermediary.end if intermediary else None,
        "cues": [[cue.span.start, cue.span.end, cue.cue_class.value] for cue in suggested.cues],
        "contents": [[span.start, span.end] for span in suggested.contents],
        "quotation": suggested.quotation,
        "channel": suggested.channel,
        "confidence": round(suggested.confidence, 3),
    }
