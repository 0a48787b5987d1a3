"""What the desk shows: plain shapes that templates read and queries fill."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from claims.queries.earlier import Earlier
from claims.queries.evidence import Found
from claims.queries.settling_shapes import Settled
from claims.queries.talk_shapes import Talk
from claims.vocabulary import Basis, ClaimKind, EvidenceStatus, Mark, SaidAnswer, Status


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a claim's text; roles are any of: source, cue, hedge, content, narrator, problem."""

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
    public_id: str
    is_open: bool  # still waits for this person's reading
    my_mark: Mark | None
    my_mark_since: int  # the event of it, 0 for none
    reasons_json: str  # read only for the one on the card
    blind: bool = False  # what others hold of it is kept from this person until they have marked it
    label: str = ""  # "5", "H" (headline), "S" (standfirst)

    @property
    def subject(self) -> str:
        """How history names the claim."""
        return f"claim:{UUID(self.public_id)}"

    @property
    def reasons(self) -> list[str]:
        """What makes it worth a check."""
        return json.loads(self.reasons_json)

    @property
    def is_claim(self) -> bool:
        return self.status is not Status.NOT_A_CLAIM

    @property
    def name(self) -> str:
        return f"Claim {self.label}" if self.label.isdigit() else self.kind.label


@dataclass(slots=True)
class AttributionRow:
    """Who says what, as it stands now: the current version of an attribution in plain values."""

    pk: int  # of the version
    attribution_id: int
    start: int
    end: int
    source_id: int | None
    known_as: str | None  # the name of that source
    source_name: str
    source_type: str
    source_start: int | None
    source_end: int | None
    intermediary_start: int | None
    intermediary_end: int | None
    cues_json: str
    contents_json: str
    quotation: str
    channel: str
    confirmed_by_id: int | None
    answered: bool = False  # by anybody
    my_answer: str | None = None
    my_answer_id: int | None = None

    @property
    def cues(self) -> list[tuple[int, int, str]]:
        return json.loads(self.cues_json)

    @property
    def contents(self) -> list[tuple[int, int]]:
        return json.loads(self.contents_json)


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


@dataclass(slots=True)
class CopyPart:
    """A stretch of a long story; until somebody comes near, it is shown as text without its claims."""

    number: int
    blocks: list[CopyBlock]
    rows: list[OutlineRow]
    shown: bool = False  # with its claims

    @property
    def last(self) -> OutlineRow:
        return self.rows[-1]


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
    """*Did X say this?*, or *deny*, or *decline “to say why”*, and this person's answer to it."""

    attribution_id: int
    version_id: int
    source: str  # name as shown: "Tarsk", or "somebody" where none was found
    is_paper: bool  # a document or data: asked what it says, not what it said
    verb: str  # what it asks whether they did
    denies: bool  # by all its saying words: what is shaded is what the source does not hold
    quotes: bool  # of who declined or promised, for "Did X decline this?" asks nothing
    guessed: bool
    answer: SaidAnswer | None
    former: str  # id of this person's current answer row, or ""
    what: str  # the first words of what they are said to have said, without their quotation marks


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
    perhaps: str = ""  # a name that may mean the same source, to be confirmed


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A stretch that no source says, and the one cut after which it stands for itself, if there is one."""

    words: str
    at: int | None


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
    problem_words: str = ""  # the part in question


@dataclass(frozen=True, slots=True)
class Unsent:
    """What this person typed last on the claim and did not save."""

    text: str
    window: str  # of the browser; the row is thrown away by its name
    fits: bool  # typed over the mark and reason that are saved now


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
    reason: str = ""


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
    missing: list[str]  # of "basis", "reason", "evidence": what a mark given still lacks
    attributed: list[Attributed]
    offered: Offered | None
    readings: list[OtherReading]
    talk: Talk
    history: list[HistoryLine]
    previous_id: int | None  # claim ids in order of work
    next_id: int | None
    next_open_id: int | None
    back_id: int | None  # what this person marked last
    same: list[SameElsewhere] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    own_words: list[OwnWords] = field(default_factory=list)
    not_in_body: list[str] = field(default_factory=list)  # headline only: words the body lacks
    quoted_alone: list[str] = field(default_factory=list)  # headline only: quotations the body lacks
    unread: str = ""  # the language, where who says so is not read in it
    problem: tuple[int, int] | None = None  # the part in question, from the start of the claim
    problem_words: str = ""
    unsent: Unsent | None = None
    earlier: Earlier | None = None
    settled: Settled | None = None
    may_settle: bool = False

    @property
    def guess(self) -> int | None:
        """The version of who says so that the key confirms first; None where all are confirmed."""
        return next((line.version_id for line in self.attributed if line.guessed), None)

    @property
    def waits_for_saying(self) -> bool:
        """Marked, and not done: this person has not answered whether somebody said it."""
        return self.mark is not None and any(question.answer is None for question in self.questions)

    @property
    def repeats_waiting(self) -> list[SameElsewhere]:
        """What says the same and was not marked by this person yet."""
        return [other for other in self.same if other.row.is_open and other.row.my_mark is None]


@dataclass(frozen=True, slots=True)
class StaleText:
    """Why a mark was not saved, the words it was given on, and the words as they are now."""

    why: str
    given: str
    now: str
