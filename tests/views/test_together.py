"""The poll: few queries, no body without news, and what others did as pieces of the page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import evidence, review, spans, talk, undo
from claims.actions.presence import be_here
from claims.actions.signing import withdraw_sign_off
from claims.models import Article, Placement, Presence
from claims.queries.outline import outline_of
from claims.vocabulary import Mark
from tests.actions.test_signing import mark as mark_again
from tests.actions.test_signing import sign
from tests.finding import places_in
from tests.views.counting import counted


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


@pytest.fixture
def rows(story: Article, mara) -> list:
    return outline_of(story, mara).rows


def length(story: Article) -> int:
    return Article.objects.get(pk=story.pk).history_length


def poll(client: Client, story: Article, **told):
    data = {"claim": "", "since": length(story), "seen": ""} | told
    return client.post(reverse("here", args=[story.pk]), data)


def mark(person, row, word=Mark.DISPUTED):
    placement = Placement.objects.select_related("claim", "article").get(pk=row.placement_id)
    review.mark_claim(actor=person, placement=placement, opinion=review.Opinion(word), former=None)
    return placement


@pytest.mark.django_db(transaction=True)
def test_without_news_there_is_no_body_and_there_are_few_queries(client, story, rows):
    claim = rows[0].claim_id
    with counted() as first:
        answer = poll(client, story, claim=claim)
    assert (answer.status_code, answer.content) == (204, b"")
    assert Presence.objects.get().claim_id == claim
    with counted() as again:
        answer = poll(client, story, claim=claim)
    assert (answer.status_code, answer.content) == (204, b"")
    with counted() as moved:
        poll(client, story, claim=rows[1].claim_id)
    spent = again.total - 1, first.total - 1, moved.total - 1  # the length asked for by the test itself
    assert spent[0] <= 4, "\n".join(again.statements)
    assert max(spent[1:]) <= 6, "\n".join(first.statements)
    assert (again.transactions, first.transactions) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_news_take_as_many_queries_for_ten_changes_as_for_one(client, oskar, story, rows):
    since = length(story)
    mark(oskar, rows[0])
    with counted() as one:
        poll(client, story, since=since, claim=rows[0].claim_id)
    for row in rows[1:]:
        mark(oskar, row)
    with counted() as many:
        poll(client, story, since=since, claim=rows[0].claim_id)
    assert many.total <= one.total <= 14, "\n".join(one.statements)


def test_others_marks_come_as_claims_and_progress(client, oskar, story, rows):
    since = length(story)
    mark(oskar, rows[1])
    answer = poll(client, story, since=since, claim=rows[0].claim_id)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'id="claim-{rows[1].claim_id}"' in html and 'data-status="disputed"' in html
    assert f'id="claim-{rows[0].claim_id}"' not in html
    assert 'id="progress"' in html and f'data-since="{length(story)}"' in html
    assert 'data-line=""' in html and 'id="card"' not in html


def test_what_changed_on_the_card_is_told_in_words(client, oskar, story, rows):
    since = length(story)
    mark(oskar, rows[0])
    told = {"since": since, "claim": rows[0].claim_id}
    assert 'data-line="Oskar Veit marked ≠ Disputed"' in poll(client, story, **told).content.decode()
    seen = poll(client, story, at=length(story), **told).content.decode()
    assert 'data-line=""' in seen, "the card shows this event already"


def test_own_acts_of_this_window_are_no_news_but_those_of_another_are(client, mara, story, rows):
    since = length(story)
    mark(mara, rows[0])
    answer = poll(client, story, since=since)
    assert answer.status_code == 204 and int(answer["History-Length"]) == length(story)
    other = poll(client, story, since=since, with_own="on", claim=rows[0].claim_id).content.decode()
    assert "You, in another window, marked ≠ Disputed" in other


def test_who_else_is_here_is_told_once(client, oskar, story, rows):
    be_here(actor=oskar, article_id=story.pk, claim_id=rows[2].claim_id)
    answer = poll(client, story)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'data-claim="{rows[2].claim_id}"' in html and 'data-name="Oskar Veit"' in html
    assert poll(client, story, seen=f"oskar:{rows[2].claim_id}").status_code == 204
    Presence.objects.filter(person=oskar).delete()
    assert "Oskar" not in poll(client, story, seen=f"oskar:{rows[2].claim_id}").content.decode()


def test_where_a_claim_was_split_the_whole_copy_comes_and_also_when_it_is_taken_back(
    client, oskar, story, rows
):
    since = length(story)
    placement = Placement.objects.select_related("claim", "article").get(pk=rows[0].placement_id)
    spans.split_claim(actor=oskar, placement=placement, at=placement.start + 10)
    assert 'id="copy"' in poll(client, story, since=since, claim=rows[0].claim_id).content.decode()
    since = length(story)
    undo.undo_last(actor=oskar, article=story)
    assert 'id="copy"' in poll(client, story, since=since, claim=rows[0].claim_id).content.decode()


def test_an_undone_mark_arrives_too(client, oskar, story, rows):
    mark(oskar, rows[0])
    since = length(story)
    undo.undo_last(actor=oskar, article=story)
    html = poll(client, story, since=since, claim=rows[0].claim_id).content.decode()
    assert f'id="claim-{rows[0].claim_id}"' in html and "took back" in html


def test_notes_of_others_are_told_on_the_card(client, oskar, story, rows):
    since = length(story)
    placement = Placement.objects.select_related("claim", "article").get(pk=rows[0].placement_id)
    talk.write_note(actor=oskar, placement=placement, text="See the ministry's page.")
    html = poll(client, story, since=since, claim=rows[0].claim_id).content.decode()
    assert 'data-line="Oskar Veit wrote' in html


def test_of_evidence_found_in_confidence_nobody_else_is_told_anything(client, oskar, edda, story, rows):
    since = length(story)
    placement = Placement.objects.select_related("claim", "article").get(pk=rows[0].placement_id)
    secret = evidence.Handling(confidential=True, people=(edda,))
    evidence.add_evidence(
        actor=oskar, placement=placement, found=evidence.FoundNote("A leak."), handling=secret
    )
    told = {"since": since, "claim": rows[1].claim_id}
    answer = poll(client, story, **told)
    assert (answer.status_code, answer.content) == (204, b"")
    undo.undo_last(actor=oskar, article=story)
    assert poll(client, story, **told).status_code == 204
    mark(oskar, rows[1])
    html = poll(client, story, **told).content.decode()
    assert f'id="claim-{rows[1].claim_id}"' in html and f'id="claim-{rows[0].claim_id}"' not in html
    client.force_login(edda)
    assert f'id="claim-{rows[0].claim_id}"' in poll(client, story, **told).content.decode()


def test_how_many_questions_are_open_follows_what_others_ask(client, oskar, story, rows):
    since = length(story)
    mark(oskar, rows[0])
    assert 'id="open-queries"' not in poll(client, story, since=since).content.decode()
    placement = Placement.objects.select_related("claim", "article").get(pk=rows[0].placement_id)
    talk.ask_writer(actor=oskar, placement=placement, text="Which year?")
    html = poll(client, story, since=since).content.decode()
    assert re.search(r'<span id="open-queries" hx-swap-oob="innerHTML">\s*· 1\s*</span>', html)


def test_whether_the_story_is_signed_off_follows(client, edda, mara, story, rows):
    def state(**told) -> str:
        html = poll(client, story, **told).content.decode()
        assert len(re.findall(r'id="sign-off-state(-narrow)?" hx-swap-oob="innerHTML"', html)) == 2
        return re.search(r'data-signing="(\w*)"', html)[1]

    for row in rows:
        mark(mara, row, Mark.VERIFIED)
    assert poll(client, story).status_code == 204
    signed = sign(edda, story)
    assert state() == "signed"
    assert poll(client, story, signing="signed").status_code == 204
    withdraw_sign_off(actor=edda, article=story, signed=signed.pk, reason="Too early.")
    assert state(signing="signed") == ""
    sign(edda, story)
    mark_again(mara, places_in(story)[0], Mark.DISPUTED)  # one's own marks are no news, but they lift it
    assert state(signing="signed") == "lifted"
    assert poll(client, story, signing="lifted").status_code == 204


def test_presence_of_a_restricted_story_is_told_to_nobody_else(client, oskar, nobody, story, rows):
    be_here(actor=oskar, article_id=story.pk, claim_id=rows[0].claim_id)
    Article.objects.filter(pk=story.pk).update(restricted=True)
    for person in (None, nobody):
        if person:
            client.force_login(person)
        answer = poll(client, story)
        assert answer.status_code == 404 and b"Oskar" not in answer.content
    assert Presence.objects.count() == 1


def test_a_claim_of_another_story_is_not_found(client, story, add_story, mara):
    other = outline_of(add_story("Another\nThe bridge is closed.\n"), mara).rows[0]
    assert poll(client, story, claim=other.claim_id).status_code == 404
    assert not Presence.objects.exists()


@pytest.mark.parametrize(
    "told", [{"since": "x"}, {"since": "-1"}, {"claim": "9" * 30}, {"seen": "a" * 20_001}]
)
def test_nonsense_is_refused(client, story, told):
    assert poll(client, story, **told).status_code == 400
    assert not Presence.objects.exists()


def test_a_claim_that_went_keeps_its_reader(client, story, rows):
    """Split or merged by somebody else meanwhile: the poll still answers."""
    Placement.objects.filter(claim=rows[0].claim_id).update(until=99)
    assert poll(client, story, claim=rows[0].claim_id, since=0).status_code == 200
