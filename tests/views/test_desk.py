"""The desk: readable text with its claims, one card, and as many queries for 200 claims as for 10."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from claims.models import Article, Job, Revision
from claims.queries.outline import outline_of
from claims.queries.queue import LONGEST_READING
from claims.vocabulary import JobState


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


def page(client: Client, story: Article) -> str:
    response = client.get(reverse("desk", args=[story.pk]))
    assert response.status_code == 200
    return response.content.decode()


def sentences(number: int) -> str:
    return "Many ships leave Korsen\n" + "\n".join(
        f"Ship number {n} left the port, the harbour office said." for n in range(number - 1)
    )


def test_the_whole_text_can_be_read(client, twin):
    html = page(client, twin)
    copy = html[html.index('<article id="copy"') : html.index("</article>")]
    shown = re.sub(r"\s+", " ", strip_tags(re.sub(r'<span class="vh">.*?</span\s*>|<sup.*?</sup>', "", copy)))
    for line in twin.current_revision.text.splitlines()[1:]:
        assert " ".join(line.split()) in shown.replace("&quot;", '"').replace("&#x27;", "'")


def test_work_starts_at_the_first_body_sentence_and_ends_with_the_headline(mara, twin):
    labels = [row.label for row in outline_of(twin, mara).rows]
    assert labels == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "S", "H"]


def test_guesses_wear_a_question_mark(client, twin):
    assert 'class="guess"' in page(client, twin)


def test_the_headline_says_what_is_not_in_the_body(client, story, mara):
    headline = outline_of(story, mara).rows[-1]
    html = client.get(reverse("desk-claim", args=[story.pk, headline.claim_id])).content.decode()
    assert "Not in the body" in html
    assert "<q>raises</q>" in html
    assert "<q>bread</q>" not in html


def test_the_address_names_the_claim(client, story, mara):
    row = outline_of(story, mara).rows[2]
    html = client.get(reverse("desk-claim", args=[story.pk, row.claim_id])).content.decode()
    assert re.search(rf'id="claim-{row.claim_id}"[^>]*aria-current="true"', html)


def test_a_claim_of_another_story_is_not_found(client, story, add_story, mara):
    other = outline_of(add_story("Another\nThe bridge is closed.\n"), mara).rows[0]
    assert client.get(reverse("desk-claim", args=[story.pk, other.claim_id])).status_code == 404


@pytest.mark.parametrize("view", ["desk", "queue"])
def test_as_many_queries_for_200_claims_as_for_10(client, add_story, view):
    small, large = add_story(sentences(10)), add_story(sentences(200))
    counts = []
    for story in (small, large):
        Article.objects.exclude(pk=story.pk).update(archived_at="2031-01-01T00:00Z")
        Article.objects.filter(pk=story.pk).update(archived_at=None)
        address = reverse(view, args=[story.pk] if view == "desk" else [])
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_list_of_fifty_takes_few_queries(client, add_story):
    for number in range(12):
        add_story(f"Story {number}\nThe bridge is closed, the mayor said.\n")
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("queue"))
    for number in range(12, 30):
        add_story(f"Story {number}\nThe bridge is closed, the mayor said.\n")
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("queue"))
    assert len(few) == len(many)
    assert len(many) <= 10, [query["sql"][:120] for query in many.captured_queries]


def test_a_story_that_is_still_being_read_says_so(client, edda, add_story):
    story = add_story("Short\nA bridge is closed.\n")
    Revision.objects.filter(article=story).update(analysis_version=0)
    job = Job.objects.create(kind="read_article", article=story, asked_by=edda)
    assert "being read for claims" in page(client, story)
    polled = reverse("article-reading", args=[story.pk])
    assert client.get(polled).status_code == 204
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED)
    assert "could not be read" in client.get(polled).content.decode()
    Revision.objects.filter(article=story).update(analysis_version=1)
    assert client.get(polled)["HX-Refresh"] == "true"


def test_hostile_text_stays_text(client, add_story):
    story = add_story('<script>alert(1)</script> wins\n"<img src=x onerror=alert(2)>," the mayor said.\n')
    html = page(client, story)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;" in html


def test_a_claim_that_is_said_again_leads_to_the_other(client, add_story, mara):
    said = "The Halden ministry has counted 412 flooded farms along the river Meren."
    story = add_story(f"Farms under water\n{said}\nRain fell on Monday.\n{said[:-1]}, the council added.\n")
    rows = outline_of(story, mara).rows
    html = client.get(reverse("desk-claim", args=[story.pk, rows[2].claim_id])).content.decode()
    assert "Said again in this story" in html
    assert reverse("desk-claim", args=[story.pk, rows[0].claim_id]) in html


def test_the_card_says_why_a_claim_is_worth_a_check(client, add_story, mara):
    story = add_story("Prices rise\nBread prices rose 12 percent, the highest since 1998.\n")
    first = outline_of(story, mara).rows[0]
    html = client.get(reverse("desk-claim", args=[story.pk, first.claim_id])).content.decode()
    assert "Worth a check: " in html and "number" in html


def test_a_reading_that_failed_can_be_asked_for_again_in_any_language(client, edda, add_story):
    story = add_story("Kurz\nDie Brücke ist nicht offen.\n", language="de")
    Revision.objects.filter(article=story).update(analysis_version=0)
    Job.objects.create(kind="read_article", article=story, asked_by=edda, state=JobState.FAILED)
    html = page(client, story)
    assert "Read it again" in html and "can be marked as usual" not in html


def test_a_reading_whose_worker_was_killed_can_be_asked_for_again(client, edda, add_story):
    story = add_story("Short\nA bridge is closed.\n")
    Revision.objects.filter(article=story).update(analysis_version=0)
    job = Job.objects.create(kind="read_article", article=story, asked_by=edda, state=JobState.RUNNING)
    Job.objects.filter(pk=job.pk).update(started_at=timezone.now() - LONGEST_READING / 2)
    assert "being read for claims" in page(client, story)
    Job.objects.filter(pk=job.pk).update(started_at=timezone.now() - LONGEST_READING * 2)
    assert "Read it again" in page(client, story)


def test_one_claim_is_one_claim(client, add_story):
    html = page(client, add_story("Short\nThe bridge is closed, the mayor said.\n"))
    assert "1 claim and the headline · 1 attributed to 1 source<" in html


def test_a_headline_that_is_no_claim_is_not_counted(client, add_story):
    html = page(client, add_story("The bridge is closed, the mayor said. It opens in May.\n"))
    assert ">2 claims · 1 attributed to 1 source<" in html


def test_a_reading_that_a_command_did_not_finish_can_be_asked_for_again(client, add_story):
    story = add_story("Short\nA bridge is closed.\n")
    Revision.objects.filter(article=story).update(analysis_version=0)
    assert "being read for claims" in page(client, story)
    Article.objects.filter(pk=story.pk).update(added_at=timezone.now() - LONGEST_READING * 2)
    assert "Read it again" in page(client, story)
