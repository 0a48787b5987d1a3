"""What waits for an answer from outside: questions to writers, and calls that nobody took."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.dateparse import parse_datetime

from claims.models import Article, EvidenceVersion, Note, User
from claims.queries.blind import shown_to
from claims.queries.due import long_words
from claims.queries.outline import outline_of
from claims.vocabulary import CallResult, EvidenceKind, NoteKind

Line = tuple[datetime, int, int]  # since when, story, claim


@dataclass(frozen=True, slots=True)
class Oldest:
    article: Article
    claim_id: int
    name: str  # "Claim 12"
    waits: str  # "2 h"


@dataclass(frozen=True, slots=True)
class Waiting:
    questions: int
    calls: int
    oldest: Oldest | None

    @property
    def total(self) -> int:
        return self.questions + self.calls


def waiting_in(user: User, stories: QuerySet[Article], now: datetime) -> Waiting:
    """Of stories under check; two queries, and four to name the oldest."""
    open_stories = stories.under_check()
    questions, calls = _questions(user, open_stories), list(_calls(open_stories))
    return Waiting(len(questions), len(calls), _oldest(user, sorted([*questions, *calls]), now))


def _questions(user: User, stories: QuerySet[Article]) -> list[Line]:
    asked = Note.objects.current().filter(kind=NoteKind.QUERY, resolved=False, article__in=stories)
    return list(shown_to(user, asked).filter(answer="").values_list("written_at", "article", "claim"))


def _calls(stories: QuerySet[Article]) -> Iterable[Line]:
    """Where the latest attempt found nobody. What is confidential is counted for nobody."""
    called = EvidenceVersion.objects.current().filter(
        article__in=stories,
        evidence__kind=EvidenceKind.CALL,
        evidence__links__until=None,
        confidential=False,
    )
    missed = called.alias(told=Cast("calls", TextField())).filter(told__contains=CallResult.NO_ANSWER.value)
    rows = missed.order_by("evidence__links").values_list(
        "evidence", "calls", "article", "evidence__links__claim"
    )
    once = {evidence: (calls, story, claim) for evidence, calls, story, claim in rows}
    for calls, story, claim in once.values():
        at, result, *_ = calls[-1]
        if result == CallResult.NO_ANSWER:
            yield parse_datetime(at), story, claim


def _oldest(user: User, lines: list[Line], now: datetime) -> Oldest | None:
    if not lines:
        return None
    since, story, claim = lines[0]
    article = (
        Article.objects.select_related("current_revision").defer("current_revision__original").get(pk=story)
    )
    row = outline_of(article, user).row(claim)
    return Oldest(article, claim, row.name if row else "", long_words(now - since))
