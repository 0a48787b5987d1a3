"""Settled claims of third parties as ClaimReview: what Google requires, and nobody's claim but their own."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from claims.actions import review, settling
from claims.actions.settling import Decision
from claims.formats.claimreview import third_parties
from claims.models import Article, AttributionVersion, User
from claims.vocabulary import Mark, SaidAnswer
from tests.drafting import fresh, mark, place, status, version_at

TEXT = """Ferries stop at Korsen
Minister Tova Lank said the ferries had carried 400 people. Rain fell all week.
“The pier is </script> sound,” Minister Tova Lank said. Residents said the pier shook.
Minister Tova Lank denied that the pier had cracked.
"""


@pytest.fixture
def ferries(add_story) -> Article:
    about = {"url": "https://wire.example/ferries#top", "publication": "The Halden Wire"}
    return add_story("date 2031-05-02\n" + TEXT, **about)


def confirm(person: User, story: Article, part: str) -> AttributionVersion:
    return review.confirm_attribution(
        actor=person, claim=place(story, part).claim, version=version_at(story, part)
    )


def settle(editor: User, reader: User, story: Article, part: str, word: Mark) -> None:
    given = mark(reader, story, part, word)
    decision = Decision(word, "It was looked up.")
    settling.settle_claim(
        actor=editor, placement=place(story, part), decision=decision, seen=[given.pk], former=None
    )


def reviews(person: User, story: Article) -> list[dict]:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("export-claimreview", args=[story.pk]))
    assert answer.streaming and answer["Content-Type"].startswith("application/ld+json")
    text = answer.getvalue().decode()
    assert "<" not in text
    found = json.loads(text)
    assert found["@context"] == "https://schema.org"
    return found["@graph"]


def test_it_has_what_is_required_and_what_is_known_of_the_rest(mara, edda, ferries):
    confirm(mara, ferries, "400")
    settle(edda, mara, ferries, "400", Mark.DISPUTED)
    claim = place(ferries, "400").claim.public_id
    story = {
        "@type": "NewsArticle",
        "url": "https://wire.example/ferries#top",
        "headline": "Ferries stop at Korsen",
        "datePublished": "2031-05-02",
    }
    assert reviews(mara, ferries) == [
        {
            "@type": "ClaimReview",
            "url": f"https://wire.example/ferries#claim-{claim}",
            "claimReviewed": "the ferries had carried 400 people",
            "reviewRating": {"@type": "Rating", "alternateName": "Disputed"},
            "author": {"@type": "Organization", "name": "The Halden Wire"},
            "datePublished": "2031-05-02",
            "itemReviewed": {
                "@type": "Claim",
                "author": {"@type": "Person", "name": "Tova Lank"},
                "appearance": story,
            },
        }
    ]


def test_only_what_an_editor_settled_of_a_confirmed_named_speaker_that_they_did_say(mara, edda, ferries):
    for part in ("400", "Rain", "sound", "shook", "cracked"):
        settle(edda, mara, ferries, part, Mark.VERIFIED)
    assert reviews(mara, ferries) == [], "all are guesses"
    for part in ("400", "sound", "shook", "cracked"):
        confirm(mara, ferries, part)
    assert [one["claimReviewed"] for one in reviews(mara, ferries)] == [
        "the ferries had carried 400 people",
        "The pier is </script> sound",
    ]


def test_what_a_reader_found_they_did_not_say_is_not_their_claim(mara, edda, ferries):
    version, here = confirm(mara, ferries, "sound"), place(ferries, "sound")
    about = {"attribution": version.attribution, "answer": SaidAnswer.NO, "former": None}
    review.answer_said(actor=mara, placement=here, **about)
    settle(edda, mara, ferries, "sound", Mark.VERIFIED)
    assert reviews(mara, ferries) == []


def test_a_claim_on_which_readers_agree_waits_for_an_editor(mara, ferries):
    confirm(mara, ferries, "400")
    mark(mara, ferries, "400")
    assert status(ferries, "400") == "verified" and reviews(mara, ferries) == []


def test_a_settlement_of_what_cannot_be_checked_gives_none(mara, edda, ferries):
    confirm(mara, ferries, "400")
    settle(edda, mara, ferries, "400", Mark.NOT_CHECKABLE)
    assert reviews(mara, ferries) == []


def test_several_readings_make_one_review(mara, oskar, edda, ferries):
    confirm(mara, ferries, "400")
    ferries.readings = 1
    mark(oskar, ferries, "400")
    given = [mark(oskar, ferries, "400").pk, mark(mara, ferries, "400").pk]
    decision = Decision(Mark.VERIFIED, "It was looked up.")
    here = place(ferries, "400")
    settling.settle_claim(actor=edda, placement=here, decision=decision, seen=given, former=None)
    assert len(reviews(mara, ferries)) == 1


def test_a_story_without_an_address_gives_none_and_the_page_says_why(mara, edda, add_story):
    story = add_story(TEXT)
    confirm(mara, story, "400")
    settle(edda, mara, story, "400", Mark.VERIFIED)
    assert reviews(mara, fresh(story)) == []
    client = Client()
    client.force_login(mara)
    page = client.get(reverse("export", args=[story.pk])).content.decode()
    assert "it needs the story’s address" in page


def test_a_claim_of_two_speakers_is_nobodys_alone():
    row = {
        "claim_ids": '["a"]', "source_type": "named_group", "source": "Port", "content": '["It rained"]',
        "cue_class": '["neutral"]', "attribution_confirmed_by": "mara", "answers": "[]",
    }  # fmt: skip
    assert [*third_parties([row])] == ["a"] and third_parties([row])["a"].kind == "Organization"
    assert third_parties([row, row]) == third_parties([row, row, row]) == {}
    for wrong in ({"content": "[]"}, {"source_type": "document"}, {"attribution_confirmed_by": ""}):
        assert third_parties([row | wrong]) == {}


def test_the_command_writes_the_same(mara, edda, ferries, tmp_path: Path):
    confirm(mara, ferries, "400")
    settle(edda, mara, ferries, "400", Mark.UNSUPPORTED)
    call_command("export_claimreview", "--out", str(tmp_path / "reviews.json"))
    (line,) = (tmp_path / "reviews.json").read_text().splitlines()
    assert json.loads(line)["@graph"] == reviews(mara, ferries) != []
