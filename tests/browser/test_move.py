"""Moving about the desk: keys, back and forward, go to, and a story so long that it comes in parts."""

import gzip

import pytest
from playwright.sync_api import Page, expect

from claims.queries.outline import outline_of
from claims.vocabulary import DeskKey
from tests.browser.test_main_job import press_and_wait
from tests.views.test_large import text

LIMITS = {"requests": 20, "bytes": 150_000}


def card(page: Page):
    return page.locator("#card h2 .num")


def current(page: Page):
    return page.locator("a.claim[aria-current]")


def press(page: Page, key: str, shown: str) -> None:
    expect(page.locator("#desk.htmx-request")).to_have_count(0)
    page.keyboard.press(key)
    expect(card(page)).to_have_text(shown)
    expect(page.locator("#desk.htmx-request")).to_have_count(0)


def open_desk(page: Page, story, shown: str = "Claim 1") -> None:
    page.goto(f"/articles/{story.pk}/")
    expect(card(page)).to_have_text(shown)


def top_of_current(page: Page) -> float:
    """As a share of what is free between the bars; waits until the window has stopped moving."""
    page.wait_for_timeout(600)
    box, bar = current(page).bounding_box(), page.locator(".topbar").bounding_box()
    room = page.viewport_size["height"] - bar["height"] - 48
    return (box["y"] - bar["height"]) / room


@pytest.fixture
def long(add_story):
    return add_story(text(400))


def test_keys_move_and_the_address_names_the_claim(window, mara, story):
    page = window(mara)
    open_desk(page, story)
    rows = outline_of(story, mara).rows
    expect(page).to_have_url(f"/articles/{story.pk}/claims/{rows[0].claim_id}/")
    press(page, "j", "Claim 2")
    expect(page).to_have_url(f"/articles/{story.pk}/claims/{rows[1].claim_id}/")
    press(page, "k", "Claim 1")
    press(page, "x", "Claim 2") if rows[0].claim_id not in outline_of(story, mara).attributions else None
    press(page, "j", "Claim 3")
    press(page, "b", "Claim 1")
    press(page, "n", "Claim 2")


def test_back_and_forward_lead_through_the_claims(window, mara, twin):
    page = window(mara)
    open_desk(page, twin)
    press(page, "j", "Claim 2")
    press(page, "j", "Claim 3")
    page.go_back()
    expect(card(page)).to_have_text("Claim 2")
    page.go_back()
    expect(card(page)).to_have_text("Claim 1")
    expect(current(page)).to_have_count(1)
    page.go_forward()
    expect(card(page)).to_have_text("Claim 2")
    expect(current(page).locator("sup")).to_contain_text("2")


def test_an_address_sent_to_a_colleague_opens_its_claim_in_the_upper_third(window, mara, oskar, long):
    page = window(mara)
    open_desk(page, long)
    page.keyboard.press("g")
    page.keyboard.type("222")
    page.keyboard.press("Enter")
    expect(card(page)).to_have_text("Claim 222")
    assert 0 <= top_of_current(page) <= 1 / 3
    other = window(oskar)
    other.goto(page.url)
    expect(card(other)).to_have_text("Claim 222")
    assert 0 <= top_of_current(other) <= 1 / 3


def test_the_claim_stays_in_the_upper_third_while_moving(window, mara, long):
    page = window(mara, reduced_motion="reduce")
    open_desk(page, long)
    for number in range(2, 16):
        press(page, "j", f"Claim {number}")
    assert 0 <= top_of_current(page) <= 0.36


def test_going_to_a_claim_that_is_not_there_says_so_and_stays(window, mara, story):
    page = window(mara)
    open_desk(page, story)
    page.keyboard.press("g")
    page.get_by_label("Go to claim").fill("999")
    page.keyboard.press("Enter")
    expect(page.get_by_text("There is no claim 999 in this story.")).to_be_visible()
    expect(card(page)).to_have_text("Claim 1")


def test_j_across_the_border_of_a_part_and_a_mark_there(window, mara, long):
    page = window(mara)
    rows = outline_of(long, mara).rows
    open_desk(page, long)
    first = page.locator("#part-4[data-plain] a").get_attribute("href")
    assert first
    page.goto(f"/articles/{long.pk}/claims/{rows[100].claim_id}/")
    expect(card(page)).to_have_text("Claim 101")
    page.locator("#part-4[data-plain]").evaluate(
        "part => part.querySelector('a').remove()"
    )  # never comes near
    last = page.locator("#part-3 a.claim").last.get_attribute("id").removeprefix("claim-")
    label = next(int(row.label) for row in rows if row.claim_id == int(last))
    page.keyboard.press("g")
    page.keyboard.type(str(label))
    page.keyboard.press("Enter")
    expect(card(page)).to_have_text(f"Claim {label}")
    sent = []
    page.on("request", lambda request: "claims/" in request.url and sent.append(request.url))
    press(page, "j", f"Claim {label + 1}")
    assert len(sent) == 1
    expect(page.locator("#part-4 a.claim[aria-current]")).to_have_count(1)
    asked = page.locator("#card form.said[data-answer='']").count()
    for _ in range(asked):
        press_and_wait(page, "s")
    press(page, "x", f"Claim {label + 2}")
    expect(page.locator(f"#claim-{rows[label].claim_id}")).to_have_attribute("data-mine", "not_checkable")


def test_a_part_gets_its_claims_when_one_scrolls_there_and_a_click_selects(window, mara, long):
    page = window(mara)
    open_desk(page, long)
    expect(page.locator("#part-6")).to_have_attribute("data-plain", "")
    page.keyboard.press("End")
    expect(page.locator("#part-6 a.claim").first).to_be_attached()
    page.locator("#part-6 a.claim .nb").nth(3).click()
    expect(current(page)).to_have_count(1)
    expect(page.locator("#part-6 a.claim[aria-current]")).to_have_count(1)
    expect(card(page)).not_to_have_text("Claim 1")


def test_without_javascript_a_part_and_a_number_are_reached_too(window, mara, long):
    page = window(mara, java_script_enabled=False)
    page.goto(f"/articles/{long.pk}/")
    page.get_by_role("button", name="Go to").click()
    page.get_by_label("Go to claim").fill("222")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(card(page)).to_have_text("Claim 222")
    page.locator("#part-1 > a").click()
    expect(page.locator("#part-1 a.claim").first).to_be_attached()


def test_chosen_keys_act_and_the_given_ones_do_not(window, mara, story):
    page = window(mara)
    page.goto("/keys/")
    page.get_by_label("Next claim, in the order of work").press("Shift+W")
    page.get_by_label("Previous claim").press(".")
    page.get_by_role("button", name="Save the keys").click()
    expect(page.get_by_text("Your keys are saved")).to_be_visible()
    open_desk(page, story)
    page.keyboard.press("j")
    press(page, "Shift+W", "Claim 2")
    press(page, ".", "Claim 1")
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()
    expect(page.locator("#keys-help dt").first).to_have_text("⇧ W")
    page.keyboard.press("Shift+W")  # not under the list of keys
    page.keyboard.press("Escape")
    expect(page.locator("#keys-help")).to_be_hidden()
    expect(card(page)).to_have_text("Claim 1")


def test_two_acts_on_one_key_are_refused_on_the_page(window, mara):
    page = window(mara)
    page.goto("/keys/")
    page.get_by_label("Next claim, in the order of work").press("k")
    page.get_by_role("button", name="Save the keys").click()
    expect(page.get_by_role("alert").filter(has_text="Not saved yet")).to_contain_text("previous claim")


def test_single_keys_switched_off_on_one_computer_are_off_on_another(window, mara, story):
    page = window(mara)
    page.goto("/keys/")
    page.get_by_label("Single keys act at the desk").uncheck()
    page.get_by_role("button", name="Save the keys").click()
    other = window(mara)
    open_desk(other, story)
    other.keyboard.press("j")
    other.wait_for_timeout(300)
    expect(card(other)).to_have_text("Claim 1")


def test_every_given_key_has_something_to_press_on_a_claim(window, mara, add_story):
    """Except those that need a mark before, or a claim before or after."""
    story = add_story(text(12))
    page = window(mara)
    page.goto(f"/articles/{story.pk}/claims/{outline_of(story, mara).rows[3].claim_id}/")
    expect(card(page)).to_have_text("Claim 4")
    names = set(" ".join(page.locator("[aria-keyshortcuts]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-keyshortcuts'))"
    )).split())  # fmt: skip
    assert {act.glyph for act in DeskKey} - names <= {DeskKey.BACK.glyph}


def test_between_phone_and_desk_nothing_stands_beyond_the_edge(window, ada, story):
    for width in (320, 901, 1000, 1120, 1200, 1241, 1280, 1330, 1401, 1440, 1481):
        page = window(ada, viewport={"width": width, "height": 700})
        page.goto(f"/articles/{story.pk}/")
        overflow = "document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(overflow) == 0, width
        assert page.locator(".topbar").bounding_box()["height"] < 60, width


def test_on_a_phone_questions_print_and_exports_are_in_the_menu_of_the_person(window, mara, story):
    page = window(mara, viewport={"width": 390, "height": 800})
    page.goto(f"/articles/{story.pk}/")
    page.locator("header summary.person").click()
    for name in ("Questions", "Print", "Claims CSV", "What we found CSV"):
        expect(page.locator("header").get_by_role("link", name=name)).to_be_visible()


def test_the_cold_load_is_small(window, mara, add_story):
    """Static files count as they are served: compressed once, when they are collected."""
    page = window(mara, new=True)
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"/articles/{add_story(text(40)).pk}/", wait_until="networkidle")
    assert 5 < len(answers) <= LIMITS["requests"]
    kinds = {answer.url: answer.request.resource_type for answer in answers}
    sizes = {
        answer.url: len(gzip.compress(answer.body()) if "/static/" in answer.url else answer.body())
        for answer in answers
        if kinds[answer.url] != "font" and answer.status == 200
    }
    assert {"document", "script", "stylesheet"} <= {kinds[url] for url in sizes}
    assert 20_000 < sum(sizes.values()) <= LIMITS["bytes"], sizes
