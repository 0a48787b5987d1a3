"""Moves what people said about a draft's own words to the next: who says so, and what the article offers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.actions._again import BY_MACHINE, alike, taken_away_in, words_of
from claims.actions._redrafting import Step
from claims.actions._versions import copy_of
from claims.analysis.drafts.carried import Carried
from claims.analysis.drafts.materiality import ATTRIBUTION_LOST, SOURCE
from claims.analysis.spans import Span
from claims.models import (
    Article,
    AttributionVersion,
    Event,
    EvidenceStatusVersion,
    Revision,
    Said,
)
from claims.queries.attributions import share_out
from claims.vocabulary import EventKind

SPEAKER = (ATTRIBUTION_LOST, SOURCE)


@dataclass
class Moved:
    """Versions that go along, with their new places; and what asks for a re-check because one could not."""

    versions: list[AttributionVersion] = field(default_factory=list)
    lost: list[AttributionVersion] = field(default_factory=list)
    orphaned: set[int] = field(default_factory=set)  # claims
    asked_again: set[int] = field(default_factory=set)  # attributions


def carried_by(old: Revision, new: Revision, steps: Iterable[Step], spans: Sequence[Span]) -> Carried:
    """`spans` are where the new claims stand."""
    pairs = [
        (Span(step.old[0].start, step.old[-1].end), Span(spans[step.new[0]].start, spans[step.new[-1]].end))
        for step in steps
        if step.old and step.new
    ]
    return Carried(old.text, new.text, pairs)


def move_attributions(
    article: Article, revision: Revision, carried: Carried, steps: Sequence[Step]
) -> tuple[list[AttributionVersion], Moved]:
    """The versions of the former draft, which end, and what a person set or answered about: four queries."""
    versions = list(AttributionVersion.objects.current().filter(article=article).order_by("start", "pk"))
    held = _held(article, versions)
    places = sorted((place for step in steps for place in step.old), key=lambda place: place.start)
    by_claim = {place.claim_id: step for step in steps for place in step.old}
    serves: dict[int, list[Step]] = {}
    for claim_id, here in share_out(held, places).items():
        for version in here:
            serves.setdefault(version.pk, []).append(by_claim[claim_id])
    moved = Moved()
    for version in held:
        served = serves.get(version.pk, [])
        now = None if _speaks_otherwise(served) else _at(version, revision, carried)
        if now is None:
            moved.lost.append(version)
            moved.orphaned |= {place.claim_id for step in served for place in step.old if not step.material}
        else:
            moved.versions.append(now)
    for version, now in _same_attribution(held, moved.versions):
        if any(step.material for step in serves.get(version.pk, [])):
            moved.asked_again.add(now.attribution_id)
    return versions, moved


def _same_attribution(
    held: Sequence[AttributionVersion], moved: Sequence[AttributionVersion]
) -> Iterable[tuple[AttributionVersion, AttributionVersion]]:
    by_identity = {version.attribution_id: version for version in held}
    return ((by_identity[now.attribution_id], now) for now in moved)


def _held(article: Article, versions: Sequence[AttributionVersion]) -> list[AttributionVersion]:
    """Confirmed, set or answered by a person; all others are guesses, to be made anew."""
    answered = set(Said.objects.current().filter(article=article).values_list("attribution", flat=True))
    made_by = {version.since for version in versions}
    events = Event.objects.filter(article=article, number__in=made_by).values_list("number", "kind")
    machine = {number for number, kind in events if kind in (*BY_MACHINE, EventKind.UNDONE)}
    return [
        version
        for version in versions
        if version.confirmed_by_id or version.attribution_id in answered or version.since not in machine
    ]


def _speaks_otherwise(served: Sequence[Step]) -> bool:
    """Whether the same words may name somebody else now."""
    reasons = {reason for step in served for reason in step.fate.reasons}
    return any(reason in SPEAKER or reason.startswith("who ") for reason in reasons)


def _at(version: AttributionVersion, revision: Revision, carried: Carried) -> AttributionVersion | None:
    """With all its words in the new draft; none where one of them is not there any more."""
    cues = [(carried.span(Span(start, end)), stand) for start, end, stand in version.cues]
    contents = [carried.span(Span(*content)) for content in version.contents]
    source = _moved(carried, version.source_start, version.source_end)
    passed_on = _moved(carried, version.intermediary_start, version.intermediary_end)
    spans = [*(span for span, _ in cues), *contents]
    if None in spans or (source is None and version.source_start is not None):
        return None
    if passed_on is None and version.intermediary_start is not None:
        return None
    return copy_of(
        version,
        revision_id=revision.pk,
        start=min(span.start for span in spans),
        end=max(span.end for span in spans),
        cues=[[*span, stand] for span, stand in cues],
        contents=[[*span] for span in contents],
        source_start=source and source.start,
        source_end=source and source.end,
        intermediary_start=passed_on and passed_on.start,
        intermediary_end=passed_on and passed_on.end,
    )


def _moved(carried: Carried, start: int | None, end: int | None) -> Span | None:
    return None if start is None else carried.span(Span(start, end))


def guesses_beside(
    article: Article, revision: Revision, carried: Carried, moved: Moved, suggested: list[AttributionVersion]
) -> list[AttributionVersion]:
    """The new guesses: none about words that a person has spoken for, or has said nobody speaks."""
    taken_away = taken_away_in(article)
    named = [(version, _cues(version, carried)) for version in moved.lost if version.source_id]
    found = []
    for guess in suggested:
        if any(alike(guess, version) for version in moved.versions):
            continue
        if taken_away and words_of(guess, revision.text) in taken_away:
            continue
        found.append(_named_like(guess, named))
    return found


def _named_like(
    guess: AttributionVersion, named: Sequence[tuple[AttributionVersion, set[int]]]
) -> AttributionVersion:
    """A source that a person found for the same saying is the better guess for what it says now."""
    cues = {start for start, _, _ in guess.cues}
    for version, starts in named:
        if cues & starts and guess.source_name.casefold() != version.source_name.casefold():
            guess.source_id = version.source_id
            guess.source_name, guess.source_type = version.source_name, version.source_type
    return guess


def _cues(version: AttributionVersion, carried: Carried) -> set[int]:
    """Where its cues begin in the new draft, if its source still stands there in the same words."""
    if version.source_start is None or _moved(carried, version.source_start, version.source_end) is None:
        return set()
    spans = (carried.span(Span(start, end)) for start, end, _ in version.cues)
    return {span.start for span in spans if span}


def move_evidence_status(
    row: EvidenceStatusVersion, revision: Revision, carried: Carried
) -> EvidenceStatusVersion:
    """What a person set of a claim whose words stay; the words that show it as far as they stay."""
    shown = _moved(carried, row.start, row.end)
    warnings = [(name, carried.span(Span(start, end))) for name, start, end in row.warnings]
    return copy_of(
        row,
        revision_id=revision.pk,
        start=shown and shown.start,
        end=shown and shown.end,
        warnings=[[name, *span] for name, span in warnings if span],
    )
