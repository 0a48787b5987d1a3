"""Find in the story: through the matches, and to the claim of one, also where its part has to come first."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_move import card, open_desk, press
from tests.views.test_large import text


@pytest.fixture
def long(add_story):
    return add_story(text(400))


def test_find_steps_through_the_matches_and_selects_a_claim(window, mara, long):
    page = window(mara)
    open_desk(page, long)
    page.keyboard.press("/")
    field, count = page.get_by_role("textbox", name="Find in the story"), page.locator("#find-count")
    expect(field).to_be_focused()
    field.fill('"a  record')  # straight for curly, and any space
    expect(count).to_have_text("1 of 100")
    found = "[...CSS.highlights.get('found-now')].map(String).join()"
    assert page.evaluate(found) == "“a record"
    field.fill("„a record")  # as it is opened elsewhere
    expect(count).to_have_text("1 of 100")
    page.keyboard.press("Enter")
    expect(count).to_have_text("2 of 100")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(count).to_have_text("100 of 100")
    field.fill("pier 363,")  # in a part without its claims
    expect(count).to_have_text("1 of 1")
    page.get_by_role("button", name="Select the claim").click()
    expect(card(page)).to_have_text("Claim 364")
    expect(field).to_be_hidden()
    assert page.evaluate("CSS.highlights.size") == 0


def test_who_closes_the_bar_is_back_where_they_were(window, mara, story):
    page = window(mara)
    open_desk(page, story)
    for start, back in (("#card .verdict", "#card .verdict >> nth=0"), ("#card-title", "#card-title")):
        page.locator(start).first.evaluate("start => start.focus()")
        page.keyboard.press("/")
        expect(page.get_by_role("textbox", name="Find in the story")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(back)).to_be_focused()


def test_a_part_that_was_fetched_meanwhile_is_not_asked_for_again(window, mara, long):
    """The wait before a part near the window is asked for ends after Find had it fetched."""
    page = window(mara, new=True)
    page.add_init_script(
        """window.held = [];
        const start = window.setTimeout;
        window.setTimeout = (act, time, ...rest) =>
          time === 120 ? held.push(() => act(...rest)) : start(act, time, ...rest);"""
    )
    open_desk(page, long)
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Find in the story")
    expect(field).to_be_focused()
    page.evaluate("held.length = 0")
    field.fill("pier 363,")
    expect(page.locator("#find-count")).to_have_text("1 of 1")
    part = page.locator(".part[data-plain]", has_text="pier 363,")
    page.wait_for_function("held.length")
    pages = []
    page.on("request", lambda request: request.is_navigation_request() and pages.append(request.url))
    page.get_by_role("button", name="Select the claim").click()
    expect(part).to_have_count(0)
    page.evaluate("held.forEach((act) => act())")
    expect(card(page)).to_have_text("Claim 364")
    assert not pages


def test_find_says_when_there_is_nothing_and_escape_closes_it(window, mara, story):
    page = window(mara)
    open_desk(page, story)
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Find in the story").fill("(volcano.*")
    expect(page.locator("#find-count")).to_have_text("Not in the text")
    page.keyboard.press("Escape")
    expect(page.locator("#find input:focus")).to_have_count(0)  # it keeps the focus until the next frame
    press(page, "j", "Claim 2")
