"""Notes, questions to the writer and the outcome, with real keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from claims.actions import talk
from claims.actions.presence import be_here
from claims.models import Note, Outcome, Placement
from claims.queries.outline import outline_of
from tests.browser.axe import found_in_both_themes
from tests.browser.test_main_job import card, settle


@pytest.fixture
def desk(window, mara, story) -> Page:
    page = window(mara)
    page.goto(f"/articles/{story.pk}/")
    expect(card(page)).to_contain_text("Claim 1")
    return page


def field(page: Page, name: str):
    return page.locator(f"#card details[open] textarea[name={name}]")


def test_m_writes_a_note_that_calls_somebody_chosen_with_arrows(desk, oskar, edda):
    desk.keyboard.press("m")
    expect(field(desk, "text")).to_be_focused()
    desk.keyboard.type("See page 7, @")
    names = desk.get_by_role("listbox", name="People")
    expect(names.get_by_role("option", selected=True)).to_have_count(1)
    desk.keyboard.type("Ve")
    expect(names.get_by_role("option")).to_have_text(["Oskar Veit @oskar"])
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(field(desk, "text")).to_have_value("See page 7, @oskar ")
    desk.keyboard.type("and @nobody-known")
    expect(names).to_have_count(0)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#notes .called")).to_have_text("@oskar")
    assert Note.objects.get().text == "See page 7, @oskar and @nobody-known"
    expect(desk.locator("#notes h2")).to_have_text("Notes · 1 open")
    desk.keyboard.press("m")
    expect(field(desk, "text")).to_have_value("")


def test_escape_leaves_the_list_and_then_the_form_and_keeps_the_words(desk):
    desk.keyboard.press("m")
    desk.keyboard.type("@")
    expect(desk.get_by_role("listbox")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("listbox")).to_have_count(0)
    expect(field(desk, "text")).to_be_focused()
    desk.keyboard.type("later")
    desk.keyboard.press("Escape")
    expect(desk.locator("#notes .note-write summary").first).to_be_focused()
    desk.keyboard.press("j")
    expect(card(desk).locator("h2 .num")).to_have_text("Claim 2")
    desk.reload()
    desk.keyboard.press("k")
    expect(card(desk).locator("h2 .num")).to_have_text("Claim 1")
    expect(field(desk, "text")).to_have_value("@later")


def test_q_asks_the_writer_with_the_sentence_in_it(desk, story):
    desk.keyboard.press("q")
    expect(field(desk, "text")).to_be_focused()
    expect(field(desk, "rewrite")).to_have_value("A loaf of bread costs two crowns in Korsen.")
    desk.keyboard.type("In every shop?")
    field(desk, "rewrite").fill("A loaf costs two crowns in many shops of Korsen.")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#notes")).to_contain_text("asks the writer")
    expect(desk.locator("#open-queries")).to_have_text("· 1")
    desk.locator("#notes").get_by_text("Write down the answer").click()
    expect(field(desk, "answer")).to_be_focused()
    desk.keyboard.type("In most of them.")
    desk.get_by_role("button", name="Save, settled").click()
    expect(desk.locator("#notes")).to_contain_text("1 resolved")
    expect(desk.locator("#open-queries")).to_have_text("")
    desk.get_by_role("link", name="Questions").click()
    expect(desk.get_by_role("main")).to_contain_text("In most of them.")


def test_after_a_note_is_sent_the_focus_is_on_the_claim(desk):
    with desk.expect_response(re.compile(r"/names[.\w-]*\.js$")):  # the last module that the form asks for
        desk.keyboard.press("m")
    desk.keyboard.type("Look again.")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#notes .note")).to_contain_text("Look again.")
    expect(desk.locator("#card-title")).to_be_focused()


def test_the_questions_are_copied_as_text(desk, story, mara):
    row = outline_of(story, mara).rows[0]
    placement = Placement.objects.select_related("claim", "article").get(pk=row.placement_id)
    talk.ask_writer(actor=mara, placement=placement, text="In every shop?")
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(f"/articles/{story.pk}/queries/")
    desk.get_by_role("button", name="Copy as text").click()
    expect(desk.get_by_role("status").first).to_contain_text("Copied")
    assert "Question from Mara Lind: In every shop?" in desk.evaluate("navigator.clipboard.readText()")


def test_o_chooses_the_outcome_and_z_takes_it_back(desk):
    desk.keyboard.press("o")
    expect(desk.get_by_role("button", name="Stands")).to_be_focused()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("#outcome summary b")).to_have_text("Change asked")
    assert Outcome.objects.current().get().value == "change_asked"
    settle(desk)
    desk.keyboard.press("z")
    expect(desk.locator("#outcome summary b")).to_have_text("not set")


def test_a_reader_notes_and_takes_it_back(window, ana, story):
    page = window(ana)
    page.goto(f"/articles/{story.pk}/")
    with page.expect_response(re.compile(r"/names[.\w-]*\.js$")):  # the last module that the form asks for
        page.keyboard.press("m")
    page.keyboard.type("Libel risk.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notes .note")).to_contain_text("Libel risk.")
    page.get_by_role("button", name="Undo").last.click()
    expect(page.locator("#notes .note")).to_have_count(0)


def test_axe_finds_nothing_with_people_notes_and_open_forms(window, mara, oskar, story):
    row = outline_of(story, mara).rows[0]
    placement = Placement.objects.select_related("claim", "article").get(pk=row.placement_id)
    talk.ask_writer(actor=oskar, placement=placement, text="@mara, in every shop?", rewrite="In many.")
    talk.write_note(actor=mara, placement=placement, text="See page 7.")
    be_here(actor=oskar, article_id=story.pk, claim_id=row.claim_id)
    page = window(mara)
    page.goto(f"/articles/{story.pk}/")
    expect(page.locator("#here .avatar")).to_have_count(1)
    for key in ("o", "q", "m"):
        page.keyboard.press(key)
        expect(page.locator("#card details[data-write][open]").last).to_be_visible()
        page.keyboard.press("Escape")
    for form in page.locator("#card details[data-write]").all():
        form.evaluate("form => (form.open = true)")
    page.locator("#notes .note-write textarea").first.focus()
    page.keyboard.type("@")
    expect(page.get_by_role("listbox")).to_be_visible()
    addresses = [f"/articles/{story.pk}/{name}/" for name in ("queries", "print")]
    for address in (None, *addresses):
        if address:
            page.goto(address)
        assert found_in_both_themes(page) == [], address
