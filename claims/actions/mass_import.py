"""Bring many stories in as one job: each exactly once, however often the work is ended and begun anew."""

import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.db.models import Model, OuterRef, Subquery

from claims.actions._incoming import Item, Loaded, Source
from claims.actions._insert import Columns, Shared, blank, insert
from claims.actions._job_rows import note_refusal, note_unless_there, row_of, tally
from claims.actions._log import Told, log_beginnings, told_of_values
from claims.actions._progress import Progress
from claims.actions.doubles import AlreadyHere, doubles_of, one_at_a_time, refuse_doubles_of
from claims.actions.importing import add_rows, rows_of, rules_of_newsroom
from claims.actions.reading import BATCH, analyse, store
from claims.analysis import pipeline
from claims.analysis.given import split_as
from claims.analysis.spans import Span
from claims.models import Article, Claim, Job, JobRow, Newsroom, Placement, Revision, User
from claims.permissions import can_add_article, require
from claims.vocabulary import ClaimKind, EventKind

MOST_AT_ONCE = 200  # rows whose keys are looked up together
MOST_CHARACTERS_AT_ONCE = 2_000_000
# Claims in one transaction, if more than one story has them: SQLite has one lock for all who write.
MOST_CLAIMS_AT_ONCE = {"sqlite": 2_000, "postgresql": 8_000}
PAUSE = 0.03  # seconds
GIVEN = "sentences given"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every story that does not say it itself."""

    desk: str = ""
    publication: str = ""
    analysed: bool = True  # else the texts are only split into sentences
    due: datetime | None = None

    @classmethod
    def of(cls, said: dict[str, Any]) -> "Defaults":
        """As a job keeps them."""
        due = said.get("due")
        return cls(**said | {"due": datetime.fromisoformat(due) if due else None})


@dataclass(slots=True)
class _Made:
    """A story that can be taken: its rows, not saved yet, and its claims if they need no analysis."""

    item: Item
    article: Article
    draft: Revision
    claims: list[tuple[Span, ClaimKind]] | None
    cut: list[Span] | None = None  # where claims stand although they are analysed


def bring_in(
    *,
    actor: User,
    job: Job,
    sources: Iterable[Source],
    progress: Progress,
    defaults: Defaults,
    done: int = 0,
    total: int | None = None,
) -> dict[str, int]:
    """What is in is skipped; what cannot be taken is a row that says why, and stops nothing.

    `done` says how many an earlier try has dealt with, and `total` how many it counted, where the sources
    are the same bytes still.
    """
    require(can_add_article(actor))
    sources, rules = list(sources), rules_of_newsroom()
    progress.set(
        done, total if total is not None else sum(source.count(progress.listen) for source in sources)
    )
    items = (item for source in sources for item in source.items())
    for batch in _batches(islice(items, done, None)):
        known = set(
            JobRow.objects.filter(job=job, key__in=[item.key for item in batch]).values_list("key", flat=True)
        )
        ready: list[_Made] = []
        for item in batch:
            if item.key not in known and (made := _made(actor, job, item, rules, defaults, progress)):
                if made.claims is None:
                    _add_given(actor, job, ready)  # else they would count as done before they are in
                    _add_analysed(actor, job, made)
                    progress.set(done + 1)
                else:
                    ready.append(made)
            done += 1
        _add_given(actor, job, ready)
        progress.set(done)
    return tally(job)


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == MOST_AT_ONCE or sum(item.size for item in batch) > MOST_CHARACTERS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _let_others_write() -> None:
    """SQLite has no queue: who waits looks every 25 ms, later every 100, whether the one lock is free."""
    if connection.vendor == "sqlite":
        time.sleep(PAUSE)


def _transactions(ready: list[_Made]) -> Iterator[list[_Made]]:
    """So that nobody who marks a claim meanwhile waits long for the lock."""
    most = MOST_CLAIMS_AT_ONCE[connection.vendor]
    some: list[_Made] = []
    count = 0
    for made in ready:
        more = len(made.claims or ())
        if some and count + more > most:
            yield some
            some, count = [], 0
        some.append(made)
        count += more
    if some:
        yield some


def _made(
    actor: User, job: Job, item: Item, rules: Newsroom, defaults: Defaults, progress: Progress
) -> _Made | None:
    try:
        loaded = item.load(progress.listen)
        about = {
            name: getattr(loaded.story, name) or getattr(defaults, name)
            for name in ("desk", "publication", "due")
        }
        article, draft = rows_of(replace(loaded.story, **about), actor=actor, rules=rules)
        claims = None if loaded.is_ours and defaults.analysed else _claims_without_analysis(loaded, defaults)
        if item.once and claims is None:
            refuse_doubles_of(actor, job, [(article, draft)])
    except (OSError, ValueError, ValidationError, AlreadyHere) as refusal:  # Unreadable is a ValueError
        note_refusal(job, item, refusal)
        return None
    if loaded.is_ours and defaults.analysed:
        return _Made(item, article, draft, None, [Span(*pair) for pair in loaded.sentences or ()])
    return _Made(item, article, draft, claims)


def _claims_without_analysis(loaded: Loaded, defaults: Defaults) -> list[tuple[Span, ClaimKind]] | None:
    text = loaded.story.text
    if loaded.sentences is not None:
        top = [(Span(0, len(loaded.headline)), ClaimKind.HEADLINE)] if loaded.headline else []
        return top + [(Span(*pair), ClaimKind.SENTENCE) for pair in loaded.sentences]
    if defaults.analysed:
        return None
    return [(claim.span, claim.kind) for claim in pipeline.analyse(text, language="").claims]


def _add_analysed(actor: User, job: Job, made: _Made) -> None:
    """The slow part stands outside the transaction."""
    try:
        analysis = analyse(made.draft, made.article)
        if made.cut is not None:
            analysis = split_as(analysis, made.cut)
        with transaction.atomic():
            if made.item.once:
                one_at_a_time()
                refuse_doubles_of(actor, job, [(made.article, made.draft)])
            row = row_of(job, made.item)
            row.save(force_insert=True)  # before the story: if another worker has it, this waits for that one
            add_rows(actor=actor, article=made.article, draft=made.draft)
            store(actor=actor, article=made.article, revision=made.draft, analysis=analysis)
            JobRow.objects.filter(pk=row.pk).update(article=made.article)
    except (OperationalError, InterfaceError, PermissionDenied):
        raise  # of the whole job, not of this row
    except IntegrityError as error:
        note_unless_there(job, made.item, error)
    except AlreadyHere as refusal:
        note_refusal(job, made.item, refusal)
    except Exception as error:  # noqa: BLE001 – a text that the analysis trips over stops no other
        logging.getLogger(__name__).exception("Row %s of %s", made.item.number, job)
        note_refusal(job, made.item, error)


def _add_given(actor: User, job: Job, ready: list[_Made]) -> None:
    for some in _transactions(list(_not_here(actor, job, ready))):
        _add_split(actor, job, some)
        _let_others_write()
    ready.clear()


def _not_here(actor: User, job: Job, ready: list[_Made]) -> Iterator[_Made]:
    """Asked for all of them together; under the lock it is asked again."""
    once = [made for made in ready if made.item.once]
    here = dict(zip(map(id, once), doubles_of(actor, job, [(m.article, m.draft) for m in once]), strict=True))
    for made in ready:
        if found := here.get(id(made)):
            note_refusal(job, made.item, AlreadyHere(found))
        else:
            yield made


def _add_split(actor: User, job: Job, ready: list[_Made]) -> None:
    try:
        _add_together(actor, job, ready)
    except (OperationalError, InterfaceError):
        raise
    except (DatabaseError, AlreadyHere) as error:  # one of them, or another worker: one by one tells
        if len(ready) == 1:
            note_unless_there(job, ready[0].item, error)
        for made in ready if len(ready) > 1 else ():
            made.article.current_revision = None
            for row in (made.article, made.draft):
                row.pk, row._state.adding = None, True
            _add_split(actor, job, [made])


@transaction.atomic
def _add_together(actor: User, job: Job, ready: list[_Made]) -> None:
    """Many small stories in one transaction, each with a history of its own."""
    if once := [made for made in ready if made.item.once]:
        one_at_a_time()
        refuse_doubles_of(actor, job, [(made.article, made.draft) for made in once])
    for made in ready:
        made.article.history_length = 2
    Article.objects.bulk_create([made.article for made in ready], batch_size=BATCH)
    for made in ready:
        made.draft.article, made.draft.since = made.article, 1
        made.draft.analysis_version, made.draft.analysis_engine = pipeline.VERSION, GIVEN
    Revision.objects.bulk_create([made.draft for made in ready], batch_size=BATCH)
    first = Revision.objects.filter(article=OuterRef("pk")).values("pk")
    Article.objects.filter(pk__in=[made.article.pk for made in ready]).update(
        current_revision=Subquery(first)
    )
    told = _add_claims(ready)
    JobRow.objects.bulk_create([row_of(job, made.item, made.article) for made in ready], batch_size=BATCH)
    log_beginnings(list(_histories(ready, told)), actor=actor)


def _add_claims(ready: list[_Made]) -> list[dict[str, Any]]:
    """Claims and where they stand, all stories' at once; by story, what its history tells of them."""
    claims = [(made, span, kind) for made in ready for span, kind in made.claims or ()]
    shared = blank(Claim) | {"since": 2}
    article = [made.article.pk for made, _, _ in claims]
    columns: Columns = {
        "article_id": article,
        "public_id": [uuid4() for _ in claims],
        "kind": [kind.value for _, _, kind in claims],
    }
    columns["id"] = numbers = insert(Claim, shared, columns)
    told = list(_told_by_story(ready, Claim, shared, columns))
    del columns  # of a long text, claims and placements together would take too much memory
    shared = blank(Placement) | {"since": 2, "priority": 0.0}
    columns = {
        "article_id": article,
        "revision_id": [made.draft.pk for made, _, _ in claims],
        "claim_id": numbers,
        "start": [span.start for _, span, _ in claims],
        "end": [span.end for _, span, _ in claims],
    }
    columns["id"] = insert(Placement, shared, columns)
    return [
        rows | places
        for rows, places in zip(told, _told_by_story(ready, Placement, shared, columns), strict=True)
    ]


def _told_by_story(
    ready: list[_Made], table: type[Model], shared: Shared, columns: Columns
) -> Iterator[dict[str, Any]]:
    until = 0
    for made in ready:
        first, until = until, until + len(made.claims or ())
        yield told_of_values(table, shared, {name: column[first:until] for name, column in columns.items()})


def _histories(ready: list[_Made], told: list[dict[str, Any]]) -> Iterator[tuple[Article, list[Told]]]:
    words = {"version": pipeline.VERSION, "engine": GIVEN}
    for made, rows in zip(ready, told, strict=True):
        article = made.article
        article.current_revision = made.draft
        added = Told(EventKind.ARTICLE_ADDED, article, [article, made.draft])
        yield article, [added, Told(EventKind.ARTICLE_READ, article, more_rows=rows, words=words)]
