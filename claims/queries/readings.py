"""What was read of a file that waits: at once where that is little work, else as the worker kept it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from claims.formats.kept import from_json, raise_refusal
from claims.formats.packed import ARCHIVE
from claims.formats.previews import fitting
from claims.formats.stories import ReadStory, put_back, read_story
from claims.formats.weights import HEAVY, weight_of_story, weight_of_table
from claims.models import Job, Upload
from claims.queries.looks import FileLook, look_at_table
from claims.queries.uploads import staged_path
from claims.vocabulary import Certainty, FileKind, JobKind, JobState

_HOW = ("kind", "name", "encoding", "read_as", "delimiter", "columns")  # what the reading depends on
_TOLD = ("encoding", "delimiter", "columns")  # what a table told where nobody chose it
_MARK, _EDITED = "read", "text"


class NotReadYet(Exception):
    """It is more work than a page may do: the worker has to read it first."""


def file_of(upload: Upload, *, encoding: str = "", kind: str = "") -> dict[str, Any]:
    """As a job has it, read as it is or, where that is given, in another way."""
    encoding, kind = encoding or upload.encoding, kind or upload.kind
    if not upload.name and not upload.address:
        encoding = "utf-8"  # pasted: the browser sent it so
    file = {"stored": upload.stored_as, "name": upload.name, "size": upload.size}
    return file | {"encoding": encoding, "read_as": kind}


def read_upload(upload: Upload, *, encoding: str = "", kind: str = "", back: Sequence[int] = ()) -> ReadStory:
    """Raises `Unreadable` where what a person chose does not fit, and `NotReadYet`."""
    return put_back(story_of(file_of(upload, encoding=encoding, kind=kind)), back)


def given_before(upload: Upload) -> dict[str, str]:
    """What a person had typed when they asked for it to be read as it now is."""
    jobs = Job.objects.filter(kind=JobKind.READ_FILES, about__upload=upload.pk, state=JobState.DONE)
    last = jobs.order_by("-pk").first()
    return last.about["given"] if last else {}


def story_of(file: dict[str, Any]) -> ReadStory:
    """Raises `Unreadable`, FileNotFoundError, `NotReadYet`."""
    read = kept_of(file, ReadStory)
    if read is None:
        data, how = staged_path(file["stored"]).read_bytes(), how_of(file)
        if weight_of_story(data, how[0], how[2]) > HEAVY:
            raise NotReadYet
        read = read_story(data, *how)
    if not file.get("encoding"):
        return read
    return replace(read, certainty=Certainty(file.get("certainty", Certainty.CHOSEN)))


def encodings_for(file: dict[str, Any]) -> list[tuple[str, str]]:
    """In which a file might be read that was not, with words to tell by."""
    return fitting(staged_path(file["stored"]).read_bytes())


def table_of(look: FileLook) -> FileLook:
    """The same look with what the table says; raises FileNotFoundError, `NotReadYet`."""
    kept = kept_of(look.file, FileLook)
    if kept is not None:
        kept.number, kept.file = look.number, look.file | {n: kept.file[n] for n in _TOLD if n in kept.file}
        return kept
    if weight_of_table(look.size) > HEAVY:
        raise NotReadYet
    look_at_table(look, lambda: staged_path(look.file["stored"]).open("rb"))
    return look


def require_read(files: Sequence[dict[str, Any]]) -> None:
    """Raises `NotReadYet` where all that is not kept is too much work together."""
    if sum(weight_of(file) for file in files if not kept_path(file).exists()) > HEAVY:
        raise NotReadYet


def weight_of(file: dict[str, Any]) -> float:
    """Of reading it now; of an archive only the directory is read. Raises FileNotFoundError."""
    path = staged_path(file["stored"])
    if file.get("kind") == ARCHIVE:
        return 0.0 * path.stat().st_size
    if file.get("kind"):
        return weight_of_table(path.stat().st_size)
    name, _, kind = how_of(file)
    return weight_of_story(path.read_bytes(), name, kind)


def how_of(file: dict[str, Any]) -> tuple[str, str | None, FileKind | None]:
    """For `read_story`, after the bytes."""
    kind = file.get("read_as", "")
    return file["name"], file.get("encoding") or None, FileKind(kind) if kind else None


def kept_path(file: dict[str, Any]) -> Path:
    """Where the worker keeps what it read of this file in this way."""
    how = json.dumps([file.get(name) or None for name in _HOW], sort_keys=True)
    digest = hashlib.sha256(how.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return staged_path(f"{file['stored']}{_MARK}{digest}")


def asked_alike(file: dict[str, Any], found: ReadStory | FileLook) -> list[dict[str, Any]]:
    """The same file with what was found in it as if a person had chosen that: it reads alike."""
    if isinstance(found, ReadStory):
        told = {"encoding": found.encoding, "read_as": found.kind.value}
    else:
        told = {name: found.file.get(name, "") for name in ("encoding", "delimiter")}
    told = {name: value for name, value in told.items() if value and not file.get(name)}
    return [file | dict(some) for n in range(1, 1 + len(told)) for some in combinations(told.items(), n)]


def edited_path(file: dict[str, Any]) -> Path:
    """Where the text lies that a person made of it, whose mark the job has."""
    return staged_path(f"{file['stored']}{_EDITED}{file['edited']}")


def edited_text(file: dict[str, Any]) -> str | None:
    """Raises FileNotFoundError."""
    return edited_path(file).read_bytes().decode() if file.get("edited") else None


def all_kept_of(stored: str) -> list[Path]:
    """In whatever ways it was read, and what a person made of it."""
    path = staged_path(stored)
    return [kept for mark in (_MARK, _EDITED) for kept in path.parent.glob(f"{stored}{mark}*")]


def kept_of(file: dict[str, Any], kind: type[Any]) -> Any:
    """None where it was not read in this way, or by a program of another version; raises `Unreadable`."""
    try:
        words = kept_path(file).read_text("utf-8")
    except FileNotFoundError:
        return None
    raise_refusal(words)
    try:
        return from_json(kind, words)
    except (ValueError, KeyError, TypeError):
        return None
