"""A story's history as it goes out: who is told what, and by which ways."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from claims.actions import newsroom, review
from claims.formats.csv import read_csv_lines
from claims.formats.history_columns import HISTORY_COLUMNS
from claims.models import Article, Event, User
from claims.queries.evidence import telling_of_confidential
from claims.vocabulary import EventKind, Mark
from tests.drafting import TEXT, mark, place
from tests.finding import WORDS
from tests.proving import eventful, proof, verifier
from tests.views.counting import counted

QUIET = {"evidence_erased", "evidence_changed", "evidence_removed", "undone"}


@pytest.fixture
def eventful_story(add_story, mara, oskar, edda, ada) -> Article:
    return eventful(add_story(TEXT), mara, oskar, edda, ada)


def download(person: User, name: str, story: Article, status: int = 200) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse(name, args=[story.pk]))
    assert answer.status_code == status
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def rows(person: User, story: Article) -> list[dict[str, str]]:
    return list(read_csv_lines([download(person, "export-history", story)]))


@pytest.mark.parametrize("who", ["ana", "mara", "edda"])
def test_others_than_admins_are_told_of_nothing_in_confidence_not_even_by_a_gap(eventful_story, who, request):
    told = rows(request.getfixturevalue(who), eventful_story)
    assert list(told[0]) == list(HISTORY_COLUMNS)
    assert not QUIET & {row["kind"] for row in told}
    assert [row["kind"] for row in told].count("evidence_added") == 1
    assert {(row["number"], row["undoes"], row["hash"]) for row in told} == {("", "", "")}
    assert "marked ✓ Verified" in [row["words"] for row in told]
    claim = str(place(eventful_story, "421").claim.public_id)
    assert claim in {row["claim_id"] for row in told if row["kind"] == "claim_marked"}


def test_an_admin_is_told_of_every_event_but_not_what_was_found(eventful_story, ada):
    told, events = rows(ada, eventful_story), Event.objects.filter(article=eventful_story).order_by("number")
    assert [(row["number"], row["hash"]) for row in told] == [(str(e.number), e.hash) for e in events]
    assert {row["kind"] for row in told} >= QUIET
    assert {row["words"] for row in told if row["kind"] == "evidence_added"} == {"found something"}
    assert next(row["undoes"] for row in told if row["kind"] == "undone")


def test_no_word_of_what_is_confidential_is_in_any_file(eventful_story, ada, mara):
    for person, name in ((ada, "export-history"), (mara, "export-history"), (ada, "export-proof")):
        text = download(person, name, eventful_story)
        assert WORDS not in text and "promise" not in text.lower() and "against" not in text


def test_details_are_left_out_where_they_tell_of_it_and_nowhere_else(eventful_story):
    events = {event.number: event for event in Event.objects.filter(article=eventful_story)}
    secret = {n for n, event in events.items() if event.pk in telling_of_confidential([event.pk])}
    quiet = {n for n, event in events.items() if event.kind in QUIET}
    lines = [json.loads(line) for line in proof(eventful_story)]
    without = {line["head"]["number"] for line in lines if "head" in line and "salt" not in line}
    assert without == secret | quiet and len(without) < len(events) / 2
    assert len([*verifier().stories(proof(eventful_story))]) == 1


@pytest.mark.parametrize("who", ["ana", "mara", "edda"])
def test_what_names_every_event_is_for_admins(story, who, request):
    page = download(request.getfixturevalue(who), "export-proof", story, status=403)
    assert "An admin exports it" in page


def test_who_reads_blind_is_not_told_of_others_readings(story, mara, oskar, edda, ana, ada):
    story.readings, story.blind = 2, True
    newsroom.edit_article(actor=edda, article=story)
    before = download(mara, "export-history", story)
    mark(oskar, story, "2019", Mark.DISPUTED)
    mark(oskar, story, "two crowns", Mark.DISPUTED)
    assert download(mara, "export-history", story) == before
    assert "marked ≠ Disputed" in download(ana, "export-history", story)
    assert "marked ≠ Disputed" in download(ada, "export-history", story)
    mark(mara, story, "2019")
    marks = [row["words"] for row in rows(mara, story) if row["kind"] == "claim_marked"]
    assert marks == ["marked ≠ Disputed", "marked ✓ Verified"]


def test_a_name_is_no_formula(story, person):
    strange = person("strange", "reviewer", "=1+1")
    mark(strange, story, "2019")
    text = download(strange, "export-history", story)
    assert '"\'=1+1"' in text and "=1+1" in [row["who"] for row in read_csv_lines([text])]


@pytest.mark.parametrize("name", ["export-history", "export-proof"])
@pytest.mark.parametrize("who", ["ada", "mara"])
def test_as_many_queries_for_a_long_history_as_for_a_short_one(story, who, name, request):
    asked, person, client = [], request.getfixturevalue(who), Client()
    client.force_login(person)
    for _ in range(2):
        with counted() as count:
            answer = client.get(reverse(name, args=[story.pk]))
            assert answer.status_code == 403 or len(answer.getvalue().splitlines()) > 2
        asked.append(count.total)
        for _ in range(20):
            verdict = mark(person, story, "2019", Mark.DISPUTED)
            here, opinion = place(story, "2019"), review.Opinion(Mark.VERIFIED)
            review.mark_claim(actor=person, placement=here, opinion=opinion, former=verdict.pk)
    assert asked[0] == asked[1] <= 10


def test_the_command_writes_both(story, ada, tmp_path: Path):
    for name, more in (("export-history", []), ("export-proof", ["--proof"])):
        call_command("export_history", "--article", str(story.pk), "--out", str(tmp_path / name), *more)
        assert (tmp_path / name).read_bytes().decode() == download(ada, name, story)


def test_events_that_come_while_it_is_written_wait_for_the_next(story, mara):
    fetched = Article.objects.get(pk=story.pk)
    lines = proof(fetched)
    mark(mara, story, "2019")
    assert proof(story)[: len(lines) - 1] != lines[:-1], "the beginning says how many there are"
    assert proof(story)[1 : len(lines) - 1] == lines[1:-1]
    assert EventKind.CLAIM_MARKED in proof(story)[-2].decode()
