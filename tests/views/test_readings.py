"""How often a story is read, and which claims more often: the page, the choice, the act."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions.asking import ask_for_readings
from claims.actions.review import Opinion, mark_claim
from claims.models import Article, Claim, Event, Placement, ReadingsAsked
from claims.queries.history_check import check_article
from claims.queries.outline import outline_of
from claims.queries.picking import Pick, picked
from claims.vocabulary import EventKind, Mark, Status


@pytest.fixture
def page(client: Client, edda, story: Article):
    client.force_login(edda)
    return lambda query="": client.get(reverse("readings", args=[story.pk]) + query)


def test_an_editor_asks_for_two_blind_readings(client, page, story, edda):
    page()
    client.post(reverse("readings", args=[story.pk]), {"readings": "2", "blind": "on"})
    now = Article.objects.get(pk=story.pk)
    assert (now.readings, now.blind) == (2, True)
    assert "checked" in page().content.decode()
    assert check_article(story) == []


def test_others_are_told_why_they_may_not(client, mara, story):
    client.force_login(mara)
    answer = client.get(reverse("readings", args=[story.pk]))
    assert answer.status_code == 403 and "Only editors" in answer.content.decode()


def test_claims_are_looked_at_before_anything_is_asked(page, story):
    html = page("?source=Tova+Lank").content.decode()
    assert "chosen" in html and "We had no choice" in html
    assert not ReadingsAsked.objects.exists()


def test_some_claims_are_read_by_more_than_the_story_asks_for(client, page, story, mara, oskar):
    rows = outline_of(story, mara).rows
    chosen = [row.claim_id for row in rows[:2]]
    page()
    client.post(
        reverse("ask-readings", args=[story.pk]), {"claims": ",".join(map(str, chosen)), "readings": "2"}
    )
    assert ReadingsAsked.objects.current().count() == 2
    place = Placement.objects.current().select_related("article").get(claim=chosen[0])
    other = Placement.objects.current().select_related("article").get(claim=rows[2].claim_id)
    for where in (place, other):
        mark_claim(actor=mara, placement=where, opinion=Opinion(Mark.VERIFIED), former=None)
    assert Claim.objects.get(pk=place.claim_id).status == "open"
    assert Claim.objects.get(pk=other.claim_id).status == "verified"
    mark_claim(actor=oskar, placement=place, opinion=Opinion(Mark.UNSUPPORTED), former=None)
    assert Claim.objects.get(pk=place.claim_id).status == "conflict"
    assert "2 claims with a number of their own" in page().content.decode()
    assert check_article(story) == []


def test_it_can_be_taken_back_and_asked_again(story, edda, mara):
    claims = [row.claim_id for row in outline_of(story, mara).rows]
    for readings, changed in ((2, len(claims)), (2, 0), (3, len(claims)), (None, len(claims)), (None, 0)):
        found = ask_for_readings(actor=edda, article=story, claims=claims, readings=readings)
        assert len(found) == changed
    assert not ReadingsAsked.objects.current().exists()
    assert Event.objects.filter(kind=EventKind.READINGS_ASKED).count() == 3
    assert check_article(story) == []


def test_a_claim_of_another_story_makes_all_of_it_not_found(client, page, story, add_story, mara):
    other = outline_of(add_story("Rain\nIt rained in Korsen."), mara).rows[0].claim_id
    mine = outline_of(story, mara).rows[0].claim_id
    page()
    answer = client.post(
        reverse("ask-readings", args=[story.pk]), {"claims": f"{mine},{other}", "readings": "2"}
    )
    assert answer.status_code == 404
    assert not ReadingsAsked.objects.exists()


@pytest.mark.parametrize(
    "query", ["?share=0", "?share=101", "?status=nonsense", "?first=x", "?source=Nobody"]
)
def test_a_choice_that_makes_no_sense_is_refused(page, query):
    assert page(query).status_code == 400


def test_a_share_is_drawn_by_lot_and_the_same_lot_draws_the_same(twin, mara):
    outline = outline_of(twin, mara)
    total = len(outline.rows)
    draws = {
        draw: [row.claim_id for row in picked(twin, outline, Pick(share=50, draw=draw))] for draw in "12345"
    }
    assert {len(drawn) for drawn in draws.values()} == {-(-total // 2)}
    assert len({tuple(drawn) for drawn in draws.values()}) > 1
    assert [row.claim_id for row in picked(twin, outline, Pick(share=50, draw="1"))] == draws["1"]


def test_choices_narrow_each_other(twin, mara):
    outline = outline_of(twin, mara)
    first = picked(twin, outline, Pick(first=3))
    need = dict(Placement.objects.current().filter(article=twin).values_list("claim", "priority"))
    least = min(need[row.claim_id] for row in first)
    assert sorted(need.values())[-3:][0] == least
    assert picked(twin, outline, Pick(first=3, status=Status.VERIFIED)) == []


def test_the_page_asks_as_many_queries_for_many_claims(
    page, story, add_story, client, django_assert_max_num_queries
):
    many = add_story("Many loaves\n" + "\n".join(f"Loaf {n} was sold in Korsen." for n in range(60)))
    page()
    for article in (story, many):
        with django_assert_max_num_queries(9):
            client.get(reverse("readings", args=[article.pk]) + "?share=100")
