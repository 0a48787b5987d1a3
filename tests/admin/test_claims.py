"""Claims: their words, their links, and the export of chosen ones."""

import pytest
from django.test import Client

from claims.formats.csv import read_csv_lines
from claims.models import Article, Claim, Placement, Verdict

LIST = "/admin/claims/claim/"


def listed(browser: Client, **query: object) -> list[Claim]:
    return browser.get(LIST, query).context["cl"].result_list


def words_of(claim: Claim) -> str:
    place = Placement.objects.current().select_related("revision").get(claim=claim)
    return place.revision.text[place.start : place.end]


def test_every_claim_is_shown_with_its_words(browser: Client, twin: Article):
    claims = listed(browser)
    assert len(claims) == Claim.objects.count()
    assert all(claim.words == words_of(claim) for claim in claims)


def test_words_are_cut_by_code_points(browser: Client, add_story: object):
    add_story("Brände 🔥🔥 in Korsen\nDer Wärter 👩‍🚒 sagte nichts. It burned.")
    assert all(claim.words == words_of(claim) for claim in listed(browser))


def test_claims_are_found_by_their_words_only(browser: Client, story: Article):
    (found,) = listed(browser, q="opposed the plan")
    assert words_of(found) == "Bakers in Korsen opposed the plan."
    assert listed(browser, q="no such words") == []


def test_claims_of_a_story_stand_in_its_order(browser: Client, story: Article, twin: Article):
    shown = [claim.pk for claim in listed(browser, article__id__exact=story.pk)]
    order = Placement.objects.filter(article=story).order_by("start")
    assert shown == list(order.values_list("claim", flat=True))


def test_a_claim_leads_to_story_marks_history_and_desk(browser: Client, full: Article):
    claim = Claim.objects.filter(article=full)[0]
    shown = browser.get(f"{LIST}{claim.pk}/change/").content.decode()
    for address in (
        f"/articles/{full.pk}/claims/{claim.pk}/",
        f"/admin/claims/article/{full.pk}/change/",
        f"/admin/claims/verdict/?claim__id__exact={claim.pk}",
        f"/admin/claims/event/?subject=claim%3A{claim.public_id}",
    ):
        assert f'href="{address}"' in shown
        assert browser.get(address).status_code == 200
    verdict = Verdict.objects.get(claim=claim)
    shown = browser.get(f"/admin/claims/verdict/{verdict.pk}/change/").content.decode()
    assert f'href="/admin/claims/claim/{claim.pk}/change/"' in shown


def test_current_marks_are_counted(browser: Client, full: Article):
    assert {claim.marks for claim in listed(browser)} == {1}


@pytest.mark.parametrize("places", [[0], [1, 3], [2, 4, 5]])
def test_only_chosen_claims_are_exported(browser: Client, full: Article, twin: Article, places: list[int]):
    everything = browser.get(f"/articles/{full.pk}/claims.csv")
    rows = list(read_csv_lines(part.decode() for part in everything.streaming_content))
    ids = [rows[place]["claim_id"] for place in places]
    chosen = list(Claim.objects.filter(public_id__in=ids).values_list("pk", flat=True))
    response = browser.post(LIST, {"action": "export_as_csv", "_selected_action": chosen})
    assert response.streaming and "claims.csv" in response["Content-Disposition"]
    exported = list(read_csv_lines(part.decode() for part in response.streaming_content))
    assert exported == [rows[place] for place in places], "with the numbers they have in the whole story"


def test_an_unknown_number_is_exported_as_nothing(browser: Client, story: Article, twin: Article):
    mine = Claim.objects.filter(article=story)[0]
    response = browser.post(LIST, {"action": "export_as_csv", "_selected_action": [mine.pk, 999_999]})
    rows = list(read_csv_lines(part.decode() for part in response.streaming_content))
    assert [row["claim_id"] for row in rows] == [str(mine.public_id)]
