"""What is pressed while the desk is busy waits its turn: nothing is lost, and nothing meets another claim."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route, expect

from claims.models import Said, Verdict
from claims.queries.history_check import check_article
from tests.browser.test_decide import open_desk, reason
from tests.browser.test_main_job import card, press_and_wait, settle

# What the page heard and how it stood, for the day on which a press leads to nothing.
HEARD = """() => {
  window.heard = [];
  for (const kind of ["keydown", "click", "submit", "htmx:before:request", "htmx:error"]) {
    document.addEventListener(kind, ({ key, target, defaultPrevented }) =>
      heard.push([kind, key, target.tagName, target.id, defaultPrevented, performance.now()]));
  }
}"""
TOLD = """() => ({
  heard: window.heard, at: location.href, hidden: document.hidden, now: performance.now(),
  focus: document.activeElement.outerHTML.slice(0, 200),
  busy: [...document.querySelectorAll(".htmx-request, :popover-open, dialog[open]")].map(({ id }) => id),
  asked: performance.getEntriesByType("resource").map(({ name, startTime }) => [name, startTime]),
})"""


def number(page: Page):
    return card(page).locator("h2 .num")


@contextmanager
def held(page: Page, address: str) -> Iterator[None]:
    """The first request to such an address waits until the block has ended."""
    waiting: list[Route] = []
    page.route(address, lambda route: route.continue_() if waiting else waiting.append(route))
    page.evaluate(HEARD)
    yield
    for _ in range(1000):
        if waiting:
            break
        page.wait_for_timeout(20)
    assert waiting, f"Nothing was asked of {address}: {page.evaluate(TOLD)}"
    waiting[0].continue_()


def test_a_fast_typist_on_a_slow_server_marks_once_for_each_claim_seen(window, mara, story):
    page = open_desk(window, mara, story)
    with held(page, "**/mark/"):
        for _ in range(5):
            page.keyboard.press("v")
            page.wait_for_timeout(260)  # no bounce: pressed again because nothing seems to happen
    expect(number(page)).to_have_text("Claim 2")
    settle(page)
    expect(page.locator("#card-news")).to_contain_text("pressed before the claim was shown")
    assert Verdict.objects.count() == 1
    for _ in range(2):
        seen = card(page).get_attribute("data-claim")
        press_and_wait(page, "x")
        assert Verdict.objects.filter(claim=seen).exists()


def test_the_second_click_of_a_double_click_does_not_mark_the_next_claim(window, mara, story):
    page = open_desk(window, mara, story)
    box = page.locator("#card button[value=verified]").bounding_box()
    x, y = box["x"] + 10, box["y"] + 10
    page.mouse.move(x, y)
    page.mouse.down(click_count=1)
    page.mouse.up(click_count=1)
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    settle(page)
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.wait_for_timeout(300)
    assert Verdict.objects.count() == 1


def test_a_key_pressed_before_the_next_claim_is_painted_marks_nothing(window, mara, story):
    page = open_desk(window, mara, story)
    page.evaluate(
        """() => document.addEventListener('htmx:after:swap', () => {
          document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'v', code: 'KeyV', bubbles: true}));
        }, {once: true})"""
    )
    press_and_wait(page, "v")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    page.wait_for_timeout(300)
    assert Verdict.objects.count() == 1


def test_the_second_key_of_a_fast_typist_counts_for_the_same_claim(window, mara, twin):
    """S and then V, while the answer to S is on its way."""
    page = open_desk(window, mara, twin)
    claim = card(page).get_attribute("data-claim")
    with held(page, "**/said/"):
        page.keyboard.press("s")
        page.keyboard.press("v")
    expect(number(page)).to_have_text("Claim 2")
    assert Said.objects.get().answer == "yes"
    assert str(Verdict.objects.get().claim_id) == claim


def test_steps_add_up(window, mara, twin):
    page = open_desk(window, mara, twin)
    with held(page, "**/claims/*/"):
        for key in "jjjkjj":
            page.keyboard.press(key)
    expect(number(page)).to_have_text("Claim 5")


def test_a_mark_pressed_before_the_claim_is_seen_does_nothing_and_says_so(window, mara, twin):
    page = open_desk(window, mara, twin)
    with held(page, "**/claims/*/"):
        page.keyboard.press("j")
        page.keyboard.press("v")
    expect(number(page)).to_have_text("Claim 2")
    expect(page.locator("#card-news")).to_contain_text("nothing was done to it")
    settle(page)
    assert not Verdict.objects.exists()


def test_undo_pressed_at_once_takes_back_what_is_being_saved(window, mara, story):
    page = open_desk(window, mara, story)
    with held(page, "**/mark/"):
        page.keyboard.press("v")
        page.keyboard.press("z")
    expect(page.locator("#toast")).to_contain_text("taken back")
    expect(number(page)).to_have_text("Claim 1")
    assert not Verdict.objects.current().exists()


def test_a_reason_typed_at_once_is_a_reason_and_no_keys(window, mara, story):
    page = open_desk(window, mara, story)
    with held(page, "**/mark/"):
        page.keyboard.press("u")
        page.keyboard.type("No record, zero.")
        page.keyboard.press("Enter")
    expect(number(page)).to_have_text("Claim 2")
    assert Verdict.objects.current().get().rationale == "No record, zero."
    assert check_article(story) == []


def test_the_basis_and_the_reason_typed_at_once(window, mara, story):
    page = open_desk(window, mara, story)
    with held(page, "**/mark/"):
        page.keyboard.press("d")
        page.keyboard.press("1")
        page.keyboard.type("The register says no.")
    expect(card(page).locator(".basis [aria-pressed=true]")).to_have_count(1)
    expect(reason(page)).to_have_value("The register says no.")
    expect(reason(page)).to_be_focused()
    press_and_wait(page, "Enter")
    verdict = Verdict.objects.current().get()
    assert (verdict.basis, verdict.rationale) == ("contradicted", "The register says no.")


def test_what_is_typed_after_the_reason_was_sent_is_no_part_of_it(window, mara, story):
    page = open_desk(window, mara, story)
    press_and_wait(page, "u")
    page.keyboard.type("No record.")
    with held(page, "**/mark/"):
        page.keyboard.press("Enter")
        page.keyboard.press("v")
    expect(number(page)).to_have_text("Claim 2")
    settle(page)
    assert Verdict.objects.current().get().rationale == "No record."
    page.go_back()
    expect(reason(page)).to_have_value("No record.")


def test_a_click_in_the_copy_is_followed_later_and_so_is_a_number(window, mara, twin):
    page = open_desk(window, mara, twin)
    with held(page, "**/mark/"):
        page.keyboard.press("v")
        page.locator("a.claim .nb").nth(4).click()
    expect(page.locator("a.claim").nth(4)).to_have_attribute("aria-current", "true")
    settle(page)
    with held(page, "**/claims/*/"):
        page.keyboard.press("j")
        page.keyboard.press("g")
        page.keyboard.type("9")
        page.keyboard.press("Enter")
    expect(number(page)).to_have_text("Claim 9")
    assert Verdict.objects.count() == 1


def test_clicks_on_the_card_wait_too(window, mara, twin):
    page = open_desk(window, mara, twin)
    claim = card(page).get_attribute("data-claim")
    with held(page, "**/said/"):
        card(page).get_by_role("button", name="They said it").click()
        page.locator("#card button[value=unsupported]").click()
    expect(page.locator("#card button[value=unsupported]")).to_have_attribute("aria-pressed", "true")
    assert Said.objects.get().answer == "yes"
    assert str(Verdict.objects.get().claim_id) == claim


def test_find_opened_while_a_claim_is_on_its_way_keeps_the_keyboard(window, mara, twin):
    page = open_desk(window, mara, twin)
    field = page.get_by_role("textbox", name="Find in the story")
    with held(page, "**/claims/*/"):
        page.keyboard.press("j")
        page.keyboard.press("/")
        expect(field).to_be_focused()
    expect(number(page)).to_have_text("Claim 2")
    settle(page)
    page.keyboard.type("vvv")
    expect(field).to_have_value("vvv")
    assert not Verdict.objects.exists()
