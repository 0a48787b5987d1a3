"""What is typed is kept by window until it is saved, and never is history."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.review import Opinion, mark_claim
from claims.actions.typing import keep_unsent
from claims.models import Article, Event, Placement, UnsentText
from claims.vocabulary import Mark


@pytest.fixture
def placement(story: Article) -> Placement:
    rows = Placement.objects.current().filter(article=story, claim__kind="sentence")
    return rows.select_related("article", "claim").order_by("start").first()


def typed() -> list[tuple]:
    return sorted(UnsentText.objects.values_list("person__username", "window", "text", "based_on"))


def test_a_window_has_one_text_and_no_history_is_made(mara, placement):
    before = Event.objects.count()
    for text in ("The r", "The register s", "The register says 11."):
        keep_unsent(actor=mara, placement=placement, window="one", text=text)
    assert typed() == [("mara", "one", "The register says 11.", None)]
    assert Event.objects.count() == before


def test_two_windows_and_two_people_do_not_overwrite_each_other(mara, oskar, placement):
    keep_unsent(actor=mara, placement=placement, window="one", text="First.")
    keep_unsent(actor=mara, placement=placement, window="two", text="Second.")
    keep_unsent(actor=oskar, placement=placement, window="one", text="His.")
    assert [row[:3] for row in typed()] == [
        ("mara", "one", "First."),
        ("mara", "two", "Second."),
        ("oskar", "one", "His."),
    ]


@pytest.mark.parametrize("text", ["", "  \n ", "Saved already.", " Saved already.\n"])
def test_nothing_typed_or_saved_already_is_not_kept(mara, placement, text):
    opinion = Opinion(Mark.UNSUPPORTED, rationale="Saved already.")
    verdict = mark_claim(actor=mara, placement=placement, opinion=opinion, former=None)
    keep_unsent(actor=mara, placement=placement, window="one", text="Another.", based_on=verdict.pk)
    assert typed() == [("mara", "one", "Another.", verdict.pk)]
    keep_unsent(actor=mara, placement=placement, window="one", text=text, based_on=verdict.pk)
    assert typed() == []


def test_emptied_it_takes_the_text_along_that_it_began_with(mara, placement):
    keep_unsent(actor=mara, placement=placement, window="lost", text="From a closed tab.")
    keep_unsent(actor=mara, placement=placement, window="third", text="Not touched.")
    keep_unsent(actor=mara, placement=placement, window="new", text="", shown_window="lost")
    assert [row[1] for row in typed()] == ["third"]


def test_saving_takes_only_the_windows_that_were_saved(mara, placement):
    for window in ("one", "two", "three"):
        keep_unsent(actor=mara, placement=placement, window=window, text=window)
    opinion = Opinion(Mark.DISPUTED, rationale="one and two")
    mark_claim(actor=mara, placement=placement, opinion=opinion, former=None, windows=["one", "two"])
    assert [row[1] for row in typed()] == ["three"]


def test_a_claim_that_no_longer_stands_still_keeps_what_is_typed(mara, placement):
    Placement.objects.filter(pk=placement.pk).update(until=99)
    keep_unsent(actor=mara, placement=placement, window="one", text="Typed on the old text.")
    assert len(typed()) == 1


@pytest.mark.parametrize("who", ["ana", "nobody"])
def test_who_may_not_mark_keeps_nothing(request, who, placement):
    with pytest.raises(PermissionDenied):
        keep_unsent(actor=request.getfixturevalue(who), placement=placement, window="one", text="x")
    assert typed() == []
