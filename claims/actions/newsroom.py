"""What admins and editors keep: the newsroom's rules, its sources, an article's details."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from claims.actions._log import log, open_entry
from claims.actions._status import derive_statuses
from claims.actions.stale import Stale
from claims.models import Alias, Article, Newsroom, Source, User, snapshot
from claims.permissions import (
    can_edit_article,
    can_keep_sources,
    can_make_source,
    can_manage_people,
    require,
)
from claims.queries.sources import kept_as, names_of
from claims.vocabulary import EventKind, SourceType

RULES = ["name", "publication", "readings", "reason_required", "evidence_required", "fetching"]
DETAILS = ["headline", "desk", "publication", "published_on", "url", "due", "readings", "blind", "restricted"]


@transaction.atomic
def rules_of_newsroom(*, actor: User) -> Newsroom:
    """The one row of rules; made as it is when first asked for, which changes nothing."""
    require(can_manage_people(actor))
    return Newsroom.objects.get_or_create(pk=1)[0]


@transaction.atomic
def change_rules(*, actor: User, rules: Newsroom) -> Newsroom:
    require(can_manage_people(actor))
    entry = open_entry(None)
    was = snapshot(Newsroom.objects.get(pk=1))
    rules.save(update_fields=RULES)
    log(EventKind.NEWSROOM_CHANGED, entry=entry, actor=actor, subject=rules, rows=[rules], was=was)
    return rules


@transaction.atomic
def save_source(
    *, actor: User, source: Source, aliases: Iterable[str], seen: list[str] | None = None
) -> Source:
    """The source with exactly these aliases; its own name always finds it.

    Raises `Stale` where it is kept otherwise by now than `seen`, if that is given.
    """
    require(can_keep_sources(actor))
    return _save_source(actor, source, aliases, seen=seen)


@transaction.atomic
def make_source(*, actor: User, name: str, source_type: SourceType, aliases: Iterable[str] = ()) -> Source:
    """A new one, by whoever checks a story; only editors change those that are there."""
    require(can_make_source(actor))
    return _save_source(actor, Source(name=name, source_type=source_type), aliases)


@transaction.atomic
def add_alias(*, actor: User, source: Source, alias: str) -> Source:
    """One more name that finds it; those it has are left alone."""
    require(can_make_source(actor))
    return _save_source(actor, source, [alias], keep=True)


def _save_source(
    actor: User,
    source: Source,
    aliases: Iterable[str],
    *,
    keep: bool = False,
    seen: list[str] | None = None,
) -> Source:
    entry = open_entry(None)
    before = Source.objects.filter(pk=source.pk).first()
    was, names_was = (snapshot(before), names_of(before)) if before else (None, [])
    if seen is not None and seen != kept_as(before):
        kind, names = before.get_source_type_display(), ", ".join(names_was)
        raise Stale(
            f"Somebody changed it: it is now kept as “{kind}” and goes by {names}. Look, and save again."
        )
    source = before if before and keep else source
    source.full_clean()
    wanted = {alias.strip() for alias in [source.name, *aliases] if alias.strip()}
    wanted |= set(names_was) if keep else set()
    _check_names(source, wanted)
    source.save()
    gone = list(_aliases(source).exclude(text__in=wanted))
    Alias.objects.filter(pk__in=[alias.pk for alias in gone]).delete()
    Alias.objects.bulk_create(
        [Alias(source=source, text=text) for text in sorted(wanted.difference(names_was))]
    )
    rows = [source, *_aliases(source)]
    words = {"was": was, "names": sorted(wanted), "names_was": names_was}
    log(EventKind.SOURCE_SAVED, entry=entry, actor=actor, subject=source, rows=rows, closed=gone, **words)
    return source


def _aliases(source: Source) -> QuerySet[Alias]:
    """As they are now, whatever the caller fetched with the source."""
    return Alias.objects.filter(source=source)


def _check_names(source: Source, wanted: set[str]) -> None:
    """Under the newsroom's lock: a name leads to one source only."""
    taken = Alias.objects.filter(text__in=wanted).exclude(source=source.pk).select_related("source")
    problems = [f"“{alias.text}” is a name of {alias.source} already." for alias in taken]
    longest = Alias._meta.get_field("text").max_length
    problems += [f"“{text[:40]}…” is too long for a name." for text in wanted if len(text) > longest]
    if problems:
        raise ValidationError(problems)


@transaction.atomic
def edit_article(*, actor: User, article: Article, admitted: Iterable[User] | None = None) -> Article:
    """Save changed details; `admitted` are the people who see a restricted story."""
    require(can_edit_article(actor))
    entry = open_entry(article, also_archived=True)
    _check_details(article)
    was = snapshot(Article.objects.get(pk=article.pk))
    before = sorted(article.admitted.values_list("username", flat=True))
    article.save(update_fields=DETAILS)
    kind = EventKind.ARTICLE_EDITED
    if (article.readings, article.blind) != (was["readings"], was["blind"]):
        kind = EventKind.READINGS_ASKED  # which lifts a sign-off
        derive_statuses(article, actor=actor)
    if admitted is not None:
        article.admitted.set(admitted)
    after = sorted(article.admitted.values_list("username", flat=True))
    words = {"was": was, "admitted": after, "admitted_was": before}
    log(kind, entry=entry, actor=actor, subject=article, rows=[article], **words)
    return article


def _check_details(article: Article) -> None:
    """An address must be one that a browser may safely follow, with nothing hidden in it."""
    article.clean_fields(exclude={field.name for field in article._meta.fields}.difference(DETAILS))
    parts = urlsplit(article.url)
    if article.url and not (
        parts.scheme in {"http", "https"} and "@" not in parts.netloc and article.url.isprintable()
    ):
        raise ValidationError("The address must start with http:// or https:// and name no user.")
