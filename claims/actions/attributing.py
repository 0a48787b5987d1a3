"""A person says who says so, by which words, and what the article offers for a claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from claims.actions._chosen import Words, check_words
from claims.actions._log import close_unused, log, open_entry_at
from claims.actions._versions import add, close, copy_of, supersede
from claims.actions.newsroom import add_alias, make_source
from claims.actions.refused import Refused
from claims.actions.review import CHANGED, NEW_TEXT
from claims.actions.stale import Stale
from claims.models import (
    Attribution,
    AttributionVersion,
    EvidenceStatusVersion,
    Placement,
    Source,
    User,
    snapshot,
)
from claims.permissions import can_mark, require
from claims.queries.reach import reach_of
from claims.queries.sources import source_named
from claims.vocabulary import Channel, CueClass, EventKind, EvidenceStatus, Quotation, SourceType, TextWarning

UNNAMED = (SourceType.UNNAMED_PERSON, SourceType.UNNAMED_GROUP)

TAKEN = "“{}” is a name of {} already. Choose that source, or leave the name out."
POOLED = "An unnamed source is never put together with others: each may be somebody else."
NO_TYPE = "Choose what kind of source it is, so that it can be added to the newsroom’s sources."


@dataclass(frozen=True)
class Given:
    """Who says so, as a person chose it. The newsroom's source of that name is found by itself; with `keep`,
    a name that it has not yet becomes one of its sources."""

    contents: Sequence[Words]
    cues: Sequence[tuple[Words, CueClass]] = ()
    source_words: Words | None = None
    intermediary: Words | None = None
    source: Source | None = None
    source_name: str = ""
    source_type: SourceType | None = None
    quotation: Quotation = Quotation.INDIRECT
    channel: Channel = Channel.NOT_STATED
    keep: bool = False
    alias: str = ""  # another name to find the source by, in every story


def given_in(version: AttributionVersion) -> Given:
    """A version as if a person had chosen it."""
    return Given(
        contents=[Words(*span) for span in version.contents],
        cues=[(Words(start, end), CueClass(stand)) for start, end, stand in version.cues],
        source_words=_words(version.source_start, version.source_end),
        intermediary=_words(version.intermediary_start, version.intermediary_end),
        source=version.source,
        source_name=version.source_name,
        source_type=SourceType(version.source_type) if version.source_type else None,
        quotation=Quotation(version.quotation),
        channel=Channel(version.channel),
    )


@transaction.atomic
def add_attribution(*, actor: User, placement: Placement, given: Given) -> AttributionVersion:
    """`placement` is the text of the claim that it was chosen in."""
    require(can_mark(actor, placement.article))
    source = _source(actor, given)
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    fields = _fields(given, source, placement, None)
    attribution = Attribution.objects.create(article=entry.article, since=entry.number)
    version = AttributionVersion(
        attribution=attribution, revision_id=now.revision_id, confirmed_by=actor, **fields
    )
    add(version, entry, otherwise=CHANGED)
    rows = [attribution, version]
    about = {"source": _name(version)}
    log(EventKind.ATTRIBUTION_ADDED, entry=entry, actor=actor, subject=now.claim, rows=rows, **about)
    return version


@transaction.atomic
def change_attribution(
    *,
    actor: User,
    placement: Placement,
    version: AttributionVersion,
    given: Given,
    others: bool = False,
) -> AttributionVersion:
    """Saved as it is, a guess is confirmed by it; `others` joins the guesses that name the source alike."""
    require(can_mark(actor, placement.article))
    source = _source(actor, given)
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    fields = _fields(given, source, placement, version)
    changed = copy_of(version, confirmed_by_id=actor.pk, **fields)
    joined = list(namesakes(version)) if others else []
    same = _same(version, changed)
    if same and version.confirmed_by_id is not None and version.until is None and not joined:
        close_unused(entry)
        return version
    rows, closed = [], []
    for was, becomes in [(version, changed), *((each, _joined(each, changed)) for each in joined)]:
        rows.append(supersede(was, becomes, entry, otherwise=CHANGED))
        closed.append(was)
    confirms = same and not joined
    log(
        EventKind.ATTRIBUTION_CONFIRMED if confirms else EventKind.ATTRIBUTION_CHANGED,
        entry=entry,
        actor=actor,
        subject=now.claim,
        rows=rows,
        closed=closed,
        source=_name(changed),
        was=_name(version),
    )
    return changed


@transaction.atomic
def remove_attribution(*, actor: User, placement: Placement, version: AttributionVersion) -> None:
    require(can_mark(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    close(version, entry, otherwise=CHANGED)
    about = {"closed": [version], "was": _name(version)}
    log(EventKind.ATTRIBUTION_REMOVED, entry=entry, actor=actor, subject=now.claim, **about)


@transaction.atomic
def change_evidence_status(
    *,
    actor: User,
    placement: Placement,
    version: EvidenceStatusVersion | None,
    value: EvidenceStatus,
    warnings: Iterable[TextWarning],
) -> EvidenceStatusVersion:
    """Words that show a value are kept with it; a warning given by hand is about the whole claim."""
    require(can_mark(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    was = EvidenceStatusVersion.objects.current().filter(claim=now.claim).first()
    if (was and was.pk) != (version and version.pk):
        raise Stale(CHANGED)
    shown = {} if was is None else {warning: [warning, *span] for warning, *span in was.warnings}
    wanted = set(warnings)
    listed = [shown.get(w, [w.value, now.start, now.end]) for w in TextWarning if w in wanted]
    kept = was is not None and was.value == value
    changed = EvidenceStatusVersion(
        claim=now.claim,
        revision_id=now.revision_id,
        value=value,
        start=was.start if kept else None,
        end=was.end if kept else None,
        warnings=listed,
        confirmed_by=actor,
    )
    same = kept and {warning for warning, *_ in was.warnings} == wanted
    if same and was.confirmed_by_id is not None:
        close_unused(entry)
        return was
    supersede(was, changed, entry, otherwise=CHANGED)
    log(
        EventKind.EVIDENCE_STATUS_CONFIRMED if same else EventKind.EVIDENCE_STATUS_CHANGED,
        entry=entry,
        actor=actor,
        subject=now.claim,
        rows=[changed],
        closed=[was],
        value=value,
        was=was.value if was else None,
    )
    return changed


def namesakes(version: AttributionVersion) -> QuerySet[AttributionVersion]:
    """The other guesses of the draft that name their source with the same words."""
    rows = AttributionVersion.objects.current().filter(revision=version.revision_id, confirmed_by=None)
    if not version.source_name or version.source_type in UNNAMED:
        return rows.none()
    return rows.filter(source_name=version.source_name).exclude(attribution=version.attribution_id)


def _source(actor: User, given: Given) -> Source | None:
    """The newsroom's, found by name or made; before the story's own lock, so that locks have one order."""
    if given.source_type in UNNAMED:
        if given.source or given.keep:
            raise Refused(POOLED)
        return None
    source = given.source or source_named(given.source_name)
    if not (source or given.keep):
        return None
    owner = source_named(given.alias) if given.alias else None
    if owner and owner != source:
        raise Refused(TAKEN.format(given.alias, owner))
    try:
        return _with_alias(actor, source, given.alias) if source else _make_source(actor, given)
    except ValidationError as refusal:
        if source is None and (made := source_named(given.source_name)):
            return made  # somebody made it in the meantime
        raise Refused(" ".join(refusal.messages)) from None


def _with_alias(actor: User, source: Source, alias: str) -> Source:
    if not alias or source.aliases.filter(text=alias).exists():
        return source
    return add_alias(actor=actor, source=source, alias=alias)


def _make_source(actor: User, given: Given) -> Source:
    if given.source_type is None:
        raise Refused(NO_TYPE)
    aliases = [given.alias] if given.alias else []
    about = {"name": given.source_name, "source_type": given.source_type, "aliases": aliases}
    return make_source(actor=actor, **about)


def _fields(
    given: Given, source: Source | None, placement: Placement, version: AttributionVersion | None
) -> dict:
    """The columns of a version, all spans checked against the draft's text."""
    if version and version.revision_id != placement.revision_id:
        raise Stale(NEW_TEXT)
    cues = [cue for cue, _ in given.cues]
    others = [words for words in (given.source_words, given.intermediary) if words]
    reach = reach_of(placement.revision.text, placement, version)
    check_words(placement, reach, cues, given.contents, others)
    spans = [*cues, *given.contents]
    name = source.name if source else given.source_name
    source_type = source.source_type if source else given.source_type or ""
    return {
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "source_id": source.pk if source else None,
        "source_name": name,
        "source_type": source_type,
        **_ends("source", given.source_words),
        **_ends("intermediary", given.intermediary),
        "cues": sorted([cue.start, cue.end, stand.value] for cue, stand in given.cues),
        "contents": sorted([words.start, words.end] for words in given.contents),
        "quotation": given.quotation,
        "channel": given.channel,
        "confidence": 1,
    }


def _joined(was: AttributionVersion, like: AttributionVersion) -> AttributionVersion:
    """Its words stay a guess; only whom they belong to is told."""
    named = {"source_id": like.source_id, "source_name": like.source_name, "source_type": like.source_type}
    return copy_of(was, **named)


def _same(was: AttributionVersion, now: AttributionVersion) -> bool:
    left_out = {"id", "since", "confirmed_by_id", "confidence", "article_id", "cues"}
    before, after = snapshot(was), snapshot(now)
    return sorted(was.cues) == now.cues and all(
        before[name] == after[name] for name in before.keys() - left_out
    )


def _ends(of: str, words: Words | None) -> dict[str, int | None]:
    return {f"{of}_start": words.start if words else None, f"{of}_end": words.end if words else None}


def _words(start: int | None, end: int | None) -> Words | None:
    return None if start is None else Words(start, end)


def _name(version: AttributionVersion) -> str:
    return version.source_name
