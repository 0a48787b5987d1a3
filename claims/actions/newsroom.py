"""What admins and editors keep: the newsroom's rules, its sources, an article's details."""

from collections.abc import Iterable

from django.db import transaction

from claims.actions._log import log, open_entry
from claims.models import Alias, Article, Newsroom, Source, User, snapshot
from claims.permissions import can_edit_article, can_keep_sources, can_manage_people, require
from claims.vocabulary import EventKind

DETAILS = ["headline", "desk", "publication", "published_on", "url", "due", "readings", "restricted"]


@transaction.atomic
def change_rules(*, actor: User, rules: Newsroom) -> Newsroom:
    require(can_manage_people(actor))
    entry = open_entry(None)
    was = snapshot(Newsroom.objects.get(pk=1))
    rules.save(update_fields=["name", "publication", "readings"])
    log(EventKind.NEWSROOM_CHANGED, entry=entry, actor=actor, subject=rules, rows=[rules], was=was)
    return rules


@transaction.atomic
def save_source(*, actor: User, source: Source, aliases: Iterable[str]) -> Source:
    """The source with exactly these aliases; its own name always finds it."""
    require(can_keep_sources(actor))
    entry = open_entry(None)
    was = [snapshot(row) for row in _rows_of(Source.objects.filter(pk=source.pk).first())]
    source.save()
    wanted = {alias.strip() for alias in [source.name, *aliases] if alias.strip()}
    gone = list(source.aliases.exclude(text__in=wanted))
    Alias.objects.filter(pk__in=[alias.pk for alias in gone]).delete()
    kept = set(source.aliases.values_list("text", flat=True))
    Alias.objects.bulk_create([Alias(source=source, text=text) for text in sorted(wanted - kept)])
    rows = _rows_of(source)
    log(EventKind.SOURCE_SAVED, entry=entry, actor=actor, subject=source, rows=rows, closed=gone, was=was)
    return source


def _rows_of(source: Source | None) -> list[Source | Alias]:
    return [source, *source.aliases.all()] if source else []


@transaction.atomic
def edit_article(*, actor: User, article: Article, admitted: Iterable[User] | None = None) -> Article:
    """Save changed details; `admitted` are the people who see a restricted story."""
    require(can_edit_article(actor))
    entry = open_entry(article)
    was = snapshot(Article.objects.get(pk=article.pk))
    before = sorted(article.admitted.values_list("username", flat=True))
    article.save(update_fields=DETAILS)
    if admitted is not None:
        article.admitted.set(admitted)
    after = sorted(article.admitted.values_list("username", flat=True))
    words = {"was": was, "admitted": after, "admitted_was": before}
    log(EventKind.ARTICLE_EDITED, entry=entry, actor=actor, subject=article, rows=[article], **words)
    return article
