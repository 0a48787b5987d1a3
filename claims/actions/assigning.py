"""Who works on what: take a story or the next claim, give it back, assign, share claims out."""

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from claims.actions._log import close_unused, log, open_entry
from claims.actions._notices import notify
from claims.actions._versions import add, close
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import Article, Assignment, Placement, User
from claims.permissions import can_assign, can_be_given, can_take, can_take_claims, require
from claims.queries.next_claim import free_in, given_to, next_article_for, to_share_out
from claims.queries.talk import people_at
from claims.vocabulary import EventKind, NoticeKind

ALREADY = "You have this story already."
NOT_YOURS = "You do not have this story any more."
FASTER = "Somebody else changed who has this story in the meantime. Nothing was changed."
NOBODY = "Choose at least one person first."
DOES_NOT_SEE = "{} does not see “{}”, which is restricted. Admit them first."


@transaction.atomic
def take_article(*, actor: User, article: Article, act: UUID | None = None) -> Assignment:
    require(can_take(actor, article))
    entry = open_entry(article)
    assignment = add(Assignment(reviewer=actor, assigned_by=actor), entry, otherwise=ALREADY)
    log(EventKind.ARTICLE_TAKEN, entry=entry, actor=actor, subject=article, rows=[assignment], act=act)
    return assignment


@transaction.atomic
def give_back_article(*, actor: User, article: Article, act: UUID | None = None) -> None:
    """With the claims of it that the person has."""
    require(can_take(actor, article))
    entry = open_entry(article)
    mine = list(Assignment.objects.current().filter(article=article, reviewer=actor))
    if not mine:
        raise Stale(NOT_YOURS)
    for assignment in mine:
        close(assignment, entry, otherwise=NOT_YOURS)
    log(EventKind.ARTICLE_GIVEN_BACK, entry=entry, actor=actor, subject=article, closed=mine, act=act)


@transaction.atomic
def assign_article(
    *, actor: User, article: Article, people: Collection[User], act: UUID | None = None
) -> list[Assignment]:
    """To each of them who does not have the whole of it yet."""
    require(can_assign(actor, article))
    entry = open_entry(article)
    _check_people(article, people)
    have = set(_current(article).filter(claim=None).values_list("reviewer", flat=True))
    new = [
        add(Assignment(reviewer=person, assigned_by=actor), entry, otherwise=FASTER)
        for person in people
        if person.pk not in have
    ]
    if not new:
        close_unused(entry)
        return []
    names = [row.reviewer.username for row in new]
    notify(NoticeKind.ASSIGNED, [row.reviewer_id for row in new], article=article, actor=actor)
    log(
        EventKind.ARTICLE_ASSIGNED,
        entry=entry,
        actor=actor,
        subject=article,
        rows=new,
        act=act,
        people=names,
    )
    return new


@transaction.atomic
def unassign_article(*, actor: User, article: Article, act: UUID | None = None) -> list[Assignment]:
    """From everybody, the whole of it and single claims."""
    require(can_assign(actor, article))
    entry = open_entry(article)
    gone = list(_current(article))
    if not gone:
        close_unused(entry)
        return []
    for assignment in gone:
        close(assignment, entry, otherwise=FASTER)
    log(EventKind.ARTICLE_UNASSIGNED, entry=entry, actor=actor, subject=article, closed=gone, act=act)
    return gone


@transaction.atomic
def share_out_claims(
    *, actor: User, article: Article, people: Sequence[User], act: UUID | None = None
) -> list[Assignment]:
    """What waits and is nobody's yet, in runs of the text, so that each reads a stretch of it."""
    require(can_assign(actor, article))
    entry = open_entry(article)
    _check_people(article, people)
    new = [
        add(Assignment(claim_id=claim, reviewer=person, assigned_by=actor), entry, otherwise=FASTER)
        for claim, person in to_share_out(article, people)
    ]
    if not new:
        close_unused(entry)
        return []
    names = sorted({row.reviewer.username for row in new})
    for person, number in Counter(row.reviewer_id for row in new).items():
        words = f"{number} claim{'' if number == 1 else 's'}"
        notify(NoticeKind.ASSIGNED, [person], article=article, actor=actor, words=words)
    log(
        EventKind.CLAIMS_SHARED_OUT,
        entry=entry,
        actor=actor,
        subject=article,
        rows=new,
        act=act,
        people=names,
    )
    return new


def take_next_claim(*, actor: User) -> Placement | None:
    """The first that waits for the person: what they have already, else a free one, which is theirs now.

    Each try is a transaction of its own that holds one story only, so that nobody waits in a circle;
    who finds a story emptied by others goes on to the next.
    """
    require(can_take_claims(actor))
    while True:
        if mine := given_to(actor):
            return mine
        article = next_article_for(actor)
        if article is None:
            return None
        with suppress(Stale):  # archived meanwhile: on to the next
            if taken := _take_in(actor, article):
                return taken


@transaction.atomic
def _take_in(actor: User, article: Article) -> Placement | None:
    """Under the story's lock: what was free a moment ago may be somebody's by now."""
    require(can_take(actor, article))
    entry = open_entry(article)
    free = free_in(article, actor)
    mine = given_to(actor)  # by another window of theirs, while this one waited
    if free is None or mine:
        close_unused(entry)
        return mine
    claim = free.claim
    assignment = add(Assignment(claim=claim, reviewer=actor, assigned_by=actor), entry, otherwise=FASTER)
    log(EventKind.CLAIM_TAKEN, entry=entry, actor=actor, subject=claim, rows=[assignment])
    return free


def _current(article: Article) -> QuerySet[Assignment]:
    return Assignment.objects.current().filter(article=article)


def _check_people(article: Article, people: Collection[User]) -> None:
    """Under the story's lock: they see it and may mark."""
    if not people:
        raise Refused(NOBODY)
    for person in people:
        if not (answer := can_be_given(person)):
            raise Refused(answer.reason)
    now = Article.objects.only("restricted").get(pk=article.pk)
    seeing = set(people_at(now).values_list("pk", flat=True))
    for person in people:
        if person.pk not in seeing:
            raise Refused(DOES_NOT_SEE.format(person, article.headline))
