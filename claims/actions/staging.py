"""Lays an upload of stories on the disk, outside the web root, until its job has ended."""

import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from claims.actions._incoming import Archive, OneFile, Source, Table
from claims.actions.refused import Refused
from claims.formats.packed import ARCHIVE
from claims.models import Job
from claims.queries.readings import all_kept_of, edited_path
from claims.queries.uploads import KEPT, staged_path
from claims.vocabulary import JobState, StoryField, TableKind

NAME_LENGTH = 48  # of a random name; what belongs to a file is named after it


def stage(chunks: Iterable[bytes], name: str, most: int) -> dict[str, Any]:
    """Write and sync one file under a random name; what is returned belongs into `about["files"]` of a job.

    Its other keys say how it is read: see docs/jobs.md.
    """
    settings.STAGED_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    stored = secrets.token_hex(NAME_LENGTH // 2)
    return {"stored": stored, "name": name, "size": write(staged_path(stored), _measured(chunks, name, most))}


def write(path: Path, chunks: Iterable[bytes]) -> int:
    """A new file, synced, or none; gives back its size."""
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            size = sum(map(out.write, chunks))
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return size


def _measured(chunks: Iterable[bytes], name: str, most: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise Refused(f"“{name[:100]}” is larger than {most // 1_000_000} MB. Split it.")
        yield chunk


def sources_of(job: Job) -> list[Source]:
    """Raises `Refused` where a file is gone: the job was ended long ago."""
    files = job.about.get("files", [])
    if not all(staged_path(file["stored"]).exists() for file in files):
        raise Refused("The uploaded file is not kept any more: upload it again.")
    return [
        _source(number, file) for number, file in enumerate(files, start=1) if not file.get("left_out", False)
    ]


def tidy(job: Job) -> None:
    """After a job: what it has read goes. One that may be tried again keeps its files for a day."""
    if job.state == JobState.DONE or job.state == JobState.CANCELLED and job.task is None:
        for file in job.about.get("files", []):
            for path in (staged_path(file["stored"]), *all_kept_of(file["stored"])):
                path.unlink(missing_ok=True)
    sweep()


def sweep() -> None:
    """Remove what waits for nobody: files older than a day that no job will still read."""
    if not settings.STAGED_DIR.exists():
        return
    long_ago = (timezone.now() - KEPT).timestamp()
    old = {path for path in settings.STAGED_DIR.iterdir() if path.stat().st_mtime < long_ago}
    if not old:
        return
    waiting = Job.objects.filter(state__in=(JobState.QUEUED, JobState.RUNNING)).values_list(
        "about", flat=True
    )
    needed = {file["stored"] for about in waiting for file in about.get("files", [])}
    for path in old:
        if path.name[:NAME_LENGTH] not in needed:
            path.unlink(missing_ok=True)


def _source(number: int, file: dict[str, Any]) -> Source:
    path, once = staged_path(file["stored"]), file.get("once", False)
    if file.get("kind") == ARCHIVE:
        return Archive(path, number, once)
    if not file.get("kind"):
        how = {name: file.get(name, "") for name in ("encoding", "headline")}
        how |= {"kind": file.get("read_as", ""), "back": tuple(file.get("back", ()))}
        how |= {"edited": edited_path(file) if file.get("edited") else None, "about": file.get("about")}
        return OneFile(path, file["name"], number, number, once, **how)
    columns = file.get("columns")
    return Table(
        path,
        file["name"],
        TableKind(file["kind"]),
        number,
        encoding=file.get("encoding", ""),
        delimiter=file.get("delimiter", ""),
        columns={StoryField(field): column for field, column in columns.items()} if columns else None,
        once=once,
    )
