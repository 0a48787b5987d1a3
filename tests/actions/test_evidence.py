"""What reviewers found: every act is an event and undone, and confidential means confidential."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions import evidence as acts
from claims.actions._found import version_of
from claims.actions.refused import Refused
from claims.actions.spans import split_claim
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import Article, Event, Evidence, EvidenceLink, EvidenceVersion, Placement, User
from claims.queries.evidence import found_on, path_of, same_already
from claims.queries.history_check import check_article
from claims.vocabulary import CallResult, EventKind, Stance, Tier
from tests.finding import FOUND, LINK, SECRET, now, places_in, seen, told


@pytest.fixture
def places(story: Article) -> list[Placement]:
    return places_in(story)


@pytest.fixture
def place(places: list[Placement]) -> Placement:
    return places[1]


@pytest.fixture
def add(mara: User, place: Placement) -> Callable[..., EvidenceVersion]:
    def make(
        found: acts.Find = LINK, *, actor: User = mara, at: Placement = place, **more
    ) -> EvidenceVersion:
        return now(acts.add_evidence(actor=actor, placement=at, found=found, **more))

    return make


def test_an_address_alone_is_enough(add, mara, place):
    version = add()
    assert (version.title, version.tier) == ("Battlefield update 14 sep", Tier.PRIMARY)
    (found,) = found_on(mara, place.claim_id).found
    assert (found.host, found.stance, found.initials) == ("ministry.gov.example", Stance.CONTEXT, "ML")
    assert check_article(place.article) == []


@pytest.mark.parametrize("kind", FOUND)
def test_every_kind_is_kept_and_undone(add, mara, place, kind):
    version = add(FOUND[kind], stance=Stance.AGAINST, passage=" So it says. ", locator="p. 7")
    link = EvidenceLink.objects.get()
    assert (version.evidence.kind, link.passage, link.locator) == (kind, "So it says.", "p. 7")
    assert len(found_on(mara, place.claim_id).found) == 1
    assert undo_last(actor=mara, article=place.article) == place.claim
    assert found_on(mara, place.claim_id).found == []
    assert check_article(place.article) == []


@pytest.mark.parametrize(
    "found",
    [
        acts.FoundLink("javascript:alert(1)"), acts.FoundLink("https://good@evil/"), acts.FoundNote("  "),
        acts.FoundFile("a.txt", b""), acts.FoundCall(" ", CallResult.SPOKE), acts.FoundCalculation(""),
        acts.FoundNote("nul\0"), acts.FoundLink("https://a.example/", title="x" * 301),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_leaves_nothing(add, place, found):
    before = Article.objects.get(pk=place.article_id).history_length
    with pytest.raises(Refused):
        add(found)
    assert not Evidence.objects.exists()
    assert Article.objects.get(pk=place.article_id).history_length == before


def test_readers_add_nothing(add, ana, person):
    with pytest.raises(PermissionDenied):
        add(actor=ana)


def test_the_same_evidence_serves_several_claims(add, mara, oskar, places):
    version = add()
    acts.put_to_claim(actor=oskar, placement=places[2], version=version, stance=Stance.FOR, passage="Yes.")
    assert seen(mara, places[1]) == seen(mara, places[2]) == [version.title]
    with pytest.raises(Refused, match="already"):
        acts.put_to_claim(actor=mara, placement=places[2], version=version)
    with pytest.raises(Stale):
        undo_last(actor=mara, article=places[0].article)
    undo_last(actor=oskar, article=places[0].article)
    assert seen(mara, places[2]) == []
    acts.take_from_claim(actor=mara, placement=places[1], link=EvidenceLink.objects.current().get())
    assert seen(mara, places[1]) == []
    undo_last(actor=mara, article=places[0].article)
    assert seen(mara, places[1]) == [version.title]
    assert check_article(places[0].article) == []


def test_changes_are_events_and_one_of_two_wins(add, mara, oskar, place):
    version = add()
    link = EvidenceLink.objects.get()
    change = {"actor": oskar, "placement": place}
    acts.change_link(**change, link=link, stance=Stance.FOR, passage="Seen.", locator="p. 2")
    with pytest.raises(Stale):
        acts.change_link(**change, link=link, stance=Stance.AGAINST, passage="", locator="")
    acts.change_evidence(**change, version=version, title="Update", tier=Tier.LEAD)
    with pytest.raises(Stale):
        acts.change_evidence(**change, version=version, title="Other", tier=Tier.LEAD)
    (found,) = found_on(mara, place.claim_id).found
    assert (found.title, found.is_lead, found.stance) == ("Update", True, Stance.FOR)
    assert Event.objects.filter(kind=EventKind.EVIDENCE_CHANGED).count() == 2
    undo_last(actor=oskar, article=place.article)
    assert seen(mara, place) == [version.title]
    assert check_article(place.article) == []


def test_a_changed_address_is_checked_too(add, mara, place):
    with pytest.raises(Refused):
        acts.change_evidence(
            actor=mara, placement=place, version=add(), title="", tier=Tier.LEAD, address="data:x"
        )


def test_saving_without_a_change_is_no_event(add, mara, place):
    version, before = add(), Event.objects.count()
    acts.change_evidence(actor=mara, placement=place, version=version, title=version.title, tier=version.tier)
    assert Event.objects.count() == before
    assert check_article(place.article) == []


def test_each_attempt_of_a_call_has_its_time(add, mara, place):
    call = acts.FoundCall("Press office", CallResult.NO_ANSWER)
    again = replace(call, result=CallResult.SPOKE, said="No comment.")
    acts.add_call_attempt(actor=mara, placement=place, version=add(call), call=again)
    (found,) = found_on(mara, place.claim_id).found
    assert [made.result for made in found.calls] == [CallResult.SPOKE, CallResult.NO_ANSWER]
    assert found.calls[0].at > found.calls[1].at
    with pytest.raises(Refused):
        acts.add_call_attempt(actor=mara, placement=place, version=add(), call=again)


def test_a_file_lies_under_a_random_name(add, settings):
    data = b"<svg onload=alert(1)>"
    version = add(acts.FoundFile("../../x\u202e\n.svg", data))
    assert version.file_name == "x .svg" or "/" not in version.file_name
    path = path_of(version.file_stored_as)
    assert path.parent == settings.EVIDENCE_DIR and path.read_bytes() == data
    assert path.stat().st_mode & 0o777 == 0o600
    assert version.file_sha256 == hashlib.sha256(data).hexdigest()


def test_a_file_goes_with_the_transaction_that_failed(add, settings, monkeypatch):
    def break_off(*args, **more):
        raise RuntimeError

    monkeypatch.setattr(acts, "log", break_off)
    with pytest.raises(RuntimeError):
        add(FOUND["file"])
    assert list(Path(settings.EVIDENCE_DIR).iterdir()) == []


def test_up_14_a_file_or_a_person_has_a_limit(add, settings, oskar):
    settings.MAX_EVIDENCE_FILE, settings.MAX_EVIDENCE_OF_ONE_PERSON = 100, 150
    with pytest.raises(Refused, match="larger"):
        add(acts.FoundFile("a", b"x" * 101))
    add(acts.FoundFile("a", b"x" * 100))
    with pytest.raises(Refused, match="take up"):
        add(acts.FoundFile("b", b"x" * 51))
    add(acts.FoundFile("b", b"x" * 51), actor=oskar)


def test_up_15_the_same_again_is_found(add, mara, oskar, place):
    link, file = add(), add(FOUND["file"])
    same = "http://MINISTRY.gov.example:80/2031/battlefield-update-14-sep.html/?utm_source=x#top"
    again = version_of(acts.FoundLink(same), None, acts.Handling(), link.evidence.added_at)
    assert same_already(oskar, place.article, address_key=again.address_key) == link
    assert same_already(oskar, place.article, sha256=file.file_sha256) == file
    assert same_already(oskar, place.article) is None


def test_confidential_is_for_the_finder_and_named_people_only(add, mara, oskar, ada, edda, place):
    version = add(handling=acts.Handling(confidential=True, people=(oskar,)))
    assert seen(mara, place) == seen(oskar, place) == [version.title]
    assert told(mara, place) == told(oskar, place) == ["found something"]
    for other in (ada, edda):
        assert seen(other, place) == told(other, place) == []
        assert same_already(other, place.article, address_key=version.address_key) is None
        with pytest.raises(PermissionDenied):
            acts.put_to_claim(actor=other, placement=place, version=version)
        with pytest.raises(PermissionDenied):
            acts.change_evidence(actor=other, placement=place, version=version, title="x", tier=Tier.LEAD)


def test_no_line_of_history_tells_of_it_either(add, mara, ada, oskar, places, place):
    """Added openly, hidden later; changed, taken away, put elsewhere, taken back."""
    version = add()
    assert told(ada, place) == ["found something"]
    version = acts.share(actor=mara, placement=place, version=version, confidential=True)
    acts.change_evidence(actor=mara, placement=place, version=version, title="New", tier=Tier.LEAD)
    undo_last(actor=mara, article=place.article)
    acts.take_from_claim(actor=mara, placement=place, link=EvidenceLink.objects.current().get())
    undo_last(actor=mara, article=place.article)
    add(handling=SECRET)
    undo_last(actor=mara, article=place.article)
    assert told(ada, place) == []
    assert len(told(mara, place)) == 8
    assert check_article(place.article) == []


def test_only_the_finder_says_who_sees_it_and_it_is_not_undone(add, mara, oskar, ada, place):
    version = add(handling=acts.Handling(confidential=True, people=(oskar,)))
    for other in (oskar, ada):
        with pytest.raises(PermissionDenied):
            acts.share(actor=other, placement=place, version=version, confidential=False)
    acts.share(actor=mara, placement=place, version=version, confidential=True)
    assert seen(oskar, place) == []
    with pytest.raises(Stale):
        undo_last(actor=mara, article=place.article)


def test_what_was_taken_back_altogether_does_not_come_back_to_another_claim(add, mara, oskar, places):
    version = add()
    link = acts.put_to_claim(actor=oskar, placement=places[2], version=version)
    acts.take_from_claim(actor=oskar, placement=places[2], link=link)
    undo_last(actor=mara, article=places[0].article)
    with pytest.raises(Stale, match="changed this since"):
        undo_last(actor=oskar, article=places[0].article)
    assert not EvidenceLink.objects.current().exists()
    assert check_article(places[0].article) == []


def test_what_was_taken_from_a_claim_does_not_come_back_once_it_is_split(add, mara, oskar, place):
    version = add()
    link = EvidenceLink.objects.current().get(evidence=version.evidence)
    acts.take_from_claim(actor=mara, placement=place, link=link)
    split_claim(actor=oskar, placement=place, at=place.revision.text.index(" ", place.start + 6))
    with pytest.raises(Stale, match="changed this since"):
        undo_last(actor=mara, article=place.article)
    assert not EvidenceLink.objects.current().exists()
    undo_last(actor=oskar, article=place.article)
    undo_last(actor=mara, article=place.article)
    assert EvidenceLink.objects.current().get().claim == place.claim
