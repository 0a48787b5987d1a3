"""People of the newsroom: add them, give them a role, let them in."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from claims.actions._log import log, open_entry
from claims.models import Event, SignInLink, User, snapshot
from claims.models.user import COMMAND_LINE
from claims.permissions import can_manage_people, no, require
from claims.vocabulary import EventKind, Role

LINK_LIFETIME = timedelta(hours=24)
OWN_RIGHTS = "You cannot take your own admin rights away. Ask another admin to do it."
NOT_A_PERSON = "The command line’s own account stays as it is: nobody signs in to it."


@transaction.atomic
def command_line() -> User:
    """Whoever works at the server's command line: an account that nobody can sign in to."""
    person, made = User.objects.get_or_create(
        username=COMMAND_LINE, defaults={"name": "Command line", "is_active": False, "password": "!"}
    )
    if made:
        _give_role(person, Role.ADMIN)
        _log_person(EventKind.PERSON_ADDED, person, actor=person, role=Role.ADMIN)
    return person


@transaction.atomic
def add_person(*, actor: User, username: str, name: str = "", email: str = "", role: Role) -> User:
    require(can_manage_people(actor))
    person = User(username=username, name=name, email=email)
    person.set_unusable_password()
    person.full_clean()
    person.save(force_insert=True)
    _give_role(person, role)
    _log_person(EventKind.PERSON_ADDED, person, actor=actor, role=role)
    return person


@transaction.atomic
def change_person(*, actor: User, person: User, role: Role | None) -> User:
    """Save what was changed on `person`, and the role; an admin cannot shut themselves out."""
    require(can_manage_people(actor))
    entry = open_entry(None)
    # Asked again under the lock: two admins may be taking each other's rights at the same moment.
    require(can_manage_people(User.objects.get(pk=actor.pk)))
    if person.pk == actor.pk and not (person.is_active and role == Role.ADMIN):
        require(no(OWN_RIGHTS))
    if person.is_command_line:
        require(no(NOT_A_PERSON))
    before = User.objects.get(pk=person.pk)
    was = before.role
    person.save(update_fields=["username", "name", "email", "is_active"])
    _give_role(person, role)
    changed = {"role": role, "role_was": was, "was": snapshot(before)}
    log(EventKind.PERSON_CHANGED, entry=entry, actor=actor, subject=person, rows=[person], **changed)
    return person


@transaction.atomic
def make_sign_in_link(*, actor: User, person: User) -> str:
    """A token that signs the person in, once, for a day; only its hash is kept."""
    require(can_manage_people(actor))
    if not person.is_active:
        require(no(f"{person} is switched off, so a link would not let them in. Switch them on first."))
    token = secrets.token_urlsafe(24)
    SignInLink.objects.create(
        person=person, token_hash=hash_of(token), expires_at=timezone.now() + LINK_LIFETIME
    )
    _log_person(EventKind.SIGN_IN_LINK_MADE, person, actor=actor)
    return token


@transaction.atomic
def use_sign_in_link(token: str) -> User | None:
    """The person it signs in; none if it was used, has run out or never was."""
    now = timezone.now()
    link = SignInLink.objects.filter(token_hash=hash_of(token), used_at=None, expires_at__gt=now)
    if not link.filter(person__is_active=True).update(used_at=now):
        return None
    return User.objects.get(sign_in_links__token_hash=hash_of(token))


@transaction.atomic
def set_password(*, person: User, password: str) -> None:
    """By the person themselves; the form has checked that it is strong enough."""
    person.set_password(password)
    person.save(update_fields=["password"])
    _log_person(EventKind.PASSWORD_SET, person, actor=person)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _give_role(person: User, role: Role | None) -> None:
    """Exactly one of the four groups; Django's own admin flag follows it."""
    groups = [Group.objects.get_or_create(name=role)[0]] if role else []
    person.groups.set(groups)
    person.is_staff = role == Role.ADMIN
    person.save(update_fields=["is_staff"])
    person.__dict__.pop("role", None)
    person.role_name = role


def _log_person(kind: EventKind, person: User, *, actor: User, **words: object) -> Event:
    """The person as they are under the lock: somebody may have changed them since they were fetched."""
    entry = open_entry(None)
    now = User.objects.get(pk=person.pk)
    return log(kind, entry=entry, actor=actor, subject=now, rows=[now], **words)
