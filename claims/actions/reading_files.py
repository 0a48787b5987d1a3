"""Have what was sent read by the worker where that is too much for a page; what it read is kept beside it."""

import os
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from claims.actions import _queue, proposing, staging
from claims.actions._apart import read_apart_from_here
from claims.actions._progress import Progress
from claims.actions.refused import Refused
from claims.actions.uploading import Sent, discard, refuse_too_much, stage
from claims.formats.kept import from_json, is_refusal, refusal_to_json
from claims.formats.packed import ARCHIVE
from claims.formats.previews import fitting
from claims.formats.readers import Undecodable, Unreadable
from claims.formats.stories import ReadStory, read_story
from claims.formats.weights import HEAVY, weight_of_story
from claims.models import Article, Job, Proposal, Revision, Upload, User
from claims.permissions import can_add_article, can_propose_draft, require
from claims.queries.looks import FileLook
from claims.queries.read_apart import read
from claims.queries.readings import asked_alike, encodings_for, file_of, kept_path, story_of, weight_of
from claims.queries.uploads import bytes_of, staged_path
from claims.vocabulary import FileKind, JobKind, JobState

GONE = "What was sent is not kept any more: send it again."


@transaction.atomic
def read_upload(
    *, actor: User, upload: Upload, encoding: str = "", kind: str = "", given: dict[str, str] | None = None
) -> Job:
    """As it is or in another way; `given` is what a person typed meanwhile. Asked for once, not again."""
    require(can_add_article(actor))
    file = file_of(upload, encoding=encoding, kind=kind)
    about = {"upload": upload.pk, "given": given or {}, "again": bool(encoding or kind)}
    return _asked(actor, [file], about, about__upload=upload.pk)


@transaction.atomic
def read_import(*, actor: User, job: Job, opens: int = 0) -> Job:
    """All files of an import that waits to be looked at; then one of them is opened, or the list."""
    require(can_add_article(actor))
    about = {"import": job.pk, "opens": opens}
    return _asked(actor, job.about["files"], about, about__import=job.pk, about__opens=opens)


def bring_draft(
    *, actor: User, article: Article, content: str | bytes, name: str = ""
) -> Proposal | Job | Upload:
    """A draft that waits to be taken or, where it is long or intricate, the work that reads it first.

    Where it cannot be read for its encoding it is laid aside, for a person to choose.
    """
    try:
        return _bring(actor, article, content, {"name": name})
    except Undecodable:
        if not isinstance(content, bytes) or not fitting(content):
            raise
        (upload,) = stage(actor=actor, sent=[Sent(content, name)], draft_of=article)
        return upload


@transaction.atomic
def bring_laid_aside(*, actor: User, upload: Upload, encoding: str) -> Proposal | Job:
    """The draft that could not be read, in the encoding that a person chose; raises `Unreadable`."""
    assert upload.draft_of
    how = {"name": upload.name, "encoding": encoding, "read_as": upload.kind}
    brought = _bring(actor, upload.draft_of, bytes_of(upload), how)
    discard(actor=actor, upload=upload)
    return brought


@transaction.atomic
def lay_aside_again(*, actor: User, article: Article) -> Upload:
    """The file of the current draft, which was read in a wrong encoding: read anew it is the next draft."""
    require(can_propose_draft(actor, article))
    draft = Revision.objects.defer("text").get(article__pk=article.pk, pk=article.current_revision_id)
    sent = Sent(bytes(draft.original), f"Draft {draft.number}", kind=FileKind(draft.kind))
    (upload,) = stage(actor=actor, sent=[sent], draft_of=article)
    Upload.objects.filter(pk=upload.pk).update(encoding=draft.encoding)
    return upload


@transaction.atomic
def choose_encoding(*, actor: User, proposal: Proposal, encoding: str) -> Job | None:
    """Of a draft that waits: read at once, or by the work that is given back."""
    require(can_propose_draft(actor, proposal.article))
    data = bytes(proposal.original)
    kind = None if proposal.kind == FileKind.WORD else FileKind(proposal.kind)
    if weight_of_story(data, "", kind) <= HEAVY:
        proposing.choose_encoding(actor=actor, proposal=proposal, encoding=encoding)
        return None
    how = {"name": "", "read_as": kind or "", "encoding": encoding, "proposal": proposal.pk}
    return _ask_for_draft(actor, proposal.article, data, how)


def do(job: Job, progress: Progress) -> dict[str, Any]:
    """File by file, each kept in one step: begun anew it goes on. Raises `Unreadable` for one story alone."""
    files = job.about["files"]
    for number, file in enumerate(files):
        progress.set(number, len(files))
        if file.get("kind") != ARCHIVE:
            _keep(file, progress.listen)
    progress.set(len(files))
    if "import" in job.about:
        return {}
    (file,) = files
    try:
        story = story_of(file)
    except Undecodable as refusal:
        return _offered(job, file, refusal)
    if "upload" in job.about:
        how = {"encoding": file["encoding"], "kind": file["read_as"]}
        Upload.objects.filter(pk=job.about["upload"]).update(**how)
        return {}
    return _as_draft(job, file, {"read": story, "actor": job.asked_by})


def tidy(job: Job) -> None:
    """The bytes of a draft stay only while it is read; those of others wait for their owner."""
    if job.article_id:
        staging.tidy(job)
    else:
        staging.sweep()


def _asked(actor: User, files: Sequence[dict[str, Any]], about: dict[str, Any], **same: Any) -> Job:
    last = Job.objects.filter(kind=JobKind.READ_FILES, asked_by=actor, **same).order_by("-pk").first()
    if last and last.state != JobState.DONE and last.about["files"] == files:
        return last
    return _queue.ask(JobKind.READ_FILES, actor=actor, about=about | {"files": files})


@transaction.atomic
def _bring(actor: User, article: Article, content: str | bytes, how: dict[str, str]) -> Proposal | Job:
    require(can_propose_draft(actor, article))
    is_file = isinstance(content, bytes)
    data, kind = (content, how.get("read_as", "")) if is_file else (content.encode(), FileKind.TEXT)
    chosen = FileKind(kind) if kind else None
    if weight_of_story(data, how["name"], chosen) > HEAVY:
        return _ask_for_draft(actor, article, data, how | {"read_as": kind})
    read = read_story(data, how["name"], how["encoding"], chosen) if "encoding" in how else None
    about = {"actor": actor, "article": article, "content": content, "name": how["name"]}
    return proposing.propose_draft(**about, read=read)


def _ask_for_draft(actor: User, article: Article, data: bytes, how: dict[str, Any]) -> Job:
    refuse_too_much(actor, [len(data)])
    file = staging.stage([data], how["name"], settings.MAX_BODY)
    return _queue.ask(JobKind.READ_FILES, actor=actor, article=article, about={"files": [file | how]})


def _as_draft(job: Job, file: dict[str, Any], about: dict[str, Any]) -> dict[str, Any]:
    if number := file.get("proposal"):
        proposal = Proposal.objects.select_related("article", "against").filter(pk=number).first()
        if proposal is None:
            raise Refused(proposing.GONE)
        proposing.choose_encoding(proposal=proposal, encoding=file["encoding"], **about)
    else:
        content = staged_path(file["stored"]).read_bytes()
        proposal = proposing.propose_draft(article=job.article, content=content, name=file["name"], **about)
    return {"proposal": proposal.pk}


def _offered(job: Job, file: dict[str, Any], refusal: Undecodable) -> dict[str, Any]:
    """The page to which the job leads offers the encodings, where it has one."""
    is_draft = bool(job.article_id) and "proposal" not in file
    if (is_draft or not job.about.get("again", True)) and encodings_for(file):
        return {"upload": _laid_aside(job, file).pk} if is_draft else {}
    raise refusal


def _laid_aside(job: Job, file: dict[str, Any]) -> Upload:
    data = staged_path(file["stored"]).read_bytes()
    (upload,) = stage(actor=job.asked_by, sent=[Sent(data, file["name"])], draft_of=job.article)
    return upload


def _keep(file: dict[str, Any], going_on: Callable[[], None]) -> None:
    """What was refused is read again: somebody asked for it."""
    path = kept_path(file)
    if path.exists() and not is_refusal(path.read_text("utf-8")):
        return
    try:
        data, is_light = staged_path(file["stored"]).read_bytes(), weight_of(file) <= HEAVY
    except FileNotFoundError:
        raise Refused(GONE) from None
    try:
        words = read(file, data) if is_light else read_apart_from_here(file, data, going_on)
    except Unreadable as refusal:
        words = refusal_to_json(refusal)
    _write(path, words)
    if not is_refusal(words):
        found = from_json(FileLook if file.get("kind") else ReadStory, words)
        for alike in asked_alike(file, found):
            _write(kept_path(alike), words)


def _write(path: Path, words: str) -> None:
    """In one step: whoever looks finds all of it or nothing."""
    new = path.with_name(secrets.token_hex(24))
    with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        out.write(words.encode("utf-8", "surrogatepass"))
    new.replace(path)
