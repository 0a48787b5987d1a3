"""The main job as a reviewer does it: a text in, claims marked with keys, annotated CSV out."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from django.core.management import call_command
from playwright.sync_api import Page, Response, expect

from claims.actions import people
from claims.formats.csv import read_csv_lines
from claims.models import Article, User, Verdict
from claims.queries.history_check import check_article
from tests.conftest import FIXTURES

TWIN = (FIXTURES / "wire_twin.txt").read_text()


def sign_in(page: Page, person: User) -> None:
    token = people.make_sign_in_link(actor=people.command_line(), person=person)
    page.goto(f"/link/{token}/")
    page.get_by_role("button", name="Sign in as Mara Lind").click()
    expect(page.get_by_role("heading", name="You are Mara Lind")).to_be_visible()


def paste(page: Page, text: str) -> None:
    page.goto("/articles/add/")
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Add the story").click()
    expect(page.get_by_text("being read for claims")).to_be_visible()
    call_command("db_worker", "--batch", "--no-startup-delay", "--interval", "0.1", verbosity=0)
    expect(card(page)).to_contain_text("Claim 1")


def card(page: Page):
    return page.locator("#card")


def is_act(response: Response) -> bool:
    """Neither the question for news nor a draft being kept."""
    return response.request.method == "POST" and not response.url.endswith(("/here/", "/typed/"))


@contextmanager
def acting(page: Page) -> Iterator[None]:
    settle(page)
    with page.expect_response(is_act):
        yield
    settle(page)


PRESSED: WeakKeyDictionary[Page, str] = WeakKeyDictionary()


def press_and_wait(page: Page, key: str) -> None:
    if PRESSED.get(page) == key:
        page.wait_for_timeout(260)  # the same key within 250 ms is a finger that bounced
    PRESSED[page] = key
    with acting(page):
        page.keyboard.press(key)


def settle(page: Page) -> None:
    """Until no request is under way."""
    expect(page.locator(".htmx-request")).to_have_count(0)


def shown(page: Page) -> str:
    return card(page).locator("h2 .num").inner_text()


def decide(page: Page, key: str) -> None:
    """Answers every *did they say this?* and then marks."""
    settle(page)
    for _ in range(card(page).locator("form.said[data-answer='']").count()):
        press_and_wait(page, "s")
    press_and_wait(page, key)


def test_a_story_from_paste_to_csv_with_keys_only(window: Callable[..., Page], mara: User):
    page = window()
    sign_in(page, mara)
    paste(page, TWIN)

    decide(page, "v")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    decide(page, "v")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 3")

    decide(page, "d")
    assert shown(page) == "Claim 3"
    press_and_wait(page, "1")
    expect(page.locator("#mark textarea")).to_be_focused()
    page.keyboard.type("The other picture shows an empty square.")
    press_and_wait(page, "Enter")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 4")

    decide(page, "u")
    expect(page.locator("#mark textarea")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_contain_text("missing")
    page.keyboard.press("n")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 5")

    decide(page, "x")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 6")
    press_and_wait(page, "z")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 5")
    expect(page.locator("#card button[value=not_checkable]")).to_have_attribute("aria-pressed", "false")

    page.reload()
    expect(page.locator("#progress")).to_contain_text("Checked 4 of 11")
    with page.expect_download() as download:
        page.locator("header summary", has_text="Export").click()
        page.get_by_role("link", name="Claims CSV").click()
    with download.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(read_csv_lines(file))

    article = Article.objects.get()
    text = article.current_revision.text
    assert all(text[int(row["start"]) : int(row["end"])] == row["text"] for row in rows)
    marks = {row["number"]: (row["mark"], row["basis"], row["rationale"]) for row in rows if row["mark"]}
    assert marks == {
        "1": ("verified", "", ""),
        "2": ("verified", "", ""),
        "3": ("disputed", "contradicted", "The other picture shows an empty square."),
        "4": ("unsupported", "", ""),
    }
    assert {row["reviewer"] for row in rows if row["mark"]} == {"mara"}
    assert check_article(article) == []


def test_a_decision_is_one_request(window, mara, story):
    page = window(mara)
    page.goto(f"/articles/{story.pk}/")
    expect(card(page)).to_contain_text("Claim 1")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    press_and_wait(page, "v")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    of_the_decision = [url for url in sent if not url.endswith("/here/") and "favicon" not in url]
    assert [url.split("/")[-2] for url in of_the_decision] == ["mark"]


def test_a_finger_that_bounces_marks_once(window, mara, story):
    """The clock stands still, so that the second press is quick on every machine."""
    page = window(mara)
    page.goto(f"/articles/{story.pk}/")
    expect(card(page)).to_contain_text("Claim 1")
    settle(page)
    page.evaluate("performance.now = () => 1000")
    press_and_wait(page, "v")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    settle(page)
    page.keyboard.press("v")
    page.wait_for_timeout(300)
    assert Verdict.objects.count() == 1
    page.evaluate("performance.now = () => 1300")
    press_and_wait(page, "v")
    assert Verdict.objects.count() == 2


def test_a_held_key_and_a_double_press_mark_once(window, mara, story):
    page = window(mara)
    page.goto(f"/articles/{story.pk}/")
    expect(card(page)).to_contain_text("Claim 1")
    page.evaluate(
        """() => {
          for (const repeat of [false, true, true, false]) {
            const press = {key: 'v', code: 'KeyV', repeat, bubbles: true};
            document.body.dispatchEvent(new KeyboardEvent('keydown', press));
          }
        }"""
    )
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    page.wait_for_timeout(300)
    assert Verdict.objects.count() == 1


def test_no_key_acts_while_someone_types(window, mara, story):
    page = window(mara)
    page.goto(f"/articles/{story.pk}/")
    page.locator("#mark textarea").focus()
    page.keyboard.type("very dubious unless explained")
    page.wait_for_timeout(200)
    assert not Verdict.objects.exists()
    assert page.locator("#mark textarea").input_value() == "very dubious unless explained"


def test_a_stale_tab_is_told_and_keeps_its_text(window, mara, story):
    one, two = window(mara), window(mara)
    for page in (one, two):
        page.goto(f"/articles/{story.pk}/")
        expect(card(page)).to_contain_text("Claim 1")
    press_and_wait(one, "v")
    two.locator("#mark textarea").fill("Typed in the second tab.")
    two.locator("#card button[value=unsupported]").click()
    expect(card(two)).to_contain_text("another window")
    both_sides = re.compile(r"You pressed\s+∅ Unsupported\s+Saved is\s+✓ Verified")
    expect(card(two).locator(".stale")).to_contain_text(both_sides)
    assert two.locator("#mark textarea").input_value() == "Typed in the second tab."
    assert Verdict.objects.get().mark == "verified"


def test_without_javascript_the_job_can_be_done(window, mara, story):
    page = window(mara, java_script_enabled=False)
    page.goto(f"/articles/{story.pk}/")
    page.locator("#card button[value=verified]").click()
    expect(page.locator("#card h2 .num")).to_have_text("Claim 2")
    page.locator("#card button[value=unsupported]").click()
    expect(page.locator("#card h2 .num")).to_have_text("Claim 2")
    page.locator("#mark textarea").fill("No record of it.")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator("#card h2 .num")).to_have_text("Claim 3")
    page.get_by_role("button", name="Undo").first.click()
    assert sorted(Verdict.objects.current().values_list("mark", "rationale")) == [
        ("unsupported", ""),
        ("verified", ""),
    ]


def test_a_click_between_two_lines_of_a_claim_selects_it(window, mara, twin):
    page = window(mara, viewport={"width": 1000, "height": 900})
    page.goto(f"/articles/{twin.pk}/")
    claim = page.locator("a.claim").nth(4)
    first, second = claim.evaluate(
        "a => [...a.getClientRects()].slice(0, 2).map(box => [box.x, box.top, box.bottom])"
    )
    page.mouse.click(second[0] + 40, (first[2] + second[1]) / 2)
    expect(claim).to_have_attribute("aria-current", "true")
