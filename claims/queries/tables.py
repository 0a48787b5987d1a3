"""The tables that go out of a story: what the page, the admin and the commands can ask for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from claims.formats.attribution_columns import ATTRIBUTION_COLUMNS
from claims.formats.columns import CLAIM_COLUMNS
from claims.formats.csv import csv_lines
from claims.formats.evidence_columns import EVIDENCE_COLUMNS
from claims.formats.history_columns import HISTORY_COLUMNS
from claims.models import User
from claims.queries.attribution_export import attribution_rows
from claims.queries.evidence_export import evidence_rows
from claims.queries.export import claim_rows
from claims.queries.history_export import history_rows


@dataclass(frozen=True, slots=True)
class Table:
    columns: Mapping[str, str]  # with what each means
    rows: Callable[..., Iterator]  # of some stories, for the eyes of a viewer
    ending: str  # of the file's name, behind the headline

    def lines(self, articles: object, *, viewer: User | None, bom: bool = False) -> Iterator[str]:
        return csv_lines(self.rows(articles, viewer=viewer), self.columns, bom=bom)


TABLES = {
    "claims": Table(CLAIM_COLUMNS, claim_rows, ".csv"),
    "attributions": Table(ATTRIBUTION_COLUMNS, attribution_rows, "-attributions.csv"),
    "evidence": Table(EVIDENCE_COLUMNS, evidence_rows, "-evidence.csv"),
    "history": Table(HISTORY_COLUMNS, history_rows, "-history.csv"),
}
