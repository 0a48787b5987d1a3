"""Other people's stories, disguised methods, harmless GETs and people who are gone: rows AZ-02 to AZ-13."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import get_resolver, reverse

from claims.actions import people
from claims.actions.review import Opinion, mark_claim
from claims.actions.settling import Decision, settle_claim
from claims.models import Article, Event, Settlement, User, Verdict
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind, Mark, Role
from tests.attacks.browsing import METHODS, Browser, everything
from tests.attacks.conftest import body_of, rows_of
from tests.attacks.matrix import expected, pages
from tests.finding import places_in

HTMX = {"hx_request": "true"}
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
    for method in METHODS:
        for htmx in (False, True):
            theirs = {**page.data, "placement": stage.placement.pk} if "placement" in page.data else page.data
            none = {**page.data, "placement": NEVER} if "placement" in page.data else page.data
            asked = browser.ask(method, reverse(pattern.name, kwargs=mine), theirs, htmx=htmx)
            unknown = browser.ask(method, reverse(pattern.name, kwargs=never), none, htmx=htmx)
            assert asked.status_code == unknown.status_code in {404, 405}
            assert without_tokens(body_of(asked)) == without_tokens(body_of(unknown))
            assert asked.headers.keys() == unknown.headers.keys()
    assert everything() == before


def test_az_03_a_child_of_another_story_is_not_found(client: Client, mara: User, story, add_story):
    """The story is hers to see; what is asked for stands in another one."""
    other = add_story('Bridge closed\nThe bridge is closed, the mayor said. "It is old," he added.\n')
    before = everything()
    theirs, own = rows_of(other), rows_of(story)
    place, version, evidence = theirs
    asked = [
        ("desk-claim", {"claim_id": place.claim_id}, None),
        ("mark", {"placement_id": place.pk}, {"mark": "verified"}),
        ("said", {"attribution_id": version.attribution_id}, {"answer": "yes", "placement": place.pk}),
        ("said", {"attribution_id": version.attribution_id}, {"answer": "yes", "placement": own[0].pk}),
        ("said", {"attribution_id": own[1].attribution_id}, {"answer": "yes", "placement": place.pk}),
        ("confirm-attribution", {"version_id": version.pk}, {"placement": place.pk}),
        ("confirm-attribution", {"version_id": version.pk}, {"placement": own[0].pk}),
        ("confirm-attribution", {"version_id": own[1].pk}, {"placement": place.pk}),
        ("confirm-evidence", {"version_id": evidence.pk}, {"placement": place.pk}),
        ("confirm-evidence", {"version_id": evidence.pk}, {"placement": own[0].pk}),
        ("confirm-evidence", {"version_id": own[2].pk}, {"placement": place.pk}),
        ("here", {}, {"since": 0, "claim": place.claim_id}),
        ("write-note", {"placement_id": place.pk}, {"text": "Mine."}),
        ("ask-writer", {"placement_id": place.pk}, {"text": "Why?"}),
        ("set-outcome", {"placement_id": place.pk}, {"value": "stands"}),
    ]
    for name, child, data in asked:
        address = reverse(name, kwargs={"article_id": story.pk} | child)
        for headers in ({}, HTMX):
            answer = (
                client.get(address, headers=headers)
                if data is None
                else client.post(address, data, headers=headers)
            )
            assert answer.status_code == 404, (name, child, data)
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


DISGUISES = [
    ({"_method": "DELETE"}, {}),
    ({"_method": "POST", "method": "POST"}, {}),
    ({}, {"x_http_method_override": "POST"}),
    ({}, {"x_http_method_override": "DELETE", "x_method_override": "DELETE"}),
    ({}, {"hx_method": "POST", "hx_request": "true"}),
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


def test_az_12_who_is_switched_off_is_out_at_once(mara, ada, story, signed_in: Callable):
    """The open session, a link not used yet, and the password."""
    people.set_password(person=mara, password="bread and butter and salt")
    token = people.make_sign_in_link(actor=ada, person=mara)
    hers, mara = signed_in(mara), User.objects.get(pk=mara.pk)
    assert hers.get("/").status_code == 200
    mara.is_active = False
    people.change_person(actor=ada, person=mara, role=Role.REVIEWER)
    before = everything()
    assert hers.get("/").status_code == 302
    assert hers.post(reverse("take", args=[story.pk]), headers=HTMX).status_code == 302
    assert signed_in(None).post(f"/link/{token}/").status_code == 410
    data = {"username": "mara", "password": "bread and butter and salt"}
    assert signed_in(None).post("/sign-in/", data).status_code == 200
    assert everything() == before


@pytest.mark.parametrize("change", [{"role": "reader"}, {"role": ""}, {"is_active": None}])
def test_az_13_the_last_admin_stays(ada: User, signed_in: Callable, change: dict):
    browser = signed_in(ada)
    before = everything()
    address = f"/admin/claims/user/{ada.pk}/"
    typed = {"name": "Ada", "email": "", "role": "admin", "is_active": "on"} | change
    data = {key: value for key, value in typed.items() if value is not None}
    answer = browser.post(f"{address}change/", data)
    assert answer.status_code == 200 and people.OWN_RIGHTS in answer.content.decode()
    assert browser.post(f"{address}delete/", {"post": "yes"}).status_code == 403
    many = {"action": "delete_selected", "_selected_action": [ada.pk], "post": "yes"}
    browser.post("/admin/claims/user/", many)
    assert everything() == before
    assert browser.get("/admin/").status_code == 200


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


def test_az_11_who_tries_to_settle_what_they_read_is_refused_on_record(story, mara, edda):
    where = places_in(story)[1]
    for person in (mara, edda):
        mark_claim(actor=person, placement=where, opinion=Opinion(Mark.VERIFIED), former=None)
    seen = [verdict.pk for verdict in Verdict.objects.order_by("pk")]
    about = {"actor": edda, "placement": where, "seen": seen, "former": None}
    client = Client()
    client.force_login(edda)
    numbers = ",".join(map(str, seen))
    form = {"choice": "mark-verified", "reason": "So.", "seen": numbers, "claims": str(where.claim_id)}
    place = [story.pk, where.pk]
    for address in (
        reverse("settle-claim", args=place),
        reverse("send-back", args=place),
        reverse("settle-agreed", args=[story.pk]),
    ):
        refused = client.post(address, form)
        assert refused.status_code == 403
        assert "You read this claim yourself" in refused.content.decode()
    tried = Event.objects.filter(article=story, kind=EventKind.SETTLING_REFUSED)
    assert [(event.actor, event.subject) for event in tried] == [(edda, f"claim:{where.claim.public_id}")] * 3
    with pytest.raises(PermissionDenied, match="another editor"):
        settle_claim(**about, decision=Decision(Mark.VERIFIED, "So."))
    assert tried.all().count() == 4
    assert not Settlement.objects.exists()
    assert check_article(story) == []
