"""Other ends, not a claim, and what holds for every correction of where claims stand."""

import pytest

from claims.actions.refused import Refused
from claims.actions.spans import adjust_claim, merge_claims, set_not_a_claim, split_claim
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import (
    Article,
)
from claims.permissions import PermissionDenied
from claims.queries.history_check import check_article
from claims.queries.outline import outline_of
from claims.queries.succession import MERGED, SPLIT, TAKEN_BACK, heir_of
from claims.vocabulary import Status
from tests.actions.correcting import TEXT, at, mark, merge, places, split, state, words


@pytest.fixture
def story(add_story) -> Article:
    return add_story(TEXT)


def test_new_ends(mara, story):
    here = places(story)[1]
    mark(mara, here)
    end = at(story, ", and Minister")
    now = adjust_claim(actor=mara, placement=here, start=here.start, end=end + 1)
    assert words(story)[1] == "The harbour office said the ferries stop on Monday,"
    assert (now.wording, now.claim.status, now.claim_id) == (2, Status.RECHECK, here.claim_id)
    again = adjust_claim(actor=mara, placement=now, start=now.start, end=end + 5)
    assert words(story)[1].endswith("Monday, and")  # the space is left out
    assert again.wording == 3
    undo_last(actor=mara, article=story)
    undo_last(actor=mara, article=story)
    assert places(story)[1].claim.status == Status.VERIFIED
    assert check_article(story) == []


def test_the_same_ends_change_nothing(mara, story):
    here = places(story)[1]
    length = Article.objects.get(pk=story.pk).history_length
    assert adjust_claim(actor=mara, placement=here, start=here.start, end=here.end) == here
    assert Article.objects.get(pk=story.pk).history_length == length
    assert check_article(story) == []


def test_ends_stay_off_other_claims_and_paragraphs(mara, story):
    here = places(story)[1]
    with pytest.raises(Refused, match="“Rain” belongs to claim 2. Merge them instead."):
        adjust_claim(actor=mara, placement=here, start=here.start, end=at(story, " fell"))
    with pytest.raises(Refused, match="paragraph"):
        adjust_claim(actor=mara, placement=places(story)[2], start=at(story, "Rain"), end=at(story, "rained"))
    for start, end in ((here.end, here.start), (here.start, here.start), (0, 10**9)):
        with pytest.raises(Refused):
            adjust_claim(actor=mara, placement=here, start=start, end=end)
    with pytest.raises(Refused, match="no words"):
        adjust_claim(actor=mara, placement=here, start=here.end - 1, end=here.end)


def test_ends_do_not_reach_over_a_neighbour(mara, story):
    split(mara, story, before="office")
    split(mara, story, places(story)[2], before="said")
    first, _, third = places(story)[1:4]
    before = state(story)
    for start in (third.start, third.start - 1):
        with pytest.raises(Refused, match="office” belongs to claim 2"):
            adjust_claim(actor=mara, placement=first, start=start, end=start + 5)
    assert state(story) == before


def test_a_mark_given_on_other_words_never_seems_to_hold_after_an_undo(mara, oskar, story):
    here = places(story)[1]
    now = adjust_claim(actor=mara, placement=here, start=here.start, end=here.end - 8)
    mark(oskar, now)
    with pytest.raises(Stale, match="changed this since"):
        undo_last(actor=mara, article=story)
    undo_last(actor=oskar, article=story)
    undo_last(actor=mara, article=story)
    assert (
        adjust_claim(actor=mara, placement=places(story)[1], start=here.start + 4, end=here.end).wording == 3
    )
    assert check_article(story) == []


def test_words_that_another_claim_has_by_now_do_not_come_back(mara, oskar, story):
    one, other = places(story)[1:3]
    adjust_claim(actor=mara, placement=one, start=one.start, end=one.end - 10)
    adjust_claim(actor=oskar, placement=other, start=one.end - 8, end=other.end)
    before = state(story)
    with pytest.raises(Stale, match="changed this since"):
        undo_last(actor=mara, article=story)
    assert state(story) == before
    undo_last(actor=oskar, article=story)
    undo_last(actor=mara, article=story)
    assert [(place.start, place.end) for place in places(story)[1:3]] == [
        (one.start, one.end),
        (other.start, other.end),
    ]
    assert check_article(story) == []


def test_what_somebody_put_to_a_part_since_is_not_taken_away_by_undo(mara, oskar, story):
    split(mara, story)
    mark(oskar, places(story)[2])
    with pytest.raises(Stale, match="changed this since"):
        undo_last(actor=mara, article=story)
    assert len(places(story)) == 5
    assert check_article(story) == []


def test_not_a_claim_and_back(mara, oskar, story):
    here = places(story)[2]
    mark(mara, here)
    flagged = set_not_a_claim(actor=oskar, placement=here, flag=True)
    assert (flagged.claim.status, flagged.wording) == (Status.NOT_A_CLAIM, here.wording)
    rows = outline_of(story, mara).rows
    assert [row.label for row in rows] == ["1", "2", "3", "H"]  # numbers do not jump
    assert set_not_a_claim(actor=oskar, placement=flagged, flag=True) == flagged
    back = set_not_a_claim(actor=oskar, placement=flagged, flag=False)
    assert back.claim.status == Status.VERIFIED
    undo_last(actor=oskar, article=story)
    assert places(story)[2].not_a_claim
    undo_last(actor=oskar, article=story)
    assert places(story)[2].claim.status == Status.VERIFIED
    assert check_article(story) == []


def test_what_is_no_claim_is_brought_back_before_it_is_cut(mara, story):
    set_not_a_claim(actor=mara, placement=places(story)[2], flag=True)
    with pytest.raises(Refused, match="Claim 2: it is marked as not a claim"):
        merge(mara, story)
    with pytest.raises(Refused, match="not a claim"):
        adjust_claim(actor=mara, placement=places(story)[2], start=at(story, "Rain"), end=at(story, " fell"))


def test_a_claim_that_changed_meanwhile_is_left_alone(mara, oskar, story):
    here = places(story)
    split(mara, story)
    for act in (
        lambda: split_claim(actor=oskar, placement=here[1], at=at(story, "Minister")),
        lambda: merge_claims(actor=oskar, placement=here[1], following=here[2]),
        lambda: adjust_claim(actor=oskar, placement=here[1], start=here[1].start, end=here[1].end - 1),
        lambda: set_not_a_claim(actor=oskar, placement=here[1], flag=True),
    ):
        with pytest.raises(Stale, match="in the meantime"):
            act()
    assert check_article(story) == []


def test_readers_change_nothing(ana, story):
    with pytest.raises(PermissionDenied):
        split(ana, story)
    with pytest.raises(PermissionDenied):
        set_not_a_claim(actor=ana, placement=places(story)[1], flag=True)


def test_an_old_address_leads_to_what_took_its_place(mara, story):
    parent = places(story)[1].claim
    one, two = split(mara, story)
    heir = lambda claim: heir_of(story, claim.pk, outline_of(story, mara))  # noqa: E731
    assert (heir(parent)[0].claim_id, heir(parent)[1]) == (one.pk, SPLIT)
    whole = merge(mara, story, first=2)
    assert (heir(two)[0].claim_id, heir(two)[1]) == (whole.pk, MERGED)
    undo_last(actor=mara, article=story)
    assert (heir(whole)[0].claim_id, heir(whole)[1]) == (two.pk, TAKEN_BACK)
    undo_last(actor=mara, article=story)
    assert (heir(two)[0].claim_id, heir(two)[1]) == (parent.pk, TAKEN_BACK)
    assert heir_of(story, 10**9, outline_of(story, mara)) is None
