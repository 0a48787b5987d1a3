"""Compares a new reading of a draft with what stands: which guesses go, which come, which a person holds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.analysis.drafts.wording import canonical
from claims.models import Article, AttributionVersion, Event, Revision, Said
from claims.vocabulary import EventKind

BY_MACHINE = (EventKind.ARTICLE_READ, EventKind.ARTICLE_READ_AGAIN, EventKind.DRAFT_TAKEN)
ALIKE = 0.5  # shared part of what two attributions quote, where one of them has no cue to tell them by
Versions = Sequence[AttributionVersion]


@dataclass
class Guesses:
    """The attributions of a draft: what a person has set or taken away, and what is only guessed."""

    held: list[AttributionVersion] = field(default_factory=list)  # in all their versions
    free: list[AttributionVersion] = field(default_factory=list)  # current, in text order

    def are_held(self, suggested: AttributionVersion) -> bool:
        return any(alike(suggested, version) for version in self.held)

    def take(self, suggested: AttributionVersion) -> AttributionVersion | None:
        """The guess that says the same, which then belongs to this suggestion alone."""
        found = next((version for version in self.free if alike(suggested, version)), None)
        if found:
            self.free.remove(found)
        return found


def guesses_in(revision: Revision) -> Guesses:
    """Three queries."""
    versions = defaultdict(list)
    for version in AttributionVersion.objects.filter(revision=revision).order_by("start", "pk"):
        versions[version.attribution_id].append(version)
    answered = (
        Said.objects.current().filter(article=revision.article_id).values_list("attribution", flat=True)
    )
    answered, kinds = set(answered), _kinds(revision)
    guesses = Guesses()
    for attribution_id, rows in versions.items():
        now = next((row for row in rows if row.until is None), None)
        if attribution_id in answered or _is_held(now, rows, kinds):
            guesses.held += rows
        elif now:
            guesses.free.append(now)
    return guesses


def _kinds(revision: Revision) -> dict[int, str]:
    events = Event.objects.filter(article=revision.article_id, number__gte=revision.since)
    return dict(events.values_list("number", "kind"))


def _is_held(now: AttributionVersion | None, rows: Versions, kinds: dict[int, str]) -> bool:
    """Set by a person, or taken away by one. What was undone counts as if it had not been done."""
    if now is None:
        return kinds.get(max(row.until for row in rows)) not in (*BY_MACHINE, EventKind.UNDONE)
    by_machine = kinds.get(now.since) in (*BY_MACHINE, EventKind.UNDONE)
    return now.confirmed_by_id is not None or not by_machine


def alike(one: AttributionVersion, other: AttributionVersion) -> bool:
    """The same saying: by a cue in common, the same words quoted, or most of them where a cue is missing."""
    if _points(one.contents) == _points(other.contents):
        return True
    if one.cues and other.cues:
        return bool(_points(one.cues) & _points(other.cues))
    return _shared(_points(one.contents), _points(other.contents)) >= ALIKE


def _points(spans: Iterable[Sequence]) -> frozenset[int]:
    return frozenset(point for start, end, *_ in spans for point in range(start, end))


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0


def with_identity(suggested: AttributionVersion, like: AttributionVersion) -> AttributionVersion:
    """The suggestion as a further version of a guess; a source that it was joined to is not lost."""
    suggested.attribution_id = like.attribution_id
    if suggested.source_id is None and like.source_id is not None:
        suggested.source_id = like.source_id
        suggested.source_name, suggested.source_type = like.source_name, like.source_type
    return suggested


def taken_away_in(article: Article) -> set[tuple]:
    """In words: the attributions that somebody removed, in this draft or a former one."""
    removals = Event.objects.filter(article=article, kind=EventKind.ATTRIBUTION_REMOVED).values("number")
    living = AttributionVersion.objects.current().filter(article=article).values("attribution")
    gone = AttributionVersion.objects.filter(article=article, until__in=removals)
    rows = list(gone.exclude(attribution__in=living))
    drafts = {row.revision_id for row in rows}
    texts = dict(Revision.objects.filter(pk__in=drafts).values_list("pk", "text"))
    return {words_of(row, texts[row.revision_id]) for row in rows}


def words_of(version: AttributionVersion, text: str) -> tuple:
    """What tells a saying in another draft."""
    cues = sorted(canonical(text[start:end]) for start, end, _ in version.cues)
    return tuple(cues), tuple(canonical(text[start:end]) for start, end in version.contents)
