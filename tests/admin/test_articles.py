"""Stories: their details, who may see them, and their export."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from claims.actions import review
from claims.formats.columns import CLAIM_COLUMNS
from claims.formats.csv import read_csv_lines
from claims.models import Article, Claim, Event, Placement, User
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind, Mark, Status

LIST = "/admin/claims/article/"


def page(article: Article) -> str:
    return f"{LIST}{article.pk}/change/"


def typed(article: Article, **changes: object) -> dict[str, object]:
    """What the form posts; its inlines are only looked at, but count themselves."""
    now = {"headline": article.headline, "desk": article.desk, "publication": article.publication, "url": ""}
    now |= {"readings": article.readings, "due_0": "", "due_1": "", "published_on": "", "admitted": []}
    for inline in ("revision", "assignment"):
        now |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    return now | changes


def test_details_are_changed_by_the_act(
    browser: Client, ada: User, story: Article, last_event: Callable[[], Event]
):
    changed = {"headline": "Bread to cost more", "desk": "Business", "due_0": "2030-01-02", "due_1": "12:00"}
    assert browser.post(page(story), typed(story, **changed)).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.desk, story.due.year) == ("Bread to cost more", "Business", 2030)
    event = last_event()
    told = json.loads(event.detail.text)
    assert (event.kind, event.actor, event.article) == (EventKind.ARTICLE_EDITED, ada, story)
    assert told["words"]["was"]["headline"] == "Velmara raises bread price"
    assert told["rows"]["article"][0]["headline"] == "Bread to cost more"
    assert check_article(story) == []


def test_a_story_is_opened_to_named_people(
    browser: Client, story: Article, mara: User, oskar: User, last_event: Callable[[], Event]
):
    browser.post(page(story), typed(story, restricted="on", admitted=[mara.pk]))
    assert list(Article.objects.visible_to(mara)) == [story]
    assert not Article.objects.visible_to(oskar).exists()
    words = json.loads(last_event().detail.text)["words"]
    assert (words["admitted_was"], words["admitted"]) == ([], ["mara"])
    story.refresh_from_db()
    browser.post(page(story), typed(story, restricted="on", admitted=[oskar.pk]))
    assert list(story.admitted.all()) == [oskar]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "ftp://halden.example/x", "https://good@evil.example/", "https://a:b@evil.example/",
        "https://halden.example/\u202egpj.exe", "https://halden.example/a b", 'https://"x".example/', "//",
    ],
)  # fmt: skip
def test_only_web_addresses_are_kept(browser: Client, story: Article, address: str):
    before = Event.objects.count()
    response = browser.post(page(story), typed(story, url=address))
    assert response.status_code == 200
    assert Event.objects.count() == before
    assert Article.objects.get(pk=story.pk).url == ""


def test_a_web_address_is_kept(browser: Client, story: Article):
    browser.post(page(story), typed(story, url="https://halden.example/bread?p=1#top"))
    assert Article.objects.get(pk=story.pk).url == "https://halden.example/bread?p=1#top"


@pytest.mark.parametrize("wrong", [{"headline": ""}, {"readings": 0}, {"readings": 6}, {"admitted": [999]}])
def test_wrong_details_are_refused_on_the_form(browser: Client, story: Article, wrong: dict):
    before = Event.objects.count()
    assert browser.post(page(story), typed(story, **wrong)).status_code == 200
    assert Event.objects.count() == before


def test_more_readings_open_the_claims_again(browser: Client, story: Article, mara: User):
    placement = Placement.objects.filter(article=story).select_related("article")[0]
    review.mark_claim(actor=mara, placement=placement, opinion=review.Opinion(Mark.VERIFIED), former=None)
    claim = Claim.objects.get(pk=placement.claim_id)
    assert claim.status == Status.VERIFIED
    browser.post(page(story), typed(story, readings=2))
    claim.refresh_from_db()
    assert claim.status == Status.OPEN
    assert check_article(Article.objects.get(pk=story.pk)) == []


def test_the_text_cannot_be_changed_here(browser: Client, story: Article):
    forged = typed(story, desk="X", history_length=0, current_revision="", added_by=1, public_id="0" * 32)
    before = Article.objects.filter(pk=story.pk).values("current_revision", "added_by", "public_id").get()
    browser.post(page(story), forged)
    assert Article.objects.filter(pk=story.pk, desk="X").values(*before).get() == before


def test_the_list_counts_claims_and_leads_on(browser: Client, story: Article):
    shown = browser.get(LIST).content.decode()
    assert f'href="/admin/claims/claim/?article__id__exact={story.pk}"' in shown
    assert f'href="/articles/{story.pk}/"' in shown
    count = Claim.objects.filter(article=story).count()
    assert f"<bdi>{count}</bdi>" in shown


def test_selected_stories_are_exported(browser: Client, story: Article, twin: Article, add_story: Callable):
    add_story("Not chosen\nIt rained in Korsen.")
    chosen = {"action": "export_as_csv", "_selected_action": [story.pk, twin.pk]}
    response = browser.post(LIST, chosen)
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "stories.csv" in response["Content-Disposition"]
    rows = list(read_csv_lines(part.decode() for part in response.streaming_content))
    assert tuple(rows[0]) == tuple(CLAIM_COLUMNS)
    assert {row["article_id"] for row in rows} == {str(story.public_id), str(twin.public_id)}
    assert len(rows) == Claim.objects.filter(article__in=[story, twin]).count()


def test_a_filtered_list_is_exported_across_pages(browser: Client, add_story: Callable):
    for desk in ("Business", "Business", "Energy"):
        add_story(desk=desk)
    chosen = {
        "action": "export_as_csv",
        "select_across": "1",
        "_selected_action": [Article.objects.last().pk],
    }
    response = browser.post(f"{LIST}?desk=Business", chosen)
    rows = read_csv_lines(part.decode() for part in response.streaming_content)
    stories = Article.objects.filter(desk="Business").values_list("public_id", flat=True)
    assert {row["article_id"] for row in rows} == {str(name) for name in stories}
