"""Claims and readings as Web Annotations: each word is found again by position and by quote."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from claims.actions import newsroom, spans
from claims.models import Article, Claim, User
from claims.vocabulary import Basis, Mark
from tests.drafting import TEXT, answer, edited, fresh, mark, place, take
from tests.views.counting import counted


def collection(person: User, story: Article) -> dict:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("export-annotations", args=[story.pk]))
    assert answer.streaming and answer["Content-Type"].startswith("application/ld+json")
    return json.loads(answer.getvalue())


def items(person: User, story: Article) -> list[dict]:
    return collection(person, story)["first"]["items"]


def of(words: str, found: list[dict]) -> list[dict]:
    return [one for one in found if words in one["target"]["selector"][1]["exact"]]


def bodies(one: dict) -> list[tuple[str, str]]:
    return [(body["purpose"], body["value"]) for body in one["body"]]


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story("😀 " + TEXT, url="https://wire.example/ferries")


def test_every_claim_is_found_by_position_in_code_points_and_by_quote(mara, ferries):
    found, text = items(mara, ferries), ferries.current_revision.text
    assert len(found) == Claim.objects.filter(article=ferries).count()
    for one in found:
        position, quote = one["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[start - len(quote["prefix"]) :].startswith(around)
        assert len(quote["prefix"]) == min(32, start) and len(quote["suffix"]) == min(32, len(text) - end)
        assert one["motivation"] == "highlighting" and "body" not in one and "creator" not in one
    source = found[0]["target"]["source"]
    assert source["sha256"] == ferries.current_revision.sha256
    assert (source["version"], source["url"]) == (1, "https://wire.example/ferries")


def test_the_document_is_a_collection_with_one_page(mara, ferries):
    whole = collection(mara, ferries)
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert whole["label"] == ferries.headline and whole["id"] != whole["first"]["id"]


def test_each_reading_is_an_annotation_with_what_the_reader_holds(mara, oskar, ferries):
    mark(mara, ferries, "ferries would", Mark.DISPUTED, basis=Basis.CONTESTED, rationale="“Not” so\u2028")
    answer(mara, ferries, "ferries would")
    mark(oskar, ferries, "ferries would")
    mine, his = of("ferries would", items(oskar, ferries))
    assert bodies(mine) == [
        ("assessing", "disputed"),
        ("classifying", "contested"),
        ("tagging", "said: yes"),
        ("commenting", "“Not” so"),
    ]
    assert bodies(his) == [("assessing", "verified")]
    assert (mine["creator"]["nickname"], his["creator"]["nickname"]) == ("mara", "oskar")
    assert mine["motivation"] == "assessing" and mine["created"].endswith("Z")
    every = [one["id"] for one in items(oskar, ferries)]
    assert len(every) == len(set(every)) and every == [one["id"] for one in items(mara, ferries)]


def test_a_mark_on_an_earlier_text_says_so_and_what_is_no_claim_is_left_out(mara, edda, ferries):
    mark(mara, ferries, "412")
    spans.set_not_a_claim(actor=mara, placement=place(ferries, "Rain fell"), flag=True)
    take(edda, ferries, "😀 " + edited("412", "421"))
    found = items(mara, fresh(ferries))
    (one,) = of("421", found)
    assert ("tagging", "marked on an earlier text") in bodies(one)
    assert of("Rain fell", found) == []


def test_who_reads_blind_is_told_nothing(mara, oskar, edda, ana, ferries):
    ferries.readings, ferries.blind = 2, True
    newsroom.edit_article(actor=edda, article=ferries)
    before = collection(mara, ferries)
    mark(oskar, ferries, "412", Mark.DISPUTED)
    assert collection(mara, ferries) == before
    assert "disputed" in json.dumps(collection(ana, ferries))


@pytest.mark.parametrize(
    ("address", "most"), [("export-annotations", 20), ("export-claimreview", 25), ("export-averitec", 30)]
)
def test_as_many_queries_for_many_claims_as_for_few(mara, add_story, address, most):
    client, asked = Client(), []
    client.force_login(mara)
    for number in (3, 60):
        story = add_story("Ships\n" + "\n".join(f"Ship {n} left, Tova Lank said." for n in range(number)))
        with counted() as count:
            client.get(reverse(address, args=[story.pk])).getvalue()
        asked.append(count.total)
    assert asked[0] == asked[1] <= most


def test_the_command_writes_a_line_a_story(mara, ferries, twin, tmp_path: Path):
    file = tmp_path / "annotations.jsonl"
    call_command("export_annotations", "--out", str(file))
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert lines == [collection(mara, twin), collection(mara, ferries)]
