"""Writes what a command finds line by line: to a file with a count on the terminal, or to standard output."""

import sys
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand


def write_lines(command: BaseCommand, lines: Iterable[str], out: Path | None, *, counted: str) -> None:
    """Each line as soon as it comes; `counted` says what a line stands for ("texts read")."""
    if out is None:
        for line in lines:
            command.stdout.write(line)
        return
    with out.open("w", encoding="utf-8") as file:
        for done, line in enumerate(lines, start=1):
            file.write(line + "\n")
            if sys.stderr.isatty() and done % 100 == 0:
                command.stderr.write(f"{done} {counted}", ending="\r")
