"""Several files, or tables with a story a row, become one job that brings them in."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from claims.actions import _queue, staging
from claims.actions.uploading import Sent
from claims.formats.filenames import visible_name
from claims.formats.rows import table_kind
from claims.models import Job, User
from claims.permissions import can_add_article, require
from claims.vocabulary import JobKind


@transaction.atomic
def ask_for_many(*, actor: User, sent: Sequence[Sent]) -> Job:
    """Laid aside until the job has ended; raises `Refused` where a file is too large."""
    require(can_add_article(actor))
    files = []
    for one in sent:
        name = visible_name(one.name)
        file = staging.stage([one.data], name, settings.MAX_BODY)
        kind = table_kind(name)
        files.append(file | ({"kind": kind.value} if kind else {}))
    return _queue.ask(JobKind.IMPORT, actor=actor, about={"files": files})
