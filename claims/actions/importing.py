"""Bring an article in: its text is stored exactly, and the reading of it is asked for."""

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from claims.actions import _queue
from claims.actions._log import log, open_entry
from claims.analysis.language import detect
from claims.analysis.layout import lay_out
from claims.formats.readers import ReadText, Unreadable, check_text, read_text
from claims.models import Article, Newsroom, Revision, User
from claims.permissions import can_add_article, require
from claims.vocabulary import EventKind, JobKind

HEADLINE_LENGTH = 300


@transaction.atomic
def add_article(
    *,
    actor: User,
    content: str | bytes,
    desk: str = "",
    publication: str = "",
    due: datetime | None = None,
    readings: int | None = None,
    language: str | None = None,
    ask_for_reading: bool = True,
) -> Article:
    """From pasted text or a file's bytes; raises `Unreadable`, with the reason, before anything is stored."""
    require(can_add_article(actor))
    read = read_text(content) if isinstance(content, bytes) else _pasted(content)
    rules = Newsroom.objects.filter(pk=1).first() or Newsroom()
    layout = lay_out(read.text)
    if not layout.blocks:
        raise Unreadable("There is only a date here: put the text of the story below it.")
    article = Article(
        headline=_headline(layout.blocks[0].span.cut(read.text)),
        desk=desk,
        publication=publication or rules.publication,
        published_on=_date(layout.published_on),
        due=due,
        readings=readings or rules.readings,
        added_by=actor,
        added_at=timezone.now(),
    )
    article.clean_fields(exclude={"added_by", "current_revision"})
    article.save(force_insert=True)
    entry = open_entry(article)
    original = content if isinstance(content, bytes) else content.encode()
    revision = Revision.objects.create(
        article=article,
        since=entry.number,
        number=1,
        text=read.text,
        sha256=hashlib.sha256(read.text.encode()).hexdigest(),
        original=original,
        original_sha256=hashlib.sha256(original).hexdigest(),
        encoding=read.encoding,
        language=detect(read.text) if language is None else language,
        author=actor,
        added_at=entry.at,
    )
    Article.objects.filter(pk=article.pk).update(current_revision=revision)
    article.current_revision = revision
    log(EventKind.ARTICLE_ADDED, entry=entry, actor=actor, subject=article, rows=[article, revision])
    if ask_for_reading:
        _queue.ask(JobKind.READ_ARTICLE, actor=actor, article=article)
    return article


@transaction.atomic
def read_again(*, actor: User, article: Article) -> None:
    """Ask once more for a reading that failed or that no worker finished."""
    require(can_add_article(actor))
    _queue.ask(JobKind.READ_ARTICLE, actor=actor, article=article)


def _pasted(text: str) -> ReadText:
    return ReadText(text=check_text(text), encoding="utf-8", had_bom=False)


def _headline(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= HEADLINE_LENGTH else text[: HEADLINE_LENGTH - 1] + "…"


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
