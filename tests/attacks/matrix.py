"""The reviewed table of AZ-01: who gets what at every address, by every method."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from tests.attacks.conftest import Stage

PEOPLE = ("stranger", "no role", "reader", "reviewer", "not admitted", "editor", "admin", "deactivated")
READ = ("GET", "HEAD")
SIGN_IN, ADMIN_DOOR = "/sign-in/", "/admin/login/"

# By rule: what those get who are let in no further; who is not named is let in.
OUTSIDE = {"stranger": SIGN_IN, "deactivated": SIGN_IN}
RULES: dict[str, dict[str, int | str]] = {
    "anybody": {},
    "insiders": OUTSIDE,
    "sees the story": OUTSIDE | {"no role": 404, "not admitted": 404},
    "works on the story": OUTSIDE | {"no role": 404, "not admitted": 404, "reader": 403},
    "adds stories": OUTSIDE | {"no role": 403, "reader": 403},
}


@dataclass(frozen=True)
class Page:
    """Any method that is not named is answered with 405."""

    rule: str
    read: int | None = None
    post: tuple[int, int] | None = None  # plain, by htmx
    data: dict[str, Any] = field(default_factory=dict)


def pages(stage: Stage) -> dict[str, Page]:
    here = {"placement": stage.placement.pk}
    return {
        "queue": Page("insiders", read=200),
        "article-add": Page("adds stories", 200, (302, 302), {"text": "Rain\nIt rained in Korsen."}),
        "take": Page("works on the story", post=(302, 200)),
        "give-back": Page("works on the story", post=(302, 200)),
        "read-again": Page("works on the story", post=(302, 302)),
        "export-claims": Page("sees the story", read=200),
        "desk": Page("sees the story", read=200),
        "article-reading": Page("sees the story", read=200),
        "desk-claim": Page("sees the story", read=200),
        "mark": Page("works on the story", post=(302, 200), data={"mark": "verified"}),
        "said": Page("works on the story", post=(302, 200), data={"answer": "yes"} | here),
        "confirm-attribution": Page("works on the story", post=(302, 200), data=here),
        "confirm-evidence": Page("works on the story", post=(302, 200), data=here),
        "undo": Page("works on the story", post=(302, 200)),
        "sign-in": Page("anybody", 200, (200, 200)),
        "sign-out": Page("insiders", post=(302, 302)),
        "link": Page("anybody", 410, (410, 410)),
        "welcome": Page("insiders", read=200),
        "set-password": Page("insiders", 200, (422, 422), {"password": "short", "again": "short"}),
    }


def expected(page: Page, person: str, method: str, *, htmx: bool) -> int | str:
    """A status, or the address that one is sent to."""
    denied = RULES[page.rule].get(person)
    if denied == SIGN_IN:
        return SIGN_IN
    success = page.read if method in READ else page.post[htmx] if method == "POST" and page.post else None
    return 405 if success is None else denied or success


# The admin: nobody but admins is inside. For them, by the end of the address's name: what reading gets,
# and what a POST gets that holds nothing. "Readable" ones answer every other method as they answer GET.
ADDED_IN_ADMIN = {"claims_user", "claims_source"}
CHANGED_IN_ADMIN = ADDED_IN_ADMIN | {"claims_article", "claims_newsroom"}
ADMIN: dict[str, tuple[set[int], set[int]]] = {
    "index": ({200}, {200}),
    "login": ({403}, {403}),
    "logout": ({302, 307}, {302, 307}),
    "password_change": ({302}, {302}),
    "password_change_done": ({302}, {302}),
    "autocomplete": ({200, 403, 405}, {403, 405}),  # no form of ours has one; OPTIONS names its methods
    "jsi18n": ({200, 405}, {405}),
    "view_on_site": ({404}, {404}),
    "app_list": ({200}, {200}),
    "None": ({302, 404}, {302, 404}),  # Django's old addresses of a row, and what catches all others
    "changelist": ({200, 302}, {200, 302}),
    "add": ({403}, {403}),
    "change": ({200}, {403}),
    "delete": ({403}, {403}),
    "sign_in_link": ({405}, {302}),
}


def expected_in_admin(name: str, person: str, method: str, rows: Container[str]) -> set[int | str]:
    """`name` without its `admin:`; `rows` are the tables that have some."""
    if person in OUTSIDE:
        return {SIGN_IN, ADMIN_DOOR, "/admin/"}  # the admin's own door leads to the one sign-in page
    if person != "admin":
        return {403} if name == "login" else {ADMIN_DOOR, "/admin/"}
    table, _, page = name.rpartition("_")
    page = next(
        end for end in sorted(ADMIN, key=len, reverse=True) if name == end or name.endswith(f"_{end}")
    )
    table = name.removesuffix(f"_{page}")
    if page == "add" and table in ADDED_IN_ADMIN:
        return {200}
    if page == "change" and table in CHANGED_IN_ADMIN:
        return {200}
    if page == "change" and table not in rows and method != "POST":
        return {"/admin/"}  # Django says there that it is not
    return ADMIN[page][method == "POST"]
