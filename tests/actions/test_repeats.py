"""The same mark for what is said again: one act, nothing overwritten."""

import pytest

from claims.actions import newsroom, repeats
from claims.actions.refused import Refused
from claims.actions.review import Opinion, mark_claim
from claims.actions.spans import adjust_claim
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import Article, Event, Placement, Verdict
from claims.queries.history_check import check_article
from claims.vocabulary import Basis, EventKind, Mark

AGAIN = "The ministry has counted 412 flooded farms along the river Meren."
DISPUTED = Opinion(Mark.DISPUTED, Basis.CONTESTED, "The farmers count 500.")


@pytest.fixture
def farms(add_story) -> Article:
    return add_story(f"Farms under water\n{AGAIN}\n{AGAIN}\nIt rained for weeks in Korsen.\n{AGAIN}\n")


@pytest.fixture
def places(farms: Article) -> list[Placement]:
    """The first, and the two that say it again."""
    rows = Placement.objects.current().filter(article=farms).select_related("article", "claim")
    text = farms.current_revision.text
    return [row for row in rows.order_by("start") if text[row.start : row.end] == AGAIN]


def marks() -> dict[int, str]:
    return dict(Verdict.objects.current().values_list("claim", "mark"))


def test_all_get_the_mark_with_basis_and_reason_and_one_undo_takes_it_back(mara, farms, places):
    mine = mark_claim(actor=mara, placement=places[0], opinion=DISPUTED, former=None)
    marked = repeats.mark_repeats(actor=mara, placement=places[0], former=mine.pk)
    assert marked == [place.claim for place in places[1:]]
    given = Verdict.objects.current().values_list("mark", "basis", "rationale")
    assert list(given) == [("disputed", "contested", "The farmers count 500.")] * 3
    events = Event.objects.filter(article=farms, kind=EventKind.CLAIM_MARKED).order_by("number")
    acts = list(events.values_list("act", flat=True))
    assert acts[1] == acts[2] != acts[0]
    undo_last(actor=mara, article=farms)
    assert marks() == {places[0].claim_id: "disputed"}
    assert check_article(farms) == []


def test_also_what_only_repeats_the_same_earlier_claim(mara, farms, places):
    mine = mark_claim(actor=mara, placement=places[1], opinion=DISPUTED, former=None)
    marked = repeats.mark_repeats(actor=mara, placement=places[1], former=mine.pk)
    assert marked == [places[0].claim, places[2].claim]


def test_a_mark_given_already_is_never_overwritten(mara, farms, places):
    mark_claim(actor=mara, placement=places[2], opinion=Opinion(Mark.VERIFIED), former=None)
    mine = mark_claim(actor=mara, placement=places[0], opinion=DISPUTED, former=None)
    repeats.mark_repeats(actor=mara, placement=places[0], former=mine.pk)
    assert marks() == {
        places[0].claim_id: "disputed",
        places[1].claim_id: "disputed",
        places[2].claim_id: "verified",
    }
    before = Event.objects.count()
    with pytest.raises(Refused, match="waits for you"):
        repeats.mark_repeats(actor=mara, placement=places[0], former=mine.pk)
    assert Event.objects.count() == before


def test_a_mark_changed_in_another_window_is_not_given_on(mara, places):
    first = mark_claim(actor=mara, placement=places[0], opinion=DISPUTED, former=None)
    mark_claim(actor=mara, placement=places[0], opinion=Opinion(Mark.VERIFIED), former=first.pk)
    for former in (first.pk, None):
        with pytest.raises(Stale, match="another window"):
            repeats.mark_repeats(actor=mara, placement=places[0], former=former)
    assert marks() == {places[0].claim_id: "verified"}


def test_somebody_elses_mark_is_not_given_on(mara, oskar, places):
    his = mark_claim(actor=oskar, placement=places[0], opinion=DISPUTED, former=None)
    with pytest.raises(Stale):
        repeats.mark_repeats(actor=mara, placement=places[0], former=his.pk)


def test_a_rule_of_the_newsroom_holds_for_each_and_then_none_is_marked(mara, ada, places):
    mine = mark_claim(actor=mara, placement=places[0], opinion=Opinion(Mark.VERIFIED), former=None)
    rules = newsroom.rules_of_newsroom(actor=ada)
    rules.evidence_required = True
    newsroom.change_rules(actor=ada, rules=rules)
    with pytest.raises(Refused, match="asks for evidence"):
        repeats.mark_repeats(actor=mara, placement=places[0], former=mine.pk)
    assert marks() == {places[0].claim_id: "verified"}


def test_a_mark_given_on_other_words_is_not_given_on(mara, oskar, places):
    mine = mark_claim(actor=mara, placement=places[0], opinion=DISPUTED, former=None)
    adjust_claim(actor=oskar, placement=places[0], start=places[0].start, end=places[0].end - 12)
    for place in (places[0], Placement.objects.current().get(claim=places[0].claim)):
        with pytest.raises(Stale, match="text of this claim changed"):
            repeats.mark_repeats(actor=mara, placement=place, former=mine.pk)
    assert marks() == {places[0].claim_id: "disputed"}
