"""Two people at one story: each sees the other's work within seconds, and nobody's typing is replaced."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from claims.models import Presence, Verdict
from claims.queries.outline import outline_of
from tests.actions.test_signing import mark, sign
from tests.browser.test_main_job import card, settle
from tests.conftest import FIXTURES
from tests.finding import places_in


def meet(window: Callable[..., Page], mara, oskar, story, **options) -> tuple[Page, Page]:
    """Mara and Oskar on the first claim, each knowing that the other is there."""
    pages = window(mara, **options), window(oskar)
    for page in pages:
        page.goto(f"/articles/{story.pk}/")
        expect(card(page)).to_contain_text("Claim 1")
    for page in pages:
        expect(page.locator("#here .avatar")).to_have_count(1)
    return pages


@pytest.fixture
def both(window: Callable[..., Page], mara, oskar, story) -> tuple[Page, Page]:
    return meet(window, mara, oskar, story)


@pytest.fixture
def both_timed(window: Callable[..., Page], mara, oskar, story) -> tuple[Page, Page]:
    """Mara's clock is then set, for good."""
    return meet(window, mara, oskar, story, new=True)


@pytest.fixture
def first(story, mara) -> int:
    return outline_of(story, mara).rows[0].claim_id


def test_who_is_where_is_seen_in_the_bar_in_the_copy_and_on_the_card(both, first):
    mara, oskar = both
    expect(mara.locator("#here")).to_contain_text("Oskar Veit")
    expect(mara.locator(f"#claim-{first} + .presence")).to_have_attribute("data-initials", "OV")
    expect(card(mara)).to_contain_text("Oskar Veit is on this claim too.")
    oskar.keyboard.press("j")
    expect(card(mara)).not_to_contain_text("on this claim too")
    expect(mara.locator(f"#claim-{first} + .presence")).to_have_count(0)
    expect(mara.locator("#copy .presence")).to_have_count(1)


def test_a_mark_arrives_in_the_copy_the_bar_and_on_the_card(both, first):
    mara, oskar = both
    oskar.keyboard.press("d")
    claim = mara.locator(f"#claim-{first}")
    expect(claim).to_have_attribute("data-status", "disputed")
    expect(claim).to_have_attribute("aria-current", "true")
    expect(mara.locator("#progress")).to_contain_text("Checked 1 of")
    expect(card(mara)).to_contain_text("Other readings")
    expect(mara.locator("#card-news")).to_contain_text("Oskar Veit marked ≠ Disputed")
    expect(mara.locator("#news")).to_contain_text("Oskar Veit marked ≠ Disputed")


def test_it_comes_with_the_next_question_and_one_asks_every_two_seconds(both, first):
    mara, oskar = both
    with oskar.expect_response(lambda answer: "/mark/" in answer.url):
        oskar.keyboard.press("d")
    asked = []
    mara.on("requestfinished", lambda request: request.url.endswith("/here/") and asked.append(request.url))
    expect(mara.locator(f"#claim-{first}")).to_have_attribute("data-status", "disputed")
    assert len(asked) <= 2  # one of them may have been on its way before the mark was saved
    assert "const EVERY = 2_000;" in (FIXTURES.parent / "static/js/together.js").read_text()


@pytest.mark.parametrize("key", ["m", ""])
def test_what_is_being_typed_is_never_replaced(both, first, key):
    mara, oskar = both
    if key:
        mara.keyboard.press(key)
        field = mara.locator("#card details[open] textarea").first
    else:
        field = mara.locator("#card textarea[name=rationale]")
        field.focus()
    expect(field).to_be_focused()
    mara.keyboard.type("Half a thought")
    oskar.keyboard.press("u")
    expect(mara.locator(f"#claim-{first}")).to_have_attribute("data-status", "unsupported")
    expect(mara.locator("#card-news")).to_contain_text("Oskar Veit marked ∅ Unsupported")
    expect(field).to_be_focused()
    mara.keyboard.type(", and the rest")
    expect(field).to_have_value("Half a thought, and the rest")
    expect(card(mara)).not_to_contain_text("Other readings")
    mara.locator("#card-news").get_by_role("button", name="Show").click()
    expect(card(mara)).to_contain_text("Other readings")


def test_a_note_arrives(both):
    mara, oskar = both
    oskar.keyboard.press("m")
    oskar.keyboard.type("Page 7.")
    oskar.get_by_role("button", name="Save the note").click()
    expect(mara.locator("#notes .note")).to_contain_text("Page 7.")


def test_own_decisions_go_on_undisturbed_and_no_news_means_no_body(both_timed, first):
    mara, _ = both_timed
    mara.clock.install()
    mara.reload()
    bodies = []
    mara.on("response", lambda answer: answer.url.endswith("/here/") and bodies.append(answer.status))
    mara.keyboard.press("v")
    expect(card(mara).locator("h2 .num")).to_have_text("Claim 2")
    for _ in range(3):
        with mara.expect_response("**/here/"):
            mara.clock.run_for(2_000)
    assert len(bodies) >= 3 and set(bodies[1:]) <= {204}, bodies
    assert Verdict.objects.filter(claim=first).count() == 1
    expect(mara.locator("#card-news")).to_have_count(0)


def test_a_session_that_ended_is_said_and_nothing_is_asked_any_more(both_timed):
    mara, _ = both_timed
    mara.clock.install()
    mara.reload()
    asked = []
    mara.on("request", lambda request: asked.append(request.url))
    mara.context.clear_cookies(name="sessionid")
    expect(mara.locator("#problem")).to_contain_text("You are signed out")
    asked.clear()
    mara.clock.run_for(4_000)
    mara.wait_for_timeout(300)  # for a question to be sent after all
    assert not [address for address in asked if address.endswith("/here/")]


def test_what_one_does_in_another_window_shows_too(both, first):
    mara, _ = both
    mara.evaluate("dispatchEvent(new Event('blur'))")
    other = mara.context.new_page()
    other.goto(mara.url)
    expect(card(other)).to_contain_text("Claim 1")
    other.keyboard.press("d")
    expect(other.locator(f"#claim-{first}")).to_have_attribute("data-status", "disputed")
    settle(other)
    assert Presence.objects.count() == 2
    expect(mara.locator("#card-news")).to_contain_text("You, in another window, marked ≠ Disputed")
    expect(mara.locator(f"#claim-{first}")).to_have_attribute("data-status", "disputed")


def test_signing_off_and_lifting_show_at_an_open_desk(both, edda, mara, oskar, story):
    one, _ = both
    for place in places_in(story):
        mark(oskar, place)
    expect(one.locator("#news")).to_contain_text("Oskar Veit marked")
    state = one.locator("#sign-off-state")
    sign(edda, story)
    expect(state).to_have_text("✓ Signed off")
    expect(one.locator("#news")).to_contain_text("The story was signed off, just now.")
    mark(mara, places_in(story)[1])  # what one does oneself is no news, but it lifts the sign-off
    expect(state).to_have_text("↻ Sign-off lifted")
    expect(state).to_have_attribute("href", f"/articles/{story.pk}/sign-off/")
