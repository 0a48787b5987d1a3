"""Read an article's text for claims, and store what the analysis suggests as guesses."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from claims.actions._again import guesses_in, taken_away_in, with_identity, words_of
from claims.actions._backing import add_backing
from claims.actions._log import Entry, close_unused, log, open_entry
from claims.actions._versions import copy_of
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
    Versioned,
    snapshot,
)
from claims.permissions import can_add_article, require
from claims.vocabulary import ClaimKind, EventKind, LinkKind

BATCH = 500

Change = tuple[Versioned | None, Versioned | None]  # the row that goes, the row that comes


def read_article(*, actor: User, article: Article) -> None:
    """Once per revision, however often it is asked. The slow part stands outside the transaction."""
    revision = Revision.objects.get(pk=article.current_revision_id)
    if revision.analysis_version == 0:
        store(actor=actor, article=article, revision=revision, analysis=analyse(revision, article))


def read_again_with_newer(*, actor: User, article: Article, force: bool = False) -> bool:
    """Bring the guesses of an article up to date, unless they are; what a person has set stays as it is."""
    revision = Revision.objects.get(pk=article.current_revision_id)
    if revision.analysis_version == 0:
        read_article(actor=actor, article=article)
        return True
    if revision.analysis_version >= pipeline.VERSION and not force:
        return False
    return _replace(actor, article, revision, analyse(revision, article))


def analyse(revision: Revision, article: Article) -> Analysis:
    """With the parser where it is installed: this runs in the worker and in commands, never in a page."""
    about = {"publication": article.publication, "language": revision.language}
    return pipeline.analyse(revision.text, engine="auto", **about)


@transaction.atomic
def store(*, actor: User, article: Article, revision: Revision, analysis: Analysis) -> None:
    require(can_add_article(actor))
    unread = Revision.objects.filter(pk=revision.pk, analysis_version=0)
    if not unread.update(analysis_version=analysis.version, analysis_engine=analysis.engine):
        return  # another worker was faster
    entry = open_entry(article, also_archived=True)
    claims = _add_claims(entry, analysis)
    places = list(_add_places(entry, revision, claims, analysis))
    rows = [
        *claims,
        *places,
        *add_backing(entry, revision, [row for row in places if isinstance(row, Placement)]),
        *_add_links(entry, revision, claims, analysis),
        *_add_attributions(entry, revision, analysis),
    ]
    about = {"version": analysis.version, "engine": analysis.engine}
    log(EventKind.ARTICLE_READ, entry=entry, actor=actor, subject=article, rows=rows, **about)


@transaction.atomic
def _replace(actor: User, article: Article, revision: Revision, analysis: Analysis) -> bool:
    require(can_add_article(actor))
    entry = open_entry(article, also_archived=True)
    about = {"analysis_version": analysis.version, "analysis_engine": analysis.engine}
    same_draft = {"pk": revision.pk, "analysis_version": revision.analysis_version}
    if not Revision.objects.filter(article__current_revision=revision.pk, **same_draft).update(**about):
        close_unused(entry)  # there is a newer draft, or somebody else was faster
        return False
    made = {"article": article, "since": entry.number}
    changes = [*_newer_places(revision, analysis, made), *_newer_attributions(revision, analysis, made)]
    closed = [was for was, _ in changes if was]
    if not changes:
        close_unused(entry)
        return False
    _close_all(entry, closed)
    rows = _add_all(made, [row for _, row in changes if row])
    about = {"version": analysis.version, "engine": analysis.engine}
    log(
        EventKind.ARTICLE_READ_AGAIN,
        entry=entry,
        actor=actor,
        subject=article,
        rows=rows,
        closed=closed,
        **about,
    )
    return True


def _newer_places(revision: Revision, analysis: Analysis, made: dict) -> Iterable[Change]:
    """Why a claim needs a check, and what the article offers for it; where it stands is not touched."""
    suggested = {(s.span.start, s.span.end): s for s in analysis.claims}
    offered = {
        row.claim_id: row
        for row in EvidenceStatusVersion.objects.current().filter(revision=revision, confirmed_by=None)
    }
    for place in Placement.objects.current().filter(revision=revision).select_related("claim"):
        if s := suggested.get((place.start, place.end)):
            yield from _if_changed(place, copy_of(place, priority=s.priority, reasons=list(s.reasons)))
            if place.claim_id in offered:
                newer = _evidence_status(place.claim, revision, s, made)
                yield from _if_changed(offered[place.claim_id], newer)


def _newer_attributions(revision: Revision, analysis: Analysis, made: dict) -> Iterable[Change]:
    guesses, gone = guesses_in(revision), taken_away_in(revision.article)
    for suggested in suggested_versions(revision, analysis, made):
        if guesses.are_held(suggested):
            continue
        former = guesses.take(suggested)
        if former:
            yield from _if_changed(former, with_identity(suggested, former))
        elif words_of(suggested, revision.text) not in gone:
            yield None, suggested
    yield from ((left, None) for left in guesses.free)


def _if_changed(was: Versioned, newer: Versioned) -> Iterable[Change]:
    left_out = {"id", "since", "article_id"}
    before, after = snapshot(was), snapshot(newer)
    if any(before[name] != after[name] for name in before.keys() - left_out):
        yield was, newer


def _close_all(entry: Entry, rows: Iterable[Versioned]) -> None:
    """Under the article's lock: nobody closes one of them meanwhile."""
    for table, group in _by_table(rows).items():
        table.objects.filter(pk__in=[row.pk for row in group]).update(until=entry.number)


def _add_all(made: dict, rows: Iterable[Versioned]) -> list[Recorded]:
    added: list[Recorded] = []
    for table, group in _by_table(rows).items():
        for row in group:
            row.article, row.since = made["article"], made["since"]
        if table is AttributionVersion:
            new = [row for row in group if row.attribution_id is None]
            found = Attribution.objects.bulk_create([Attribution(**made) for _ in new], batch_size=BATCH)
            for row, attribution in zip(new, found, strict=True):
                row.attribution = attribution
            added += found
        added += table.objects.bulk_create(group, batch_size=BATCH)
    return added


def _by_table(rows: Iterable[Versioned]) -> dict[type[Versioned], list[Versioned]]:
    groups = defaultdict(list)
    for row in rows:
        groups[type(row)].append(row)
    return groups


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
    made = {"article": entry.article, "since": entry.number}
    return _add_all(made, suggested_versions(revision, analysis, made))


def suggested_versions(revision: Revision, analysis: Analysis, made: dict) -> list[AttributionVersion]:
    """Not saved yet, and without an attribution that they are versions of."""
    suggested = [s for s in analysis.attributions if s.cues or s.contents]
    known = dict(
        Alias.objects.filter(text__in={s.source_name for s in suggested}).values_list("text", "source_id")
    )
    return [
        AttributionVersion(
            revision=revision, source_id=known.get(s.source_name), **_attribution_fields(s), **made
        )
        for s in suggested
    ]


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
