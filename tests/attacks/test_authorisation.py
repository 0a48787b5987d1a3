"""Children of other stories, people who are gone, judging one's own work: rows AZ-03 and AZ-11 to AZ-13."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from claims.actions import people
from claims.actions.review import Opinion, mark_claim
from claims.actions.settling import Decision, settle_claim
from claims.models import Event, Settlement, User, Verdict
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind, Mark, Role
from tests.attacks.browsing import everything
from tests.attacks.conftest import rows_of
from tests.finding import places_in

HTMX = {"hx_request": "true"}


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
