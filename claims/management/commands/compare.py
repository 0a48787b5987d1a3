"""Say what became of each claim from one draft to the next, without touching the database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.analysis.alignment import DraftText, Fate, align
from claims.analysis.spans import Span
from claims.formats.readers import Unreadable, read_text
from claims.management.lines import write_lines


class Command(BaseCommand):
    help = "Print what became of each claim of OLD in NEW as JSON, or compare the drafts of --jsonl IN."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", nargs="?", type=Path, help="the former draft, a text file")
        parser.add_argument("new", nargs="?", type=Path, help="the draft that takes its place")
        parser.add_argument("--jsonl", type=Path, help='lines of {"id", "old", "new"}, the drafts as texts')
        parser.add_argument("--out", type=Path, help="where to write; default: standard output")
        parser.add_argument("--reasons", action="store_true", help="also say why a claim is to be re-checked")

    def handle(
        self,
        old: Path | None,
        new: Path | None,
        jsonl: Path | None,
        out: Path | None,
        reasons: bool,
        **options: Any,
    ) -> None:
        if not (old and new and not jsonl or jsonl and not old):
            raise CommandError("Name either two text files, OLD and NEW, or --jsonl IN.")
        try:
            lines = _of_rows(jsonl, reasons) if jsonl else [_of_files(old, new, reasons)]
            write_lines(self, lines, out, counted="pairs of drafts compared")
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from None


def _of_files(old: Path, new: Path, reasons: bool) -> str:
    return _json({"fates": _fates(_read(old), _read(new), reasons)})


def _read(path: Path) -> str:
    try:
        return read_text(path.read_bytes()).text
    except Unreadable as refusal:
        raise CommandError(f"{path}: {refusal}") from None


def _of_rows(path: Path, reasons: bool) -> Iterator[str]:
    with path.open(encoding="utf-8-sig") as lines:
        try:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _of_row(number, line, reasons)
        except UnicodeDecodeError:
            raise CommandError(f"{path}: not UTF-8.") from None


def _of_row(number: int, line: str, reasons: bool) -> str:
    try:
        row = json.loads(line)
        old, new = row["old"], row["new"]
        if not (isinstance(old, str) and isinstance(new, str)):
            raise TypeError
        return _json({"id": row["id"], "fates": _fates(old, new, reasons)})
    except (ValueError, KeyError, TypeError):
        raise CommandError(
            f'Line {number} is not an object with "id" and the texts "old" and "new".'
        ) from None


def _fates(old: str, new: str, reasons: bool) -> list[dict[str, Any]]:
    """One row a pair: a claim split in two, or two merged, give two rows of that fate."""
    return [
        {
            "old": list(was) if was else None,
            "new": list(now) if now else None,
            "fate": fate.fate.value,
            "material": fate.material,
            **({"reasons": list(fate.reasons)} if reasons else {}),
        }
        for fate in align(DraftText(old), DraftText(new))
        for was, now in _pairs(fate)
    ]


def _pairs(fate: Fate) -> Iterator[tuple[Span | None, Span | None]]:
    return product(fate.old or (None,), fate.new or (None,))


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
