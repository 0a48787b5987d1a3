"""All claims of one article in order of work: what is open, what comes next, how far it is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from claims.models import Article, AttributionVersion, Placement, User
from claims.queries.attributions import share_out
from claims.queries.blind import read_blind_by, reads_blind
from claims.queries.desk_shapes import AttributionRow, OutlineRow, Progress, Segment
from claims.queries.prepared import prepared
from claims.queries.sources import OWNER, OWNER_NAME
from claims.vocabulary import ClaimKind, Mark, SaidAnswer, Status

UNNUMBERED = {ClaimKind.STANDFIRST: "S", ClaimKind.HEADLINE: "H"}
WAITING = (Status.OPEN, Status.RECHECK)
SETTLED = (Status.VERIFIED, Status.DISPUTED, Status.UNSUPPORTED, Status.NOT_CHECKABLE)
COUNTED = (*SETTLED, Status.CONFLICT, Status.RECHECK, Status.OPEN)  # not what is no claim, or not any more

KINDS = {word.value: word for word in ClaimKind}  # looked up thousands of times on a long article
STATUSES = {word.value: word for word in Status}
MARKS = {word.value: word for word in Mark}


@dataclass
class Outline:
    """Claims in order of work (body, standfirst, headline last), and who says what in each."""

    rows: list[OutlineRow]
    attributions: dict[int, list[AttributionRow]]  # by claim
    all_attributions: list[AttributionRow]

    def row(self, claim_id: int) -> OutlineRow | None:
        place = self._places.get(claim_id)
        return None if place is None else self.rows[place]

    def beside(self, claim_id: int, step: int) -> int | None:
        place = self._place(claim_id) + step
        return self.rows[place].claim_id if 0 <= place < len(self.rows) else None

    def next_open(self, claim_id: int) -> int | None:
        """The next one further down that still waits for this person."""
        return self._first_open(self._place(claim_id) + 1)

    def first_open(self) -> int | None:
        return self._first_open(0)

    def open_above(self, claim_id: int) -> list[OutlineRow]:
        return [row for row in self.rows[: self._place(claim_id)] if row.is_open]

    def last_marked(self, *, but: int) -> int | None:
        """The claim that this person marked last, other than the one they are on."""
        mine = (row for row in self.rows if row.my_mark and row.claim_id != but)
        last = max(mine, key=lambda row: row.my_mark_since, default=None)
        return last and last.claim_id

    def labelled(self, label: str) -> int | None:
        """The claim with that number; "H" is the headline, "S" the standfirst."""
        return next((row.claim_id for row in self.rows if row.label == label), None)

    def in_text_order(self) -> list[OutlineRow]:
        return sorted(self.rows, key=lambda row: row.start)

    def _first_open(self, place: int) -> int | None:
        for at in range(place, len(self.rows)):
            if self.rows[at].is_open:
                return self.rows[at].claim_id
        return None

    @cached_property
    def _places(self) -> dict[int, int]:
        return {row.claim_id: place for place, row in enumerate(self.rows)}

    def _place(self, claim_id: int) -> int:
        return self._places.get(claim_id, -1)


def outline_of(article: Article, user: User) -> Outline:
    """Two queries, however many claims; plain values, since rows of the model would cost most of the time."""
    rows = [_row(*values) for values in _placements(viewer=user, article=article)]
    versions = _attributions(article, user)
    by_claim = share_out(versions, rows)
    body: list[OutlineRow] = []
    last: dict[ClaimKind, list[OutlineRow]] = {kind: [] for kind in UNNUMBERED}
    _keep_back(version for row in rows if row.blind for version in by_claim.get(row.claim_id, ()))
    for row in rows:
        (last[row.kind] if row.kind in UNNUMBERED else body).append(row)
        if row.my_mark and not row.is_open:
            unanswered = any(version.my_answer is None for version in by_claim.get(row.claim_id, ()))
            row.is_open = unanswered and row.is_claim
    for number, row in enumerate(body, 1):
        row.label = str(number)
    for kind, label in UNNUMBERED.items():
        for row in last[kind]:
            row.label = label
        body += last[kind]
    return Outline(body, by_claim, versions)


@prepared
def _placements(*, viewer: User, article: Article) -> QuerySet:
    mine = FilteredRelation(
        "claim__verdicts",
        condition=Q(
            claim__verdicts__until=None,
            claim__verdicts__reviewer=viewer,
            claim__verdicts__round=F("claim__round"),
        ),
    )
    rows = Placement.objects.current().filter(article=article).order_by("start").annotate(mine=mine)
    # Only what comes from the database as it is: to convert thousands of values takes longer than to ask.
    fields = [
        *("pk", "claim_id", "start", "end", Cast("reasons", TextField()), "wording"),
        *("claim__kind", "claim__status", "claim__round", Cast("claim__public_id", TextField())),
        *("mine__mark", "mine__since", "mine__placement__wording"),
    ]
    if reads_blind(viewer, article):
        fields.append(Exists(read_blind_by(viewer).filter(pk=OuterRef("claim"))))
    return rows.values_list(*fields)


def _row(
    pk: int,
    claim_id: int,
    start: int,
    end: int,
    reasons_json: str,
    wording: int,
    kind: str,
    status: str,
    round_: int,
    public_id: str,
    my_mark: str | None,
    my_mark_since: int | None,
    my_wording: int | None,
    blind: bool = False,
) -> OutlineRow:
    return OutlineRow(
        claim_id,
        pk,
        KINDS[kind],
        start,
        end,
        STATUSES[status],
        round_,
        public_id,
        status in WAITING and my_wording != wording,
        MARKS[my_mark] if my_mark else None,
        my_mark_since or 0,
        reasons_json,
        blind,
    )


def _attributions(article: Article, user: User) -> list[AttributionRow]:
    rows: list[AttributionRow] = []
    answers = _versions(article=article, revision=article.current_revision_id)
    for *version, reviewer, answer, answer_id in answers:  # one line an answer, each person's last round last
        if not rows or rows[-1].pk != version[0]:
            rows.append(AttributionRow(*version))
        row = rows[-1]
        if answer and answer != SaidAnswer.NOT_CHECKED:
            row.answered = True
        if reviewer == user.pk:
            row.my_answer, row.my_answer_id = answer, answer_id
    return rows


@prepared
def _versions(*, article: Article, revision: int) -> QuerySet:
    given = FilteredRelation("attribution__answers", condition=Q(attribution__answers__until=None))
    return (
        AttributionVersion.objects.current()
        .filter(article=article, revision=revision)
        .annotate(given=given)
        .order_by("start", "pk", "given__round")
        .values_list(
            *("pk", "attribution_id", "start", "end", OWNER, OWNER_NAME, "source_name"),
            *("source_type", "source_start", "source_end", "intermediary_start", "intermediary_end"),
            *(Cast("cues", TextField()), Cast("contents", TextField())),
            *("quotation", "channel", "confirmed_by_id"),
            *("given__reviewer_id", "given__answer", "given__pk"),
        )
    )


def _keep_back(versions: Iterable[AttributionRow]) -> None:
    """Of a claim that is read blind, nobody learns that others have answered."""
    for version in versions:
        version.answered = version.my_answer not in (None, SaidAnswer.NOT_CHECKED)


def progress_of(outline: Outline) -> Progress:
    counts = Counter(row.status for row in outline.rows)
    claims = [row.claim_id for row in outline.rows if row.is_claim]
    used = {version.pk for claim in claims for version in outline.attributions.get(claim, ())}
    asked = [version for version in outline.all_attributions if version.pk in used]
    answered = sum(version.answered for version in asked)
    return progress_from(counts, said_total=len(asked), said_answered=answered)


def progress_from(counts: Counter[Status], *, said_total: int = 0, said_answered: int = 0) -> Progress:
    total = sum(counts[status] for status in COUNTED)
    segments, x = [], 0.0
    for status in COUNTED:
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
        label=", ".join(segment.status.of(segment.count) for segment in segments) or "no claims yet",
    )
