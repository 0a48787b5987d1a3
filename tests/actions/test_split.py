"""Split a claim: what its parts carry, what is refused, what undo brings back."""

import pytest

from claims.actions.refused import Refused
from claims.actions.spans import adjust_claim, split_claim
from claims.actions.typing import keep_unsent
from claims.actions.undo import undo_last
from claims.models import (
    Article,
    Claim,
    EvidenceLink,
    EvidenceStatusVersion,
    Note,
    Outcome,
    Placement,
    UnsentText,
    Verdict,
)
from claims.queries.history_check import check_article
from claims.queries.outline import outline_of
from claims.vocabulary import Basis, ClaimKind, Mark, Status
from tests.actions.correcting import TEXT, at, mark, places, split, standing, state, words, work_on


@pytest.fixture
def story(add_story) -> Article:
    return add_story(TEXT)


@pytest.fixture
def worked_on(mara, story) -> Placement:
    return work_on(mara, story)


def test_the_parts_of_a_split_hold_all_words_but_the_space_between(mara, story):
    parent = places(story)[1]
    one, two = split(mara, story)
    assert words(story)[1:3] == [
        "The harbour office said the ferries stop on Monday, and",
        "Minister Tova Lank denied that they stop.",
    ]
    assert [(claim.kind, claim.parent_id) for claim in (one, two)] == [("part", parent.claim_id)] * 2
    assert Claim.objects.get(pk=parent.claim_id).status == Status.RETIRED
    assert [place.wording for place in places(story)[1:3]] == [2, 2]
    assert check_article(story) == []


def test_both_parts_ask_for_a_re_check_and_undo_makes_the_marks_hold_again(mara, oskar, story):
    parent = places(story)[1]
    given = mark(mara, parent, Mark.DISPUTED, basis=Basis.CONTESTED, rationale="Lank denied it.")
    mark(oskar, parent, Mark.VERIFIED)
    before = state(story)
    parts = split(mara, story)
    carried = Verdict.objects.current().filter(article=story)
    assert {verdict.claim_id for verdict in carried} == {part.pk for part in parts}
    assert carried.filter(reviewer=mara, basis="contested", rationale="Lank denied it.").count() == 2
    assert {verdict.placement_id for verdict in carried} == {parent.pk}
    assert carried.filter(reviewer=mara).first().marked_at == given.marked_at
    assert {claim.status for claim in Claim.objects.filter(parent=parent.claim)} == {Status.RECHECK}
    rows = outline_of(story, mara).rows
    assert all(row.is_open for row in rows if row.claim_id in {part.pk for part in parts})
    assert undo_last(actor=mara, article=story) == parent.claim
    assert state(story) == before
    assert Claim.objects.get(pk=parent.claim_id).status == Status.CONFLICT
    assert check_article(story) == []
    undo_last(actor=mara, article=story)
    assert Verdict.objects.current().get().reviewer == oskar
    assert check_article(story) == []


def test_what_is_marked_on_a_part_holds_for_it_alone(mara, story):
    mark(mara, places(story)[1])
    one, two = split(mara, story)
    former = Verdict.objects.current().get(claim=one)
    mark(mara, places(story)[1], Mark.VERIFIED, former.pk)
    assert [Claim.objects.get(pk=claim.pk).status for claim in (one, two)] == ["verified", "recheck"]


def test_the_part_in_question_stays_with_the_part_that_holds_it(mara, story):
    here = places(story)[1]
    start = at(story, "denied")
    mark(mara, here, Mark.DISPUTED, problem=(start, start + 6))
    one, two = split(mara, story)
    spans = dict(Verdict.objects.current().values_list("claim", "problem_start"))
    assert spans == {one.pk: None, two.pk: start}


def test_what_the_article_offers_is_a_guess_again_in_each_part(mara, story):
    here = places(story)[1]
    offered = EvidenceStatusVersion.objects.current().get(claim=here.claim)
    denied = at(story, "denied")
    EvidenceStatusVersion.objects.filter(pk=offered.pk).update(
        confirmed_by=mara, start=here.start, end=here.start + 5, warnings=[["hedged", denied, denied + 6]]
    )
    one, two = split(mara, story)
    now = {row.claim_id: row for row in EvidenceStatusVersion.objects.current().filter(claim__in=(one, two))}
    assert (now[one.pk].start, now[one.pk].warnings) == (here.start, [])
    assert (now[two.pk].start, now[two.pk].warnings) == (None, [["hedged", denied, denied + 6]])
    assert {row.confirmed_by for row in now.values()} == {None}
    assert {row.value for row in now.values()} == {offered.value}


def test_findings_and_outcomes_go_to_both_parts_and_notes_to_the_first(mara, story, worked_on):
    one, two = split(mara, story)
    both = sorted([one.pk, two.pk])
    assert [standing(table) for table in (EvidenceLink, Outcome, Note)] == [both, both, [one.pk]]
    undo_last(actor=mara, article=story)
    back = [worked_on.claim_id]
    assert [standing(table) for table in (EvidenceLink, Outcome, Note)] == [back, back, back]


def test_a_part_can_be_split_again(mara, story):
    mark(mara, places(story)[1])
    split(mara, story)
    one, two = split(mara, story, places(story)[2], before="that they stop")
    assert one.parent.parent == places(story)[1].claim.parent
    assert words(story)[2:4] == ["Minister Tova Lank denied", "that they stop."]
    assert Verdict.objects.current().filter(claim__in=(one, two)).count() == 2
    assert check_article(story) == []
    undo_last(actor=mara, article=story)
    undo_last(actor=mara, article=story)
    assert places(story)[1].claim.status == Status.VERIFIED
    assert check_article(story) == []


def test_parts_of_a_headline_stay_headline(mara, story):
    parts = split(mara, story, places(story)[0], before="stop at Korsen")
    assert {part.kind for part in parts} == {ClaimKind.HEADLINE}
    assert outline_of(story, mara).rows[0].label == "1"


@pytest.mark.parametrize("place", [0, 22, 127, 99_999])
def test_a_cut_outside_or_at_an_end_is_refused(mara, story, place):
    with pytest.raises(Refused, match="between two words"):
        split_claim(actor=mara, placement=places(story)[1], at=place)


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        ("They met at the cafe\u0301s on Monday", "\u0301"),
        ("The \U0001f468\u200d\U0001f469\u200d\U0001f467x family left on Monday", "\U0001f469"),
        ("A flag \U0001f1f8\U0001f1eax was seen on Monday", "\U0001f1ea"),
        ("A wave \U0001f44b\U0001f3fdx was seen on Monday", "\U0001f3fd"),
        ("They met \u05d1\u05bc\u05d1 on Monday", "\u05bc"),
    ],
)
def test_no_cut_inside_a_character(mara, add_story, sentence, cut):
    story = add_story(f"Rain in Korsen\n{sentence} and the harbour closed early. It rained.\n")
    with pytest.raises(Refused, match="character apart"):
        split(mara, story, before=cut)
    here = places(story)[1]
    with pytest.raises(Refused, match="character apart"):
        adjust_claim(actor=mara, placement=here, start=here.start, end=at(story, cut))


def test_what_somebody_is_typing_goes_along_to_the_first_part_and_back(mara, oskar, story):
    place = places(story)[1]
    given = mark(mara, place)
    typed = {"placement": place, "window": "one"}
    keep_unsent(actor=mara, text="The office denies it.", based_on=given.pk, **typed)
    keep_unsent(actor=oskar, text="Which Monday?", **typed)
    first, _ = split(mara, story)
    now = Verdict.objects.current().get(claim=first)
    kept = UnsentText.objects.filter(claim=first).order_by("person__username")
    assert list(kept.values_list("text", "based_on")) == [
        ("The office denies it.", now.pk),
        ("Which Monday?", None),
    ]
    undo_last(actor=mara, article=story)
    assert UnsentText.objects.filter(claim=place.claim).count() == 2
    assert check_article(story) == []
