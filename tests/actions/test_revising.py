"""A new draft is taken: what stays, what asks again, what goes, what comes, and that history proves it."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions import evidence, spans, talk, undo
from claims.actions.attributing import (
    Given,
    Words,
    add_attribution,
    change_evidence_status,
    remove_attribution,
)
from claims.actions.proposing import compare_again, compare_proposals, discard_proposal, propose_draft
from claims.actions.refused import Refused
from claims.actions.review import (
    Opinion,
    answer_said,
    confirm_attribution,
    confirm_evidence_status,
    mark_claim,
)
from claims.actions.revising import take_draft
from claims.actions.stale import Stale
from claims.actions.typing import keep_unsent
from claims.formats.readers import Unreadable
from claims.models import (
    Article,
    AttributionVersion,
    Claim,
    ClaimLink,
    Event,
    EvidenceLink,
    EvidenceStatusVersion,
    Note,
    Outcome,
    Placement,
    Proposal,
    Revision,
    Said,
    UnsentText,
    Verdict,
)
from claims.queries.attributions import share_out
from claims.vocabulary import Basis, CueClass, EventKind, EvidenceStatus, Mark, SaidAnswer
from claims.vocabulary import Outcome as Became
from tests.drafting import TEXT, fresh, is_sound, mark, mark_all, place, propose, standing, status, take


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


def edited(was: str, now: str) -> str:
    assert was in TEXT
    return TEXT.replace(was, now)


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


def version_at(story: Article, part: str) -> AttributionVersion:
    versions = AttributionVersion.objects.current().filter(article=story).order_by("start", "pk")
    return share_out(list(versions), [place(story, part)])[place(story, part).claim_id][0]


def answer(person, story: Article, part: str) -> Said:
    version = version_at(story, part)
    about = {"placement": place(story, part), "attribution": version.attribution}
    return answer_said(actor=person, answer=SaidAnswer.YES, former=None, **about)


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


def test_who_may(mara, oskar, edda, ana, ferries):
    mark(mara, ferries, "412")
    with pytest.raises(PermissionDenied):
        propose_draft(actor=ana, article=ferries, content="A\nB was.")
    others = propose(oskar, ferries, edited("412", "421"))
    with pytest.raises(PermissionDenied, match="changes one claim that others have marked"):
        take_draft(actor=oskar, proposal=others)
    with pytest.raises(PermissionDenied):
        discard_proposal(actor=mara, proposal=others)
    assert fresh(ferries).current_revision.number == 1
    take_draft(actor=mara, proposal=others)  # hers is the only mark
    assert fresh(ferries).current_revision.number == 2
    unmarked = propose(oskar, ferries, edited("412", "421").replace("all week", "all month"))
    take_draft(actor=oskar, proposal=unmarked)
    last = propose(oskar, ferries, TEXT + "More rain fell.")
    discard_proposal(actor=oskar, proposal=last)
    with pytest.raises(Stale, match="taken or discarded"):
        take_draft(actor=edda, proposal=last)
    assert is_sound(ferries)


def test_nothing_is_stored_of_what_is_no_new_draft(edda, ferries):
    with pytest.raises(Refused, match="word for word"):
        propose_draft(actor=edda, article=ferries, content=TEXT.replace("\n", "\r\n"))
    for content in ("", "date: 2031-05-02\n", b"\xff\xfe"):
        with pytest.raises(Unreadable):
            propose_draft(actor=edda, article=ferries, content=content)
    assert Proposal.objects.count() == 0


def test_the_same_text_is_proposed_once(mara, edda, ferries):
    one = propose_draft(actor=mara, article=ferries, content=edited("412", "421"))
    other = propose_draft(actor=edda, article=ferries, content=edited("412", "421").encode())
    assert one == other and other.author == mara


def test_a_draft_against_a_former_one_is_stale_until_it_is_compared_again(mara, edda, ferries):
    one, other = propose(mara, ferries, edited("412", "421")), propose(mara, ferries, edited("412", "430"))
    take_draft(actor=edda, proposal=one)
    with pytest.raises(Stale, match="Another draft"):
        take_draft(actor=edda, proposal=other)
    compare_again(actor=edda, proposal=other)
    with pytest.raises(Stale, match="still being compared"):
        take_draft(actor=edda, proposal=other)
    compare_proposals(fresh(ferries))
    assert take_draft(actor=edda, proposal=other).number == 3
    assert is_sound(ferries)


def test_what_was_shown_is_what_is_done_so_claims_split_meanwhile_are_compared_again(mara, edda, ferries):
    proposal = propose(mara, ferries, edited("412", "421"))
    mark(mara, ferries, "412")  # a mark changes nothing that was shown
    at = TEXT.index("the ferries would")
    spans.split_claim(actor=mara, placement=place(ferries, "Minister"), at=at)
    with pytest.raises(Stale, match="split, merged"):
        take_draft(actor=edda, proposal=proposal)
    compare_again(actor=edda, proposal=proposal)
    compare_proposals(fresh(ferries))
    take_draft(actor=edda, proposal=proposal)
    assert is_sound(ferries)


def test_undo_does_not_reach_behind_the_draft_and_works_again_after_it(mara, edda, ferries):
    mark(mara, ferries, "Nobody")
    at = TEXT.index("the ferries would")
    spans.split_claim(actor=mara, placement=place(ferries, "Minister"), at=at)
    take(edda, ferries, edited("412", "421"))
    for person in (mara, edda):
        before = fresh(ferries).history_length
        if person == mara:
            with pytest.raises(Stale, match="Draft 2 came in since"):
                undo.undo_last(actor=person, article=fresh(ferries))
        else:
            assert undo.undo_last(actor=person, article=fresh(ferries)) is None
        assert fresh(ferries).history_length == before
    mark(mara, ferries, "421", Mark.DISPUTED)
    undo.undo_last(actor=mara, article=fresh(ferries))
    assert status(ferries, "421") == "open"
    assert is_sound(ferries)


def test_what_is_sent_from_a_page_of_the_former_draft_is_refused(mara, edda, ferries):
    old, version = place(ferries, "Nobody"), version_at(ferries, "Minister")
    offered = EvidenceStatusVersion.objects.current().get(claim=old.claim)
    take(edda, ferries, edited("412", "421"))
    for late in (
        lambda: mark_claim(actor=mara, placement=old, opinion=Opinion(Mark.VERIFIED), former=None),
        lambda: talk.write_note(actor=mara, placement=old, text="Late"),
        lambda: spans.set_not_a_claim(actor=mara, placement=old, flag=True),
        lambda: confirm_attribution(actor=mara, claim=old.claim, version=version),
        lambda: confirm_evidence_status(actor=mara, claim=old.claim, version=offered),
    ):
        with pytest.raises(Stale):
            late()
    assert is_sound(ferries)
