"""Prints how many rows a second claims.csv is written and read back, for 100,000 made-up rows."""

import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from claims.formats.columns import ClaimRow  # noqa: E402 – the path comes first
from claims.formats.csv import csv_lines, list_cell, read_csv_lines  # noqa: E402

ROWS = 100_000


def made_up_rows(count: int) -> Iterator[ClaimRow]:
    """Rows of usual length; every tenth would start a formula, so that the guard has work."""
    for number in range(count):
        text = f'The operator said cut {number} would last "four hours, at most", in turn by district.'
        yield ClaimRow(
            article_id="3f0c6f0e-6a52-4c0e-9a55-0b9d6f4f7a10",
            article_sha256="9c1e" * 16,
            headline="Grid operator warns of rolling cuts before winter",
            publication="The Halden Wire",
            claim_id=f"b1a7f6d2-0d5e-4b38-8f0a-{number:012d}",
            number=str(number),
            kind="sentence",
            start=number * 80,
            end=number * 80 + len(text),
            text=text if number % 10 else f"=-{text}",
            source="Velmar Transmission",
            source_text="The operator",
            source_type="named_group",
            channel="document",
            cue=list_cell(["said"]),
            cue_class=list_cell(["neutral"]),
            quotation="mixed",
            content=list_cell([text[18:]]),
            evidence_status="assertion_only",
            priority=0.5,
            reviewer="oskar.veit",
            said="yes",
            mark="verified",
            rationale="Winter plan, page 6.",
            marked_at="2031-09-15T14:02:11Z",
            blind="false",
            marked_text_is_current="true",
            status="verified",
        )


def main() -> None:
    rows = list(made_up_rows(ROWS))
    started = time.perf_counter()
    size = sum(map(len, csv_lines(rows)))
    report("writing rows that are ready", started, f", {size / ROWS:.0f} characters a row")
    started = time.perf_counter()
    for _ in csv_lines(made_up_rows(ROWS)):
        pass
    report("making rows and writing them", started)
    started = time.perf_counter()
    for _ in read_csv_lines(csv_lines(rows)):
        pass
    report("writing and reading back", started)
    del rows
    tracemalloc.start()
    for _ in csv_lines(made_up_rows(ROWS // 10)):
        pass
    print(f"most memory while streaming: {tracemalloc.get_traced_memory()[1] / 1_000_000:.1f} MB")


def report(what: str, started: float, more: str = "") -> None:
    seconds = time.perf_counter() - started
    print(f"{what}: {ROWS / seconds:,.0f} rows/s ({ROWS:,} rows in {seconds:.2f} s{more})")


if __name__ == "__main__":
    main()
