"""Two drafts side by side: what became of each claim, word by word, and what that does to marks."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from claims.analysis.alignment import DraftText, Fate, align, by_risk
from claims.analysis.drafts.materiality import (
    ATTRIBUTION_LOST,
    HEDGE_LOST,
    NAME,
    NEGATION,
    NUMBER,
    RISKS,
    SOURCE,
)
from claims.analysis.drafts.stored import redraft_from_json
from claims.analysis.spans import Span
from claims.models import Article, Placement, Proposal, Revision, User, Verdict
from claims.queries.blind import shown_to
from claims.queries.wordings import Words, differing, in_one
from claims.vocabulary import ClaimFate, ClaimKind, Mark, Status

PAGE = 100
GRAVE = frozenset((ATTRIBUTION_LOST, HEDGE_LOST, SOURCE, NUMBER, NAME, NEGATION))
LOST = (ATTRIBUTION_LOST, HEDGE_LOST)
UNSEEN = "a kind of space, which does not show"
KEPT = (ClaimFate.UNCHANGED, ClaimFate.MOVED, ClaimFate.TYPOGRAPHIC)


@dataclass(slots=True)
class Line:
    """One row of the comparison; `tone` is the status whose colour it wears."""

    fate: ClaimFate
    material: bool
    label: str
    tone: str
    reasons: str  # what else, in words
    old: list[Words]
    new: list[Words]
    claims: list[int] = field(default_factory=list)  # of the old draft
    marks: list[str] = field(default_factory=list)  # "✓ Verified by Mara Lind"
    was_no_claim: bool = False
    in_one: list[Words] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Both sides read the same, so that a narrow screen shows one."""
        return self.old == self.new


@dataclass(slots=True)
class Comparison:
    """What two drafts do to each other; `tally` in the order in which it is read out."""

    tally: list[tuple[int, str]]
    lines: list[Line]
    shown: str  # "changes" or "kept"
    number: int  # of the page, from 1
    pages: int
    total: int
    kept: int
    typographic: int

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1

    @property
    def inside(self) -> str:
        first = (self.number - 1) * PAGE
        return f"{first + 1}–{first + len(self.lines)} of {self.total}" if self.lines else ""


@dataclass(frozen=True, slots=True)
class View:
    """How a person looks at it."""

    kept: bool = False
    by_text: bool = False
    page: int = 1


def comparison_of(proposal: Proposal, user: User, view: View) -> Comparison:
    """What taking the draft would do; four queries, however many claims."""
    rows = Placement.objects.filter(article=proposal.article_id, revision=proposal.against_id)
    by_id = {row.pk: row for row in rows}
    places = [by_id[pk] for pk in proposal.places]
    found = redraft_from_json(proposal.comparison, [Span(place.start, place.end) for place in places])
    marks = _marks(proposal.article, user)
    return _compared(
        found.fates,
        (proposal.against.text, proposal.text),
        view,
        lambda fate: [places[at] for at in fate.old_numbers],
        marks,
        tally=(", marks kept", ", to re-check"),
    )


def comparison_between(old: Revision, new: Revision, view: View) -> Comparison:
    """Any two drafts of a story, with the claims as they stood last in each."""
    fates = align(_stood(old), _stood(new))
    return _compared(fates, (old.text, new.text), view, lambda fate: [], {})


def losing(proposal: Proposal) -> list[int]:
    """The claims whose marks would be asked for again, or go."""
    places = dict(Placement.objects.filter(pk__in=proposal.places).values_list("pk", "claim"))
    fates = proposal.comparison["fates"]
    return [places[proposal.places[at]] for _, olds, _, material, _ in fates if material for at in olds]


def typographic(proposal: Proposal) -> list[int]:
    """The claims in which quotes, dashes or spaces alone were changed."""
    places = dict(Placement.objects.filter(pk__in=proposal.places).values_list("pk", "claim"))
    fates = proposal.comparison["fates"]
    kind = ClaimFate.TYPOGRAPHIC.value
    return [places[proposal.places[at]] for fate, olds, _, _, _ in fates if fate == kind for at in olds]


def marked_by_others(proposal: Proposal, user: User) -> int:
    """How many claims with marks of other people the draft would change or take away."""
    given = Verdict.objects.current().filter(claim__in=losing(proposal)).exclude(reviewer=user)
    given = shown_to(user, given, proposal.article)
    return given.values("claim").distinct().count()


def _stood(revision: Revision) -> DraftText:
    """Rows that were never followed by another in the same draft."""
    later = Revision.objects.filter(article=revision.article_id, number=revision.number + 1)
    end = later.values_list("since", flat=True).first()
    last = Placement.objects.filter(revision=revision, until=end).order_by("start").select_related("claim")
    rows = list(last.values_list("start", "end", "claim__kind"))
    spans = [Span(start, end) for start, end, _ in rows]
    return DraftText(revision.text, spans, [ClaimKind(kind) for _, _, kind in rows])


def _marks(article: Article, user: User) -> dict[int, list[str]]:
    given = Verdict.objects.current().filter(article=article).select_related("reviewer").order_by("pk")
    found: dict[int, list[str]] = defaultdict(list)
    for verdict in shown_to(user, given, article):
        mark = Mark(verdict.mark)
        who = "you" if verdict.reviewer_id == user.pk else verdict.reviewer.get_full_name()
        found[verdict.claim_id].append(f"{mark.glyph} {mark.label} by {who}")
    return found


def _compared(
    fates: Sequence[Fate],
    texts: tuple[str, str],
    view: View,
    places_of: Callable[[Fate], list[Placement]],
    marks: dict[int, list[str]],
    tally: tuple[str, str] = ("", ""),
) -> Comparison:
    changes = [fate for fate in fates if fate.material or fate.fate not in KEPT]
    kept = [fate for fate in fates if not fate.material and fate.fate in KEPT]
    risky = sorted(changes, key=lambda fate: not any(place.claim_id in marks for place in places_of(fate)))
    chosen = _kept_in_order(kept) if view.kept else changes if view.by_text else by_risk(risky)
    pages = max(1, -(-len(chosen) // PAGE))
    number = min(view.page, pages)
    shown = chosen[(number - 1) * PAGE : number * PAGE]
    return Comparison(
        tally=_tally(fates, *tally),
        lines=[_line(fate, texts, places_of(fate), marks) for fate in shown],
        shown="kept" if view.kept else "changes",
        number=number,
        pages=pages,
        total=len(chosen),
        kept=len(kept),
        typographic=sum(fate.fate is ClaimFate.TYPOGRAPHIC for fate in kept),
    )


def _kept_in_order(fates: Iterable[Fate]) -> list[Fate]:
    """What was set otherwise or moved first: of the rest there is nothing to see."""
    order = [ClaimFate.TYPOGRAPHIC, ClaimFate.MOVED, ClaimFate.UNCHANGED]
    return sorted(fates, key=lambda fate: order.index(fate.fate))


def _tally(fates: Iterable[Fate], holds: str, asks: str) -> list[tuple[int, str]]:
    """Of the claims that stand in the new draft, and of those removed, as `revising.told` counts them then.

    Where no marks are at stake, `holds` and `asks` are empty.
    """
    counts: Counter[str] = Counter()
    for fate in fates:
        changed = "same words" if fate.fate in KEPT else "changed"
        counts[changed if fate.material and fate.old and fate.new else fate.fate] += len(fate.new or fate.old)
    words = [
        (ClaimFate.UNCHANGED, f"unchanged{holds}"),
        (ClaimFate.MOVED, f"moved{holds}"),
        (ClaimFate.TYPOGRAPHIC, f"set otherwise{holds}"),
        ("changed", f"changed{asks}"),
        ("same words", f"same words{asks or ', other surroundings'}"),
        (ClaimFate.REMOVED, "removed"),
        (ClaimFate.NEW, "new"),
    ]
    always = (ClaimFate.UNCHANGED, "changed", ClaimFate.REMOVED, ClaimFate.NEW)
    return [(counts[key], label) for key, label in words if counts[key] or key in always]


def _line(fate: Fate, texts: tuple[str, str], places: list[Placement], marks: dict[int, list[str]]) -> Line:
    was, now = _joined(fate.old, texts[0]), _joined(fate.new, texts[1])
    old, new = differing(was, now)
    label, tone, reasons = _told(fate)
    if fate.fate is ClaimFate.TYPOGRAPHIC and not fate.material and was.split() == now.split():
        reasons = UNSEEN
    claims = [place.claim_id for place in places]
    return Line(
        fate=fate.fate,
        material=fate.material,
        label=label,
        tone=tone,
        reasons=reasons,
        old=old,
        new=new,
        claims=claims,
        marks=[mark for claim in claims for mark in marks.get(claim, ())],
        was_no_claim=any(place.not_a_claim for place in places),
        in_one=in_one(was, now),
    )


def _joined(spans: Sequence[Span], text: str) -> str:
    return " ".join(span.cut(text) for span in spans)


def _told(fate: Fate) -> tuple[str, str, str]:
    """Label, tone, and what else changed."""
    if fate.fate is ClaimFate.REMOVED:
        return "Removed", Status.NOT_CHECKABLE.value, ""
    if fate.fate is ClaimFate.NEW:
        return "New", Status.OPEN.value, ""
    if not fate.material:
        return fate.fate.label, Status.VERIFIED.value, ""
    first, *others = fate.reasons or (fate.fate.label.lower(),)
    tone = Status.UNSUPPORTED if first in GRAVE else Status.RECHECK
    if fate.fate in (ClaimFate.SPLIT, ClaimFate.MERGED):
        label = {ClaimFate.SPLIT: "Split in two or more", ClaimFate.MERGED: "Merged with another"}[fate.fate]
        return label, tone.value, ", ".join(fate.reasons)
    return _label(first, same_words=fate.fate in KEPT), tone.value, ", ".join(others)


def _label(reason: str, *, same_words: bool) -> str:
    words = reason[:1].upper() + reason[1:]
    if same_words:
        return f"Same words, but: {reason}"
    return words if reason in LOST or reason not in RISKS else f"{words} changed"
