"""The head of every page: what this person may go to from there."""

from django.http import HttpRequest

from claims.permissions import can_add_article, can_open_settling, can_use_admin


def head(request: HttpRequest) -> dict[str, bool]:
    person = getattr(request, "user", None)  # none where a body was refused by its size
    if person is None or not person.is_authenticated:
        return {}
    return {
        "may_add": bool(can_add_article(person)),
        "may_settle": bool(can_open_settling(person)),
        "may_administer": bool(can_use_admin(person)),
    }
