"""Where a batch of claims stands among all: what is asked about them is asked of that range."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from django.db.models import QuerySet


class Stands(Protocol):
    article_id: int
    claim_id: int


class Near(NamedTuple):
    """A range of keys and not a list of a thousand: a few rows too many cost less than that list."""

    stories: tuple[int, ...]
    first: int  # claim
    last: int

    @classmethod
    def to(cls, batch: Sequence[Stands]) -> "Near":
        claims = [placement.claim_id for placement in batch]
        stories = dict.fromkeys(placement.article_id for placement in batch)
        return cls(tuple(stories), min(claims), max(claims))

    def of(self, rows: QuerySet) -> QuerySet:
        return rows.filter(article__in=self.stories, claim_id__gte=self.first, claim_id__lte=self.last)
