"""Two people read six claims and differ on two: an editor settles one and sends one back, all by keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from claims.actions.review import Opinion, mark_claim
from claims.models import Article, Claim, Placement, Settlement
from claims.vocabulary import Mark


@pytest.fixture
def differing(add_story, mara, oskar) -> Article:
    story = add_story(readings=2)
    places = Placement.objects.current().filter(article=story).select_related("article", "claim")
    for number, place in enumerate(places.order_by("start")[:6]):
        words = {1: (Mark.VERIFIED, Mark.DISPUTED), 4: (Mark.VERIFIED, Mark.UNSUPPORTED)}
        for person, word in zip((mara, oskar), words.get(number, (Mark.VERIFIED,) * 2), strict=True):
            why = f"As {person.get_full_name()} sees it."
            mark_claim(actor=person, placement=place, opinion=Opinion(word, rationale=why), former=None)
    return story


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)


def test_an_editor_settles_one_and_sends_one_back_by_keys(window, differing, edda, mara):
    page = window(edda)
    page.goto("/settle/")
    expect(page.get_by_text("1 of 2")).to_be_visible()
    press(page, "2")
    expect(page.get_by_role("button", name=re.compile("Settle as ≠ Disputed"))).to_be_visible()
    press(page, "Enter")
    reason = page.get_by_label("Reason, or question")
    expect(reason).to_be_focused()
    reason.fill("The receipt settles it.")
    press(page, "Enter")
    expect(page.get_by_text("Settled as Disputed")).to_be_visible()
    expect(page.get_by_text("1 of 1")).to_be_visible()
    page.wait_for_load_state()
    press(page, "q")
    expect(reason).to_be_focused()
    reason.fill("Which year was that?")
    page.get_by_role("button", name=re.compile("Send back")).click()
    expect(page.get_by_text("Sent back to its readers")).to_be_visible()
    expect(page.get_by_text("Readers differ on nothing")).to_be_visible()
    settled = Settlement.objects.current().exclude(mark="").get()
    assert (settled.mark, settled.reason) == ("disputed", "The receipt settles it.")
    back = Claim.objects.get(round=2)
    desk = window(mara)
    desk.goto(f"/articles/{differing.pk}/claims/{back.pk}/")
    expect(desk.get_by_text("Which year was that?")).to_be_visible()
    desk.goto(f"/articles/{differing.pk}/claims/{settled.claim_id}/")
    expect(desk.get_by_text("The receipt settles it.")).to_be_visible()
    expect(desk.locator("#mark")).to_have_count(0)
