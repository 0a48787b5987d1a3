"""axe finds nothing on any page, light or dark, wide or narrow; Chromium reports no breach of the policy.

The addresses come from the URL list itself: a page that is added is walked through without being named here.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.urls import get_resolver, reverse
from playwright.sync_api import expect

from claims.models import Placement
from claims.views import queue as queue_view
from claims.views.throttle import PER_NAME
from tests.attacks.test_matrix import ADMIN, OURS, address_in_admin, rows_by_table
from tests.browser.axe import COLOURS, EVERYTHING, NARROW, WCAG, WIDE, found_by_axe
from tests.browser.whole.conftest import AXE, Shown
from tests.browser.whole.newsroom import Newsroom
from tests.finding import places_in

pytestmark = pytest.mark.django_db
# What answers a question with something else than a page: a piece of one, a table, a file.
NO_PAGES = {
    "article-reading", "proposal-state", "notices-count", "source-names", "names",
    "export-claims", "export-found", "export-sources", "export-evidence",
    "export-annotations", "export-attributions", "export-claimreview", "export-history", "export-proof",
    "export-averitec", "export-newsroom", "export-newsroom-proof", "job-failed",
    "evidence-file", "queries-text",
}  # fmt: skip
NOT_SIGNED = {"record", "record-json"}  # of the story in the midst; the signed one's are walked as states


def is_page(response: HttpResponse) -> bool:
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return html and not response.streaming and response.content.lstrip().startswith(b"<!DOCTYPE html>")


# Wide and narrow by all rules, and in the dark by those about colours.
WAYS = [
    (WIDE, "light", EVERYTHING),
    (WIDE, "dark", COLOURS),
    (NARROW, "light", EVERYTHING),
    (NARROW, "dark", COLOURS),
]
TWO_WAYS = [WAYS[0], WAYS[3]]  # for pages whose kind is looked at in all ways above
IN_ADMIN = [(WIDE, "light", WCAG)]  # Django's own pages: some 80; the first of each kind in the dark, too


def look(shown: Shown, name: str, ways: list[tuple] = WAYS) -> Iterator[str]:
    """At the page as it stands."""
    shown.page.add_script_tag(url=AXE)
    for size, scheme, rules in ways:
        shown.page.set_viewport_size(size)
        shown.page.emulate_media(color_scheme=scheme)
        for line in found_by_axe(shown.page, rules):
            yield f"{name}, {scheme}, {size['width']}: {line}"


def walk(shown: Shown, address: str, ways: list[tuple] = WAYS) -> list[str]:
    shown.page.set_viewport_size(WIDE)
    shown.page.goto(address)
    return list(look(shown, address, ways))


def test_every_address_that_gives_a_page(shown: Shown, newsroom: Newsroom):
    walked, wrong = set(), []
    patterns = {pattern.name: pattern.pattern for pattern in get_resolver("claims.urls").url_patterns}
    for name in OURS:
        shown.be(None if name in ("sign-in", "link") else newsroom.people["ada"])
        places = newsroom.arguments_of(name)
        address = reverse(name, kwargs={key: places[key] for key in patterns[name].converters})
        response = shown.client.get(address)
        if response.status_code == 405 or name in NO_PAGES:
            continue
        assert is_page(response), name
        assert response.status_code == (404 if name in NOT_SIGNED else 200), name
        wrong += walk(shown, address)
        walked.add(name)
    assert not wrong, "\n".join(wrong)
    assert len(walked) >= 40
    assert walked.isdisjoint(NO_PAGES)


def states(newsroom: Newsroom) -> dict[str, list[str]]:
    """By who looks: addresses whose pages look otherwise than those above."""
    story = {name: f"/articles/{one.pk}/" for name, one in newsroom.stories.items()}
    claims = [f"{story['busy']}claims/{place.claim_id}/" for place in places_in(newsroom.stories["busy"])]
    differing = newsroom.stories["differing"].pk
    lank = f"/sources/{newsroom.arguments()['source_id']}/"
    tabs = ("mine", "unassigned", "due-soon", "to-decide", "recheck", "ready", "signed-off", "archived")
    return {
        "ada": [f"/?show={tab}" for tab in tabs]
        + [
            "/?desk=none",
            "/claims/?status=all",
            "/sources/?unnamed=on",
            "/sources/?words=nobody",
            f"/insights/?story={differing}",
            f"/settle/?story={differing}",
        ]
        + [f"{story['signed']}export/?file=history", f"{story['unread']}export/?file=evidence"]
        + [f"{story['signed']}sign-off/record/", f"{story['signed']}sign-off/", f"{story['signed']}print/"]
        + [
            f"{story['redrafted']}{page}"
            for page in ("", "drafts/", "drafts/1/", "drafts/compare/?old=1&new=2")
        ]
        + [story["shut"], story["unread"], f"{story['unread']}print/", f"{story['shut']}sign-off/"],
        "mara": [*claims[1:8:2], claims[-1], story["differing"], f"{story['busy']}print/", "/jobs/"]
        + ["/", lank],
        "ana": [story["busy"], story["signed"], f"{story['signed']}sign-off/", "/"],
        "nobody": ["/"],
    }


def test_pages_in_other_states(shown: Shown, newsroom: Newsroom):
    wrong = []
    for who, addresses in states(newsroom).items():
        client = shown.be(newsroom.people[who])
        for address in addresses:
            assert client.get(address).status_code == 200, address
            wrong += walk(shown, address, TWO_WAYS)
    assert not wrong, "\n".join(wrong)


def refusals(
    shown: Shown, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[int, str, HttpResponse]]:
    """What is said when something is wrong: the status, where, and the answer."""
    cast, busy = newsroom.people, newsroom.stories["busy"]
    here, place = f"/articles/{busy.pk}/", newsroom.arguments()["placement_id"]
    client = shown.be(cast["ada"])
    yield 404, "/nothing/", client.get("/nothing/")
    yield 400, f"{here}readings/?share=0", client.get(f"{here}readings/?share=0")
    yield (
        413,
        "/set-password/",
        client.get("/set-password/", headers={"Content-Length": str(settings.MAX_BODY + 1)}),
    )
    yield 422, "/set-password/", client.post("/set-password/", {"password": "short", "again": "shor"})
    yield 422, "/articles/add/", client.post("/articles/add/", {"text": ""})
    yield 422, f"{here}drafts/new/", client.post(f"{here}drafts/new/", {"text": ""})
    yield 422, "/keys/", client.post("/keys/", {"next": "k", "previous": "k"})
    sign = {"revision": busy.current_revision_id, "seen": busy.history_length, "note": "Half a note"}
    yield 422, f"{here}sign-off/", client.post(f"{here}sign-off/", sign)
    found = f"{here}placements/{place}/found/add/"
    yield 422, found, client.post(found, {"pasted": ""})
    client = shown.be(cast["mara"])
    typed = {"mark": "unsupported", "rationale": "Typed meanwhile", "former": ""}
    marked = places_in(busy)[1]
    mark = f"{here}placements/{marked.pk}/mark/"
    yield 409, mark, client.post(mark, typed)
    retired = f"{here}placements/{Placement.objects.filter(article=busy, until__isnull=False)[0].pk}/mark/"
    yield 409, retired, client.post(retired, typed)
    yield 403, f"{here}readings/", client.get(f"{here}readings/")
    strict = shown.be(cast["mara"], enforce_csrf_checks=True)
    yield 403, "/set-password/", strict.post("/set-password/", {})
    monkeypatch.setattr(queue_view, "queue_for", lambda *_: 1 / 0)
    yield 500, "/", shown.be(cast["mara"]).get("/")
    client = shown.be(None)
    yield 410, "/link/used-already/", client.get("/link/used-already/")
    wrong = [client.post("/sign-in/", {"username": "mara", "password": "wrong"}) for _ in range(PER_NAME + 1)]
    yield 200, "/sign-in/", wrong[0]
    yield 429, "/sign-in/", wrong[-1]


def test_what_is_said_when_something_is_wrong(shown: Shown, newsroom: Newsroom, monkeypatch):
    wrong = []
    for status, address, response in refusals(shown, newsroom, monkeypatch):
        assert response.status_code == status, (address, response.status_code)
        assert is_page(response), address
        shown.ready = {address: response}
        wrong += walk(shown, address, TWO_WAYS)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("key", ["?", "/", "g", "d", "e", "a", "p", "q"])
def test_the_desk_with_something_open(shown: Shown, newsroom: Newsroom, key: str):
    shown.be(newsroom.people["oskar"])
    place = newsroom.arguments()
    shown.page.goto(f"/articles/{place['article_id']}/claims/{place['claim_id']}/")
    before = shown.page.locator("main :focus").count()
    shown.page.keyboard.press(key)
    expect(shown.page.locator(":focus")).to_be_visible()
    expect(shown.page.locator(".htmx-request")).to_have_count(0)
    wrong = list(look(shown, f"the desk after {key}"))
    assert not wrong, "\n".join(wrong)
    assert before == 0


def test_the_admin(shown: Shown, newsroom: Newsroom):
    shown.be(newsroom.people["ada"])
    rows, wrong, walked, kinds = rows_by_table(), [], 0, set()
    for name, path in ADMIN:
        address = address_in_admin(name, path, rows)
        response = shown.client.get(address)
        if response.status_code == 200 and is_page(response):
            kind = name.rpartition("_")[2]
            wrong += walk(shown, address, IN_ADMIN if kind in kinds else [*IN_ADMIN, WAYS[3]])
            kinds.add(kind)
            walked += 1
    assert not wrong, "\n".join(wrong)
    assert walked > 50
    assert kinds >= {"changelist", "add", "change"}
