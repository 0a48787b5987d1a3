"""The queue: headings with counts, filters in the address, acts on many, and equal SQL at any length."""

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models.sql.compiler import SQLCompiler
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.actions import articles, assigning
from claims.models import Article, Assignment, Claim, Placement, User
from claims.queries.outline import progress_from
from claims.templatetags.bar import bar
from claims.views.queue import ACTS
from claims.vocabulary import Status
from tests.attacks.browsing import everything
from tests.views.counting import counted


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


@pytest.fixture
def editor(edda) -> Client:
    client = Client()
    client.force_login(edda)
    return client


def counts(html: str) -> dict[str, int]:
    return {label.strip(): int(number) for label, number in re.findall(r">([^<>]+) · (\d+)</a>", html)}


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_headings_count_what_stands_under_them(client, mara, edda, add_story):
    one, two, three = add_story(), add_story(), add_story()
    assigning.take_article(actor=mara, article=one)
    articles.set_due(actor=edda, article=two, due=timezone.now() + timedelta(minutes=40))
    articles.archive(actor=edda, article=three)
    found = counts(page(client))
    assert found["Open"] == 2 and found["Mine"] == 1 and found["Unassigned"] == 1
    assert found["Due soon"] == 1 and found["Archived"] == 1
    assert "in 40 min" in page(client, "show=due-soon")
    for slug, story in (("mine", one), ("due-soon", two), ("unassigned", two), ("archived", three)):
        assert re.findall(r'id="article-(\d+)"', page(client, f"show={slug}")) == [str(story.pk)]


def test_filters_stand_in_the_address_and_narrow_the_counts(client, mara, oskar, add_story):
    wire, energy = add_story(desk="Wire desk"), add_story(desk="Energy")
    assigning.take_article(actor=oskar, article=energy)
    assigning.take_article(actor=mara, article=wire)
    html = page(client, "desk=Energy")
    assert counts(html)["Open"] == 1 and counts(html)["Mine"] == 0
    assert f'id="article-{energy.pk}"' in html and f'id="article-{wire.pk}"' not in html
    html = page(client, f"who={mara.pk}&show=mine")
    assert f'id="article-{wire.pk}"' in html and f'id="article-{energy.pk}"' not in html
    assert f'href="?show=mine&amp;desk=Wire+desk&amp;who={mara.pk}"' in html
    html = page(client, f"who={mara.pk}&show=mine&page=1")
    assert f'href="?show=mine&amp;sort=newest&amp;who={mara.pk}"' in html
    assert f'href="?who={mara.pk}"' in html and "page=" not in html  # the heading Open is the usual one


@pytest.mark.parametrize("sort", ["due", "newest", "headline", "waiting"])
def test_each_order_is_an_order(client, edda, add_story, sort):
    stories = [
        add_story(f"{name}\nIt rained in Korsen.\n" + "It snowed there.\n" * n)
        for n, name in enumerate("BCA")
    ]
    for story, hours in zip(stories, (3, 1, 2), strict=True):
        articles.set_due(actor=edda, article=story, due=timezone.now() + timedelta(hours=hours))
    order = [int(pk) for pk in re.findall(r'id="article-(\d+)"', page(client, f"sort={sort}"))]
    places = {"due": (1, 2, 0), "newest": (2, 1, 0), "headline": (2, 0, 1), "waiting": (2, 1, 0)}[sort]
    assert order == [stories[place].pk for place in places]


@pytest.mark.parametrize("query", ["who=x", "who=0", "who=99999999999999999999", "desk=%00", "reviewer=1"])
def test_in_08_what_the_queue_does_not_know_is_refused(client, story, query):
    assert client.get(f"/?{query}").status_code == 400


def test_a_restricted_story_is_in_no_count_and_no_filter(client, oskar, edda, story):
    Article.objects.filter(pk=story.pk).update(desk="Secret desk")
    assigning.take_article(actor=oskar, article=Article.objects.get(pk=story.pk))
    articles.restrict(actor=edda, article=story, people=[oskar])
    html = page(client)
    assert set(counts(html).values()) == {0}
    assert "Secret desk" not in html and "Oskar" not in html
    assert "No stories here" in page(client, f"who={oskar.pk}")


def act(client: Client, name: str, stories: list[Article], **data: object):
    return client.post(
        reverse("chosen"), {"act": name, "articles": [story.pk for story in stories], **data}, follow=True
    )


def test_an_editor_assigns_shares_out_and_sets_many_at_once(editor, mara, oskar, add_story):
    stories = [add_story(), add_story()]
    people = [mara.pk, oskar.pk]
    assert "2 stories assigned" in act(editor, "assign", stories, people=people).content.decode()
    assert Assignment.objects.current().filter(claim=None).count() == 4
    act(editor, "unassign", stories)
    act(editor, "share", stories, people=people)
    assert Assignment.objects.current().filter(claim__isnull=False).count() == 14
    act(editor, "due", stories, due="2031-05-02T16:30")
    assert {story.due.hour for story in Article.objects.all()} == {16}
    act(editor, "restrict", stories, people=[mara.pk])
    assert set(Article.objects.values_list("restricted", flat=True)) == {True}
    assert Article.objects.visible_to(oskar).count() == 0
    act(editor, "open", stories)
    act(editor, "archive", stories)
    assert Article.objects.under_check().count() == 0
    act(editor, "unarchive", stories)
    assert Article.objects.under_check().count() == 2
    call_command("verify_history")


@pytest.mark.parametrize("name", ACTS)
def test_az_07_one_story_that_is_not_theirs_refuses_them_all(editor, mara, oskar, edda, ada, add_story, name):
    mine, theirs = add_story(), add_story()
    articles.restrict(actor=ada, article=theirs, people=[oskar])
    before = everything()
    data = {"people": [mara.pk], "due": "2031-05-02T16:30"}
    assert act(editor, name, [mine, theirs], **data).status_code == 404
    assert everything() == before


@pytest.mark.parametrize("name", sorted(set(ACTS) - {"take", "give-back"}))
def test_what_only_editors_do_is_refused_with_the_reason(client, oskar, story, name):
    before = everything()
    answer = act(client, name, [story], people=[oskar.pk], due="2031-05-02T16:30")
    assert answer.status_code == 403 and "Only editors" in answer.content.decode()
    assert everything() == before


def test_co_05_a_story_archived_under_an_open_form_is_not_marked(client, edda, story):
    place = Placement.objects.filter(article=story).first()
    articles.archive(actor=edda, article=story)
    before = everything()
    answer = client.post(reverse("mark", args=[story.pk, place.pk]), {"mark": "verified"})
    assert answer.status_code == 403 and "archived" in answer.content.decode()
    assert everything() == before


def test_nonsense_changes_nothing(editor, story):
    before = everything()
    assert act(editor, "explode", [story]).status_code == 400
    assert "at least one story" in act(editor, "archive", []).content.decode()
    assert "at least one person" in act(editor, "assign", [story]).content.decode()
    assert "years 2000 and 2200" in act(editor, "due", [story], due="1066-01-01T00:00").content.decode()
    for wrong in ("x", "-1", "٣", "1e3"):
        assert act(editor, "archive", [], articles=[wrong]).status_code == 200
    assert act(editor, "assign", [story], people=[987654]).status_code == 404
    assert everything() == before


def test_nobody_is_shown_a_button_that_is_refused(client, ana, story):
    html = page(client)
    assert 'value="take"' in html and 'value="assign"' not in html and 'value="archive"' not in html
    client.force_login(ana)
    html = page(client)
    assert 'id="bulk"' not in html and 'name="articles"' not in html and "Next claim" not in html


def test_the_next_claim_is_mine_when_i_see_it(client, mara, story):
    response = client.post(reverse("next-claim"))
    claim = Assignment.objects.current().get(reviewer=mara).claim_id
    assert response.url == reverse("desk-claim", args=[story.pk, claim]) + f"#claim-{claim}"
    assert client.get(reverse("next-claim")).status_code == 405
    assert f'id="article-{story.pk}"' in page(client, "show=mine")
    Placement.objects.update(not_a_claim=True)
    Article.objects.update(archived_at=timezone.now())
    assert "Nothing waits for you" in client.post(reverse("next-claim"), follow=True).content.decode()


QUERIES = ["", "show=unassigned&sort=waiting", "show=ready", "desk=Desk+3&sort=headline", "page=4"]


def test_the_queries_do_not_grow_from_ten_to_ten_thousand_stories(editor, mara, add_story):
    first = add_story(desk="Wire desk")
    assigning.take_article(actor=mara, article=first)
    more(first, 9)
    few = {query: asked_by(editor, query) for query in QUERIES}
    more(first, 9_990)
    many = {query: asked_by(editor, query) for query in QUERIES}
    assert many == few
    assert max(many.values()) <= 8
    assert "Page 4 of 200" in page(editor, "page=4")


def asked_by(editor: Client, query: str) -> int:
    with counted() as asked:
        page(editor, query)
    return asked.total


def more(story: Article, number: int) -> None:
    """Stories without history, which the list does not mind."""
    same = {"current_revision_id": story.current_revision_id, "added_by_id": story.added_by_id}
    rows = [
        Article(headline=f"Copy {n}", desk=f"Desk {n % 7}", added_at=story.added_at, **same)
        for n in range(number)
    ]
    made = Article.objects.bulk_create(rows)
    Claim.objects.bulk_create(
        [Claim(article=row, since=1, kind="sentence") for row in made for _ in range(3)]
    )


@pytest.mark.parametrize("address", ["/", "/?show=mine&sort=headline", "/?show=due-soon&desk=Night&page=2"])
def test_the_queue_compiles_no_query_twice(client, story, edda, monkeypatch, address):
    """Django needs longer to write its SQL than a database to answer; other values are the same query."""
    client.force_login(edda)
    client.get(address)
    compiled = []
    as_sql = SQLCompiler.as_sql

    def counting(compiler, *given, **more):
        compiled.append(compiler.query.model)
        return as_sql(compiler, *given, **more)

    monkeypatch.setattr(SQLCompiler, "as_sql", counting)
    assert client.get(address.replace("Night", "Sports")).status_code == 200
    assert not compiled


def test_a_bar_is_written_by_no_template(client, story):
    """Whatever stands in it is escaped, as by a template."""
    progress = replace(
        progress_from(Counter({Status.OPEN: 2, Status.VERIFIED: 1})), label='1 "verified" & 2 open'
    )
    written = bar(progress)
    assert 'aria-label="1 &quot;verified&quot; &amp; 2 open"' in written
    assert '<rect data-status="open" x="33.33" width="66.67"' in written
    assert written.count("<rect") == 2 and b'<svg class="bar"' in client.get("/").content


def test_a_row_is_written_by_no_template(client, mara, edda, add_story):
    """Whatever people wrote into it is escaped, as by a template, and a number has no separators."""
    story = add_story(headline="<b>Ships & “boats”</b>", desk='"><i>Wire')
    User.objects.filter(pk=mara.pk).update(name="<u>Mara</u> O'Lank")
    assigning.take_article(actor=mara, article=story)
    html = page(client)
    row = html[html.index(f'<tr id="article-{story.pk}"') :].split("</tr>")[0]
    assert "<bdi>&lt;b&gt;Ships &amp; “boats”&lt;/b&gt;</bdi>" in row and "<b>Ships" not in html
    assert "<bdi>&quot;&gt;&lt;i&gt;Wire</bdi> · " in row and "<i>Wire" not in html
    assert 'title="&lt;u&gt;Mara&lt;/u&gt; O&#x27;Lank"' in row and "<u>Mara" not in html
    assert f'action="/articles/{story.pk}/give-back/"' in row and "csrfmiddlewaretoken" in row
    alone = client.post(f"/articles/{story.pk}/give-back/", headers={"HX-Request": "true"})
    assert alone.content.decode().startswith(f'<tr id="article-{story.pk}"') and b">Take it<" in alone.content


def test_a_bar_says_on_how_many_claims_readers_differ():
    counts = Counter({Status.CONFLICT: 1, Status.OPEN: 2})
    assert set(progress_from(counts).label.split(", ")) == {"2 open", "readers differ on 1"}
