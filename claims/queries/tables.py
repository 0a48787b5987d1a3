"""The tables that go out of a story: what the page, the admin and the commands can ask for."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from claims.formats.attribution_columns import ATTRIBUTION_COLUMNS
from claims.formats.columns import CLAIM_COLUMNS
from claims.formats.csv import Cell, csv_lines
from claims.formats.evidence_columns import EVIDENCE_COLUMNS
from claims.formats.history_columns import HISTORY_COLUMNS
from claims.models import Article, User
from claims.queries.attribution_export import attribution_rows
from claims.queries.evidence_export import evidence_rows
from claims.queries.export import claim_rows
from claims.queries.history_export import history_rows


@dataclass(frozen=True, slots=True)
class Table:
    label: str
    about: str  # what a row is
    columns: Mapping[str, str]  # with what each means
    rows: Callable[..., Iterator]  # of some stories, for the eyes of a viewer
    of_story: int  # how many columns, the first ones, are the same in every row of a story
    ending: str  # of the file's name, behind the headline

    def first(self, article: Article, count: int, *, viewer: User) -> list[tuple[Cell, ...]]:
        with closing(self.rows([article.pk], viewer=viewer)) as rows:
            return list(islice(rows, count))

    def lines(self, articles: object, *, viewer: User | None, bom: bool = False) -> Iterator[str]:
        return csv_lines(self.rows(articles, viewer=viewer), self.columns, bom=bom)


TABLES = {
    "claims": Table(
        "Claims",
        "A row for each claim and reading of it, or one for a claim that nobody has read.",
        CLAIM_COLUMNS,
        claim_rows,
        of_story=8,
        ending=".csv",
    ),
    "attributions": Table(
        "Who says so",
        "A row for each time the story has somebody say something, also where a claim has several.",
        ATTRIBUTION_COLUMNS,
        attribution_rows,
        of_story=4,
        ending="-attributions.csv",
    ),
    "evidence": Table(
        "What we found",
        "A row for each piece of evidence and claim it is put to. Nothing that is confidential.",
        EVIDENCE_COLUMNS,
        evidence_rows,
        of_story=2,
        ending="-evidence.csv",
    ),
    "history": Table(
        "History",
        "A row for each thing that was done, the first one first.",
        HISTORY_COLUMNS,
        history_rows,
        of_story=2,
        ending="-history.csv",
    ),
}
