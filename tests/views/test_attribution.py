"""The sheets for who says so and for what the article offers, over the desk and as pages of their own."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions.newsroom import make_source
from claims.models import (
    Article,
    AttributionVersion,
    Event,
    EvidenceStatusVersion,
    Placement,
    Revision,
    Source,
)
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind, SourceType

HTMX = {"hx_request": "true"}
CAPITALS = """Capitals speak
Moscow said on Tuesday that the river had flooded 40 villages.
Aid was promised. Moscow said that boats were under way.
"""


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


@pytest.fixture
def capitals(add_story) -> Article:
    return add_story(CAPITALS)


@pytest.fixture
def version(capitals) -> AttributionVersion:
    return AttributionVersion.objects.current().filter(article=capitals, source_name="Moscow").first()


@pytest.fixture
def placement(capitals, version) -> Placement:
    rows = Placement.objects.current().filter(
        article=capitals, start__lte=version.start, end__gt=version.start
    )
    return rows.select_related("revision").get()


def address(name: str, placement: Placement, version: AttributionVersion | None = None) -> str:
    return reverse(name, args=[placement.article_id, placement.pk, *([version.pk] if version else [])])


def plain(**changes) -> dict:
    """As a browser without JavaScript sends it."""
    sent = {
        "source": "Moscow", "cue": ["said"], "stand": ["neutral"], "source_name": "Moscow",
        "content": ["the river had flooded 40\r\n villages"], "source_type": "named_group",
        "quotation": "indirect", "channel": "not_stated",
    }  # fmt: skip
    return sent | changes


def now(version: AttributionVersion) -> AttributionVersion:
    return AttributionVersion.objects.current().get(attribution=version.attribution_id)


def test_it_opens_over_the_desk_and_alone(client, placement, version):
    sheet = client.get(address("change-attribution", placement, version), headers=HTMX).content.decode()
    assert sheet.startswith('<div id="who-edit"') and 'hx-target="#card"' in sheet
    assert "the Russian government" in sheet and "Also the other one that says" in sheet
    page = client.get(address("change-attribution", placement, version)).content.decode()
    assert "<html" in page and "hx-post" not in page.partition('id="who-form"')[2].partition(">")[0]
    assert "Add who says so" in client.get(address("add-attribution", placement)).content.decode()


def test_every_letter_of_the_paragraphs_near_is_there_to_choose(client, placement, version):
    response = client.get(address("change-attribution", placement, version))
    text = placement.revision.text
    for block in response.context["editor"].blocks:
        words = "".join(word.text for word in block)
        assert text[block[0].start :].startswith(words)
        assert all(text.startswith(word.text, word.start) for word in block)


def test_without_javascript_the_words_are_typed(client, placement, version):
    response = client.post(address("change-attribution", placement, version), plain(channel="statement"))
    assert response.status_code == 302
    text, after = placement.revision.text, now(version)
    assert [text[a:b] for a, b in after.contents] == ["the river had flooded 40 villages"]
    assert (after.channel, after.confirmed_by.username) == ("statement", "mara")
    assert text[slice(*after.cues[0][:2])] == "said"
    assert check_article(placement.article) == []


def test_with_javascript_offsets_come_with_their_words(client, placement, version):
    spans = {
        "source": [placement.start, placement.start + 6, "Moscow"],
        "intermediary": None,
        "cues": [],
        "contents": [[placement.start + 7, placement.start + 11, "said"]],
    }
    sent = plain(spans=json.dumps(spans))
    where = address("change-attribution", placement, version)
    response = client.post(where, sent, headers=HTMX)
    assert response.status_code == 200 and 'id="card"' in response.content.decode()
    assert now(version).contents == [[placement.start + 7, placement.start + 11]]


@pytest.mark.parametrize(
    "spans",
    [
        "{}", "[]", "nonsense", "[" * 5000,
        '{"source": [0], "intermediary": null, "cues": [], "contents": []}',
        '{"source": null, "intermediary": null, "cues": [], "contents": [[1.5, 3, "a"]]}',
        '{"source": null, "intermediary": null, "cues": [[1, 2, "a", "loud"]], "contents": []}',
        '{"source": null, "intermediary": null, "cues": [], "contents": [[0, 9, "Other words"]]}',
        '{"source": null, "intermediary": null, "cues": [], "contents": [[true, 9, "Capitals"]]}',
        f'{{"source": null, "intermediary": null, "cues": [], "contents": [[0, {"9" * 40}, "x"]]}}',
        '{"source": null, "intermediary": null, "cues": [], "contents": [null]}',
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_the_sheet_with_what_was_typed(client, placement, version, spans):
    before = Event.objects.count()
    sent = plain(spans=spans, source_name="My own name for it")
    response = client.post(address("change-attribution", placement, version), sent, headers=HTMX)
    html = response.content.decode()
    assert (response.status_code, response["HX-Retarget"]) == (422, "#who-editor")
    assert "Not saved" in html and "My own name for it" in html
    assert Event.objects.count() == before


def test_words_that_stand_nowhere_near_are_refused_and_kept(client, placement, version):
    sent = plain(content=["the river had dried up", "boats"], source="Nobody")
    html = client.post(address("change-attribution", placement, version), sent).content.decode()
    assert "does not stand near the claim" in html
    assert "the river had dried up" in html and 'value="Nobody"' in html


def test_a_stale_save_shows_both_and_can_be_saved_again(client, oskar, placement, version):
    other = Client()
    other.force_login(oskar)
    where = address("change-attribution", placement, version)
    other.post(where, plain(source_name="The other name"))
    response = client.post(where, plain(source_name="My name"), headers=HTMX)
    html = response.content.decode()
    assert response.status_code == 409
    assert "The other name" in html and "Oskar Veit" in html and 'value="My name"' in html
    assert address("change-attribution", placement, now(version)) in html
    client.post(address("change-attribution", placement, now(version)), plain(source_name="My name"))
    assert now(version).source_name == "My name"


def test_what_somebody_removed_can_be_added_anew(client, placement, version):
    where = reverse("remove-attribution", args=[placement.article_id, version.pk])
    assert client.post(where, {"placement": placement.pk}, headers=HTMX).status_code == 200
    response = client.post(address("change-attribution", placement, version), plain(), headers=HTMX)
    assert response.status_code == 409
    assert f'action="{address("add-attribution", placement)}"' in response.content.decode()
    client.post(address("add-attribution", placement), plain())
    assert Event.objects.filter(kind=EventKind.ATTRIBUTION_ADDED).count() == 1


def test_a_source_is_made_right_there_and_the_others_join(client, placement, version):
    sent = plain(source_name="Russian defence ministry", keep="on", alias="on", others="on")
    client.post(address("change-attribution", placement, version), sent)
    source = Source.objects.get()
    assert set(source.aliases.values_list("text", flat=True)) == {"Russian defence ministry", "Moscow"}
    said = AttributionVersion.objects.current().filter(article=placement.article)
    assert set(said.values_list("source", flat=True)) == {source.pk}


def test_a_capital_is_perhaps_its_government(client, placement, version):
    where = reverse("desk-claim", args=[placement.article_id, placement.claim_id])
    assert "perhaps the same as the Russian government" in client.get(where).content.decode()
    same = reverse("same-source", args=[placement.article_id, version.pk])
    html = client.post(same, {"placement": placement.pk}, headers=HTMX).content.decode()
    assert "perhaps the same" not in html
    assert (now(version).source_name, now(version).confirmed_by.username) == (
        "the Russian government",
        "mara",
    )


def test_names_are_found_by_any_letters_case_and_accents_aside(client, mara):
    for number in range(30):
        make_source(actor=mara, name=f"Körsen {number:02}", source_type=SourceType.NAMED_GROUP, aliases=[])
    names = client.get(reverse("source-names"), {"q": "KORSEN"}).json()["names"]
    assert (len(names), names[0]) == (20, "Körsen 00")
    assert client.get(reverse("source-names"), {"q": ""}).json() == {"names": []}
    assert client.get(reverse("source-names"), {"q": "a" * 301}).status_code == 400


def test_what_the_article_offers_is_edited(client, placement):
    where = address("change-evidence", placement)
    former = EvidenceStatusVersion.objects.current().get(claim=placement.claim)
    assert "Doubts that it voices" in client.get(where, headers=HTMX).content.decode()
    sent = {"value": "data", "warnings": ["hedged"], "former": former.pk}
    assert client.post(where, sent, headers=HTMX).status_code == 200
    after = EvidenceStatusVersion.objects.current().get(claim=placement.claim)
    assert (after.value, after.warnings) == ("data", [["hedged", placement.start, placement.end]])
    stale = client.post(where, sent | {"value": "document"}, headers=HTMX)
    assert (stale.status_code, "Saved at the moment: Data" in stale.content.decode()) == (409, True)
    for wrong in ({"value": "gossip"}, {"warnings": ["loud"]}, {"former": "x"}):
        assert client.post(where, sent | wrong, headers=HTMX).status_code == 422


def test_the_page_names_the_light_engine(client, placement):
    where = reverse("desk", args=[placement.article_id])
    Revision.objects.update(analysis_engine="parser")
    assert "light engine" not in client.get(where).content.decode()
    Revision.objects.update(analysis_engine="light")
    assert "Read by the light engine" in client.get(where).content.decode()


def test_our_words_are_offered_to_be_split_off(client, twin):
    placement = Placement.objects.select_related("revision").get(
        article=twin, until=None, start=twin.current_revision.text.index("Pictures distributed")
    )
    html = client.get(reverse("desk-claim", args=[twin.pk, placement.claim_id])).content.decode()
    assert "Our words" in html
    at = html.partition('name="at" value="')[2].partition('"')[0]
    assert client.post(reverse("split", args=[twin.pk, placement.pk]), {"at": at}).status_code == 302
    text = placement.revision.text
    parts = Placement.objects.current().filter(
        article=twin, start__gte=placement.start, end__lte=placement.end
    )
    assert [text[p.start : p.end].split()[0] for p in parts.order_by("start")] == ["Pictures", "thanking"]
