"""What people send in is laid aside until they have looked at it; a day later it is gone."""

import hashlib
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims.actions.doubles import refuse_double
from claims.actions.importing import Incoming, add_incoming
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.formats.filenames import visible_name
from claims.models import Article, Upload, User
from claims.permissions import can_add_article, can_propose_draft, require
from claims.queries.readings import all_kept_of
from claims.queries.uploads import KEPT, path_of_upload, staged_by
from claims.vocabulary import FileKind

SWEPT_AT_ONCE = 200
ADDED_ALREADY = "This was added already."


@dataclass(frozen=True)
class Sent:
    """Bytes as they came; pasted text has no name."""

    data: bytes
    name: str = ""
    address: str = ""
    kind: FileKind | None = None  # where it is known, as of pasted text


def stage(*, actor: User, sent: Sequence[Sent], draft_of: Article | None = None) -> list[Upload]:
    """Lay it aside, under random names; all of it or nothing."""
    require(can_propose_draft(actor, draft_of) if draft_of else can_add_article(actor))
    sweep()
    refuse_too_much(actor, [len(one.data) for one in sent])
    settings.STAGED_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    rows = [_row(actor, one, draft_of) for one in sent]
    try:
        for row, one in zip(rows, sent, strict=True):
            new = os.open(path_of_upload(row), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(new, "wb") as out:
                out.write(one.data)
        with transaction.atomic():
            for row in rows:
                row.save(force_insert=True)
    except BaseException:
        _remove(rows)
        raise
    return rows


@transaction.atomic
def add_staged(*, actor: User, upload: Upload, story: Incoming, again: bool = False) -> Article:
    """Make a story of it, once: who presses twice is told of the story that is there.

    So is whoever adds what is here already (`AlreadyHere`), unless they want it `again`.
    """
    require(can_add_article(actor))
    if not again and Upload.objects.filter(pk=upload.pk, article=None).exists():
        refuse_double(actor, story)
    article = add_incoming(actor=actor, story=story)
    if not Upload.objects.filter(pk=upload.pk, article=None).update(article=article):
        raise Stale(ADDED_ALREADY)
    transaction.on_commit(lambda: _remove([upload]))
    return article


@transaction.atomic
def discard(*, actor: User, upload: Upload) -> None:
    """By its owner, who alone has it."""
    if not upload.draft_of:
        require(can_add_article(actor))
    if Upload.objects.filter(pk=upload.pk, article=None).delete()[0]:
        transaction.on_commit(lambda: _remove([upload]))


def sweep() -> None:
    """Take away what nobody came back for, and the rows of what became a story."""
    old = Upload.objects.filter(added_at__lt=timezone.now() - KEPT)
    rows = list(old.order_by("added_at")[:SWEPT_AT_ONCE])
    Upload.objects.filter(pk__in=[row.pk for row in rows]).delete()
    _remove(rows)


def _row(actor: User, one: Sent, draft_of: Article | None) -> Upload:
    return Upload(
        owner=actor,
        name=visible_name(one.name) if one.name else "",
        address=one.address,
        stored_as=secrets.token_hex(24),
        sha256=hashlib.sha256(one.data).hexdigest(),
        size=len(one.data),
        kind=one.kind or "",
        draft_of=draft_of,
        added_at=timezone.now(),
    )


def refuse_too_much(actor: User, sizes: Sequence[int]) -> None:
    """Raises `Refused` where one person would have more waiting than there is room for."""
    count, size = staged_by(actor)
    most, room = settings.MAX_STAGED_FILES, settings.MAX_STAGED_OF_ONE_PERSON
    if count + len(sizes) > most:
        raise Refused(f"You have {count} texts waiting and may have {most}. Add or discard some first.")
    if size + sum(sizes) > room:
        raise Refused(
            f"Your waiting texts would take up more than {room // 1_000_000} MB. Add or discard some first."
        )


def _remove(rows: Sequence[Upload]) -> None:
    for row in rows:
        for path in (path_of_upload(row), *all_kept_of(row.stored_as)):
            path.unlink(missing_ok=True)
