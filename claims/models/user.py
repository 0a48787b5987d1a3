"""A person of the newsroom."""

import uuid
from functools import cache, cached_property

from django.contrib.auth.models import AbstractUser, Group, UserManager
from django.db import connection, models
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.sql import Query

from claims.vocabulary import Role

COMMAND_LINE = "command-line"  # the account of whoever works at the server's own
NO_COLUMN_HOLDS = 2**63  # of such a number only Django knows what to make


class PeopleManager(UserManager):
    """Fetches each person together with their role, so that no page asks for it again."""

    def get_queryset(self) -> QuerySet["User"]:
        found = super().get_queryset()
        found.query = _everybody().clone()
        return found

    def get(self, *about: object, **known: object) -> "User":
        """By the number alone, as every request asks for who sent it, the SQL is not even compiled anew."""
        number = known.get("pk")
        if about or len(known) != 1 or type(number) is not int or abs(number) >= NO_COLUMN_HOLDS:
            return self.get_queryset().get(*about, **known)
        sql, roles = _by_number(connection.vendor)
        for person in User._base_manager.raw(sql, [*roles, number]):
            return person
        raise User.DoesNotExist(f"There is no person {number}.")

    def real(self) -> QuerySet["User"]:
        """Everybody, by name, but the command line, which is nobody."""
        return self.exclude(username=COMMAND_LINE).order_by("name", "username")

    def insiders(self) -> QuerySet["User"]:
        """Who is let in, with whatever role."""
        return self.filter(Q(is_superuser=True) | Q(role_name__isnull=False), is_active=True)


@cache
def _everybody() -> Query:
    """Written once: Django needs as long for it as for the rest of a query."""
    role = Group.objects.filter(user=OuterRef("pk"), name__in=list(Role)).values("name")[:1]
    return User._base_manager.annotate(role_name=Subquery(role)).query


@cache
def _by_number(vendor: str) -> tuple[str, tuple[str, ...]]:
    """The SQL for one of them as this kind of database takes it, and what goes into it before the number."""
    query = User.objects.filter(pk=0).query
    sql, (*roles, _) = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(roles)


class User(AbstractUser):
    UNRECORDED = frozenset({"password", "last_login", "is_superuser", "preferences"})

    first_name = None
    last_name = None
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("full name", max_length=150, blank=True)

    preferences = models.JSONField(default=dict, blank=True, editable=False)  # keys; nobody else’s concern

    objects = PeopleManager()
    REQUIRED_FIELDS = ["email"]

    class Meta(AbstractUser.Meta):
        verbose_name = "person"
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    @property
    def initials(self) -> str:
        words = self.get_full_name().replace(".", " ").split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def is_command_line(self) -> bool:
        return self.username == COMMAND_LINE

    @cached_property
    def role(self) -> Role | None:
        """The one role this person has; an account made by `createsuperuser` is an admin."""
        if self.is_superuser:
            return Role.ADMIN
        if "role_name" in self.__dict__:
            name = self.__dict__["role_name"]
        else:
            name = self.groups.filter(name__in=list(Role)).values_list("name", flat=True).first()
        return Role(name) if name else None
