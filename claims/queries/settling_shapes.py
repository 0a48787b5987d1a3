"""What settling looks like: plain shapes that templates read and `settling` fills."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from claims.queries.evidence import Found
from claims.queries.moments import moment_in
from claims.vocabulary import Basis, Mark, SaidAnswer, Status


@dataclass(frozen=True, slots=True)
class Settled:
    """What an editor decided about a claim: a mark, or (without one) what is asked of its readers."""

    version: int
    mark: Mark | None
    basis: Basis | None
    reason: str
    who: str
    at: datetime
    holds: bool  # false once the text, or what was found, has changed since


def as_settled(row: dict[str, Any], status: Status) -> Settled:
    """From plain values, as a query brings them along with others."""
    mark = Mark(row["mark"]) if row["mark"] else None
    return Settled(
        version=row["pk"],
        mark=mark,
        basis=Basis(row["basis"]) if row["basis"] else None,
        reason=row["reason"],
        who=row["name"] or row["username"],
        at=moment_in(row["at"]),
        holds=mark is not None and status.value == mark.value,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One claim in the list of what readers differ on."""

    claim_id: int
    article_id: int
    headline: str
    marks: tuple[Mark, ...]
    mine: bool  # read by this person, who therefore cannot settle it
    words: str = ""


@dataclass(frozen=True, slots=True)
class SaidOrNot:
    """What a reader answered to *Did X say this?*, or *deny*."""

    source: str
    answer: SaidAnswer
    denies: bool

    @property
    def deed(self) -> str:
        """Of who did it: "denied it"."""
        return "denied it" if self.denies else "said it"

    @property
    def undone(self) -> str:
        """Of who did not: "did not deny it"."""
        return "did not deny it" if self.denies else "did not say it"


@dataclass(slots=True)
class Side:
    """One reading, with what its reader answered and found."""

    verdict_id: int
    mark: Mark
    basis: Basis | None
    reason: str
    reader: str
    at: datetime
    order: str  # "first reading", "second reading"
    blind: bool
    draft: int
    problem_words: str
    said: list[SaidOrNot]
    found: list[Found]

    @property
    def key(self) -> str:
        return str(self.verdict_id)


@dataclass(slots=True)
class Case:
    """One claim as an editor has it before her."""

    claim_id: int
    article_id: int
    headline: str
    placement_id: int
    name: str
    status: Status
    round: int
    before: str  # of its paragraph
    words: str
    after: str
    sources: list[str]
    offered: str
    sides: list[Side]
    differ: list[str]  # "the mark", "the basis", …
    alike: str  # "Both say Tarsk said it, and both read draft 2."
    found: list[Found]  # by others than its readers
    settled: Settled | None
    outcome: str
    outcome_version: int | None
    all_in: bool
    why_not: str  # why this person cannot settle it, or ""
    others: list[Mark] = field(default_factory=list)  # that no reader gave

    @property
    def seen(self) -> str:
        return ",".join(str(side.verdict_id) for side in self.sides)
