"""Split, merge, change the ends, say that it is no claim: with real keys, a real pointer, and without JS."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from claims.actions.review import Opinion, mark_claim
from claims.models import Article, Claim, Placement, Verdict
from claims.queries.history_check import check_article
from claims.vocabulary import Mark
from tests.browser.axe import EVERYTHING, found_in_both_themes

TEXT = """Ferries stop at Korsen
The harbour 🚢 office said the ferries stop, and Minister Tova Lank denied it. Rain fell on the café\u0301s.
It rained in Velmara too.
"""
SHORTER = "harbour 🚢 office said the ferries stop, and Minister Tova Lank denied"


@pytest.fixture
def story(add_story) -> Article:
    return add_story(TEXT)


def words(story: Article) -> list[str]:
    text = story.current_revision.text
    current = Placement.objects.current().filter(article=story).order_by("start")
    return [text[place.start : place.end] for place in current]


def claim(story: Article, index: int) -> Claim:
    current = Placement.objects.current().filter(article=story).order_by("start")
    return current.select_related("claim")[index].claim


def settle(page: Page) -> None:
    expect(page.locator(".htmx-request")).to_have_count(0)


def on_claim(page: Page, story: Article, index: int = 1) -> None:
    page.goto(reverse("desk-claim", args=[story.pk, claim(story, index).pk]))
    settle(page)


def bar(page: Page):
    return page.locator("#correct-bar")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def parts(page: Page) -> list[str]:
    return [part.text_content() for part in bar(page).locator("[data-part]").all()]


def copy_of(page: Page) -> list[str]:
    return page.locator("#copy .claim").all_inner_texts()


def test_a_claim_is_split_with_keys_where_the_arrows_put_the_cut(window: Callable, mara, story):
    place = Placement.objects.current().filter(article=story).select_related("article", "claim")[1]
    mark_claim(actor=mara, placement=place, opinion=Opinion(Mark.VERIFIED), former=None)
    page = window(mara)
    on_claim(page, story)
    page.keyboard.press("p")
    expect(bar(page).get_by_role("slider")).to_be_focused()
    expect(bar(page)).to_contain_text("Both parts will ask for a re-check: your mark was given on the whole")
    assert parts(page) == [
        "The harbour 🚢 office said the ferries stop, ",
        "and Minister Tova Lank denied it.",
    ]
    press(page, "ArrowRight", "ArrowRight", "ArrowLeft")
    assert parts(page)[1] == "Minister Tova Lank denied it."
    expect(bar(page).get_by_role("slider")).to_have_attribute(
        "aria-valuetext", "after “and”, before “Minister”"
    )
    press(page, "Home")
    assert parts(page)[1].startswith("harbour")
    press(page, "End")
    assert parts(page)[1] == "it."
    press(page, "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Enter")
    expect(page.locator("#card-title .num")).to_have_text("Claim 1")
    expect(page.locator("#copy .claim")).to_have_count(5)
    expect(page.locator("#card-title .status")).to_contain_text("Re-check")
    assert words(story)[1:3] == [
        "The harbour 🚢 office said the ferries stop, and",
        "Minister Tova Lank denied it.",
    ]
    expect(page.locator("#copy .claim[aria-current]")).to_have_count(1)
    assert page.url.endswith(reverse("desk-claim", args=[story.pk, claim(story, 1).pk]))
    settle(page)
    page.keyboard.press("z")
    expect(page.locator("#copy .claim")).to_have_count(4)
    assert Verdict.objects.current().get().claim.status == "verified"
    assert check_article(story) == []


def test_escape_closes_and_changes_nothing(window: Callable, mara, story):
    page = window(mara)
    on_claim(page, story)
    for key in ("p", "Shift+M", "Shift+E"):
        page.keyboard.press(key)
        expect(bar(page).locator(":focus")).to_be_visible()
        page.keyboard.press("Escape")
        expect(bar(page).locator("form")).to_have_count(0)
        settle(page)
    assert len(words(story)) == 4


def test_where_nothing_suggests_a_place_none_is_proposed(window: Callable, mara, add_story):
    story = add_story("Bread\nThe price of salt and pepper rose in the north of Korsen.\n")
    page = window(mara)
    on_claim(page, story)
    page.keyboard.press("p")
    field = bar(page).get_by_role("slider")
    expect(field).to_have_attribute("aria-valuetext", "no place chosen yet")
    expect(bar(page)).to_contain_text("Nothing in it suggests a place")
    expect(bar(page).get_by_role("button", name="Split")).to_be_disabled()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    assert found_in_both_themes(page) == []
    page.keyboard.press("ArrowRight")
    assert parts(page) == ["The price of salt and pepper ", "rose in the north of Korsen."]
    page.keyboard.press("Enter")
    expect(page.locator("#copy .claim")).to_have_count(3)
    plain = window(mara, java_script_enabled=False)
    on_claim(plain, story)
    plain.get_by_role("link", name="Split").click()
    bar(plain).get_by_role("button", name="Split").click()
    expect(plain.get_by_text("Choose a place first")).to_be_visible()
    assert len(words(story)) == 3


def test_the_cut_is_set_by_a_click_between_two_words(window: Callable, mara, story):
    page = window(mara)
    on_claim(page, story)
    page.get_by_role("link", name="Split").click()
    field = bar(page).get_by_role("slider")  # it is one once its script has come
    expect(field).to_be_visible()
    settle(page)
    box = field.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 60, box["y"] + box["height"] - 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 18)
    page.mouse.up()
    assert parts(page)[0] == "The "
    bar(page).get_by_role("button", name="Split").click()
    expect(page.locator("#copy .claim")).to_have_count(5)
    assert words(story)[1] == "The"


def test_a_merge_is_shown_before_it_is_done(window: Callable, mara, story):
    page = window(mara)
    on_claim(page, story)
    page.keyboard.press("Shift+M")
    expect(bar(page)).to_contain_text("Merge it with claim 2")
    expect(bar(page)).to_contain_text("Nobody has marked either of them yet")
    expect(bar(page).get_by_role("button", name="Merge")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#copy .claim")).to_have_count(3)
    assert words(story)[1].endswith("denied it. Rain fell on the café\u0301s.")


def test_the_ends_are_moved_with_arrows(window: Callable, mara, story):
    page = window(mara)
    on_claim(page, story)
    page.keyboard.press("Shift+E")
    expect(bar(page).get_by_role("slider")).to_be_focused()
    press(
        page,
        "ArrowLeft",
        "ArrowLeft",
        "ArrowRight",
        "Shift+ArrowRight",
        "Shift+ArrowRight",
        "Shift+ArrowLeft",
    )
    assert parts(page)[1] == SHORTER
    page.keyboard.press("Enter")
    expect(page.locator("#card-text")).to_have_text(SHORTER)
    expect(page.locator("#copy .claim")).to_have_count(4)
    assert copy_of(page)[1].endswith("denied")


def test_words_selected_beyond_an_emoji_and_accents_are_the_words_saved(window: Callable, mara, story):
    page = window(mara)
    on_claim(page, story)
    page.keyboard.press("Shift+E")
    field = bar(page).locator("[data-words]")
    expect(field).to_be_focused()
    select(page, "#correct-bar .chosen", "office said", "Tova Lank")
    field.dispatch_event("pointerup")
    assert parts(page)[1] == "office said the ferries stop, and Minister Tova Lank"
    page.keyboard.press("Enter")
    expect(page.locator("#card-text")).to_have_text("office said the ferries stop, and Minister Tova Lank")
    on_claim(page, story, 2)
    select(page, "#card-text", "fell", "caf")
    page.keyboard.press("Shift+E")
    expect(bar(page).locator(".chosen")).to_have_text("fell on the caf")
    page.keyboard.press("Enter")
    expect(page.locator("#card-text")).to_have_text("fell on the caf")
    assert words(story)[2] == "fell on the caf"


def select(page: Page, where: str, first: str, last: str) -> None:
    """From one word to the end of another, as a person drags over them."""
    page.locator(where).evaluate(
        """(root, [first, last]) => {
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (node.data.includes(first)) range.setStart(node, node.data.indexOf(first));
                if (node.data.includes(last)) range.setEnd(node, node.data.indexOf(last) + last.length);
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [first, last],
    )


def test_words_that_the_server_does_not_find_are_refused(window: Callable, mara, story):
    page = window(mara)
    on_claim(page, story)
    page.keyboard.press("p")
    expect(bar(page).get_by_role("slider")).to_be_focused()
    bar(page).locator("input[name=words]").evaluate("(field) => (field.value = 'Other words')")
    page.keyboard.press("Enter")
    expect(page.locator(".stale")).to_contain_text("not the words that you chose")
    assert len(words(story)) == 4


def test_not_a_claim_goes_on_and_is_brought_back_from_the_card(window: Callable, mara, story):
    page = window(mara)
    on_claim(page, story)
    here = claim(story, 1).pk
    page.keyboard.press("Shift+X")
    expect(page.locator("#card-title .num")).to_have_text("Claim 2")
    expect(page.locator(f"#claim-{here}")).to_have_attribute("data-status", "not_a_claim")
    settle(page)
    page.locator(f"#claim-{here}").click(position={"x": 40, "y": 12})
    expect(page.locator("#card .no-claim")).to_be_visible()
    expect(page.locator("#mark")).to_have_count(0)
    page.get_by_role("button", name="Make it a claim again").click()
    expect(page.locator("#mark")).to_be_visible()
    expect(page.locator(f"#claim-{here}")).to_have_attribute("data-status", "open")


def test_what_the_machine_guessed_has_its_question_mark_until_it_is_confirmed(window: Callable, mara, story):
    page = window(mara)
    on_claim(page, story)
    guesses = page.locator("#who .guess")
    count = guesses.count()
    assert count > 1
    for left in range(count - 1, -1, -1):
        page.locator("#who").get_by_role("button", name="Confirm").first.focus()
        page.keyboard.press("Enter")
        expect(guesses).to_have_count(left)
    assert check_article(story) == []


def test_all_of_it_works_without_javascript(window: Callable, mara, story):
    page = window(mara, java_script_enabled=False)
    on_claim(page, story)
    page.get_by_role("link", name="Split").click()
    page.get_by_label("Cut at the line").select_option(
        label="the ferries stop, and │ Minister Tova Lank denied"
    )
    bar(page).get_by_role("button", name="Split").click()
    assert words(story)[1].endswith("stop, and")
    page.get_by_role("link", name="Merge").click()
    bar(page).get_by_role("button", name="Merge").click()
    assert words(story)[1].endswith("denied it.")
    page.locator(".correct-row summary").click()
    page.get_by_role("link", name="Change its ends").click()
    page.get_by_label("From the word").select_option(label="2 harbour")
    bar(page).get_by_role("button", name="Save the ends").click()
    assert words(story)[1].startswith("harbour")
    page.locator(".correct-row summary").click()
    page.get_by_role("button", name="Not a claim").click()
    assert claim(story, 1).status == "not_a_claim"


def test_axe_finds_nothing_in_the_bars(window: Callable, mara, story):
    page = window(mara)
    on_claim(page, story)
    for key in ("p", "Shift+M", "Shift+E"):
        page.keyboard.press(key)
        expect(bar(page).locator(":focus")).to_be_visible()
        assert found_in_both_themes(page, EVERYTHING) == []
        page.keyboard.press("Escape")
        settle(page)
