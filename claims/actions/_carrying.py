"""What goes along when a claim is split or merged: marks, what is offered and found, notes, outcome, readers.

All of it is moved: the old claim keeps no current row, and undo brings each one back as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.actions._log import Entry
from claims.actions._versions import add, close, copy_of, current_of
from claims.analysis.spans import Span
from claims.analysis.support import strength
from claims.models import (
    Assignment,
    Claim,
    EvidenceLink,
    EvidenceStatusVersion,
    Note,
    Outcome,
    Placement,
    ReadingsAsked,
    Settlement,
    UnsentText,
    Verdict,
    Versioned,
)
from claims.vocabulary import Mark

FASTER = "Somebody changed this claim in the meantime. Nothing was done."
LONGEST_REASON = 5000


@dataclass
class Change:
    """The rows that an act made and closed, for its line of history."""

    entry: Entry
    rows: list = field(default_factory=list)
    closed: list = field(default_factory=list)

    def current(self, table: type[Versioned], claims: Sequence[Claim], **which: object) -> list:
        """In the order of the claims, then of their making."""
        order = [claim.pk for claim in claims]
        rows = current_of(table=table, claims=tuple(order), **which)
        return sorted(rows, key=lambda row: order.index(row.claim_id))

    def close(self, row: Versioned) -> None:
        close(row, self.entry, otherwise=FASTER)
        self.closed.append(row)

    def add(self, row: Versioned) -> Versioned:
        self.rows.append(add(row, self.entry, otherwise=FASTER))
        return row

    def new_claim(self, **values: object) -> Claim:
        claim = Claim(article=self.entry.article, since=self.entry.number, **values)
        claim.save(force_insert=True)
        self.rows.append(claim)
        return claim


def carry_to_parts(change: Change, claim: Claim, parts: Sequence[Placement]) -> None:
    """Each part gets all but the notes, and what is being typed: these are one each, and go to the first."""
    spans = [(part, Span(part.start, part.end)) for part in parts]
    for verdict in change.current(Verdict, [claim], round=claim.round):
        change.close(verdict)
        given = [
            change.add(copy_of(verdict, claim_id=part.claim_id, **_problem_in(verdict, part, span)))
            for part, span in spans
        ]
        UnsentText.objects.filter(claim=claim, based_on=verdict.pk).update(based_on=given[0].pk)
    for offered in change.current(EvidenceStatusVersion, [claim]):
        change.close(offered)
        for part, span in spans:
            change.add(_offered_in(offered, part, span))
    _close_all(change, change.current(Settlement, [claim]))  # it was about other words
    for table in (EvidenceLink, Outcome, Assignment, ReadingsAsked):
        for row in change.current(table, [claim]):
            change.close(row)
            for part in parts:
                change.add(copy_of(row, claim_id=part.claim_id))
    _move_notes(change, [claim], parts[0].claim)
    UnsentText.objects.filter(claim=claim).update(claim=parts[0].claim)


def carry_to_whole(change: Change, claims: Sequence[Claim], whole: Placement) -> None:
    """Merging needs all: a mark or an outcome goes along only if every claim had the same."""
    given = [
        {row.reviewer_id: row for row in change.current(Verdict, [claim], round=claim.round)}
        for claim in claims
    ]
    _close_all(change, [row for rows in given for row in rows.values()])
    for reviewer in given[0]:
        marks = [rows[reviewer] for rows in given if reviewer in rows]
        if len(marks) == len(claims) and len({row.mark for row in marks}) == 1:
            change.add(_joined(marks, whole))
    offered = change.current(EvidenceStatusVersion, claims)
    _close_all(change, offered)
    if offered:
        change.add(_stronger(offered, whole))
    links = change.current(EvidenceLink, claims)
    _close_all(change, links)
    for link in {link.evidence_id: link for link in reversed(links)}.values():
        change.add(copy_of(link, claim_id=whole.claim_id))
    outcomes = change.current(Outcome, claims)
    _close_all(change, outcomes)
    if len(outcomes) == len(claims) and len({row.value for row in outcomes}) == 1:
        change.add(copy_of(outcomes[0], claim_id=whole.claim_id))
    readers = change.current(Assignment, claims)
    _close_all(change, readers)
    for assignment in {row.reviewer_id: row for row in reversed(readers)}.values():
        change.add(copy_of(assignment, claim_id=whole.claim_id))
    asked = change.current(ReadingsAsked, claims)
    _close_all(change, [*asked, *change.current(Settlement, claims)])
    if asked:
        most = max(asked, key=lambda row: row.readings)
        change.add(copy_of(most, claim_id=whole.claim_id))
    _move_notes(change, claims, whole.claim)


def _close_all(change: Change, rows: Iterable[Versioned]) -> None:
    for row in rows:
        change.close(row)


def _problem_in(verdict: Verdict, part: Placement, span: Span) -> dict[str, int | None]:
    """Of a mark given on another draft it stays: it is told by the words of that draft."""
    if verdict.problem_start is None or verdict.placement.revision_id != part.revision_id:
        return {}
    inside = span.contains(Span(verdict.problem_start, verdict.problem_end))
    return {} if inside else {"problem_start": None, "problem_end": None}


def _offered_in(offered: EvidenceStatusVersion, part: Placement, span: Span) -> EvidenceStatusVersion:
    """A guess again; the words that show it only if they stand in this part."""
    shown = offered.start is not None and span.contains(Span(offered.start, offered.end))
    return copy_of(
        offered,
        claim_id=part.claim_id,
        start=offered.start if shown else None,
        end=offered.end if shown else None,
        warnings=[[name, a, b] for name, a, b in offered.warnings if span.contains(Span(a, b))],
        confirmed_by_id=None,
    )


def _stronger(offered: Sequence[EvidenceStatusVersion], whole: Placement) -> EvidenceStatusVersion:
    best = min(offered, key=lambda row: strength(row.value))
    warnings = [warning for row in offered for warning in row.warnings]
    return copy_of(best, claim_id=whole.claim_id, warnings=warnings, confirmed_by_id=None)


def _joined(marks: Sequence[Verdict], whole: Placement) -> Verdict:
    one = marks[0]
    reasons = dict.fromkeys(row.rationale for row in marks if row.rationale)
    agree = len({row.basis for row in marks}) == 1 or one.mark != Mark.DISPUTED
    return copy_of(
        one,
        claim_id=whole.claim_id,
        round=whole.claim.round,
        basis=one.basis if agree else "",
        rationale="\n".join(reasons)[:LONGEST_REASON],
        marked_at=max(row.marked_at for row in marks),
    )


def _move_notes(change: Change, claims: Sequence[Claim], to: Claim) -> None:
    for note in change.current(Note, claims):
        change.close(note)
        change.add(copy_of(note, claim_id=to.pk))
