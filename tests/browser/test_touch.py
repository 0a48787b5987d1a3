"""On a phone: one thumb decides, taps choose words, and what is typed is seen."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Verdict
from claims.queries.outline import outline_of
from tests.browser.test_decide import SCRIPTS, reason
from tests.browser.test_main_job import acting, card, settle

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def tap_word(page: Page, word: str) -> None:
    """In the current claim of the copy, in the middle of the word."""
    place = page.locator("#copy .claim[aria-current]").evaluate(
        """(claim, word) => {
          const walker = document.createTreeWalker(claim, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(word);
            if (at < 0 || walker.currentNode.parentElement.closest('.vh')) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + word.length);
            const box = range.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
          }
        }""",
        word,
    )
    page.touchscreen.tap(*place)


def select_by_taps(page: Page, words: list[str], chosen: str) -> None:
    for word in words:
        tap_word(page, word)
    for _ in range(100):
        if page.evaluate("getSelection().toString().trim()") == chosen:
            return
        page.wait_for_timeout(50)
    raise AssertionError(page.evaluate("getSelection().toString()"))


def tap(page: Page, name: str) -> None:
    with acting(page):
        page.locator("#card").get_by_role("button", name=name).first.tap()


@pytest.fixture
def phone(window, mara, story) -> Page:
    page = window(mara, **PHONE)
    page.goto(f"/articles/{story.pk}/")
    expect(card(page)).to_contain_text("Claim 1")
    settle(page)
    return page


def test_a_thumb_decides_and_undoes(phone, mara, story):
    tap(phone, "Verified")
    expect(card(phone).locator("h2 .num")).to_have_text("Claim 2")
    tap(phone, "Undo")
    expect(card(phone).locator("h2 .num")).to_have_text("Claim 1")
    assert not Verdict.objects.current().exists()
    box, screen = phone.locator("#card").bounding_box(), phone.viewport_size["height"]
    assert box["height"] + phone.locator("#card .moves").bounding_box()["height"] < screen / 2
    for button in phone.locator("#card .verdict:visible, #card .moves .btn:visible").all():
        assert button.bounding_box()["height"] >= 44


def test_what_is_typed_and_the_button_that_saves_it_are_seen(phone):
    tap(phone, "Disputed")
    tap(phone, "Sides differ")
    expect(reason(phone)).to_be_focused()
    save = card(phone).get_by_role("button", name="Save and go on")
    moves = phone.locator("#card .moves").bounding_box()["y"]
    for field in (reason(phone), save):
        box = field.bounding_box()
        assert phone.locator("#card .card-body").bounding_box()["y"] <= box["y"]
        assert box["y"] + box["height"] <= moves


def test_words_tapped_in_the_claim_are_the_part_in_question(window, mara, add_story):
    story = add_story(SCRIPTS)
    page = window(mara, **PHONE)
    page.goto(f"/articles/{story.pk}/claims/{outline_of(story, mara).rows[1].claim_id}/")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    settle(page)
    address, part = page.url, "cafe\u0301 שלום עולם in Korsen"
    select_by_taps(page, ["Korsen"], "Korsen")
    select_by_taps(page, ["cafe"], part)
    tap(page, "Disputed")
    verdict = Verdict.objects.get()
    text = story.current_revision.text
    assert text[verdict.problem_start : verdict.problem_end] == part
    assert page.url == address


def test_a_tap_on_what_is_chosen_lets_it_go_and_one_on_another_claim_goes_there(phone):
    select_by_taps(phone, ["bread"], "bread")
    select_by_taps(phone, ["bread"], "")
    phone.locator("#copy .claim .nb").nth(2).tap()
    expect(card(phone).locator("h2 .num")).to_have_text("Claim 2")
