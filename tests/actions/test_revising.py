"""A new draft is taken: what stays, what asks again, what goes, what comes, and that history proves it."""

import pytest

from claims.actions import evidence, spans, talk
from claims.actions.typing import keep_unsent
from claims.models import (
    Article,
    Claim,
    ClaimLink,
    Event,
    EvidenceLink,
    Note,
    Notice,
    Placement,
    Proposal,
    Revision,
    UnsentText,
    Verdict,
)
from claims.vocabulary import Basis, EventKind, Mark
from tests.drafting import (
    TEXT,
    edited,
    fresh,
    is_sound,
    mark,
    mark_all,
    place,
    standing,
    status,
    take,
)


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


def test_the_draft_is_kept_exactly_and_the_story_stands_on_it(mara, edda, ferries):
    text = edited("412", "421")
    revision = take(edda, ferries, text)
    assert (revision.number, revision.text, revision.author) == (2, text, edda)
    assert fresh(ferries).current_revision == revision
    assert Proposal.objects.count() == 0
    event = Event.objects.get(kind=EventKind.DRAFT_TAKEN)
    assert event.number == revision.since
    assert Revision.objects.get(number=1).text == TEXT
    assert is_sound(ferries)


def test_what_stays_keeps_its_mark_also_where_it_moved_or_was_set_otherwise(mara, edda, ferries):
    mark_all(mara, ferries)
    before = {words: row.claim_id for words, row in standing(ferries).items()}
    lines = TEXT.splitlines()
    text = "\n".join([lines[0], lines[2], lines[1].replace("3 March", "3\u00a0March"), ""])
    take(edda, ferries, text)
    after = {words.replace("\u00a0", " "): row.claim_id for words, row in standing(ferries).items()}
    assert after == before
    assert status(ferries, "Minister") == status(ferries, "The mill") == "verified"
    assert status(ferries, "The harbour") == "verified"
    assert Verdict.objects.count() == 7
    assert is_sound(ferries)


def test_what_changed_keeps_its_mark_as_given_on_the_earlier_text(mara, edda, ferries):
    given = mark(mara, ferries, "412", rationale="Counted")
    claim = place(ferries, "412").claim_id
    take(edda, ferries, edited("412", "421"))
    assert place(ferries, "421").claim_id == claim
    assert status(ferries, "421") == "recheck"
    kept = Verdict.objects.current().get()
    assert (kept.pk, kept.rationale) == (given.pk, "Counted")
    again = mark(mara, ferries, "421", rationale="Counted")
    assert (again.placement, status(ferries, "421")) == (place(ferries, "421"), "verified")
    assert is_sound(ferries)


def test_what_is_removed_retires_with_all_it_has_and_comes_back_as_itself(mara, edda, ferries):
    mark(mara, ferries, "Rain fell")
    gone = place(ferries, "Rain fell")
    evidence.add_evidence(actor=mara, placement=gone, found=evidence.FoundNote("The gauge"))
    talk.write_note(actor=mara, placement=gone, text="See the gauge")
    take(edda, ferries, edited(" Rain fell all week.", ""))
    claim = Claim.objects.get(pk=gone.claim_id)
    assert claim.status == "retired"
    for table in (Verdict, EvidenceLink, Note):
        assert table.objects.current().get().claim_id == claim.pk
    take(edda, ferries, TEXT)
    back = place(ferries, "Rain fell")
    assert back.claim_id == claim.pk
    assert status(ferries, "Rain fell") == "recheck", "it stands elsewhere now: nothing goes on silently"
    assert back.wording > gone.wording
    assert is_sound(ferries)


def test_what_is_new_is_open(mara, edda, ferries):
    mark_all(mara, ferries)
    take(edda, ferries, TEXT + "\nA bell rang in the town at noon.\n")
    assert status(ferries, "A bell") == "open"
    assert status(ferries, "Nobody") == "verified"
    assert is_sound(ferries)


def test_a_sentence_split_in_two_is_followed(mara, edda, add_story):
    story = add_story(
        "Fire\nThe mill in Korsen burned on Monday and the owner Ada Falk left the town by boat.\n"
    )
    mark(mara, story, "The mill", Mark.DISPUTED, basis=Basis.CONTESTED, rationale="Two accounts")
    old = place(story, "The mill")
    talk.write_note(actor=mara, placement=old, text="Ask the owner")
    keep_unsent(actor=mara, placement=old, window="w", text="Half a")
    take(
        edda, story, "Fire\nThe mill in Korsen burned on Monday. The owner Ada Falk left the town by boat.\n"
    )
    first, second = place(story, "The mill"), place(story, "The owner")
    assert {first.claim.parent_id, second.claim.parent_id} == {old.claim_id}
    assert status(story, "The mill") == status(story, "The owner") == "recheck"
    kept = Verdict.objects.current()
    assert {(row.claim_id, row.mark, row.rationale) for row in kept} == {
        (first.claim_id, "disputed", "Two accounts"),
        (second.claim_id, "disputed", "Two accounts"),
    }
    assert Note.objects.current().get().claim_id == first.claim_id
    assert UnsentText.objects.get().claim_id == first.claim_id
    assert is_sound(story)


def test_two_sentences_merged_are_followed(mara, edda, add_story):
    text = "Fire\nThe mill in Korsen burned on Monday. The owner Ada Falk left the town by boat.\n"
    story = add_story(text)
    mark(mara, story, "The mill")
    mark(mara, story, "The owner")
    olds = {place(story, "The mill").claim_id, place(story, "The owner").claim_id}
    for claim in olds:
        keep_unsent(actor=mara, placement=Placement.objects.get(claim=claim), window="w", text=f"On {claim}")
    take(
        edda,
        story,
        "Fire\nThe mill in Korsen burned on Monday and the owner Ada Falk left the town by boat.\n",
    )
    whole = place(story, "The mill")
    links = ClaimLink.objects.current().filter(kind="merged_into")
    assert {(link.claim_id, link.other_id) for link in links} == {(one, whole.claim_id) for one in olds}
    assert status(story, "The mill") == "recheck"
    assert Verdict.objects.current().get().claim_id == whole.claim_id
    assert all(f"On {claim}" in UnsentText.objects.get().text for claim in olds)
    assert is_sound(story)


def test_a_split_by_hand_and_not_a_claim_survive(mara, edda, ferries):
    here = place(ferries, "Minister")
    at = ferries.current_revision.text.index("the ferries would")
    spans.split_claim(actor=mara, placement=here, at=at)
    mark(mara, ferries, "Minister Tova")
    spans.set_not_a_claim(actor=mara, placement=place(ferries, "Rain fell"), flag=True)
    parts = place(ferries, "Minister Tova").claim_id, place(ferries, "the ferries would").claim_id
    take(edda, ferries, f"{edited('412', '421')}\nA bell rang.\n")
    assert (place(ferries, "Minister Tova").claim_id, place(ferries, "the ferries would").claim_id) == parts
    assert status(ferries, "Minister Tova") == "verified"
    assert status(ferries, "Rain fell") == "not_a_claim"
    take(edda, ferries, edited("all week", "all month").replace("Tova Lank said", "Tova Brel said"))
    assert (place(ferries, "Minister Tova").claim_id, place(ferries, "the ferries would").claim_id) == parts
    assert status(ferries, "Minister Tova") == "recheck"
    assert status(ferries, "Rain fell") == "open", "it says something else: it is looked at again"
    assert is_sound(ferries)


def test_a_part_asks_again_when_the_rest_of_its_sentence_changes(mara, edda, ferries):
    at = ferries.current_revision.text.index("the ferries would")
    spans.split_claim(actor=mara, placement=place(ferries, "Minister"), at=at)
    mark(mara, ferries, "the ferries would")
    take(edda, ferries, edited("Minister Tova Lank said", "Rival Odo Brel denied"))
    assert status(ferries, "the ferries would") == "recheck"
    assert is_sound(ferries)


def test_a_merge_by_hand_survives(mara, edda, ferries):
    one, other = place(ferries, "The mill"), place(ferries, "Nobody")
    whole = spans.merge_claims(actor=mara, placement=one, following=other)
    mark(mara, ferries, "The mill")
    take(edda, ferries, edited("all week", "all month"))
    assert place(ferries, "Nobody").claim_id == whole.pk
    assert status(ferries, "Nobody") == "verified"
    assert is_sound(ferries)


def test_a_headline_that_is_the_first_sentence_now_is_followed_to_another_kind(mara, edda, add_story):
    story = add_story(
        "The mill burned on Monday\nRain fell in Korsen all week. It was cold. Nobody was hurt.\n"
    )
    mark(mara, story, "The mill")
    old = place(story, "The mill")
    assert old.claim.kind == "headline"
    take(
        edda,
        story,
        "Fire\nThe mill burned on Monday\nRain fell in Korsen all week. It was cold. Nobody was hurt.\n",
    )
    now = place(story, "The mill")
    assert (now.claim.kind == "headline") == (now.claim_id == old.claim_id)
    assert Verdict.objects.current().get().claim_id == now.claim_id
    assert is_sound(story)


def test_a_person_may_force_a_re_check(mara, edda, ferries):
    mark_all(mara, ferries)
    claim = place(ferries, "Nobody").claim_id
    take(edda, ferries, edited("412", "421"), recheck=[claim])
    assert status(ferries, "Nobody") == "recheck"
    assert status(ferries, "Rain fell") == "verified"
    assert is_sound(ferries)


def test_the_headline_and_the_day_of_the_story_follow_unless_somebody_changed_them(edda, ferries):
    take(edda, ferries, "date: 2031-05-02\n" + edited("Ferries stop at Korsen", "Ferries halt at Korsen"))
    story = fresh(ferries)
    assert (story.headline, str(story.published_on)) == ("Ferries halt at Korsen", "2031-05-02")
    assert is_sound(ferries)


def test_the_former_draft_can_be_taken_again(mara, edda, ferries):
    mark_all(mara, ferries)
    take(edda, ferries, edited("412", "421"))
    take(edda, ferries, TEXT)
    assert fresh(ferries).current_revision.number == 3
    assert status(ferries, "412") == "recheck", "the mark was given on these words, but two drafts ago"
    assert is_sound(ferries)


def test_who_marked_what_it_changes_is_told(mara, oskar, edda, ferries):
    mark(mara, ferries, "412")
    mark(mara, ferries, "Rain fell")
    mark(oskar, ferries, "Nobody")
    take(edda, ferries, edited("412", "421").replace(" Rain fell all week.", ""))
    told = Notice.objects.get()
    assert (told.person, told.kind, told.words) == (mara, "draft_changed", "Draft 2: 2 claims")
