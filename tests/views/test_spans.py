"""Split, merge, ends and not a claim, as a browser sends them, with and without htmx."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions.review import Opinion, mark_claim
from claims.models import Article, Claim, Event, Placement
from claims.queries.export import claim_rows
from claims.queries.outline import outline_of, progress_of
from claims.vocabulary import Mark

HTMX = {"hx_request": "true"}
TEXT = """Ferries stop at Korsen
The harbour office said the ferries stop, and Minister Tova Lank denied that they stop at all. Rain fell.
It rained in Velmara too.
"""


@pytest.fixture
def story(add_story) -> Article:
    return add_story(TEXT)


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


def places(story: Article) -> list[Placement]:
    current = Placement.objects.current().filter(article=story)
    return list(current.select_related("article", "claim", "revision").order_by("start"))


def words(story: Article) -> list[str]:
    return [place.revision.text[place.start : place.end] for place in places(story)]


def at(story: Article, part: str) -> int:
    return story.current_revision.text.index(part)


def address(name: str, place: Placement) -> str:
    return reverse(name, args=[place.article_id, place.pk])


def place_of(claim: Claim) -> str:
    return f"{desk_of(claim)}#claim-{claim.pk}"


def desk_of(claim: Claim) -> str:
    return reverse("desk-claim", args=[claim.article_id, claim.pk])


def mark(person, place, word=Mark.VERIFIED):
    return mark_claim(actor=person, placement=place, opinion=Opinion(word), former=None)


def split(client, story, before="Minister", headers=HTMX, place=None, **data):
    place = place or places(story)[1]
    return client.post(address("split", place), {"at": at(story, before)} | data, headers=headers)


def test_the_bar_proposes_the_second_attribution_and_says_what_follows(client, mara, story):
    here = places(story)[1]
    mark(mara, here)
    html = client.get(address("split", here), headers=HTMX).content.decode()
    assert f'<option value="{at(story, "and Minister")}" selected>' in html
    assert "Both parts will ask for a re-check: your mark was given on the whole sentence." in html
    assert 'id="correct-bar"' in html and 'id="card"' not in html


def test_without_htmx_the_bar_stands_open_on_the_desk(client, story):
    here = places(story)[1]
    for name, shown in (
        ("split", "Cut at the line"),
        ("merge", "Merge it with claim 2"),
        ("ends", "To the word"),
    ):
        html = client.get(address(name, here)).content.decode()
        assert shown in html and 'id="copy"' in html and "Nobody has marked" in html
        assert html.count('id="correct-bar"') == 1


def test_a_split_shows_the_first_part_and_brings_the_whole_copy(client, story):
    response = split(client, story)
    first, second = places(story)[1:3]
    html = response.content.decode()
    assert response["HX-Push-Url"] == desk_of(first.claim)
    assert f'id="card" class="card" aria-labelledby="card-title" data-claim="{first.claim_id}"' in html
    assert html.count('id="copy"') == 1 and 'hx-swap-oob="outerHTML"' in html
    assert f'id="claim-{second.claim_id}"' in html
    assert "Split: Claim 1 and Claim 2" in html
    assert "split the claim" in html  # the history of the part begins with it


def test_without_htmx_a_split_leads_to_the_first_part(client, story):
    response = split(client, story, headers={})
    assert response.status_code == 302 and response["Location"] == place_of(places(story)[1].claim)


def test_the_words_that_the_browser_showed_must_be_those_of_the_draft(client, story):
    wrong = split(client, story, words="The harbour office said")
    assert wrong.status_code == 422
    assert "not the words that you chose" in wrong.content.decode()
    assert len(places(story)) == 4
    right = split(client, story, words="The harbour office said the ferries stop, and ")
    assert right.status_code == 200
    assert len(places(story)) == 5


def test_line_ends_sent_by_a_browser_are_no_other_words(client, add_story):
    story = add_story(
        "Rain\nIt rained in the long low harbour of Korsen all night and\nthe quay went under.\n"
    )
    here = next(place for place in places(story) if "quay" in words(story)[places(story).index(place)])
    data = {"start": here.start, "end": here.end - 1, "words": words(story)[-1][:-1].replace("\n", "\r\n")}
    assert client.post(address("ends", here), data, headers=HTMX).status_code == 200


@pytest.mark.parametrize("sent", ["", "x", "-1", "9" * 30, "1.5", "٣"])
def test_no_offset_no_split(client, story, sent):
    response = client.post(address("split", places(story)[1]), {"at": sent}, headers=HTMX)
    assert response.status_code == 422
    assert len(places(story)) == 4


def test_the_preview_of_a_merge_says_whose_mark_goes_along(client, mara, oskar, story):
    first, second = places(story)[1:3]
    mark(mara, first)
    mark(oskar, first)
    mark(oskar, second)
    html = client.get(address("merge", first), headers=HTMX).content.decode()
    assert "Marks that are the same on both go along and will ask for a re-check." in html
    assert "Your mark is taken off" in html
    assert f'name="following" value="{second.pk}"' in html


def test_merge(client, story):
    first, second = places(story)[1:3]
    response = client.post(address("merge", first), {"following": second.pk}, headers=HTMX)
    assert words(story)[1].endswith("at all. Rain fell.")
    assert "Claim 1: merged with the next" in response.content.decode()


@pytest.mark.parametrize("following", ["", "0", "x", "9" * 30])
def test_merging_with_nothing_is_not_found(client, story, following):
    response = client.post(address("merge", places(story)[1]), {"following": following}, headers=HTMX)
    assert response.status_code == 404


def test_nothing_follows_in_the_paragraph(client, story):
    html = client.get(address("merge", places(story)[2]), headers=HTMX).content.decode()
    assert "Only claims of one paragraph" in html
    assert "<button" not in html


def test_ends(client, story):
    here = places(story)[1]
    end = at(story, ", and Minister")
    response = client.post(address("ends", here), {"start": here.start, "end": end}, headers=HTMX)
    assert response.status_code == 200
    assert words(story)[1] == "The harbour office said the ferries stop"
    assert "changed where it begins or ends; it was “The harbour" in response.content.decode()
    wide = client.get(address("ends", places(story)[1]), headers=HTMX).content.decode()
    assert ", and Minister Tova Lank denied" in wide  # what lies free between the neighbours


def test_words_of_the_neighbour_are_refused_by_its_name(client, story):
    here = places(story)[1]
    data = {"start": here.start, "end": at(story, " fell.")}
    response = client.post(address("ends", here), data, headers=HTMX)
    assert response.status_code == 422
    assert "“Rain” belongs to claim 2. Merge them instead." in response.content.decode()


def test_not_a_claim_goes_on_and_can_be_brought_back(client, mara, story):
    here = places(story)[1]
    response = client.post(address("not-a-claim", here), headers=HTMX)
    html = response.content.decode()
    outline = outline_of(story, mara)
    assert response["HX-Push-Url"] == desk_of(places(story)[2].claim)
    assert "Claim 1: not a claim" in html
    assert 'data-status="not_a_claim"' in html
    assert [row.label for row in outline.rows] == ["1", "2", "3", "H"]
    assert (progress_of(outline).total, progress_of(outline).said_total) == (3, 0)
    assert outline.first_open() == places(story)[2].claim_id
    card = client.get(desk_of(here.claim)).content.decode()
    assert "Make it a claim again" in card and 'id="mark"' not in card
    client.post(address("not-a-claim", places(story)[1]), {"restore": "1"}, headers=HTMX)
    assert Claim.objects.get(pk=here.claim_id).status == "open"


def test_undo_of_a_split_brings_the_copy_as_it_was(client, story):
    before = words(story)
    split(client, story)
    response = client.post(reverse("undo", args=[story.pk]), headers=HTMX)
    html = response.content.decode()
    assert words(story) == before
    assert html.count('id="copy"') == 1 and "took back: split the claim" in html


def test_the_address_of_a_claim_that_was_split_leads_to_its_first_part(client, story):
    old = places(story)[1].claim
    split(client, story)
    first = places(story)[1].claim
    response = client.get(desk_of(old), follow=True)
    assert response.redirect_chain == [(place_of(first), 302)]
    assert "The claim was split; here is its first part." in response.content.decode()
    response = client.get(desk_of(old), headers=HTMX)
    assert response["HX-Push-Url"] == desk_of(first)
    assert client.get(reverse("desk-claim", args=[story.pk, 10**9])).status_code == 404


def test_what_was_typed_on_a_claim_that_was_split_meanwhile_is_not_lost(client, oskar, story):
    here = places(story)[1]
    other = Client()
    other.force_login(oskar)
    split(other, story)
    data = {"mark": "disputed", "rationale": "Half an hour of typing."}
    for headers in (HTMX, {}):
        response = client.post(address("mark", here), data, headers=headers)
        html = response.content.decode()
        assert response.status_code == 409
        assert "Half an hour of typing." in html and "here is its first part" in html
        assert f'data-claim="{places(story)[1].claim_id}"' in html
        assert 'id="copy"' in html


def test_a_bar_for_words_that_are_gone_shows_what_stands_there_now(client, story):
    old = places(story)[1]
    split(client, story)
    for headers in (HTMX, {}):
        response = client.get(address("ends", old), headers=headers, follow=True)
        assert "changed in the meantime" in response.content.decode()


def test_readers_are_refused(client, ana, story):
    client.force_login(ana)
    for name in ("split", "merge", "ends"):
        assert client.get(address(name, places(story)[1])).status_code == 403
    card = client.get(desk_of(places(story)[1].claim)).content.decode()
    assert "correct-bar" not in card


def test_export_has_parts_and_what_is_no_claim_but_nothing_retired(client, mara, story):
    old = places(story)[1]
    mark(mara, old)
    split(client, story)
    client.post(address("not-a-claim", places(story)[3]), headers=HTMX)
    rows = {row.text: row for row in claim_rows([story.pk], viewer=None)}
    part = rows["Minister Tova Lank denied that they stop at all."]
    assert (part.parent_claim_id, part.kind) == (str(old.claim.public_id), "part")
    assert (part.status, part.marked_text_is_current) == ("recheck", "false")
    assert (rows["Rain fell."].status, rows["Rain fell."].number) == ("not_a_claim", "3")
    assert len(rows) == 5
    assert "retired" not in {row.status for row in rows.values()}


def test_a_mark_on_unchanged_words_stays_current_in_the_export(client, mara, story):
    mark(mara, places(story)[2])
    client.post(address("not-a-claim", places(story)[2]), headers=HTMX)
    client.post(address("not-a-claim", places(story)[2]), {"restore": "1"}, headers=HTMX)
    rows = {row.text: row for row in claim_rows([story.pk], viewer=None)}
    assert (rows["Rain fell."].status, rows["Rain fell."].marked_text_is_current) == ("verified", "true")


def test_every_act_is_one_event(client, story):
    before = Event.objects.filter(article=story).count()
    split(client, story)
    client.post(address("merge", places(story)[1]), {"following": places(story)[2].pk}, headers=HTMX)
    client.post(address("not-a-claim", places(story)[1]), headers=HTMX)
    assert Event.objects.filter(article=story).count() == before + 3
