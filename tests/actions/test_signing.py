"""Sign-off: refused and named while anything is missing, on record with what is left open, lifted visibly."""

from collections import Counter

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions import articles, assigning, review, spans, talk
from claims.actions.asking import ask_for_readings
from claims.actions.newsroom import edit_article
from claims.actions.refused import Refused
from claims.actions.settling import Decision, settle_claim
from claims.actions.signing import clear, sign_off, withdraw_sign_off
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import Article, Attribution, ClaimLink, Event, Outcome, Placement, SignOff, Verdict
from claims.queries.history_check import check_article
from claims.queries.lifting import lifted_by
from claims.queries.outline import outline_of
from claims.queries.recorded_signing import record_shown
from claims.queries.signing import sheet_of
from claims.vocabulary import Clearance, EventKind, Mark, Missing, SaidAnswer
from claims.vocabulary import Outcome as Became
from tests.finding import places_in
from tests.together import at_once


def mark(person, place: Placement, word: Mark = Mark.VERIFIED) -> None:
    former = Verdict.objects.current().filter(claim=place.claim, reviewer=person).first()
    about = {"opinion": review.Opinion(word), "former": former.pk if former else None}
    review.mark_claim(actor=person, placement=place, **about)


def decide(person, place: Placement, value: Became) -> None:
    former = Outcome.objects.current().filter(claim=place.claim).first()
    about = {"value": value, "reason": "", "former": former.pk if former else None}
    talk.set_outcome(actor=person, placement=place, **about)


def fresh(story: Article) -> Article:
    return Article.objects.select_related("current_revision").get(pk=story.pk)


def missing(person, story: Article) -> dict[str, list[Missing]]:
    return {line.name: line.missing for line in sheet_of(person, fresh(story)).missing}


def sign(person, story: Article, **about: object) -> SignOff:
    now = fresh(story)
    about = {"revision": now.current_revision_id, "seen": now.history_length} | about
    return sign_off(actor=person, article=now, **about)


@pytest.fixture
def checked(mara, story: Article) -> Article:
    for place in places_in(story):
        mark(mara, place)
    return story


def test_what_nobody_checked_is_named_and_refuses(edda, story):
    assert {word for words in missing(edda, story).values() for word in words} == {Missing.UNREAD}
    assert len(missing(edda, story)) == 7
    with pytest.raises(Refused, match="Headline, Claim 1, Claim 2"):
        sign(edda, story)
    with pytest.raises(Refused):
        sign(edda, story, because="  ")
    assert not SignOff.objects.exists()


def test_a_checked_story_is_signed_with_its_text_its_place_in_history_and_every_claim(edda, checked):
    signed = sign(edda, checked, note="Read twice.")
    own = Event.objects.get(article=checked, number=signed.since)
    before = Event.objects.get(article=checked, number=signed.since - 1)
    assert (own.kind, signed.head) == (EventKind.SIGNED_OFF, before.hash)
    assert signed.sha256 == fresh(checked).current_revision.sha256
    assert signed.record["tally"] == {"verified": 7} and len(signed.record["claims"]) == 7
    assert signed.record["left_open"] == [] and signed.left_open_because == ""
    plain = record_shown(fresh(checked), signed).plain()
    assert plain["event"]["hash"] == own.hash and plain["history_head_before"] == before.hash
    assert plain["ended_by"] is None and plain["note"] == "Read twice."
    assert check_article(checked) == []


@pytest.mark.parametrize("word", [Mark.DISPUTED, Mark.UNSUPPORTED])
def test_a_doubt_needs_an_outcome(edda, mara, checked, word):
    place = places_in(checked)[1]
    mark(mara, place, word)
    assert missing(edda, checked)["Claim 1"] == [Missing.NO_OUTCOME]
    decide(mara, place, Became.CHANGED)
    assert missing(edda, checked) == {}
    assert sign(edda, checked).record["claims"][1]["outcome"] == "changed"


def test_a_claim_that_they_did_not_make_needs_an_outcome_and_their_word_must_be_theirs(edda, mara, checked):
    outline = outline_of(fresh(checked), mara)
    row = next(row for row in outline.rows if outline.attributions.get(row.claim_id))
    place = Placement.objects.select_related("article", "claim").get(pk=row.placement_id)
    spoken = Attribution.objects.get(pk=outline.attributions[row.claim_id][0].attribution_id)
    about = {"actor": mara, "placement": place, "attribution": spoken}
    first = review.answer_said(answer=SaidAnswer.YES, former=None, **about)
    decide(mara, place, Became.RUNS_ON_THEIR_WORD)
    assert missing(edda, checked) == {}
    review.answer_said(answer=SaidAnswer.NO, former=first.pk, **about)
    assert missing(edda, checked)[row.name] == [Missing.NOBODY_SAID]
    decide(mara, place, None)
    assert missing(edda, checked)[row.name] == [Missing.NOT_SAID]


def test_conflicts_rechecks_questions_and_repeats_that_differ_are_named(edda, mara, oskar, checked):
    places = places_in(checked)
    Article.objects.filter(pk=checked.pk).update(readings=1)
    mark(oskar, places[1], Mark.UNSUPPORTED)
    assert Missing.CONFLICT in missing(edda, checked)["Claim 1"]
    talk.ask_writer(actor=mara, placement=places[2], text="Since when?")
    assert missing(edda, checked)["Claim 2"] == [Missing.OPEN_QUERY]
    mark(mara, places[4], Mark.NOT_CHECKABLE)
    ClaimLink.objects.create(
        article=checked, since=2, claim=places[4].claim, other=places[3].claim, kind="repeats"
    )
    assert Missing.REPEATS_DIFFER in missing(edda, checked)["Claim 4"]
    end = places[5].end
    spans.adjust_claim(actor=mara, placement=places[5], start=places[5].start, end=end - 1)
    assert Missing.RECHECK in missing(edda, checked)["Claim 5"]


def test_a_headline_rests_on_the_claims_that_carry_its_words(edda, mara, add_story):
    story = add_story(
        "Harbour of Korsen shut\nIt rained. The harbour of Korsen was shut on Friday, ships waited.\n"
    )
    for place in places_in(story):
        mark(mara, place)
    line = sheet_of(edda, fresh(story)).lines[0]
    assert line.about == "by its words it rests on claim 2" and not line.missing
    doubted = places_in(story)[2]
    mark(mara, doubted, Mark.DISPUTED)
    assert missing(edda, story) == {"Headline": [Missing.HEADLINE], "Claim 2": [Missing.NO_OUTCOME]}
    decide(mara, doubted, Became.STANDS)
    assert missing(edda, story) == {}
    signed = sign(edda, add_story("Bread\nIt rained in Korsen for weeks.\n"), because="No time.")
    assert [line["name"] for line in signed.record["left_open"]] == ["Headline", "Claim 1"]


def test_with_a_reason_an_editor_signs_and_all_of_it_is_on_record(edda, mara, checked):
    mark(mara, places_in(checked)[1], Mark.DISPUTED)
    signed = sign(edda, checked, because="The ministry answers tomorrow.")
    assert signed.left_open_because == "The ministry answers tomorrow."
    (left,) = signed.record["left_open"]
    assert (left["name"], left["missing"]) == ("Claim 1", ["no_outcome"])
    assert check_article(checked) == []


def test_what_was_overruled_is_on_record_with_the_reason(edda, mara, oskar, checked):
    checked.readings = 2
    edit_article(actor=edda, article=checked)
    for place in places_in(checked):
        mark(oskar, place, Mark.DISPUTED if place == places_in(checked)[1] else Mark.VERIFIED)
    where = places_in(checked)[1]
    decision = Decision(Mark.VERIFIED, "The receipt settles it.")
    seen = list(Verdict.objects.current().filter(claim=where.claim).values_list("pk", flat=True))
    settle_claim(actor=edda, placement=where, decision=decision, seen=seen, former=None)
    (line,) = sheet_of(edda, fresh(checked)).overruled
    assert line in sheet_of(edda, fresh(checked)).named
    signed = sign(edda, checked)
    (told,) = signed.record["overruled"]
    assert (told["name"], told["settled_as"], told["settled_by"]) == ("Claim 1", "verified", "Edda Roth")
    assert told["readings"] == [{"reader": "Oskar Veit", "mark": "disputed"}]
    assert told["reason"] == "The receipt settles it."
    assert record_shown(checked, signed).overruled[0]["readings"] == [("Oskar Veit", Mark.DISPUTED)]
    assert check_article(checked) == []


@pytest.mark.parametrize("asks", ["story", "claim"])
def test_asking_for_more_readings_lifts_it(edda, checked, asks):
    signed = sign(edda, checked)
    story = fresh(checked)
    story.headline = "Another headline"
    edit_article(actor=edda, article=story)
    assert lifted_by(signed) is None
    if asks == "story":
        story.readings = 2
        edit_article(actor=edda, article=story)
    else:
        claims = [places_in(checked)[1].claim_id]
        ask_for_readings(actor=edda, article=story, claims=claims, readings=2)
    assert lifted_by(signed).kind == EventKind.READINGS_ASKED
    assert missing(edda, checked)
    assert check_article(checked) == []


def test_only_editors_sign_and_only_what_they_saw(edda, mara, ana, checked):
    for person in (mara, ana):
        with pytest.raises(PermissionDenied, match="Only editors"):
            sign(person, checked)
    seen = fresh(checked).history_length
    talk.write_note(actor=mara, placement=places_in(checked)[1], text="Nothing that matters.")
    mark(mara, places_in(checked)[1], Mark.NOT_CHECKABLE)
    with pytest.raises(Stale, match="changed since"):
        sign(edda, checked, seen=seen)
    with pytest.raises(Stale, match="changed since"):
        sign(edda, checked, revision=987654)
    articles.archive(actor=edda, article=checked)
    with pytest.raises(PermissionDenied, match="archived"):
        sign(edda, checked)


def test_a_changed_mark_lifts_it_and_a_note_does_not(edda, mara, oskar, ana, checked):
    signed, place = sign(edda, checked), places_in(checked)[1]
    talk.write_note(actor=ana, placement=place, text="Fine by me.")
    undo_last(actor=ana, article=checked)
    assigning.take_article(actor=oskar, article=checked)
    articles.set_due(actor=edda, article=checked, due=signed.signed_at)
    clear(actor=ana, article=checked, revision=signed.revision_id, value=Clearance.CLEARED)
    assert lifted_by(signed) is None
    mark(mara, place, Mark.UNSUPPORTED)
    undo_last(actor=mara, article=checked)
    event = lifted_by(signed)
    assert (event.kind, event.actor_name) == (EventKind.CLAIM_MARKED, "Mara Lind")
    assert record_shown(fresh(checked), signed).plain()["ended_by"]["what"] == "marked a claim"
    again = sign(edda, checked)
    assert lifted_by(again) is None and SignOff.objects.current().get() == again
    assert check_article(checked) == []


def test_a_reader_clears_or_does_not_and_that_stands_in_the_way(edda, ana, checked):
    draft = fresh(checked).current_revision_id
    clear(actor=ana, article=checked, revision=draft, value=Clearance.NOT_CLEARED, note="Libel in claim 2.")
    assert missing(edda, checked) == {"Ana Paz": [Missing.NOT_CLEARED]}
    clear(actor=ana, article=checked, revision=draft, value=Clearance.CLEARED)
    signed = sign(edda, checked)
    assert [each["value"] for each in signed.record["clearances"]] == ["cleared"]
    clear(actor=ana, article=checked, revision=draft, value=Clearance.NOT_CLEARED)
    assert lifted_by(signed).kind == EventKind.NOT_CLEARED
    clear(actor=ana, article=checked, revision=draft, value=None)
    assert clear(actor=ana, article=checked, revision=draft, value=None) is None
    with pytest.raises(Stale):
        clear(actor=ana, article=checked, revision=987654, value=Clearance.CLEARED)
    assert check_article(checked) == []


def test_a_sign_off_is_taken_back_once_and_stays_on_record(edda, mara, checked):
    signed = sign(edda, checked)
    with pytest.raises(PermissionDenied):
        withdraw_sign_off(actor=mara, article=checked, signed=signed.pk, reason="")
    withdraw_sign_off(actor=edda, article=checked, signed=signed.pk, reason="Too early.")
    with pytest.raises(Stale):
        withdraw_sign_off(actor=edda, article=checked, signed=signed.pk, reason="")
    signed.refresh_from_db()
    assert record_shown(fresh(checked), signed).end.what == "took the sign-off back"
    assert check_article(checked) == []


def test_what_was_signed_cannot_be_changed_unnoticed(edda, checked):
    sign(edda, checked)
    SignOff.objects.update(note="Something else.")
    assert [fault.what for fault in check_article(checked)] == [
        f"signoff {SignOff.objects.get().pk} was changed without an event"
    ]


@pytest.mark.django_db(transaction=True)
def test_of_ten_editors_at_once_one_signs(person, mara, checked):
    editors = [person(f"editor{number}", "editor") for number in range(10)]
    seen = fresh(checked).history_length
    results = at_once([lambda who=who: sign(who, checked, seen=seen) for who in editors])
    assert Counter(map(type, results)) == {SignOff: 1, Stale: 9}, results
    assert SignOff.objects.current().count() == 1
    assert check_article(checked) == []
