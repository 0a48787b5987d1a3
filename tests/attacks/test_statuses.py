"""Every status on every page comes from the one function: it is replaced, and all pages follow."""

import re

from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from claims.actions import signing
from claims.actions._status import derive_statuses
from claims.models import Article, User
from claims.queries import statuses
from claims.vocabulary import Status
from tests.attacks.conftest import Stage, body_of
from tests.attacks.matrix import pages
from tests.attacks.test_blind import VOLATILE

# A hash tells when; PostgreSQL counts on also after a rollback.
UNSTEADY = re.compile(r"\b[0-9a-f]{64}\b|name=\"signed\" value=\"\d+\"")

# What an address that can be read shows of claims: reviewed, so that a new page says on which side it is.
SHOW_A_STATUS = {
    "claims", "desk", "desk-claim", "desk-part", "draft", "ends", "export", "export-claims", "export-found",
    "export-sources", "here",
    "merge", "print", "queue", "readings", "record", "record-json", "settle", "sign-off", "source",
    "print-claim", "sources", "split",
}  # fmt: skip
SHOW_NONE = {
    "add-attribution", "article-add", "article-look", "article-of-many", "articles-look",
    "article-reading", "change-attribution",
    "change-evidence", "details", "draft-encoding", "draft-new", "drafts", "drafts-compare", "evidence-add",
    "evidence-edit",
    "evidence-erase", "evidence-file", "export-annotations", "export-attributions", "export-evidence",
    "export-averitec", "export-claimreview", "export-history",
    "insights", "job-failed",
    "jobs", "keys", "link",
    "export-newsroom", "export-newsroom-proof", "names", "newsroom-history",
    "notices", "notices-count", "proposal", "proposal-state", "queries", "queries-text", "set-password",
    "sign-in", "source-add", "source-names", "welcome",
}  # fmt: skip
# A job says how long it waits, and nothing of claims; a proof has salts and numbers of rows, new each time.
LEFT_OUT = {"job", "export-proof"}
# So that there are claims on them.
ASKED = {"claims": {"status": "all"}, "export-found": {"status": "all"}, "readings": {"share": "100"}}


def shown(stage: Stage, client: Client) -> dict[str, str]:
    """By every address that can be read, and the poll of the desk."""
    found, places = {}, stage.arguments()
    resolver = {pattern.name: pattern.pattern for pattern in get_resolver("claims.urls").url_patterns}
    for name, page in pages(stage).items():
        if page.read is not None and name not in LEFT_OUT:
            wanted = places | ({"version_id": stage.evidence.pk} if name == "confirm-evidence" else {})
            path = reverse(name, kwargs={key: wanted[key] for key in resolver[name].converters})
            found[name] = body_of(client.get(path, ASKED.get(name)))
    told = {"since": 1, "claim": stage.placement.claim_id, "at": 0, "seen": ""}
    found["here"] = body_of(client.post(reverse("here", args=[stage.story.pk]), told))
    return {name: UNSTEADY.sub("", VOLATILE.sub("", body)) for name, body in found.items()}


def world_where(word: Status, stage: Stage, client: Client, admin: User, monkeypatch) -> dict[str, str]:
    """Every claim has this status, whatever its readers marked; signed off like that."""
    monkeypatch.setattr(statuses, "status_of", lambda marks, **about: word)
    with transaction.atomic():
        derive_statuses(stage.story, actor=admin)
        now = Article.objects.select_related("current_revision").get(pk=stage.story.pk)
        about = {"revision": now.current_revision_id, "seen": now.history_length, "because": "No time."}
        signing.sign_off(actor=admin, article=now, **about)
        found = shown(stage, client)
        transaction.set_rollback(True)
    return found


def test_all_pages_follow_the_one_function(stage, ada, monkeypatch, signed_in):
    about = (stage, signed_in(ada), ada, monkeypatch)
    one, other, again = (
        world_where(word, *about) for word in (Status.DISPUTED, Status.CONFLICT, Status.DISPUTED)
    )
    unsteady = {name for name in one if one[name] != again[name]}
    assert not unsteady
    changed = {name for name in one if one[name] != other[name]}
    assert set(one) == SHOW_A_STATUS | SHOW_NONE, "an address that says not whether it shows a status"
    assert changed == SHOW_A_STATUS
