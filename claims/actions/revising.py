"""Take a new draft of a story: claims stay themselves; marks that its words no longer bear are asked anew."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db import transaction

from claims.actions._backing import add_backing
from claims.actions._log import Entry, log, open_entry
from claims.actions._moving import (
    Moved,
    carried_by,
    guesses_beside,
    move_attributions,
    move_evidence_status,
)
from claims.actions._notices import notify
from claims.actions._redrafting import ManyChanges, Step, Worth, offered_at, put_in_place, steps_of
from claims.actions._status import derive_statuses
from claims.actions._versions import add_all, close_all
from claims.actions.importing import day_of, headline_of
from claims.actions.proposing import GONE, placed_in
from claims.actions.reading import suggested_versions
from claims.actions.stale import Stale
from claims.analysis.drafts.carried import Carried
from claims.analysis.drafts.redraft import Redraft
from claims.analysis.drafts.stored import analysis_from_json, redraft_from_json
from claims.analysis.layout import lay_out
from claims.analysis.spans import Analysis, Span
from claims.models import (
    Article,
    Attribution,
    ClaimLink,
    EvidenceStatusVersion,
    Placement,
    Proposal,
    Revision,
    Said,
    UnsentText,
    User,
    Verdict,
)
from claims.permissions import can_propose_draft, can_take_draft, require
from claims.vocabulary import EventKind, LinkKind, NoticeKind

NEWER = "Another draft was taken in the meantime. Compare this one with it, then decide again."
REARRANGED = (
    "Somebody split, merged or changed claims since this draft was compared. Compare it again, then take it."
)
NOT_COMPARED = "This draft is still being compared. Take it when you have seen what it does."
LONGEST = 5000


@transaction.atomic
def take_draft(*, actor: User, proposal: Proposal, recheck: Collection[int] = ()) -> Revision:
    """What was shown is what is done: it was compared before, outside of this transaction.

    `recheck` are claims whose marks are to be given anew although nothing else asks for it.
    """
    require(can_propose_draft(actor, proposal.article))
    entry = open_entry(proposal.article)
    article = Article.objects.get(pk=proposal.article_id)
    asked, places = _still(article, proposal)
    found = redraft_from_json(asked.comparison, [Span(place.start, place.end) for place in places])
    analysis = analysis_from_json(asked.analysis)
    steps = steps_of(found, places, recheck)
    revision = _revision(actor, entry, asked, analysis)
    change = ManyChanges(Entry(article, entry.number, entry.previous, entry.at))
    carried = carried_by(asked.against, revision, steps, found.spans)
    was, moved = move_attributions(article, revision, carried, steps)
    for step in steps:
        step.material |= any(place.claim_id in moved.orphaned for place in step.old)
    require(can_take_draft(actor, article, others=marked_by_others(actor, steps)))
    change.closed += places
    placed = put_in_place(change, revision, found, analysis, steps)
    change.closed += was
    change.made += add_backing(entry, revision, placed)
    _put_attributions(change, revision, carried, analysis, moved)
    _put_evidence_statuses(change, revision, carried, analysis, steps, placed)
    _put_links(change, found, steps)
    close_all(change.closed, change.entry)
    rows = [*change.made, *add_all(change.rows, change.entry)]
    _rename(article, asked, revision)
    _carry_unsent(steps)
    derive_statuses(article, actor=actor)
    _tell(actor, article, revision, steps)
    Proposal.objects.filter(pk=asked.pk).delete()
    log(
        EventKind.DRAFT_TAKEN,
        entry=entry,
        actor=actor,
        subject=article,
        rows=[article, revision, *rows],
        closed=change.closed,
        draft=revision.number,
        proposed_by=asked.author.get_full_name(),
        **told(steps),
    )
    return revision


def told(steps: Iterable[Step]) -> dict[str, int]:
    """How many claims of each fate; those that ask for a re-check are counted as that."""
    counts: Counter[str] = Counter()
    for step in steps:
        asks = step.material and step.old and step.new
        counts["recheck" if asks else step.fate.fate.value] += len(step.new or step.old)
    return dict(counts)


def marked_by_others(actor: User, steps: Iterable[Step]) -> int:
    """How many claims with marks of other people are to be checked again, or go."""
    losing = [place.claim_id for step in steps if step.material for place in step.old]
    given = Verdict.objects.current().filter(claim__in=losing).exclude(reviewer=actor)
    return given.values("claim").distinct().count()


def _tell(actor: User, article: Article, revision: Revision, steps: Iterable[Step]) -> None:
    """Whoever marked what the draft changes or takes away."""
    losing = [place.claim_id for step in steps if step.material for place in step.old]
    given = Verdict.objects.filter(claim__in=losing, until=None) | Verdict.objects.filter(
        until=revision.since, claim__in=losing
    )
    for person, count in Counter(given.values_list("reviewer", flat=True)).items():
        words = f"Draft {revision.number}: {count} claim{'' if count == 1 else 's'}"
        notify(NoticeKind.DRAFT_CHANGED, [person], article=article, actor=actor, words=words)


def _still(article: Article, proposal: Proposal) -> tuple[Proposal, list[Placement]]:
    """The proposal and the claims as they are under the lock; only what was compared with them is taken."""
    asked = Proposal.objects.select_related("against", "author").filter(pk=proposal.pk).first()
    if asked is None:
        raise Stale(GONE)
    if asked.against_id != article.current_revision_id:
        raise Stale(NEWER)
    if asked.comparison is None:
        raise Stale(NOT_COMPARED)
    places = placed_in(asked.against)
    if [place.pk for place in places] != asked.places:
        raise Stale(REARRANGED)
    return asked, places


def _revision(actor: User, entry: Entry, asked: Proposal, analysis: Analysis) -> Revision:
    return Revision.objects.create(
        article_id=asked.article_id,
        since=entry.number,
        number=asked.against.number + 1,
        text=asked.text,
        sha256=asked.sha256,
        original=asked.original,
        original_sha256=asked.original_sha256,
        encoding=asked.encoding,
        kind=asked.kind,
        backing=asked.backing,
        language=asked.language,
        author=actor,
        added_at=entry.at,
        analysis_version=analysis.version,
        analysis_engine=analysis.engine,
    )


def _put_attributions(
    change: ManyChanges, revision: Revision, carried: Carried, analysis: Analysis, moved: Moved
) -> None:
    made = {"article": change.entry.article, "since": change.entry.number}
    suggested = suggested_versions(revision, analysis, made)
    guesses = guesses_beside(change.entry.article, revision, carried, moved, suggested)
    for guess, attribution in zip(
        guesses,
        Attribution.objects.bulk_create([Attribution(**made) for _ in guesses], batch_size=500),
        strict=True,
    ):
        guess.attribution = attribution
        change.made.append(attribution)
    change.rows += [*moved.versions, *guesses]
    change.closed += Said.objects.current().filter(attribution__in=moved.asked_again)


def _put_evidence_statuses(
    change: ManyChanges,
    revision: Revision,
    carried: Carried,
    analysis: Analysis,
    steps: Sequence[Step],
    placed: Sequence[Placement],
) -> None:
    """What is out of the text keeps what was said of it."""
    current = EvidenceStatusVersion.objects.current().filter(article=change.entry.article)
    by_claim, worth = {row.claim_id: row for row in current}, Worth(analysis)
    stands = {place.claim_id: place for place in placed}
    for step in steps:
        olds = [place.claim_id for place in [*step.old, *([step.back] if step.back else [])]]
        was = [by_claim[claim] for claim in olds if claim in by_claim] if step.new else []
        change.closed += was
        kept = was[0] if was and step.goes_on and not step.material and was[0].confirmed_by_id else None
        for claim in step.claims:
            if kept:
                now = move_evidence_status(kept, revision, carried)
                now.claim = claim
                change.add(now)
                continue
            span = Span(stands[claim.pk].start, stands[claim.pk].end)
            if guess := offered_at(claim, revision, span, worth.of(span)):
                change.add(guess)


def _put_links(change: ManyChanges, found: Redraft, steps: Iterable[Step]) -> None:
    """Which claims say again what others say is read anew."""
    claims = {at: claim for step in steps for at, claim in zip(step.new, step.claims, strict=True)}
    wanted = {(claims[one.later].pk, claims[one.earlier].pk): one.likeness for one in found.repeats}
    current = ClaimLink.objects.current().filter(article=change.entry.article, kind=LinkKind.REPEATS)
    for link in current:
        if wanted.pop((link.claim_id, link.other_id), None) is None:
            change.close(link)
    for (claim, other), likeness in wanted.items():
        change.add(ClaimLink(claim_id=claim, other_id=other, kind=LinkKind.REPEATS, likeness=likeness))


def _rename(article: Article, asked: Proposal, revision: Revision) -> None:
    """A headline that nobody changed by hand is that of the draft; so is the day, where the text tells it."""
    if article.headline == headline_of(asked.against.text):
        article.headline = headline_of(revision.text)
    article.published_on = day_of(lay_out(revision.text).published_on) or article.published_on
    article.current_revision = revision
    article.save(update_fields=["headline", "published_on", "current_revision"])


def _carry_unsent(steps: Iterable[Step]) -> None:
    """What somebody is typing goes to the claim that follows theirs; two texts of one window are joined."""
    heirs = {
        place.claim_id: step.claims[0].pk
        for step in steps
        if step.claims
        for place in step.old
        if place.claim_id != step.claims[0].pk
    }
    typed: dict[tuple[int, int, str], list[UnsentText]] = defaultdict(list)
    for row in UnsentText.objects.filter(claim__in=heirs).order_by("pk"):
        typed[heirs[row.claim_id], row.person_id, row.window].append(row)
    for (heir, _, _), rows in typed.items():
        UnsentText.objects.filter(pk__in=[row.pk for row in rows[1:]]).delete()
        text = "\n".join(row.text for row in rows)[:LONGEST]
        UnsentText.objects.filter(pk=rows[0].pk).update(claim=heir, text=text)
