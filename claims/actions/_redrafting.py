"""Moves the claims of a story into a new draft: each step goes into one list of rows, written at once."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Max

from claims.actions._carrying import Change, carry_to_parts, carry_to_whole
from claims.analysis.alignment import Fate
from claims.analysis.drafts.redraft import Redraft
from claims.analysis.drafts.wording import canonical
from claims.analysis.spans import Analysis, Span, SuggestedClaim
from claims.models import (
    Article,
    Assignment,
    Claim,
    ClaimLink,
    Event,
    EvidenceLink,
    EvidenceStatusVersion,
    Note,
    Outcome,
    Placement,
    Revision,
    Verdict,
    Versioned,
)
from claims.vocabulary import ClaimFate, ClaimKind, EventKind, LinkKind, Status

FOLLOWING = (Verdict, EvidenceLink, Outcome, Assignment, Note)


@dataclass
class ManyChanges(Change):
    """Rows are collected, and what claims hold was asked for once: see `_versions.close_all`, `add_all`."""

    made: list = field(default_factory=list)  # what had to be written before other rows could name it
    held: dict[type[Versioned], dict[int, list[Versioned]]] = field(default_factory=dict)

    def hold(self, claims: Collection[int]) -> None:
        """What goes along with these claims when they are split or merged; a query a table."""
        for table in FOLLOWING:
            by_claim = self.held.setdefault(table, defaultdict(list))
            for row in table.objects.current().filter(claim__in=claims).order_by("pk"):
                by_claim[row.claim_id].append(row)

    def current(self, table: type[Versioned], claims: Sequence[Claim], **which: object) -> list:
        found = self.held.get(table, {})
        rows = [row for claim in claims for row in found.get(claim.pk, ())]
        return [row for row in rows if all(getattr(row, name) == value for name, value in which.items())]

    def close(self, row: Versioned) -> None:
        self.closed.append(row)

    def add(self, row: Versioned) -> Versioned:
        self.rows.append(row)
        return row

    def new_claim(self, **values: object) -> Claim:
        raise NotImplementedError  # all are made at once, before anything stands in the text


@dataclass(slots=True)
class Step:
    """One fate with its rows; `material` also where a person, or a lost attribution, asks for a re-check."""

    fate: Fate
    old: list[Placement]
    new: list[int]  # numbers of the new claims
    material: bool
    claims: list[Claim] = field(default_factory=list)  # of the new draft, in the order of `new`
    back: Placement | None = None  # where a claim stood that comes back

    @property
    def goes_on(self) -> bool:
        """One claim stays itself."""
        return self.fate.fate not in (ClaimFate.SPLIT, ClaimFate.MERGED) and bool(self.old and self.new)


def steps_of(found: Redraft, places: Sequence[Placement], recheck: Collection[int]) -> list[Step]:
    """`recheck` are claims whose marks are asked for again although nothing else says so."""
    return [
        Step(
            fate,
            [places[at] for at in fate.old_numbers],
            list(fate.new_numbers),
            fate.material or any(places[at].claim_id in recheck for at in fate.old_numbers),
        )
        for fate in found.fates
    ]


def put_in_place(
    change: ManyChanges, revision: Revision, found: Redraft, analysis: Analysis, steps: Sequence[Step]
) -> list[Placement]:
    """All new placements, in the order of the text; the old ones are closed by whoever calls."""
    made = {"article": change.entry.article, "since": change.entry.number}
    _bring_back(change.entry.article, revision, found, steps)
    new = [claim for step in steps for claim in _needed(step, found, made)]
    change.made += Claim.objects.bulk_create(new, batch_size=500)
    wordings = _wordings(change.entry.article)
    change.hold([place.claim_id for step in steps if _hands_over(step) for place in step.old])
    worth = Worth(analysis)
    placed = []
    for step in steps:
        here = list(_placed(step, revision, found, wordings, worth))
        if _hands_over(step):
            _hand_over(change, step, here)
        placed += here
    change.rows += placed
    return sorted(placed, key=lambda place: place.start)


def _bring_back(article: Article, revision: Revision, found: Redraft, steps: Sequence[Step]) -> None:
    """What a former draft took out comes back as itself, in the same words and as the same kind."""
    gone = _taken_out(article) if any(not step.old for step in steps) else {}
    for step in steps:
        if not step.old and gone:
            number = step.new[0]
            key = canonical(found.spans[number].cut(revision.text)), found.kinds[number]
            step.back = gone.pop(key, None)


def _taken_out(article: Article) -> dict[tuple[str, str], Placement]:
    """Where claims stood last that a draft removed, by their words; the latest of equal ones."""
    retired = Claim.objects.filter(article=article, status=Status.RETIRED, parts=None)
    passed_on = ClaimLink.objects.filter(article=article, kind=LinkKind.MERGED_INTO).values("claim")
    taken = Event.objects.filter(article=article, kind=EventKind.DRAFT_TAKEN).values("number")
    rows = Placement.objects.filter(claim__in=retired.exclude(pk__in=passed_on), until__in=taken)
    texts = dict(Revision.objects.filter(article=article).values_list("pk", "text")) if rows.exists() else {}
    last = {row.claim_id: row for row in rows.select_related("claim").order_by("since")}
    return {
        (canonical(texts[row.revision_id][row.start : row.end]), row.claim.kind): row for row in last.values()
    }


def _hands_over(step: Step) -> bool:
    return bool(step.old and step.new) and not (step.goes_on and step.claims == [step.old[0].claim])


def _needed(step: Step, found: Redraft, made: dict) -> Iterator[Claim]:
    """The claims that the step has to make; those that go on or come back are there already."""
    if step.back:
        step.claims = [step.back.claim]
    elif step.goes_on and _same_kind(step.old[0].claim.kind, found.kinds[step.new[0]]):
        step.claims = [step.old[0].claim]
    else:
        rounds = [place.claim.round for place in step.old]
        parent = step.old[0].claim if step.fate.fate is ClaimFate.SPLIT else None
        about = {"parent": parent, "round": max(rounds, default=1), **made}
        step.claims = [Claim(kind=found.kinds[at], **about) for at in step.new]
        yield from step.claims


def _same_kind(was: str, now: ClaimKind) -> bool:
    """A part stays one: the kind of a claim never changes, but its successor may be of another."""
    return was in (now, ClaimKind.PART)


def _wordings(article: Article) -> dict[int, int]:
    """The highest of each claim so far, also of what was undone."""
    of_article = Placement.objects.filter(article=article).order_by()
    return dict(of_article.values_list("claim").annotate(most=Max("wording")))


def _placed(
    step: Step, revision: Revision, found: Redraft, wordings: dict[int, int], worth: "Worth"
) -> Iterator[Placement]:
    for claim, number in zip(step.claims, step.new, strict=True):
        span = found.spans[number]
        suggested = worth.of(span)
        yield Placement(
            claim=claim,
            revision=revision,
            start=span.start,
            end=span.end,
            priority=suggested.priority if suggested else 0,
            reasons=list(suggested.reasons) if suggested else [],
            wording=_wording(step, wordings),
            not_a_claim=step.goes_on and not step.material and step.old[0].not_a_claim,
        )


def _wording(step: Step, wordings: dict[int, int]) -> int:
    """The same while the marks hold, else higher than any before."""
    if step.back:
        return wordings[step.back.claim_id] + 1
    if not step.old:
        return 1
    if step.goes_on and not step.material:
        return step.old[0].wording
    return max(wordings[place.claim_id] for place in step.old) + 1


def _hand_over(change: ManyChanges, step: Step, placed: Sequence[Placement]) -> None:
    """Marks, evidence, notes and outcomes of claims that do not go on go to those that follow them."""
    olds = [place.claim for place in step.old]
    if step.fate.fate is not ClaimFate.SPLIT:
        change.rows += [
            ClaimLink(claim=claim, other=step.claims[0], kind=LinkKind.MERGED_INTO) for claim in olds
        ]
    if len(olds) > 1:
        carry_to_whole(change, olds, placed[0])
    else:
        carry_to_parts(change, olds[0], placed)


class Worth:
    """Why claims are worth a check; where people cut them by hand, why their sentence is."""

    def __init__(self, analysis: Analysis) -> None:
        self._exactly = {one.span: one for one in analysis.claims}
        self._in_order = sorted(analysis.claims, key=lambda one: one.span)
        self._starts = [one.span.start for one in self._in_order]

    def of(self, span: Span) -> SuggestedClaim | None:
        if exact := self._exactly.get(span):
            return exact
        first = max(0, bisect_right(self._starts, span.start) - 1)
        around = self._in_order[first : bisect_left(self._starts, span.end)]
        return max(around, key=lambda one: one.priority, default=None)


def offered_at(
    claim: Claim, revision: Revision, span: Span, suggested: SuggestedClaim | None
) -> EvidenceStatusVersion | None:
    """What the article offers for it as a guess; of a part, only the words that stand in it."""
    if suggested is None:
        return None
    shown = suggested.evidence.span
    inside = shown is not None and (shown == span or span.contains(shown) or suggested.span == span)
    return EvidenceStatusVersion(
        claim=claim,
        revision=revision,
        value=suggested.evidence.status,
        start=shown.start if shown and inside else None,
        end=shown.end if shown and inside else None,
        warnings=[
            [name.value, *where]
            for name, where in suggested.evidence.warnings
            if suggested.span == span or span.contains(where)
        ],
    )
