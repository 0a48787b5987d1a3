"""What people said about a draft goes along to the next: who says so, what is offered, what was found."""

import pytest

from claims.actions import evidence, talk
from claims.actions.attributing import (
    Given,
    Words,
    add_attribution,
    change_evidence_status,
    remove_attribution,
)
from claims.actions.review import (
    confirm_attribution,
)
from claims.models import (
    Article,
    AttributionVersion,
    EvidenceLink,
    EvidenceStatusVersion,
    Note,
    Outcome,
    Said,
    Verdict,
)
from claims.queries.attributions import share_out
from claims.vocabulary import CueClass, EvidenceStatus, Mark
from claims.vocabulary import Outcome as Became
from tests.drafting import (
    TEXT,
    answer,
    edited,
    is_sound,
    mark,
    place,
    status,
    take,
    version_at,
)


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


def test_who_says_so_goes_along_where_its_words_stay(mara, edda, ferries):
    guess = version_at(ferries, "Minister")
    confirm_attribution(actor=mara, claim=place(ferries, "Minister").claim, version=guess)
    answer(mara, ferries, "Minister")
    text = "Ferries stop at Korsen\nA bell rang at noon in the town.\n" + TEXT.split("\n", 1)[1]
    take(edda, ferries, text)
    moved = version_at(ferries, "Minister")
    assert (moved.attribution_id, moved.confirmed_by) == (guess.attribution_id, mara)
    assert [text[start:end] for start, end, _ in moved.cues] == ["said"]
    assert text[moved.source_start : moved.source_end] == "Minister Tova Lank"
    assert Said.objects.current().get().attribution_id == guess.attribution_id
    assert is_sound(ferries)


def test_what_they_are_asked_is_asked_again_where_the_words_change(mara, edda, ferries):
    answer(mara, ferries, "Minister")
    was = version_at(ferries, "Minister").attribution_id
    take(edda, ferries, edited("the ferries would stop", "the trains would stop"))
    now = version_at(ferries, "Minister")
    assert now.attribution_id != was
    assert not Said.objects.current().filter(attribution=now.attribution_id).exists()
    assert is_sound(ferries)


def test_they_said_it_does_not_hold_where_they_is_somebody_else(mara, edda, add_story):
    old = "Dam\nEngineer Ada Falk visited the dam. She said the wall would hold until spring.\n"
    story = add_story(old)
    mark(mara, story, "She said")
    answer(mara, story, "She said")
    take(edda, story, old.replace("Engineer Ada Falk", "Mayor Una Brel"))
    assert status(story, "She said") == "recheck"
    now = version_at(story, "She said")
    assert not Said.objects.current().filter(attribution=now.attribution_id).exists()
    assert is_sound(story)


def test_an_attribution_that_was_removed_does_not_come_back(mara, edda, ferries):
    version = version_at(ferries, "Minister")
    remove_attribution(actor=mara, placement=place(ferries, "Minister"), version=version)
    take(edda, ferries, edited("412", "421"))
    take(edda, ferries, edited("412", "422"))
    current = AttributionVersion.objects.current().filter(article=ferries)
    here = place(ferries, "Minister")
    assert share_out(list(current.order_by("start")), [here]) == {}
    assert is_sound(ferries)


def test_a_claim_asks_again_when_who_was_said_to_say_so_elsewhere_is_gone(mara, edda, add_story):
    old = "Dam\nEngineer Ada Falk wrote a long letter.\n\nThe wall will hold until spring. Rain is near.\n"
    story = add_story(old)
    here, text = place(story, "The wall"), story.current_revision.text
    words = Words(text.index("Engineer"), text.index(" wrote"))
    content = Words(here.start, here.end - 1)
    cue = Words(text.index("wrote"), text.index(" a long"))
    given = Given(contents=[content], cues=[(cue, CueClass.NEUTRAL)], source_words=words, source_name="Falk")
    add_attribution(actor=mara, placement=here, given=given)
    mark(mara, story, "The wall")
    take(edda, story, old.replace("Engineer Ada Falk", "Mayor Una Brel"))
    assert status(story, "The wall") == "recheck"
    assert is_sound(story)


def test_what_the_article_offers_goes_along_where_a_person_said_it(mara, edda, ferries):
    for part in ("The mill", "Nobody"):
        here = place(ferries, part)
        was = EvidenceStatusVersion.objects.current().get(claim=here.claim)
        change_evidence_status(
            actor=mara, placement=here, version=was, value=EvidenceStatus.DOCUMENT, warnings=[]
        )
    take(edda, ferries, edited("412", "421"))
    offered = {row.claim_id: row for row in EvidenceStatusVersion.objects.current().filter(article=ferries)}
    kept, anew = offered[place(ferries, "Nobody").claim_id], offered[place(ferries, "The mill").claim_id]
    assert (kept.value, kept.confirmed_by) == ("document", mara)
    assert (anew.value, anew.confirmed_by) == ("unstated", None)
    assert {row.revision.number for row in offered.values()} == {2}
    assert is_sound(ferries)


def test_evidence_notes_outcomes_and_the_part_in_question_follow(mara, edda, ferries):
    here = place(ferries, "412")
    problem = (here.start + 9, here.start + 17)
    given = mark(mara, ferries, "412", Mark.UNSUPPORTED, rationale="No count", problem=problem)
    evidence.add_evidence(actor=mara, placement=here, found=evidence.FoundNote("The ledger"))
    talk.write_note(actor=mara, placement=here, text="Ask the mill")
    talk.set_outcome(actor=mara, placement=here, value=Became.CHANGE_ASKED, reason="", former=None)
    take(edda, ferries, edited("412", "421"))
    for table in (EvidenceLink, Note, Outcome, Verdict):
        assert table.objects.current().get().claim_id == here.claim_id
    kept = Verdict.objects.current().get()
    words = kept.placement.revision.text[kept.problem_start : kept.problem_end]
    assert (kept.pk, words) == (given.pk, TEXT[slice(*problem)])
    assert is_sound(ferries)
