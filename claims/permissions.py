"""Who may do what: every rule is one function that answers yes, or no and why."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from claims.models import Article, User
from claims.vocabulary import Role


@dataclass(frozen=True)
class Answer:
    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Answer(True)


def no(reason: str) -> Answer:
    return Answer(False, reason)


def require(answer: Answer) -> None:
    if not answer:
        raise PermissionDenied(answer.reason)


def _at_least(user: User, role: Role, reason: str) -> Answer:
    order = list(Role)
    if user.role is not None and order.index(user.role) >= order.index(role):
        return YES
    return no(reason)


def can_add_article(user: User) -> Answer:
    return _at_least(user, Role.REVIEWER, "Readers cannot add stories. Ask an admin for the reviewer role.")


def can_mark(user: User, article: Article) -> Answer:
    if article.archived_at is not None:
        return no("This story is archived; nothing in it can be changed.")
    return _at_least(user, Role.REVIEWER, "Readers cannot mark claims. Ask an admin for the reviewer role.")


def can_take(user: User, article: Article) -> Answer:
    if article.archived_at is not None:
        return no("This story is archived; it cannot be taken.")
    return _at_least(user, Role.REVIEWER, "Readers cannot take stories. Ask an admin for the reviewer role.")


def can_edit_article(user: User) -> Answer:
    return _at_least(user, Role.EDITOR, "Only editors and admins change a story’s details.")


def can_keep_sources(user: User) -> Answer:
    return _at_least(user, Role.EDITOR, "Only editors and admins change the list of sources.")


def can_manage_people(user: User) -> Answer:
    return _at_least(user, Role.ADMIN, "Only admins manage people and the newsroom’s rules.")


def can_use_admin(user: User) -> Answer:
    if user.is_active and user.role == Role.ADMIN:
        return YES
    return no("Only admins use the admin.")
