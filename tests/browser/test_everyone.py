"""The desk for everyone: enlarged, in forced colours, without motion, heard, by Tab alone, on paper."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from claims.actions.review import Opinion, mark_claim
from claims.models import Article
from claims.queries.outline import outline_of
from claims.vocabulary import Mark
from tests.browser.test_decide import open_desk, reason
from tests.browser.test_main_job import card, press_and_wait, settle
from tests.finding import places_in

ENLARGED = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}  # 1440 × 900 at 200 %


def beyond_the_edge(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def is_whole(page: Page, selector: str) -> bool:
    """Inside the window, and under nothing else."""
    return page.locator(selector).first.evaluate(
        """(one) => {
          const box = one.getBoundingClientRect();
          const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return box.x >= 0 && box.right <= innerWidth && box.bottom <= innerHeight && one.contains(there);
        }"""
    )


def test_at_200_percent_both_questions_can_be_answered_without_scrolling(window, mara, story):
    page = window(mara, **ENLARGED)
    rows = outline_of(story, mara)
    asked = next(row for row in rows.rows if row.claim_id in rows.attributions)
    page.goto(f"/articles/{story.pk}/claims/{asked.claim_id}/")
    settle(page)
    assert beyond_the_edge(page) == 0
    for control in (
        ".said button",
        ".verdict[value=verified]",
        ".verdict[value=not_checkable]",
        ".moves .btn",
    ):
        assert is_whole(page, f"#card {control}"), control
    assert is_whole(page, ".claim[aria-current] .nb")


OF_A_STORY = ["", "print/", "queries/", "sign-off/", "drafts/"]
OF_ALL = ["/insights/", "/claims/", "/claims/?first_day=2031-01-01", "/claims/?cue=loud"]


@pytest.mark.parametrize("address", [*(f"/articles/{{}}/{page}" for page in OF_A_STORY), *OF_ALL])
def test_at_320_pixels_nothing_stands_beyond_the_edge(window, edda, story, address):
    page = window(edda, viewport={"width": 320, "height": 640})
    page.goto(address.format(story.pk))
    assert page.locator("main h1, #copy").first.is_visible()
    assert beyond_the_edge(page) == 0


def test_at_320_pixels_a_story_that_is_due_keeps_its_bar_inside(window, edda, story):
    Article.objects.filter(pk=story.pk).update(due=timezone.now() - timedelta(minutes=25))
    page = window(edda, viewport={"width": 320, "height": 640})
    page.goto(f"/articles/{story.pk}/")
    assert beyond_the_edge(page) == 0
    page.goto(f"/articles/{story.pk}/details/")
    below, above = page.locator("h1").bounding_box(), page.locator(".above").bounding_box()
    assert below["y"] - above["y"] - above["height"] >= 6


def test_in_forced_colours_what_is_chosen_is_told_by_more_than_a_colour(window, mara, story):
    page = window(mara, forced_colors="active")
    page.goto(f"/articles/{story.pk}/")
    settle(page)
    press_and_wait(page, "d")
    current = page.locator(".claim[aria-current]")
    assert current.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    styles = (
        "one => { const s = getComputedStyle(one); return [s.borderColor, s.borderWidth, s.outlineStyle]; }"
    )
    chosen = page.locator("#card .verdict[aria-pressed=true]").evaluate(styles)
    assert chosen != page.locator("#card .verdict[aria-pressed=false]").first.evaluate(styles)


def test_who_wants_no_motion_gets_none(window, mara, twin):
    page = window(mara, reduced_motion="reduce")
    page.goto(f"/articles/{twin.pk}/")
    settle(page)
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].map((one) => getComputedStyle(one)).filter((style) =>
             [style.transitionDuration, style.animationDuration].some((t) => parseFloat(t) > 0.01)).length"""
    )
    assert moving == 0
    page.keyboard.press("j")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_screen_reader_hears_the_claim_its_status_its_words_and_what_changed(window, mara, story):
    page = open_desk(window, mara, story)
    press_and_wait(page, "v")
    title = page.locator("#card-title")
    expect(title).to_be_focused()
    expect(title).to_have_accessible_name(re.compile(r"Claim 2\s+○?\s*Open"))
    words = page.locator("#card-text").inner_text()
    expect(title).to_have_accessible_description(words)
    said = page.get_by_role("status").filter(has_text="Claim 1: ✓ Verified")
    expect(said).to_have_count(1)
    pressed = page.locator("#card").get_by_role("button", name="Verified")
    expect(pressed).to_have_attribute("aria-pressed", "false")
    marked = page.locator("#copy .claim").filter(has_text="Claim 1, Verified")
    expect(marked).to_have_count(1)


def test_without_single_keys_a_claim_is_decided_by_tab_and_enter(window, mara, story):
    page = window(mara)
    page.goto("/keys/")
    page.get_by_label("Single keys act at the desk").uncheck()
    page.get_by_role("button", name="Save the keys").click()
    page.goto(f"/articles/{story.pk}/")
    settle(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the claim")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "unsupported":
            break
    page.keyboard.press("Enter")
    expect(reason(page)).to_be_focused()
    page.keyboard.type("No record of it.")
    page.keyboard.press("Enter")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    assert outline_of(story, mara).rows[0].status == "unsupported"


@pytest.mark.parametrize("width", [1280, 390])
def test_without_javascript_the_marked_and_the_next_claim_are_both_seen(window, mara, add_story, width):
    words = "".join(f"The council of Korsen spent {n} crowns on the lamps of its quay.\n" for n in range(60))
    places = places_in(add_story(f"Sixty bills\n{words}"))
    page = window(mara, java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto(f"/articles/{places[0].article_id}/claims/{places[41].claim_id}/")
    page.locator("#card button[value=verified]").click()
    expect(page.locator("#card-title .num")).to_have_text("Claim 42")
    for place in places[41:43]:
        expect(page.locator(f"#claim-{place.claim_id}")).to_be_in_viewport(ratio=1)
    above = page.locator(".topbar").bounding_box()["height"]
    card, marked = page.locator("#card").bounding_box(), page.locator(f"#claim-{places[41].claim_id}")
    assert marked.bounding_box()["y"] > above
    following = page.locator(f"#claim-{places[42].claim_id}")
    if width < 900:
        assert following.bounding_box()["y"] + following.bounding_box()["height"] <= card["y"]
    page.locator(f"#claim-{places[44].claim_id} .nb").click()
    expect(page.locator("#card-title .num")).to_have_text("Claim 44")
    expect(page.locator(f"#claim-{places[44].claim_id}")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")  # from the claim to its card
    expect(page).to_have_url(re.compile("#card$"))
    page.keyboard.press("Tab")
    expect(page.locator("#card :focus")).to_have_count(1)


def test_short_lines_of_the_copy_stand_below_one_another(window, mara, add_story):
    story = add_story("Live from Korsen\n18:15\nTwo bridges are shut.\n18:40\nThe port is open.\n")
    page = window(mara)
    page.goto(f"/articles/{story.pk}/")
    boxes = [line.bounding_box() for line in page.locator("#copy p.copy").all()]
    assert len(boxes) == 4
    assert len({box["x"] for box in boxes}) == 1
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] < below["y"]


@pytest.mark.parametrize("width", [905, 1000, 1120, 1280, 1440])
def test_a_key_in_the_line_of_keys_is_whole_or_not_there(window, mara, story, width):
    page = window(mara, viewport={"width": width, "height": 700})
    page.goto(f"/articles/{story.pk}/")
    line = page.locator("footer.keys")
    bottom = line.bounding_box()["y"] + line.bounding_box()["height"]
    boxes = [key.bounding_box() for key in line.locator("> span").all()]
    assert any(box["y"] < bottom for box in boxes)
    for box in boxes:
        assert box["y"] + box["height"] <= bottom or box["y"] >= bottom


def test_the_desk_goes_on_paper_with_the_card_and_says_where_all_claims_stand(window, mara, story):
    opinion = Opinion(Mark.UNSUPPORTED, rationale="No receipt of it was kept.")
    places = places_in(story)
    mark_claim(actor=mara, placement=places[1], opinion=opinion, former=None)
    page = window(mara, viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"/articles/{story.pk}/claims/{places[1].claim_id}/")
    expect(page.get_by_text(f"/articles/{story.pk}/print/")).to_be_visible()
    copy, card = page.locator("#copy").bounding_box(), page.locator("#card")
    assert card.bounding_box()["y"] >= copy["y"] + copy["height"], "below the copy, which it does not hide"
    expect(card.locator("#card-text")).to_be_visible()
    expect(card.get_by_label("Reason")).to_have_value("No receipt of it was kept.")
    assert card.get_by_role("button").all_inner_texts() == ["∅\nUnsupported"]
    for part in (".moves", "#notes", "#what-we-found"):
        expect(card.locator(part)).to_be_hidden()
    whole = "node => node.scrollHeight <= node.clientHeight + 1"
    assert page.locator(".card-body").evaluate(whole) and card.get_by_label("Reason").evaluate(whole)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_on_paper_the_story_is_annotated(window, mara, story):
    opinion = Opinion(Mark.DISPUTED, rationale="The receipt says three crowns.")
    mark_claim(actor=mara, placement=places_in(story)[1], opinion=opinion, former=None)
    page = window(mara)
    page.goto(f"/articles/{story.pk}/print/")
    page.emulate_media(media="print")
    expect(page.get_by_text("The receipt says three crowns.")).to_be_visible()
    expect(page.locator(".topbar")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")
