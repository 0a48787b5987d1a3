"""Confidential evidence is erased for good, and the history still proves everything else."""

import hashlib
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from claims import guards
from claims.actions import erasing
from claims.actions import evidence as acts
from claims.actions.refused import Refused
from claims.actions.spans import split_claim
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import (
    Article,
    Event,
    EventDetail,
    Evidence,
    EvidenceLink,
    EvidenceVersion,
    Placement,
    User,
)
from claims.queries.evidence import path_of
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind, Tier
from tests.finding import LINK, SECRET, WORDS, now, places_in, seen, told


@pytest.fixture
def places(story: Article) -> list[Placement]:
    return places_in(story)


@pytest.fixture
def add(mara: User, places: list[Placement]) -> Callable[..., EvidenceVersion]:
    def make(
        found: acts.Find = LINK, *, actor: User = mara, at: Placement = places[1], **more
    ) -> EvidenceVersion:
        return now(acts.add_evidence(actor=actor, placement=at, found=found, **more))

    return make


@pytest.fixture
def secret(add, mara, places) -> EvidenceVersion:
    """Told of in five events, one of them undone, on two claims."""
    version = add(acts.FoundFile("holt.txt", WORDS.encode()), handling=SECRET, passage=WORDS, locator=WORDS)
    acts.put_to_claim(actor=mara, placement=places[2], version=version, passage=WORDS)
    here = {"actor": mara, "placement": places[1]}
    version = acts.change_evidence(**here, version=version, title=WORDS, tier=Tier.LEAD)
    acts.take_from_claim(**here, link=EvidenceLink.objects.current().get(claim=places[1].claim))
    undo_last(actor=mara, article=places[1].article)
    return version


def everywhere() -> str:
    tables = (EvidenceVersion, EvidenceLink, EventDetail, Event, Evidence)
    return repr([list(table.objects.values_list()) for table in tables])


def test_erased_for_good_and_the_history_is_whole(secret, add, mara, ada, places, settings):
    add(at=places[2])
    path = path_of(secret.file_stored_as)
    assert path.exists() and WORDS in everywhere() and path.name in everywhere()
    with transaction.atomic():
        erasing.erase(actor=ada, version=secret, rule="Promise to the source, 3 May 2031")
    event = Event.objects.get(kind=EventKind.EVIDENCE_ERASED)
    assert "Promise to the source" in event.detail.text and event.actor == ada
    for words in (WORDS, path.name, "holt.txt", hashlib.sha256(WORDS.encode()).hexdigest()):
        assert words not in everywhere()
    assert seen(mara, places[1]) == [] and len(seen(mara, places[2])) == 1
    assert told(mara, places[1]) == ["erased confidential evidence"] and told(ada, places[1]) == []
    assert check_article(places[0].article) == []
    assert told(mara, places[2]) == told(ada, places[2]) == ["found something"]
    assert undo_last(actor=mara, article=places[0].article)  # what she added last; the rest is passed over
    assert undo_last(actor=mara, article=places[0].article) is None
    assert check_article(places[0].article) == []
    with pytest.raises(Stale):
        erasing.erase(actor=ada, version=secret, rule="again")


@pytest.mark.django_db(transaction=True)
def test_the_file_goes_when_it_is_committed(secret, mara):
    path = path_of(secret.file_stored_as)
    with pytest.raises(RuntimeError), transaction.atomic():
        erasing.erase(actor=mara, version=secret, rule="Promise")
        raise RuntimeError
    assert path.exists()
    erasing.erase(actor=mara, version=secret, rule="Promise")
    assert not path.exists()


def test_who_may_erase_and_what(secret, add, mara, oskar, edda):
    for other in (oskar, edda):
        with pytest.raises(PermissionDenied):
            erasing.erase(actor=other, version=secret, rule="Because")
    with pytest.raises(Refused, match="rule"):
        erasing.erase(actor=mara, version=secret, rule=" ")
    with pytest.raises(Refused, match="confidential"):
        erasing.erase(actor=mara, version=add(), rule="Because")


def test_two_erasures_that_told_of_one_another(secret, add, mara, places):
    """An event that tells of two pieces is blanked with the first; of the second it leaves a digest."""
    other = add(acts.FoundNote("Second " + WORDS), handling=SECRET)
    detail = EventDetail.objects.get(event__number=other.since, event__article=places[0].article)
    assert "Second" in detail.text
    erasing.erase(actor=mara, version=secret, rule="One")
    assert check_article(places[0].article) == []
    erasing.erase(actor=mara, version=other, rule="Two")
    assert check_article(places[0].article) == []
    assert WORDS not in everywhere()


def test_two_erasures_of_what_one_split_told_of(add, mara, oskar, places):
    first = add(acts.FoundNote(WORDS), handling=SECRET, passage=WORDS)
    second = add(acts.FoundNote("Second " + WORDS), handling=SECRET, passage=WORDS)
    story = places[0].article
    at = places[1].start + places[1].revision.text[places[1].start :].index("crowns")
    split_claim(actor=oskar, placement=places[1], at=at)
    for secret in (first, second):
        erasing.erase(actor=mara, version=secret, rule="A promise")
        assert check_article(story) == []
    assert WORDS not in everywhere()
    assert undo_last(actor=oskar, article=story) is None  # the split is erased: nothing of it comes back
    assert undo_last(actor=mara, article=story) is None


def test_what_was_undone_is_erased_too(client, add, mara, places):
    """Undo takes it from the claim; the words and the file stay until they are erased."""
    version = add(acts.FoundFile("holt.txt", WORDS.encode()), handling=SECRET, passage=WORDS)
    undo_last(actor=mara, article=places[0].article)
    assert WORDS in everywhere() and path_of(version.file_stored_as).exists()
    client.force_login(mara)
    address = reverse("evidence-erase", args=[places[0].article_id, version.evidence_id])
    assert client.get(address).status_code == 200
    assert client.post(address, {"rule": "A promise"}).status_code == 302
    assert WORDS not in everywhere()
    assert check_article(places[0].article) == []
    assert client.get(address).status_code == 404


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_details_that_no_erasure_names_are_tampering(secret, mara, places):
    erasing.erase(actor=mara, version=secret, rule="Promise")
    untold = Event.objects.filter(article=places[0].article, kind=EventKind.ARTICLE_READ).get()
    sql("UPDATE claims_eventdetail SET salt = '', text = '' WHERE event_id = %s", untold.pk)
    assert check_article(places[0].article)[0].event == untold.number


@pytest.mark.parametrize(
    "change", ["text = ''", "salt = ''", "salt = '', text = '{}'", "salt = 'x', text = ''"]
)
def test_the_database_lets_only_the_whole_detail_go(secret, change):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        sql(f"UPDATE claims_eventdetail SET {change}")


def test_the_erasure_itself_cannot_be_erased_unseen(secret, mara, places):
    event = erasing.erase(actor=mara, version=secret, rule="Promise")
    sql("UPDATE claims_eventdetail SET salt = '', text = '' WHERE event_id = %s", event.pk)
    assert check_article(places[0].article)


def test_a_blanked_row_that_is_changed_again_is_found(secret, mara, places):
    erasing.erase(actor=mara, version=secret, rule="Promise")
    sql("UPDATE claims_evidenceversion SET title = 'Not erased at all'")
    assert "changed without an event" in check_article(places[0].article)[0].what


def test_the_triggers_can_still_be_taken_away_and_put_back(secret):
    guards.remove(connection)
    guards.install(connection)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        sql("DELETE FROM claims_eventdetail")
