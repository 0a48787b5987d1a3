"""Who asks: the session and the person, which every request fetches before anything else."""

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from claims.models import User
from claims.queries.prepared import prepared


@prepared
def session_by_key(*, key: str) -> QuerySet[Session]:
    """Also one that has run out."""
    return Session.objects.filter(session_key=key)


@prepared
def person_by_number(*, number: int) -> QuerySet[User]:
    return User.objects.filter(pk=number)
