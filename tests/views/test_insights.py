"""How far readers agree, as the page says it and as anybody can work it out from the export."""

import re
from collections import defaultdict

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.actions import articles, evidence, talk
from claims.actions.review import Opinion, mark_claim
from claims.analysis.agreement import krippendorff_alpha, share_agreeing
from claims.analysis.agreement_formulas import cohen_interval, share_interval
from claims.models import Article, Note, Placement, Verdict
from claims.queries.agreement import Scope, insights_for
from claims.queries.export import claim_rows
from claims.vocabulary import CallResult, Mark
from tests.conftest import TEXT
from tests.finding import now, places_in


@pytest.fixture
def read(add_story, mara, oskar) -> Article:
    """Thirty claims read by both, every third one differently."""
    text = "\n".join(f"Loaf {n} was sold in Korsen." for n in range(29))
    story = add_story(f"Many loaves\n{text}", readings=2, desk="Foreign")
    places = Placement.objects.current().filter(article=story).select_related("article", "claim")
    for number, place in enumerate(places.order_by("start")):
        for person, word in (
            (mara, list(Mark)[number % 4]),
            (oskar, list(Mark)[(number + (number % 3 == 0)) % 4]),
        ):
            mark_claim(actor=person, placement=place, opinion=Opinion(word), former=None)
    return story


def figures(user, **scope) -> dict[str, float]:
    found = insights_for(user, Scope(**scope), timezone.now())
    return {each.name: each.agreement for each in found.figures}


def test_the_figures_are_those_of_the_export(read, edda):
    units = defaultdict(list)
    for row in claim_rows([read.pk], viewer=edda):
        units[row.claim_id, row.round].append(row.mark)
    found = figures(edda)
    assert (
        found["Same mark"].value
        == pytest.approx(share_agreeing(list(units.values())))
        == pytest.approx(2 / 3)
    )
    assert found["Krippendorff’s α"].value == pytest.approx(krippendorff_alpha(list(units.values())))
    assert {each.n for each in found.values()} == {30}
    assert found["Same mark"].low < 2 / 3 < found["Same mark"].high


def test_of_two_people_there_is_a_kappa_of_their_own(read, edda, mara, oskar):
    found = figures(edda, pair=(mara.pk, oskar.pk))
    assert found["Cohen’s κ"].n == 30 and 0 < found["Cohen’s κ"].value < 1
    assert figures(edda, pair=(mara.pk, edda.pk))["Cohen’s κ"].value is None


@pytest.mark.parametrize(("query", "n"), [("", 30), ("?desk=Foreign", 30), ("?period=ever", 30)])
def test_the_page_narrows_by_desk_and_period(client: Client, read, edda, query, n):
    client.force_login(edda)
    html = client.get(reverse("insights") + query).content.decode()
    assert f"Of {n} claims read at least twice" in html
    assert re.search(r"66\.7 %</b>\s*<small>95% interval", html)
    assert "Mara Lind" in html and ">67 %<" in html
    assert query or '<option value="90" selected>' in html


def test_the_page_tells_the_intervals_by_formula_too(client: Client, read, edda, mara, oskar):
    client.force_login(edda)
    page = client.get(reverse("insights"), {"one": mara.pk, "other": oskar.pk}).content.decode()
    units = [tuple(row) for row in marks_of(read, mara, oskar)]
    by_formula = cohen_interval(units)
    assert f"{by_formula.low:.3f} to {by_formula.high:.3f}" in page
    assert f"{100 * share_interval(units).error:.1f} %" in page
    assert page.count("by formula") == 1


def marks_of(story: Article, *people) -> list[list[str]]:
    given = Verdict.objects.current().filter(article=story).values_list("claim", "reviewer", "mark")
    by_claim = defaultdict(dict)
    for claim, reviewer, mark in given:
        by_claim[claim][reviewer] = mark
    return [[marks[person.pk] for person in people] for marks in by_claim.values()]


def test_below_twenty_nothing_is_said(client, story, mara, oskar, edda):
    place = Placement.objects.current().select_related("article", "claim").filter(article=story).first()
    for person in (mara, oskar):
        mark_claim(actor=person, placement=place, opinion=Opinion(Mark.VERIFIED), former=None)
    client.force_login(edda)
    html = client.get(reverse("insights")).content.decode()
    assert html.count("too few to say") == 4  # three figures and the pair
    assert "by formula" not in html


def test_what_waits_for_an_answer_is_counted_and_the_oldest_is_named(client, story, mara, edda, add_story):
    client.force_login(edda)
    page = lambda query="": client.get(reverse("insights") + query).content.decode()  # noqa: E731
    assert "No question to a writer is open" in page()
    first, second, third = places_in(story)[1:4]
    for place in (first, second):
        talk.ask_writer(actor=mara, placement=place, text="Says who?")
    unanswered = evidence.FoundCall("Press office", CallResult.NO_ANSWER)
    link = evidence.add_evidence(actor=mara, placement=third, found=unanswered)
    hidden = evidence.Handling(confidential=True)
    evidence.add_evidence(actor=mara, placement=third, found=unanswered, handling=hidden)
    html = page()
    assert "2 questions to writers, 1 call · oldest 1 min" in html and ">claim 1</a>" in html
    assert f'href="/insights/?story={story.pk}"' in html
    assert "No question to a writer is open" in page(f"?story={add_story(TEXT).pk}")
    spoke = evidence.FoundCall("Press office", CallResult.SPOKE, "It is so.")
    evidence.add_call_attempt(actor=mara, placement=third, version=now(link), call=spoke)
    asked = Note.objects.current().get(claim=first.claim)
    talk.answer_query(actor=mara, placement=first, note=asked, answer="The mayor.", resolved=True)
    assert "1 question to writers, 0 calls" in page()
    articles.archive(actor=edda, article=story)
    assert "No question to a writer is open" in page()


def test_a_restricted_story_counts_for_those_who_see_it(read, edda, ada):
    Article.objects.filter(pk=read.pk).update(restricted=True)
    assert figures(edda)["Same mark"].n == 0
    assert figures(ada)["Same mark"].n == 30


@pytest.mark.parametrize("query", ["?desk=Nowhere", "?one=x", "?period=7", "?order=best"])
def test_a_choice_that_is_not_offered_is_refused(client, edda, query):
    client.force_login(edda)
    assert client.get(reverse("insights") + query).status_code == 400


def test_the_page_asks_as_many_queries_however_much_was_read(client, edda, read, django_assert_num_queries):
    client.force_login(edda)
    client.get(reverse("insights"))
    with django_assert_num_queries(11):  # one for the bell, which has news
        client.get(reverse("insights"))
    Article.objects.filter(pk=read.pk).update(restricted=True)
    with django_assert_num_queries(10):  # there are no people to name
        client.get(reverse("insights"))
