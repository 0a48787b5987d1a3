"""What one writes goes off with Control and Enter, from the first paste to the new draft."""

from playwright.sync_api import Page, expect

from claims.actions.proposing import compare_proposals
from claims.actions.reading import read_article
from claims.models import Article, AttributionVersion
from tests.browser.test_attribution import STORY, open_editor
from tests.browser.test_everyone import is_whole
from tests.drafting import TEXT, edited

SEND = "Control+Enter"


def paste(page: Page, text: str) -> None:
    page.keyboard.insert_text(text)
    page.keyboard.press(SEND)


def test_a_story_and_its_new_draft_come_in_by_keys_alone(window, edda):
    page = window(edda)
    page.goto("/")
    page.keyboard.press("a")
    expect(page.get_by_label("Text")).to_be_focused()
    paste(page, TEXT)
    expect(page.get_by_text("Nothing is stored yet")).to_be_visible()
    page.keyboard.press(SEND)
    expect(page.get_by_text("is being read for claims")).to_be_visible()
    article = Article.objects.get()
    read_article(actor=edda, article=article)
    page.goto(f"/articles/{article.pk}/drafts/new/")
    expect(page.get_by_label("Text")).to_be_focused()
    paste(page, edited("412", "421"))
    expect(page.get_by_text("is being read and compared")).to_be_visible()
    compare_proposals(article)
    expect(page.get_by_role("button", name="Take as draft 2")).to_be_visible()
    page.get_by_role("button", name="Discard draft").focus()
    page.keyboard.press(SEND)  # means this button, which it does not press
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press(SEND)
    expect(page.get_by_text("Draft 2 is in")).to_be_visible()


def test_who_says_so_is_saved_by_keys_and_its_button_is_seen_without_scrolling(window, mara, add_story):
    story = add_story(STORY)
    page = window(mara, viewport={"width": 1440, "height": 760})
    open_editor(page, story)
    assert is_whole(page, "#who-form [data-send]")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press(SEND)
    expect(page.locator("#who-editor")).not_to_be_visible()
    expect(page.locator("#toast")).to_contain_text("Claim 1")
    assert AttributionVersion.objects.current().filter(article=story, confirmed_by=mara).exists()
