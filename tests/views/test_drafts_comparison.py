"""What the page of a proposed draft tells: what is riskiest, what changed in the words, what looks odd."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.actions.proposing import propose_draft
from claims.analysis.drafts.word_difference import Change
from claims.models import Article, Job, Proposal, User
from claims.queries.comparison import View, comparison_of
from claims.queries.wordings import Words, in_one
from tests.bringing import text_of
from tests.drafting import TEXT, edited, fresh, mark, propose, take

GERMAN = "Fähren halten nicht in Korsen\nDer Hafen schloss am 3. März. Niemand wurde verletzt, sagte sie.\n"


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


@pytest.fixture
def browser(client: Client, edda: User) -> Client:
    client.force_login(edda)
    return client


def page_of(browser: Client, proposal: Proposal) -> str:
    return text_of(browser.get(reverse("proposal", args=[proposal.article_id, proposal.pk])))


def test_of_equal_risk_the_marked_ones_come_first(mara, edda, ferries):
    mark(mara, ferries, "412")
    proposal = propose(edda, ferries, edited("3 March", "4 March").replace("412", "421"))
    lines = comparison_of(proposal, edda, View()).lines
    assert [line.marks for line in lines] == [["✓ Verified by Mara Lind"], []]
    assert [line.label for line in lines] == ["Number changed"] * 2


def test_a_space_of_another_kind_is_told_where_nothing_shows(browser, edda, ferries):
    page = page_of(browser, propose(edda, ferries, edited("412 sacks", "412\u00a0sacks")))
    assert "Also check again the 1 claim in which only quotes, dashes or spaces changed" in page
    assert page.index("Also check again") < page.index("No claim changes")
    kept = browser.get(reverse("proposal", args=[ferries.pk, Proposal.objects.get().pk]), {"kept": 1})
    assert text_of(kept).count("a kind of space, which does not show") == 1


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "It rose by 12 percent, they said.",
            "It rose by 12 percent.",
            "It rose by 12 percent[, they said].",
        ),
        ("Workers waited before returning.", "Workers waited.", "Workers waited [before returning]."),
        ("He ran home, fast.", "He ran, fast.", "He ran [home], fast."),
        ("The old port.", "The port.", "The [old] port."),
        ("Storm damage, they say", "Storm", "Storm [damage, they say]"),
        ("Ilse Marran, 40", "Ilse Marren, 40", "Ilse [Marran]{Marren}, 40"),
    ],
)
def test_in_one_no_word_sticks_to_another(old: str, new: str, shown: str):
    around = {Change.REMOVED: "[{}]", Change.ADDED: "{{{}}}", Change.KEPT: "{}"}
    pieces = in_one(old, new)
    assert "".join(around[piece.change].format(piece.text) for piece in pieces) == shown
    assert Words("", Change.KEPT) not in pieces


def test_an_older_draft_and_what_is_no_draft_of_it_are_pointed_out(browser, edda, ferries):
    take(edda, ferries, edited("412", "421"))
    assert "It is draft 1 again, word for word." in page_of(browser, propose(edda, ferries, TEXT))
    other = page_of(browser, propose(edda, ferries, "Rain\nIt was wet. The shops were shut.\n"))
    assert "Hardly a claim of the current draft is in it. Is it a draft of this story?" in other
    named = page_of(browser, propose(edda, ferries, GERMAN))
    assert "Is it a draft of this story?" in named
    half = page_of(browser, propose(edda, ferries, TEXT + "\n\n" + GERMAN * 12))
    assert "It is in German, the current draft in English." in half
    assert "word for word" not in page_of(browser, propose(edda, ferries, edited("412", "430")))


def test_where_no_worker_runs_the_page_says_so_by_itself(browser, edda, ferries):
    proposal = propose_draft(actor=edda, article=fresh(ferries), content=edited("412", "421"))
    state = reverse("proposal-state", args=[ferries.pk, proposal.pk])
    assert "being read and compared" in page_of(browser, proposal)
    assert browser.get(state).status_code == 204
    Job.objects.update(asked_at=timezone.now() - timedelta(minutes=1))
    assert browser.get(state)["HX-Refresh"] == "true"
    told = page_of(browser, proposal)
    assert "No worker is running" in told and f'hx-get="{state}?told"' in told
    assert browser.get(f"{state}?told").status_code == 204, "else it would load again and again"
