"""Bring an article in: its text is stored exactly, and the reading of it is asked for."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.actions import _queue
from claims.actions._log import log, open_entry
from claims.analysis.language import detect
from claims.analysis.layout import lay_out
from claims.analysis.spans import Layout
from claims.formats.blocks import Backing
from claims.formats.readers import ReadText, check_text, read_text
from claims.formats.stories import ReadStory
from claims.models import Article, Newsroom, Revision, User
from claims.permissions import can_add_article, require
from claims.queries.looks import laid_out
from claims.vocabulary import EventKind, FileKind, JobKind

HEADLINE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Incoming:
    """A story that comes in: its text as it was checked, its bytes as they came, and what is known of it."""

    text: str
    original: bytes
    encoding: str = "utf-8"
    desk: str = ""
    publication: str = ""
    published_on: date | None = None
    dated_by_text: bool = True  # where no day is given, a date line at the top of the text says it
    url: str = ""
    due: datetime | None = None
    readings: int | None = None
    language: str | None = None  # else it is guessed
    headline: str = ""  # else the first line says it
    kind: FileKind = FileKind.TEXT
    edited: bool = False  # a person changed what the reader made of the bytes
    backing: tuple[Backing, ...] = ()  # counts in code points of the text


@transaction.atomic
def add_article(
    *, actor: User, content: str | bytes, ask_for_reading: bool = True, **details: Any
) -> Article:
    """From pasted text or a file's bytes; raises `Unreadable`, with the reason, before anything is stored."""
    require(can_add_article(actor))
    read = read_text(content) if isinstance(content, bytes) else _pasted(content)
    original = content if isinstance(content, bytes) else content.encode()
    story = Incoming(text=read.text, original=original, encoding=read.encoding, **details)
    return add_incoming(actor=actor, story=story, ask_for_reading=ask_for_reading)


@transaction.atomic
def add_incoming(*, actor: User, story: Incoming, ask_for_reading: bool = True) -> Article:
    """The same for a text that was read, and perhaps looked at, before."""
    require(can_add_article(actor))
    article, draft = rows_of(story, actor=actor, rules=rules_of_newsroom())
    add_rows(actor=actor, article=article, draft=draft)
    if ask_for_reading:
        _queue.ask(JobKind.READ_ARTICLE, actor=actor, article=article)
    return article


def rules_of_newsroom() -> Newsroom:
    return Newsroom.objects.filter(pk=1).first() or Newsroom()


def rows_of(story: Incoming, *, actor: User, rules: Newsroom) -> tuple[Article, Revision]:
    """Checked, and not saved yet."""
    layout = laid_out(story.text)
    article = Article(
        headline=headline_of(story.headline) if story.headline else _one_line(story.text, layout),
        desk=story.desk,
        publication=story.publication or rules.publication,
        published_on=story.published_on or (day_of(layout.published_on) if story.dated_by_text else None),
        url=story.url,
        due=story.due,
        readings=story.readings or rules.readings,
        added_by=actor,
        added_at=timezone.now(),
    )
    article.clean_fields(exclude={"added_by", "current_revision"})
    draft = Revision(
        number=1,
        text=story.text,
        sha256=hashlib.sha256(story.text.encode()).hexdigest(),
        original=story.original,
        original_sha256=hashlib.sha256(story.original).hexdigest(),
        encoding=story.encoding,
        kind=story.kind,
        edited=story.edited,
        backing=stored_backing(story.backing),
        language=detect(story.text) if story.language is None else story.language,
        author=actor,
        added_at=article.added_at,
    )
    return article, draft


def stored_backing(backing: Sequence[Backing]) -> list[list[Any]]:
    """As it stands in a draft's row."""
    return [[b.kind.value, b.start, b.end, b.address, b.text, b.by] for b in backing]


@transaction.atomic
def add_rows(*, actor: User, article: Article, draft: Revision) -> None:
    """Save what `rows_of` made, as the first event of the story."""
    require(can_add_article(actor))
    article.save(force_insert=True)
    entry = open_entry(article)
    draft.article, draft.since = article, entry.number
    draft.save(force_insert=True)
    Article.objects.filter(pk=article.pk).update(current_revision=draft)
    article.current_revision = draft
    log(EventKind.ARTICLE_ADDED, entry=entry, actor=actor, subject=article, rows=[article, draft])


@transaction.atomic
def read_again(*, actor: User, article: Article) -> None:
    """Ask once more for a reading that failed or that no worker finished."""
    require(can_add_article(actor))
    _queue.ask(JobKind.READ_ARTICLE, actor=actor, article=article)


def incoming_of(read: ReadStory, data: bytes, **about: Any) -> Incoming:
    """What a file says of itself; `about` goes before it."""
    told = {
        "publication": read.publication,
        "published_on": day_of(read.published_on),
        "url": read.address,
        "headline": read.headline,
    }
    told |= {"text": read.text, "encoding": read.encoding, "kind": read.kind, "backing": read.backing}
    return Incoming(original=data, **told | about)


def details_of(said: dict[str, str]) -> dict[str, Any]:
    """What a person said of a story, as a job keeps it; nothing where they were not asked."""
    if not said:
        return {}
    due, language = said["due"], said["language"] or None
    kept = {"desk": said["desk"], "publication": said["publication"], "language": language}
    if "published_on" in said:  # not where the text was read anew since they saw what it tells
        kept |= {"published_on": day_of(said["published_on"]), "dated_by_text": False, "url": said["url"]}
    return kept | {"due": datetime.fromisoformat(due) if due else None}


def _pasted(text: str) -> ReadText:
    return ReadText(text=check_text(text), encoding="utf-8", had_bom=False)


def headline_of(text: str) -> str:
    """The first block of a draft, on one line."""
    return _one_line(text, lay_out(text))


def _one_line(text: str, layout: Layout) -> str:
    text = " ".join(layout.blocks[0].span.cut(text).split()) if layout.blocks else ""
    return text if len(text) <= HEADLINE_LENGTH else text[: HEADLINE_LENGTH - 1] + "…"


def day_of(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
