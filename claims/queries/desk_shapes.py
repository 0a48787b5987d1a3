"""What the desk shows: plain shapes that templates read and queries fill."""

from dataclasses import dataclass, field
from datetime import datetime

from claims.vocabulary import Basis, ClaimKind, EvidenceStatus, Mark, SaidAnswer, Status


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a claim's text; roles are any of: source, cue, hedge, content, narrator."""

    text: str
    roles: frozenset[str] = frozenset()

    @property
    def css(self) -> str:
        return " ".join(sorted(self.roles))


@dataclass(slots=True)
class OutlineRow:
    """One claim as the whole desk needs it: order, number, state. In order of work."""

    claim_id: int
    placement_id: int
    kind: ClaimKind
    start: int
    end: int
    status: Status
    round: int
    subject: str  # how history names the claim
    label: str = ""  # "5", "H" (headline), "S" (standfirst)
    is_open: bool = True  # still waits for this person's reading
    my_mark: Mark | None = None
    reasons: list[str] = field(default_factory=list)  # what makes it worth a check

    @property
    def name(self) -> str:
        return f"Claim {self.label}" if self.label.isdigit() else self.kind.label


@dataclass(slots=True)
class CopyClaim:
    """A claim inline in the copy; `first` is what its number is bound to (its first word)."""

    row: OutlineRow
    first: list[Piece]
    rest: list[Piece]


@dataclass(slots=True)
class CopyBlock:
    """A paragraph (or headline, standfirst …) of the copy: claims, and text that is no claim."""

    kind: ClaimKind
    items: list[CopyClaim | str]


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a progress bar, in percent of its width."""

    status: Status
    count: int
    x: float
    width: float


@dataclass(slots=True)
class Progress:
    """How far an article is: both questions, and the bar. `label` reads it out loud."""

    total: int
    checked: int
    said_total: int
    said_answered: int
    segments: list[Segment]
    label: str  # "3 verified, 1 disputed, 3 open"


@dataclass(slots=True)
class Question:
    """*Did X say this?* for one attribution, and this person's answer to it."""

    attribution_id: int
    version_id: int
    source: str  # name as shown: "Tarsk", or "the source" where none was found
    guessed: bool
    answer: SaidAnswer | None
    former: str  # id of this person's current answer row, or ""


@dataclass(slots=True)
class Attributed:
    """One line of *Who says so*."""

    version_id: int
    source: str
    source_words: str  # as in the text, where it differs from `source`, else ""
    source_type: str  # label or ""
    intermediary: str
    cues: list[tuple[str, str]]  # words, what stand they take
    quotation: str  # label
    channel: str  # label, or "" when not stated
    guessed: bool


@dataclass(slots=True)
class Offered:
    """What the article offers for the claim."""

    row_id: int
    status: EvidenceStatus
    words: str  # the words that show it, or ""
    warnings: list[str]  # labels
    guessed: bool


@dataclass(slots=True)
class OtherReading:
    reviewer: str
    initials: str
    mark: Mark
    basis: Basis | None
    rationale: str


@dataclass(frozen=True, slots=True)
class SameElsewhere:
    """Another claim of the article that says the same, earlier or later in the text."""

    row: OutlineRow
    words: str


@dataclass(slots=True)
class HistoryLine:
    number: int
    at: datetime
    who: str
    words: str  # "marked ∅ Unsupported"


@dataclass(slots=True)
class Card:
    """Everything on the claim card, for one person."""

    row: OutlineRow
    round: int
    pieces: list[Piece]
    questions: list[Question]
    mark: Mark | None
    basis: Basis | None
    rationale: str
    former: str  # id of this person's current verdict row, or ""
    missing: list[str]  # of "basis", "reason": what a mark given still lacks
    attributed: list[Attributed]
    offered: Offered | None
    readings: list[OtherReading]
    history: list[HistoryLine]
    previous_id: int | None  # claim ids in order of work
    next_id: int | None
    next_open_id: int | None
    same: list[SameElsewhere] = field(default_factory=list)
    not_in_body: list[str] = field(default_factory=list)  # headline only: words the body lacks


@dataclass(frozen=True, slots=True)
class StaleText:
    """Why a mark was not saved, the words it was given on, and the words as they are now."""

    why: str
    given: str
    now: str
