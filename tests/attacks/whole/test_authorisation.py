"""Other people's stories, disguised methods, harmless GETs: rows AZ-02, AZ-04 to AZ-06, AZ-08, AZ-10."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from claims.models import Article, Event
from tests.attacks.browsing import METHODS, Browser, everything, looks_at_htmx
from tests.attacks.conftest import body_of
from tests.attacks.matrix import expected, pages

NEVER = 987_654_321
OF_A_STORY = [p for p in get_resolver("claims.urls").url_patterns if "article_id" in p.pattern.converters]


def without_tokens(html: str) -> str:
    """The page without what is new in each answer."""
    return re.sub(r"\b\w{64}\b", "", html)


@pytest.mark.parametrize("pattern", OF_A_STORY, ids=lambda pattern: pattern.name)
def test_az_02_what_one_may_not_see_looks_like_what_never_was(stage, browsers, pattern):
    """Also where the story never was, and where the story is there and what is in it is not."""
    browser, page = browsers["not admitted"], pages(stage)[pattern.name]
    arguments = stage.arguments_of(pattern.name)
    mine = {key: arguments[key] for key in pattern.pattern.converters}
    never = dict.fromkeys(mine, NEVER)
    before = everything()
    theirs = {**page.data, "placement": stage.placement.pk} if "placement" in page.data else page.data
    none = {**page.data, "placement": NEVER} if "placement" in page.data else page.data
    for method in METHODS:
        for htmx in (False, True):
            with looks_at_htmx() as looked:
                asked = browser.ask(method, reverse(pattern.name, kwargs=mine), theirs, htmx=htmx)
                unknown = browser.ask(method, reverse(pattern.name, kwargs=never), none, htmx=htmx)
                assert asked.status_code == unknown.status_code in {404, 405}
                assert without_tokens(body_of(asked)) == without_tokens(body_of(unknown))
                assert asked.headers.keys() == unknown.headers.keys()
            if not looked:
                break  # by htmx it is the same
    assert everything() == before


@pytest.mark.parametrize("htmx", [False, True])
def test_az_04_a_fragment_needs_the_same_right_as_its_page(stage, browsers, htmx: bool):
    """Whether one gets in does not depend on how one asks; the matrix holds every other cell."""
    address = reverse("desk-claim", args=[stage.story.pk, stage.placement.claim_id])
    statuses = {who: browser.ask("GET", address, htmx=htmx).status_code for who, browser in browsers.items()}
    assert statuses == {
        "stranger": 302, "no role": 404, "reader": 200, "reviewer": 200, "not admitted": 404, "editor": 200,
        "admin": 200, "deactivated": 302,
    }  # fmt: skip


# All at once, since none may be heeded; by the names that frameworks know.
DISGUISES = [
    (
        {"_method": method, "method": method},
        {"x_http_method_override": method, "x_method_override": method, "hx_method": method} | more,
    )
    for method, more in (("DELETE", {}), ("POST", {}), ("POST", {"hx_request": "true"}))
]


@pytest.mark.parametrize(("query", "headers"), DISGUISES)
def test_az_05_a_method_cannot_be_disguised(client: Client, stage, query: dict, headers: dict):
    before, table = everything(), pages(stage)
    for pattern in OF_A_STORY:
        page = table[pattern.name]
        arguments = stage.arguments_of(pattern.name)
        wanted = {key: arguments[key] for key in pattern.pattern.converters}
        answer = client.get(reverse(pattern.name, kwargs=wanted), query, headers=headers)
        assert answer.status_code == expected(page, "reviewer", "GET", htmx=False), pattern.name
    assert client.get("/sign-out/", query, headers=headers).status_code == 405
    assert client.get("/").status_code == 200
    assert client.post("/", query, headers=headers).status_code == 405
    assert everything() == before


class Links(HTMLParser):
    """Every address that a page leads to by GET."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        asked = [named.get("hx-get"), named.get("href") if tag in {"a", "link"} else None]
        if tag == "form" and (named.get("method") or "get").lower() == "get":
            asked.append(named.get("action"))
        self.found |= {address.split("#")[0] for address in asked if address and address[0] in "/?"}


def test_az_06_reading_changes_nothing(stage, browsers):
    """As an admin, link by link, three levels from the queue and from the admin's first page."""
    browser, before = browsers["admin"], everything()
    level, seen = {"/", "/admin/", "/admin/claims/article/"}, set()
    for _ in range(3):
        found = set()
        for address in sorted(level):
            answer = browser.ask("GET", address)
            assert answer.status_code < 400 or answer.status_code == 405, (address, answer.status_code)
            if "html" in answer.headers.get("Content-Type", ""):
                base = address.split("?")[0]
                links = Links(body_of(answer)).found
                found |= {base + link if link[0] == "?" else link for link in links}
            if answer.status_code in {301, 302}:
                found.add(answer["Location"])
        seen |= level
        kept = (link for link in found - seen if link[0] == "/" and not link.startswith(("//", "/static/")))
        level = one_of_each_kind(kept)
    assert len(seen) > 60
    assert everything() == before


def one_of_each_kind(links) -> set[str]:
    """Pages that differ only in a number or a value are asked for once."""
    kinds = {}
    for link in sorted(links):
        kinds.setdefault(re.sub(r"\d+|=[^&]*", "N", link), link)
    return set(kinds.values())


@pytest.mark.parametrize("table", ["event", "eventdetail"])
def test_az_08_nobody_writes_history_by_hand(stage, browsers, table: str):
    row = Event.objects.order_by("pk").first().pk
    before = everything()
    for path in ("add/", f"{row}/change/", f"{row}/delete/"):
        data = {"actor_name": "Somebody", "text": "{}", "post": "yes", "_save": "Save"}
        answer = browsers["admin"].ask("POST", f"/admin/claims/{table}/{path}", data)
        assert answer.status_code in {403, 404, 405}, path
    for action in ("delete_selected", "export_as_csv", "import", "add", "change"):
        many = {"action": action, "_selected_action": [row], "post": "yes", "index": 0}
        answer = browsers["admin"].ask("POST", f"/admin/claims/{table}/", many)
        assert answer.status_code in {200, 302, 403}
    inline = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": row,
        "form-0-actor_name": "X",
        "_save": "1",
    }
    browsers["admin"].ask("POST", f"/admin/claims/{table}/", inline)
    assert everything() == before


def test_az_10_nothing_of_a_restricted_story_leaks(stage, browsers: dict[str, Browser]):
    """No page of who is not admitted differs by whether the story is there at all."""

    def seen() -> list[str]:
        browser = browsers["not admitted"]
        tabs = ("open", "mine", "unassigned", "to-decide", "recheck", "ready", "signed-off")
        return [without_tokens(body_of(browser.ask("GET", f"/?show={tab}"))) for tab in tabs]

    there = seen()
    Article.objects.filter(pk=stage.story.pk).update(archived_at="2031-01-01T00:00Z")
    assert seen() == there
    assert stage.story.headline not in "".join(there)
