"""The parts of a bundle: all of a newsroom, or of some of its stories, as it is at one moment."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings

from claims.formats.bundle import ABOUT, FILES, ROWS, about_line
from claims.formats.bundle_readme import readme
from claims.models import EvidenceVersion, chain
from claims.models.recorded import plain
from claims.queries.bundle_tables import BUNDLED, BundledTable
from claims.queries.evidence import path_of
from claims.queries.history_export import history_lines
from claims.queries.tables import TABLES

VERIFIER = "verify_history.py"

Part = tuple[str, Iterable[bytes]]
"""Its name, and its bytes in pieces."""


def parts(articles: Iterable[int], *, lost: Callable[[str], None]) -> Iterator[Part]:
    """What people read comes first. `lost` is told of files of evidence that the disk no longer has.

    People, rules, sources and their history are in it whole, whichever stories are.
    """
    yield "README.txt", [readme({name: table.about for name, table in BUNDLED.items()}).encode()]
    yield ABOUT, [about_line({name: table.columns for name, table in BUNDLED.items()})]
    for name, table in TABLES.items():
        yield f"{name}.csv", map(str.encode, table.lines(articles, viewer=None))
    yield "history.jsonl", map(str.encode, history_lines(articles))
    yield VERIFIER, [(settings.BASE_DIR / "static" / VERIFIER).read_bytes()]
    for name, table in BUNDLED.items():
        yield row_file(name), row_lines(table, articles)
    for stored_as, digest in kept_files(articles).items():
        if (data := _as_found(stored_as, digest)) is None:
            lost(stored_as)
        else:
            yield f"{FILES}{stored_as}", [data]


def row_file(table: str) -> str:
    return f"{ROWS}{table}.jsonl"


def row_lines(table: BundledTable, articles: Iterable[int]) -> Iterator[bytes]:
    """Each row as the history writes rows, with all its columns; the same on every database."""
    columns = table.columns
    rows = table.rows(articles).values_list(*columns)
    for row in rows.iterator(chunk_size=table.at_once):
        yield chain.canonical(dict(zip(columns, map(_plain, row), strict=True))).encode() + b"\n"


def kept_files(articles: Iterable[int]) -> dict[str, str]:
    """SHA-256 of what was kept of evidence, by its name on the disk."""
    versions = EvidenceVersion.objects.filter(article__in=articles).exclude(file_stored_as="")
    return dict(sorted(versions.values_list("file_stored_as", "file_sha256").distinct()))


def _as_found(stored_as: str, digest: str) -> bytes | None:
    try:
        data = path_of(stored_as).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == digest else None


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return plain(value)
