"""A story of 2,000 claims: as many queries as one of 40, and its copy comes in parts."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from claims.models import Article
from claims.queries.copy import part_at
from claims.queries.outline import outline_of

HTMX = {"hx_request": "true"}
SENTENCES = (
    "Ship number {n} left the port on Monday with timber for the towns in the north.",
    "The ministry counted {n} barges on the river Meren, “a record for the region”.",
    "Bread prices rose {n} percent in the towns along the coast between March and May.",
    "“We had no choice but to close pier {n},” Minister Tova Lank told reporters.",
)


def text(claims: int) -> str:
    sentences = [SENTENCES[n % 4].format(n=n) for n in range(claims - 1)]
    return "\n".join(
        ["Ships, bread and piers", *(" ".join(sentences[n : n + 3]) for n in range(0, claims - 1, 3))]
    )


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


@pytest.fixture
def long(add_story) -> Article:
    return add_story(text(400))


def parts(html: str) -> dict[int, bool]:
    """By number: whether its claims came with it."""
    opened = re.findall(r'<section id="part-(\d+)" class="part"( data-plain)?', html)
    return {int(number): not plain for number, plain in opened}


def page(client: Client, story: Article, claim_id: int | None = None) -> str:
    name, more = ("desk-claim", [claim_id]) if claim_id else ("desk", [])
    return client.get(reverse(name, args=[story.pk, *more])).content.decode()


def answer(client: Client, story: Article, claim_id: int, *, leaving: int | None) -> str:
    left = reverse("desk-claim", args=[story.pk, leaving]) if leaving else reverse("desk", args=[story.pk])
    headers = HTMX | {"hx_current_url": f"http://testserver{left}"}
    return client.get(reverse("desk-claim", args=[story.pk, claim_id]), headers=headers).content.decode()


def test_with_2000_claims_the_page_stays_small_and_takes_no_more_queries(client, add_story):
    counts = []
    for story in (add_story(text(40)), add_story(text(2000))):
        row = outline_of(story, story.added_by).rows[2]
        asked = [
            (reverse("desk", args=[story.pk]), {}),
            (reverse("desk-claim", args=[story.pk, row.claim_id]), HTMX),
        ]
        taken = []
        for address, headers in asked:
            with CaptureQueriesContext(connection) as captured:
                response = client.get(address, headers=headers)
            taken.append(len(captured))
        with CaptureQueriesContext(connection) as captured:
            client.post(
                reverse("mark", args=[story.pk, row.placement_id]), {"mark": "verified"}, headers=HTMX
            )
        counts.append([*taken, len(captured)])
        assert len(response.content) < 30_000
    assert counts[0] == counts[1]
    html = page(client, story)
    assert len(html.encode()) <= 600_000
    assert html.count('<a class="claim"') < 250
    assert "Bread prices rose 1994 percent" in html


def test_only_the_parts_near_the_claim_come_with_their_claims(client, long):
    rows = outline_of(long, long.added_by).rows
    assert parts(page(client, long)) == {1: True, 2: True, 3: False, 4: False, 5: False, 6: False}
    there = next(row for row in rows if row.label == "200")
    shown = parts(page(client, long, there.claim_id))
    here = part_at(long.current_revision.text, there)
    assert [number for number, near in shown.items() if near] == [here - 1, here, here + 1]


def test_a_short_story_is_one_part(client, story):
    assert parts(page(client, story)) == {1: True}


def test_the_text_is_whole_and_in_order_whichever_parts_have_claims(client, long):
    html = page(client, long)
    copy = html[html.index('<article id="copy"') : html.index("</article>")]
    numbers = [int(n) for n in re.findall(r"(?:Ship number|counted|rose|pier) (\d+)\b", strip_tags(copy))]
    assert numbers == list(range(399))


def test_a_part_comes_when_it_is_asked_for(client, long):
    address = reverse("desk-part", args=[long.pk, 4])
    assert f'href="{address}#part-4" hx-push-url="false"' in page(client, long)
    html = client.get(address, headers=HTMX).content.decode()
    assert parts(html) == {4: True}
    assert html.count('<a class="claim"') > 50
    whole = client.get(address).content.decode()  # a plain browser gets a page that has it
    assert parts(whole)[4]
    for number in (0, 7, 99):
        assert client.get(reverse("desk-part", args=[long.pk, number]), headers=HTMX).status_code == 404


def test_moving_into_another_part_brings_it_along(client, long):
    rows = outline_of(long, long.added_by).rows
    far, beside = rows[300], rows[301]
    number = part_at(long.current_revision.text, far)
    html = answer(client, long, far.claim_id, leaving=rows[0].claim_id)
    assert parts(html) == {number: True}
    assert f'<section id="part-{number}" class="part" hx-swap-oob="outerHTML">' in html
    assert re.search(rf'id="claim-{far.claim_id}"[^>]*aria-current="true"', html)
    assert html.count(f'id="claim-{far.claim_id}"') == 1
    assert parts(answer(client, long, beside.claim_id, leaving=far.claim_id)) == {}
    assert parts(answer(client, long, beside.claim_id, leaving=None)) == {number: True}


def test_the_headline_stands_above_all_parts(client, long):
    headline = outline_of(long, long.added_by).rows[-1]
    html = answer(client, long, headline.claim_id, leaving=None)
    assert parts(html) == {}
    assert f'id="claim-{headline.claim_id}"' in html
    assert parts(page(client, long, headline.claim_id))[1]


def test_going_to_a_claim_by_its_number(client, long):
    rows = {row.label: row for row in outline_of(long, long.added_by).rows}
    desk = reverse("desk", args=[long.pk])
    for label in ("250", "H"):
        address = reverse("desk-claim", args=[long.pk, rows[label].claim_id])
        response = client.get(desk, {"claim": f" {label.lower()} "})
        there = f"{address}#claim-{rows[label].claim_id}"
        assert (response.status_code, response.url) == (302, there)
        response = client.get(desk, {"claim": label}, headers=HTMX)
        assert response["HX-Push-Url"] == address
        assert f'data-claim="{rows[label].claim_id}"' in response.content.decode()


@pytest.mark.parametrize("label", ["0", "9999", "", "<b>", "１"])
def test_a_number_that_is_no_claim_says_so(client, long, label):
    desk = reverse("desk", args=[long.pk])
    response = client.get(desk, {"claim": label}, follow=True)
    assert response.status_code == 200
    assert "There is no claim" in response.content.decode()
    response = client.get(desk, {"claim": label}, headers=HTMX)
    assert response["HX-Reswap"] == "none"
    assert "<b>" not in response.content.decode()


def test_back_leads_to_what_i_marked_last_unless_i_am_there(client, story, mara, oskar):
    rows = outline_of(story, mara).rows
    assert "Back to my last mark" not in page(client, story)

    def mark(row) -> None:
        address = reverse("mark", args=[story.pk, row.placement_id])
        client.post(address, {"mark": "not_checkable"}, headers=HTMX)

    mark(rows[3])
    mark(rows[1])
    outline = outline_of(story, mara)
    assert outline.last_marked(but=rows[0].claim_id) == rows[1].claim_id
    assert outline.last_marked(but=rows[1].claim_id) == rows[3].claim_id
    assert outline_of(story, oskar).last_marked(but=rows[0].claim_id) is None
    html = page(client, story, rows[0].claim_id)
    link = re.search(r'<a [^>]*aria-keyshortcuts="B"', html)[0]
    claim = rows[1].claim_id
    assert f'href="{reverse("desk-claim", args=[story.pk, claim])}#claim-{claim}"' in link
