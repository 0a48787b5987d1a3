"""The bell in a real browser: counted, opened as a menu and as a page, read, also without JavaScript."""

import pytest
from playwright.sync_api import expect

from claims.actions import assigning, talk
from claims.models import Notice
from tests.browser.axe import found_in_both_themes
from tests.finding import places_in


@pytest.fixture
def told(edda, mara, story) -> None:
    assigning.assign_article(actor=edda, article=story, people=[mara])
    talk.write_note(actor=edda, placement=places_in(story)[1], text="@mara, look at the figure.")


def test_it_opens_as_a_menu_and_shuts_by_escape(window, mara, told):
    page = window(mara)
    page.goto("/")
    bell, sheet = page.locator("#bell"), page.locator("#bell-sheet .told")
    expect(bell).to_contain_text("2")
    bell.click()
    expect(sheet).to_have_count(1)
    expect(sheet).to_contain_text("Edda Roth named you in a note")
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(bell).to_be_focused()
    page.keyboard.press("Enter")
    expect(sheet).to_have_count(1)
    bell.click()
    expect(sheet).to_have_count(0)
    bell.click()
    page.get_by_role("button", name="Mark as read").click()
    expect(page.locator("#bell .bell-count")).to_have_count(0)
    assert not Notice.objects.filter(read_at=None).exists()


def test_it_leads_to_the_claim(window, mara, told, story):
    page = window(mara)
    page.goto(f"/articles/{story.pk}/")
    page.locator("#bell").click()
    page.locator("#bell-sheet li a").click()
    expect(page.locator("#card")).to_have_attribute("data-claim", str(places_in(story)[1].claim_id))


def test_an_open_page_counts_what_comes_in(window, mara, edda, story):
    page = window(mara, new=True)
    page.clock.install()
    page.goto("/keys/")
    expect(page.locator("#bell")).to_contain_text("nothing new")
    talk.write_note(actor=edda, placement=places_in(story)[1], text="@mara, look at the figure.")
    page.clock.fast_forward(31_000)
    expect(page.locator("#bell .bell-count")).to_have_text("1")
    page.locator("#bell").click()
    expect(page.locator("#bell-sheet")).to_contain_text("Edda Roth named you in a note")


def test_without_javascript_it_is_a_page(window, mara, told):
    page = window(mara, java_script_enabled=False)
    page.goto("/")
    page.locator("#bell").click()
    expect(page.get_by_role("heading", name="News for you")).to_be_visible()
    page.get_by_role("checkbox", name="somebody names me").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("checkbox", name="somebody names me")).not_to_be_checked()
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.locator("#bell .bell-count")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_menu_and_page(window, mara, told, width):
    page = window(mara, viewport={"width": width, "height": 900})
    for address in ("/", "/notices/"):
        page.goto(address)
        page.locator("#bell").click()
        expect(page.locator("#bell-sheet .told")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert found_in_both_themes(page) == []
