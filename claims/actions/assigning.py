"""Who works on an article: take it, give it back."""

from django.db import transaction

from claims.actions._log import log, open_entry
from claims.actions._versions import add, close
from claims.actions.stale import Stale
from claims.models import Article, Assignment, User
from claims.permissions import can_take, require
from claims.vocabulary import EventKind

ALREADY = "You have this story already."
NOT_YOURS = "You do not have this story any more."


@transaction.atomic
def take_article(*, actor: User, article: Article) -> Assignment:
    require(can_take(actor, article))
    entry = open_entry(article)
    assignment = add(Assignment(reviewer=actor, assigned_by=actor), entry, otherwise=ALREADY)
    log(EventKind.ARTICLE_TAKEN, entry=entry, actor=actor, subject=article, rows=[assignment])
    return assignment


@transaction.atomic
def give_back_article(*, actor: User, article: Article) -> None:
    require(can_take(actor, article))
    entry = open_entry(article)
    assignment = Assignment.objects.current().filter(article=article, reviewer=actor).first()
    if assignment is None:
        raise Stale(NOT_YOURS)
    close(assignment, entry, otherwise=NOT_YOURS)
    log(EventKind.ARTICLE_GIVEN_BACK, entry=entry, actor=actor, subject=article, closed=[assignment])
