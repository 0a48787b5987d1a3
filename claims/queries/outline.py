"""All claims of one article in order of work: what is open, what comes next, how far it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from claims.models import Article, AttributionVersion, Placement, Said, User, Verdict
from claims.queries.attributions import share_out
from claims.queries.desk_shapes import OutlineRow, Progress, Segment
from claims.vocabulary import ClaimKind, Mark, SaidAnswer, Status

UNNUMBERED = {ClaimKind.STANDFIRST: "S", ClaimKind.HEADLINE: "H"}
WAITING = (Status.OPEN, Status.RECHECK)
SETTLED = (Status.VERIFIED, Status.DISPUTED, Status.UNSUPPORTED, Status.NOT_CHECKABLE)


@dataclass
class Outline:
    """Claims in order of work (body, standfirst, headline last), and who says what in each."""

    rows: list[OutlineRow]
    attributions: dict[int, list[AttributionVersion]]  # by claim
    all_attributions: list[AttributionVersion] = field(default_factory=list)

    def row(self, claim_id: int) -> OutlineRow | None:
        return next((row for row in self.rows if row.claim_id == claim_id), None)

    def beside(self, claim_id: int, step: int) -> int | None:
        place = self._place(claim_id) + step
        return self.rows[place].claim_id if 0 <= place < len(self.rows) else None

    def next_open(self, claim_id: int) -> int | None:
        """The next one further down that still waits for this person."""
        after = self.rows[self._place(claim_id) + 1 :]
        return next((row.claim_id for row in after if row.is_open), None)

    def first_open(self) -> int | None:
        return next((row.claim_id for row in self.rows if row.is_open), None)

    def open_above(self, claim_id: int) -> list[OutlineRow]:
        return [row for row in self.rows[: self._place(claim_id)] if row.is_open]

    def _place(self, claim_id: int) -> int:
        return next((place for place, row in enumerate(self.rows) if row.claim_id == claim_id), -1)


def outline_of(article: Article, user: User) -> Outline:
    """Two queries, however many claims."""
    rows = [_row(*values) for values in _placements(article, user)]
    versions = list(_attributions(article, user))
    by_claim = share_out(versions, rows)
    number = 0
    for row in rows:
        if row.kind in UNNUMBERED:
            row.label = UNNUMBERED[row.kind]
        else:
            number += 1
            row.label = str(number)
        unanswered = any(version.my_answer is None for version in by_claim.get(row.claim_id, ()))
        row.is_open = row.is_open or (row.my_mark is not None and unanswered)
    last = list(UNNUMBERED)
    rows.sort(key=lambda row: last.index(row.kind) + 1 if row.kind in UNNUMBERED else 0)
    return Outline(rows, by_claim, versions)


def _placements(article: Article, user: User) -> Iterable[tuple]:
    """Plain values: on a long article, rows of the model would cost most of the time."""
    mine = Verdict.objects.current().filter(
        claim=OuterRef("claim"), reviewer=user, round=OuterRef("claim__round")
    )
    about_claim = ("claim__kind", "claim__status", "claim__round", "claim__public_id")
    return (
        Placement.objects.current()
        .filter(article=article)
        .order_by("start")
        .values_list(
            *("pk", "claim_id", "start", "end", "reasons", *about_claim),
            Subquery(mine.values("mark")),
            Subquery(mine.values("placement")),
        )
    )


def _row(
    pk: int,
    claim_id: int,
    start: int,
    end: int,
    reasons: list[str],
    kind: str,
    status: str,
    round_: int,
    public_id: UUID,
    my_mark: str | None,
    my_placement: int | None,
) -> OutlineRow:
    return OutlineRow(
        claim_id=claim_id,
        placement_id=pk,
        kind=ClaimKind(kind),
        start=start,
        end=end,
        status=Status(status),
        round=round_,
        subject=f"claim:{public_id}",
        is_open=status in WAITING and my_placement != pk,
        my_mark=Mark(my_mark) if my_mark else None,
        reasons=reasons,
    )


def _attributions(article: Article, user: User) -> Sequence[AttributionVersion]:
    answers = Said.objects.current().filter(attribution=OuterRef("attribution"))
    mine = answers.filter(reviewer=user).order_by("-round")
    return (
        AttributionVersion.objects.current()
        .filter(article=article, revision=article.current_revision_id)
        .order_by("start", "pk")
        .select_related("source")
        .annotate(
            my_answer=Subquery(mine.values("answer")[:1]),
            my_answer_id=Subquery(mine.values("pk")[:1]),
            answered=Exists(answers.exclude(answer=SaidAnswer.NOT_CHECKED)),
        )
    )


def progress_of(outline: Outline) -> Progress:
    counts = Counter(row.status for row in outline.rows)
    used = {version.pk for versions in outline.attributions.values() for version in versions}
    asked = [version for version in outline.all_attributions if version.pk in used]
    answered = sum(version.answered for version in asked)
    return progress_from(counts, said_total=len(asked), said_answered=answered)


def progress_from(counts: Counter[Status], *, said_total: int = 0, said_answered: int = 0) -> Progress:
    total = sum(counts.values())
    segments, x = [], 0.0
    for status in (*SETTLED, Status.CONFLICT, Status.RECHECK, Status.OPEN):
        if counts[status]:
            width = 100 * counts[status] / total
            segments.append(Segment(status, counts[status], round(x, 2), round(width, 2)))
            x += width
    return Progress(
        total=total,
        checked=sum(counts[status] for status in SETTLED),
        said_total=said_total,
        said_answered=said_answered,
        segments=segments,
        label=", ".join(f"{segment.count} {segment.status.label.lower()}" for segment in segments)
        or "no claims yet",
    )
