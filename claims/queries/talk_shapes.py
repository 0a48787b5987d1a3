"""What a claim's talk looks like: plain shapes that templates read and `talk` fills."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from claims.vocabulary import NoteKind, Outcome


@dataclass(frozen=True, slots=True)
class Words:
    """A run of what somebody wrote; with the name of a person where it calls one."""

    text: str
    name: str = ""


@dataclass(slots=True)
class Remark:
    """A note or a question as it stands on a card; `version` is what the page shows of it."""

    version: int
    public_id: UUID
    kind: NoteKind
    author: str
    mine: bool
    at: datetime
    text: str
    words: list[Words]
    rewrite: str
    answer: str
    answer_words: list[Words]
    resolved: bool
    may_answer: bool
    replies: list["Remark"] = field(default_factory=list)

    @property
    def is_query(self) -> bool:
        return self.kind is NoteKind.QUERY


@dataclass(frozen=True, slots=True)
class Became:
    version: int
    value: Outcome
    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """All of it, for one person at one claim."""

    threads: list[Remark]
    outcome: Became | None
    outcomes: list[Outcome]  # that this person may choose
    may_note: bool
    may_ask: bool

    @property
    def open(self) -> list[Remark]:
        return [thread for thread in self.threads if not thread.resolved]

    @property
    def resolved(self) -> list[Remark]:
        return [thread for thread in self.threads if thread.resolved]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the writer in the list for the whole story."""

    name: str  # "Claim 5"
    claim_id: int | None  # none: its claim no longer stands in the text
    sentence: str
    question: str
    rewrite: str
    answer: str
    who: str
    at: datetime
    resolved: bool
