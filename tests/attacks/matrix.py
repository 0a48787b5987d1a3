"""The reviewed table of AZ-01: who gets what at every address, by every method."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from claims.models import Article, Placement, Verdict
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
    "edits the story": OUTSIDE | {"no role": 404, "not admitted": 404, "reader": 403, "reviewer": 403},
    "found it": OUTSIDE
    | {"no role": 404, "not admitted": 404}
    | dict.fromkeys(["reader", "reviewer", "editor", "admin"], 403),
    "erases": OUTSIDE
    | {"no role": 404, "not admitted": 404}
    | dict.fromkeys(["reader", "reviewer", "editor"], 403),
    "sees every event": OUTSIDE
    | {"no role": 404, "not admitted": 404}
    | dict.fromkeys(["reader", "reviewer", "editor"], 403),
    "marks": OUTSIDE | {"no role": 403, "reader": 403},
    "steers the job": OUTSIDE | dict.fromkeys(["no role", "not admitted", "reader", "reviewer"], 404),
    "sent it": OUTSIDE | dict.fromkeys(["no role", "reader", "not admitted", "editor", "admin"], 404),
    "has a role": OUTSIDE | {"no role": 403},
    "settles": OUTSIDE | dict.fromkeys(["no role", "reader", "reviewer", "not admitted"], 403),
    "adds stories": OUTSIDE | {"no role": 403, "reader": 403},
    "reads the newsroom's history": OUTSIDE
    | dict.fromkeys(["no role", "not admitted", "reader", "reviewer", "editor"], 403),
    "knows sources": OUTSIDE | {"no role": 404},
    "keeps sources": OUTSIDE | {"no role": 404} | dict.fromkeys(["reader", "reviewer", "not admitted"], 403),
}


@dataclass(frozen=True)
class Page:
    """Any method that is not named is answered with 405."""

    rule: str
    read: int | None = None
    post: tuple[int, int] | None = None  # plain, by htmx
    data: dict[str, Any] = field(default_factory=dict)
    post_rule: str = ""  # where changing takes more than looking


def pages(stage: Stage) -> dict[str, Page]:
    place, here = stage.placement, {"placement": stage.placement.pk}
    words = place.revision.text[place.start : place.end]
    following = Placement.objects.filter(article=stage.story, start__gt=place.start).order_by("start")[0]
    said = stage.placement.revision.text[slice(*stage.version.contents[0])]
    who = {"content": said, "quotation": "indirect", "channel": "not_stated"}
    now = Article.objects.get(pk=stage.story.pk)
    sign = {"revision": now.current_revision_id, "seen": now.history_length, "because": "No time."}
    read = Verdict.objects.current().filter(claim=place.claim_id).values_list("pk", flat=True).first()
    settles = {"seen": read or "", "choice": f"reading-{read}", "reason": "It was seen."}
    offers = {"value": "data", "former": stage.evidence.pk}
    return {
        "queue": Page("insiders", read=200),
        "claims": Page("insiders", read=200),
        "export-found": Page("insiders", read=200),
        "sources": Page("insiders", read=200),
        "export-sources": Page("insiders", read=200),
        "source": Page(
            "knows sources",
            200,
            (302, 302),
            {
                "name": "Tova Lank",
                "source_type": "named_person",
                "seen": '["named_person", "Minister Lank", "Tova Lank"]',
            },
            post_rule="keeps sources",
        ),
        "newsroom-history": Page("reads the newsroom's history", read=200),
        "export-newsroom": Page("reads the newsroom's history", read=200),
        "export-newsroom-proof": Page("reads the newsroom's history", read=200),
        "source-join": Page("keeps sources", post=(422, 422), data={"same": "Nobody"}),
        "source-part": Page("keeps sources", post=(409, 409), data={"joined": 1}),
        "source-add": Page("adds stories", 200, (302, 302), {"name": "Orr", "source_type": "named_person"}),
        "article-add": Page("adds stories", 200, (302, 302), {"text": "Rain\nIt rained in Korsen."}),
        "chosen": Page(
            "works on the story", post=(302, 302), data={"act": "take", "articles": stage.story.pk}
        ),
        "next-claim": Page("marks", post=(302, 302)),
        "article-look": Page("sent it", 200, (302, 302), {"discard": "1"}),
        "article-of-many": Page("sent it", 200, (302, 302), {"text": "Snow\nIt snowed.\n", "keep": "1"}),
        "articles-look": Page("sent it", 200, (302, 302), {"discard": "1"}),
        "take": Page("works on the story", post=(302, 200)),
        "give-back": Page("works on the story", post=(302, 200)),
        "read-again": Page("works on the story", post=(302, 302)),
        "export": Page("sees the story", read=200),
        "export-claims": Page("sees the story", read=200),
        "export-attributions": Page("sees the story", read=200),
        "export-annotations": Page("sees the story", read=200),
        "export-claimreview": Page("sees the story", read=200),
        "export-averitec": Page("sees the story", read=200),
        "export-history": Page("sees the story", read=200),
        "export-proof": Page("sees every event", read=200),
        "drafts": Page("sees the story", read=200),
        "draft-new": Page("works on the story", 200, (302, 302), {"text": "Rain\nIt rained in Korsen."}),
        "draft-encoding": Page("sent it", 200, (302, 302), {"discard": "1"}),
        "draft-reread": Page("works on the story", post=(302, 302)),
        "drafts-compare": Page("sees the story", read=200),
        "draft": Page("sees the story", read=200),
        "proposal": Page("sees the story", read=200),
        "proposal-state": Page("sees the story", read=200),
        "proposal-take": Page("works on the story", post=(302, 302)),  # it changes nothing that was marked
        "proposal-encoding": Page("works on the story", post=(422, 422)),
        "proposal-again": Page("works on the story", post=(302, 302)),
        "proposal-discard": Page("edits the story", post=(302, 302)),  # an admin brought it
        "desk": Page("sees the story", read=200),
        "article-reading": Page("sees the story", read=200),
        "desk-claim": Page("sees the story", read=200),
        "desk-part": Page("sees the story", read=200),
        "jobs": Page("insiders", read=200),
        "job": Page("steers the job", read=200),
        "job-cancel": Page("steers the job", post=(302, 302)),
        "job-retry": Page("steers the job", post=(302, 302)),
        "job-failed": Page("steers the job", read=200),
        "mark": Page("works on the story", post=(302, 200), data={"mark": "verified"}),
        "typed": Page("works on the story", post=(204, 204), data={"window": "w", "text": "Half a"}),
        "mark-repeats": Page("works on the story", post=(409, 409)),  # there is no mark of one's own yet
        "said": Page("works on the story", post=(302, 200), data={"answer": "yes"} | here),
        "confirm-attribution": Page("works on the story", post=(302, 200), data=here),
        "confirm-evidence": Page("works on the story", post=(302, 200), data=here),
        "source-names": Page("adds stories", read=200),
        "add-attribution": Page("works on the story", 200, (302, 200), who),
        "change-attribution": Page("works on the story", 200, (302, 200), who),
        "remove-attribution": Page("works on the story", post=(302, 200), data=here),
        "same-source": Page("works on the story", post=(422, 422), data=here),  # there is no capital to join
        "change-evidence": Page("works on the story", 200, (302, 200), offers),
        "split": Page("works on the story", 200, (302, 200), {"at": place.start + words.index(" ")}),
        "merge": Page("works on the story", 200, (302, 200), {"following": following.pk}),
        "ends": Page("works on the story", 200, (302, 200), {"start": place.start, "end": place.end - 1}),
        "not-a-claim": Page("works on the story", post=(302, 200)),
        "undo": Page("sees the story", post=(302, 200)),  # readers take back their notes
        "here": Page("sees the story", post=(204, 204), data={"since": now.history_length}),
        "print": Page("sees the story", read=200),
        "print-claim": Page("sees the story", read=200),
        "notices": Page("insiders", read=200),
        "notices-count": Page("insiders", read=200),
        "notices-read": Page("insiders", post=(302, 302), data={"until": 1}),
        "notices-kinds": Page("insiders", post=(302, 302)),
        "sign-off": Page("sees the story", 200, (302, 302), sign, "edits the story"),
        "withdraw-sign-off": Page("edits the story", post=(409, 409), data={"signed": 1}),  # it is not signed
        "clear": Page("sees the story", post=(302, 302), data={"revision": now.current_revision_id}),
        "record": Page("sees the story", read=404),  # it is not signed
        "record-json": Page("sees the story", read=404),
        "names": Page("sees the story", read=200),
        "queries": Page("sees the story", read=200),
        "queries-text": Page("sees the story", read=200),
        "write-note": Page("sees the story", post=(302, 200), data={"text": "See page 7."}),
        "ask-writer": Page("works on the story", post=(302, 200), data={"text": "Which year?"}),
        "set-outcome": Page("works on the story", post=(302, 200), data={"value": "stands"}),
        "change-note": Page("sees the story", post=(403, 403), data={"text": "Mine."} | here),  # not theirs
        "resolve-note": Page("sees the story", post=(302, 200), data=here),
        "reopen-note": Page("sees the story", post=(302, 200), data=here),
        "answer-query": Page("edits the story", post=(422, 422), data={"answer": "2019."} | here),  # a note
        "export-evidence": Page("sees the story", read=200),
        "evidence-add": Page(
            "works on the story", 200, (302, 200), {"pasted": "https://korsen.example/bread"}
        ),
        "evidence-edit": Page("works on the story", 200, (302, 200), stage.shown_of_evidence()),
        "evidence-take": Page("works on the story", post=(302, 200)),
        "evidence-call": Page("works on the story", post=(422, 422)),  # it is a file
        "evidence-put": Page("works on the story", post=(302, 200), data={"number": "1"}),
        "evidence-share": Page("found it", post=(302, 200)),
        "evidence-file": Page("sees the story", read=200),
        "evidence-erase": Page("erases", 200, (422, 422), {"rule": "None"}),  # it is not confidential
        "details": Page("edits the story", 200, (302, 302), {"headline": "Rain"}),
        "readings": Page("edits the story", 200, (302, 302), {"readings": "2", "blind": "on"}),
        "ask-readings": Page("edits the story", post=(302, 302), data={"claims": place.claim_id}),
        "insights": Page("has a role", read=200),
        "settle": Page("settles", read=200),
        "settle-claim": Page("edits the story", post=(302, 302), data=settles),
        "send-back": Page("edits the story", post=(302, 302), data=settles),
        "settle-agreed": Page(
            "edits the story", post=(422, 422), data={"claims": place.claim_id}
        ),  # no reason
        "sign-in": Page("anybody", 200, (200, 200)),
        "sign-out": Page("insiders", post=(302, 302)),
        "link": Page("anybody", 410, (410, 410)),
        "welcome": Page("insiders", read=200),
        "keys": Page("insiders", 200, (302, 302), {"given": "1"}),
        "set-password": Page("insiders", 200, (422, 422), {"password": "short", "again": "short"}),
    }


def expected(page: Page, person: str, method: str, *, htmx: bool) -> int | str:
    """A status, or the address that one is sent to."""
    rule = page.post_rule if method == "POST" and page.post_rule else page.rule
    denied = RULES[rule].get(person)
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
