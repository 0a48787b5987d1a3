"""The queue by keys alone: move, take, choose, assign, share out, and get the next claim."""

import re

import pytest
from playwright.sync_api import Page, expect

from claims.actions import articles, assigning
from claims.models import Article, Assignment
from tests.browser.axe import WCAG, found_by_axe, found_in_both_themes


@pytest.fixture
def stories(add_story) -> list[Article]:
    """The newest stands first where none is due."""
    return [
        add_story(f"{name}\nIt rained in Korsen.\nIt snowed there.\n") for name in ("Three", "Two", "One")
    ]


def headline(page: Page, name: str):
    return page.get_by_role("link", name=name, exact=True)


def test_a_reviewer_moves_takes_gives_back_and_opens(window, mara, stories):
    page = window(mara)
    page.goto("/")
    page.keyboard.press("j")
    expect(headline(page, "One")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("t")
    row = page.locator(f"#article-{stories[1].pk}")
    expect(row.get_by_role("button", name="Give it back")).to_be_visible()
    expect(headline(page, "Two")).to_be_focused()
    assert Assignment.objects.current().get().article == stories[1]
    page.keyboard.press("k")
    expect(headline(page, "One")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("t")
    expect(row.get_by_role("button", name="Take it")).to_be_visible()
    assert not Assignment.objects.current().exists()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/articles/{stories[1].pk}/"))


def test_an_editor_chooses_two_and_shares_out_their_claims(window, edda, mara, oskar, stories):
    page = window(edda)
    page.goto("/")
    bar = page.locator("#bulk")
    expect(bar).to_be_hidden()
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    expect(bar).to_contain_text("2 stories chosen")
    page.keyboard.press("s")
    expect(page.get_by_role("checkbox", name="Edda Roth")).to_be_focused()
    page.get_by_role("checkbox", name="Mara Lind").check()
    page.get_by_role("checkbox", name="Oskar Veit").check()
    page.get_by_role("button", name="Share out the claims").click()
    expect(page.get_by_role("status").first).to_contain_text("2 stories shared out")
    readers = Assignment.objects.current().filter(article__in=stories[1:], claim__isnull=False)
    assert sorted(readers.values_list("reviewer__username", flat=True)) == ["mara"] * 4 + ["oskar"] * 2
    page.locator("th input").check()
    expect(bar).to_contain_text("3 stories chosen")
    bar.get_by_text("More").click()
    page.get_by_role("button", name="Archive").click()
    expect(page.get_by_role("link", name="Archived · 3")).to_be_visible()


def test_n_leads_to_a_claim_that_is_mine(window, mara, stories):
    page = window(mara)
    page.goto("/")
    page.keyboard.press("n")
    expect(page.locator("#card")).to_be_visible()
    given = Assignment.objects.current().get()
    assert given.reviewer == mara
    expect(page).to_have_url(re.compile(f"/articles/{given.article_id}/claims/{given.claim_id}/"))


def test_without_javascript_stories_are_chosen_and_assigned(window, edda, mara, stories):
    page = window(edda, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("checkbox", name="Choose “Two”").check()
    page.locator("#bulk summary").first.click()
    page.get_by_role("checkbox", name="Mara Lind").check()
    page.get_by_role("button", name="Assign the stories to them").click()
    expect(page.get_by_role("status").first).to_contain_text("1 story assigned")
    assert Assignment.objects.current().get().reviewer == mara
    page.get_by_role("link", name="Unassigned · 2").click()
    expect(headline(page, "Two")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_with_menus_open_and_stories_chosen(window, edda, mara, stories, width):
    assigning.take_article(actor=mara, article=stories[0])
    articles.restrict(actor=edda, article=stories[1], people=[mara])
    page = window(edda, viewport={"width": width, "height": 900})
    page.goto("/")
    page.locator("input[name=articles]").first.check()
    page.locator("#bulk details summary").first.click()
    expect(page.get_by_role("checkbox", name="Mara Lind")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found_in_both_themes(page) == []


@pytest.mark.parametrize(
    ("address", "current"), [("/", "Open · 3"), ("/?show=ready", "Ready to sign off · 0")]
)
def test_on_a_phone_the_headings_are_one_row_and_the_open_one_is_in_view(
    window, edda, stories, address, current
):
    page = window(edda, viewport={"width": 390, "height": 844})
    page.goto(address)
    headings = page.get_by_role("navigation", name="Stories")
    assert headings.bounding_box()["height"] < 60
    box = headings.get_by_role("link", name=current).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    first = page.locator("tbody tr, main > .panel").first
    assert first.bounding_box()["y"] < 300
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_bar_looks_for_stories_and_claims_from_where_one_is(window, edda, add_story):
    story = add_story("Cranes fail in Korsen\nThe quay has 3 cranes. It rained.\n")
    articles.archive(actor=edda, article=add_story("Old cranes\nIt snowed.\n"))
    page = window(edda)
    page.goto("/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Find claims and stories")).to_be_focused()
    page.keyboard.type("cranes")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/?words=cranes")
    found = page.get_by_role("region", name="Stories with these words in the headline")
    expect(found.get_by_role("listitem")).to_have_text(
        [re.compile("Old cranes.*archived"), re.compile("Cranes fail")]
    )
    expect(page.locator("td .story")).to_have_text(["The quay has 3 cranes.", "Cranes fail in Korsen"])
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    assert found_in_both_themes(page) == []
    found.get_by_role("link", name="Cranes fail").click()
    page.wait_for_url(f"**/articles/{story.pk}/**")


def test_where_the_bar_has_no_room_a_link_leads_to_the_field(window, ada, stories):
    page = window(ada)
    for width in (320, 390, 720, 721, 861, 901, 1100, 1101, 1241, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.locator(".topbar").bounding_box()["height"] < 60, width
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("link", name="Find claims and stories").click()
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()


def test_claims_are_looked_for_by_keys_alone(window, mara, add_story):
    add_story("Lifts\nNorda Lift said 27 cranes were safe. The quay has 3 cranes.\n")
    page = window(mara)
    page.goto("/claims/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    page.keyboard.type("cranes")
    page.keyboard.press("Tab")
    page.keyboard.type("norda")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/?words=cranes&said_by=norda")
    expect(page.locator(".story")).to_have_text(["Norda Lift said 27 cranes were safe."])
    page.keyboard.press("j")
    expect(page.locator(".story")).to_be_focused()
    assert found_by_axe(page, WCAG) == []
