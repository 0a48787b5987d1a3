"""The history as an admin reads it."""

from django.test import Client

from claims.actions import newsroom, people
from claims.models import Article, Claim, Event, Source, User
from claims.queries.history import changes_in
from claims.vocabulary import EventKind, Role

LIST = "/admin/claims/event/"


def listed(browser: Client, **query: object) -> list[Event]:
    return browser.get(LIST, query).context["cl"].result_list


def test_an_event_shows_old_and_new(browser: Client, ada: User, mara: User):
    mara.name = "Mara Holm"
    people.change_person(actor=ada, person=mara, role=Role.EDITOR)
    event = Event.objects.filter(kind=EventKind.PERSON_CHANGED).get()
    shown = browser.get(f"{LIST}{event.pk}/change/").content.decode()
    assert "<th>name</th><td><bdi>Mara Lind</bdi></td><td><bdi>Mara Holm</bdi></td>" in shown
    assert "<th>role</th><td><bdi>reviewer</bdi></td><td><bdi>editor</bdi></td>" in shown
    assert event.hash in shown and event.detail.salt not in shown


def test_only_what_differs_is_a_change():
    details = {
        "words": {"was": {"id": 1, "name": "A"}, "names": ["A", "B"], "names_was": ["A"]},
        "rows": {"alias": [{"id": 1, "text": "A"}], "source": [{"id": 1, "name": "A"}]},
    }
    assert changes_in(details) == [("names", ["A"], ["A", "B"])]
    assert changes_in({"words": {"mark": "verified", "was": None}}) == [("answer", None, "verified")]
    assert changes_in({}) == []


def test_events_are_told_by_what_they_are_about(browser: Client, ada: User, full: Article):
    shown = {event.subject.split(":")[0]: event.about_name for event in listed(browser)}
    assert shown["user"] in {"Mara Lind", "Edda Roth", "Ada Brandt", "Command line"}
    assert shown["source"] == "Tova Lank"
    assert "bread" in shown["claim"] or "Lank" in shown["claim"]


def test_chains_are_kept_apart(browser: Client, full: Article):
    assert {event.article for event in listed(browser, of="newsroom")} == {None}
    assert {event.article for event in listed(browser, of="stories")} == {full}
    claim = Claim.objects.filter(article=full)[0]
    assert {event.kind for event in listed(browser, subject=f"claim:{claim.public_id}")} >= {
        EventKind.CLAIM_MARKED
    }


def test_the_first_page_shows_the_latest(browser: Client, ada: User):
    newsroom.save_source(actor=ada, source=Source(name="Port", source_type="named_group"), aliases=[])
    latest = list(browser.get("/admin/").context["latest"])
    assert latest[0].kind == EventKind.SOURCE_SAVED
    assert len(latest) <= 12
