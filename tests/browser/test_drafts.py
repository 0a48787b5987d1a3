"""A new draft from paste to re-check: it is compared first, who is at the desk is told, one key reaffirms."""

import re

from playwright.sync_api import expect

from claims.actions.proposing import compare_proposals
from claims.models import Proposal, Verdict
from tests.drafting import TEXT, edited, fresh, mark, place, propose, status, take


def test_a_draft_is_brought_compared_and_taken_while_somebody_types(window, mara, edda, add_story):
    story = add_story(TEXT)
    mark(mara, story, "412", rationale="Counted")
    desk, page = window(mara), window(edda)
    desk.goto(f"/articles/{story.pk}/claims/{place(story, 'Nobody').claim_id}/")
    reason = desk.get_by_label("Reason")
    reason.fill("Half a sentence")

    page.goto(f"/articles/{story.pk}/")
    page.get_by_role("link", name="Draft 1").click()
    page.get_by_role("link", name="New draft").click()
    page.get_by_label("Text").fill(edited("412", "421"))
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("is being read and compared")).to_be_visible()
    compare_proposals(story)  # as the worker does
    expect(page.get_by_text("Number changed")).to_be_visible()
    expect(page.locator("del")).to_contain_text("412")
    expect(page.locator("ins")).to_contain_text("421")
    expect(page.get_by_text("Re-check · was ✓ Verified by Mara Lind")).to_be_visible()
    page.get_by_role("button", name="Take as draft 2").click()
    expect(page.get_by_text("Draft 2 is in: 6 unchanged, 1 to re-check.")).to_be_visible()

    expect(desk.locator("#card-news")).to_contain_text("Draft 2 came in: 1 claim asks for a re-check")
    expect(desk.locator("#copy")).to_contain_text("421 sacks")
    expect(reason).to_have_value("Half a sentence")
    desk.keyboard.press("Escape")
    expect(reason).to_have_value("Half a sentence")


def test_one_key_reaffirms_a_mark_given_on_the_earlier_text(window, mara, edda, add_story):
    story = add_story(TEXT)
    mark(mara, story, "412", rationale="Counted")
    take(edda, story, edited("412", "421"))
    desk = window(mara)
    desk.goto(f"/articles/{story.pk}/claims/{place(story, '421').claim_id}/")
    expect(desk.get_by_text("Your mark was given on the earlier text (draft 1)")).to_be_visible()
    expect(desk.locator("#earlier-text del")).to_contain_text("412")
    desk.locator("#card-title").focus()
    desk.keyboard.press("v")
    expect(desk.locator("#toast")).to_contain_text("Verified")
    expect(desk.locator("#earlier-text")).to_have_count(0)
    assert status(story, "421") == "verified"
    assert Verdict.objects.current().get().rationale == "Counted"


def test_a_mark_from_a_tab_of_the_former_draft_shows_both_texts_and_keeps_what_was_typed(
    window, mara, edda, add_story
):
    story = add_story(TEXT)
    desk = window(mara)
    desk.route("**/here/", lambda route: route.abort())  # this tab hears of nothing
    desk.goto(f"/articles/{story.pk}/claims/{place(story, '412').claim_id}/")
    desk.get_by_label("Reason").fill("I find no count")
    take(edda, story, edited("412", "421"))
    desk.get_by_role("button", name=re.compile("Unsupported")).click()
    stale = desk.locator(".stale")
    expect(stale).to_contain_text("412 sacks")
    expect(stale).to_contain_text("421 sacks")
    expect(desk.get_by_label("Reason")).to_have_value("I find no count")
    assert not Verdict.objects.exists()


def test_a_reload_loses_nothing_of_a_draft_that_waits(window, edda, add_story):
    story = add_story(TEXT)
    proposal = propose(edda, story, edited("412", "421"))
    page = window(edda, viewport={"width": 390, "height": 844})
    for _ in range(2):
        page.goto(f"/articles/{story.pk}/proposals/{proposal.pk}/")
        expect(page.get_by_text("Number changed")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name="6 that keep their marks").click()
    expect(page.get_by_text("Nobody was hurt.").first).to_be_visible()
    page.get_by_role("button", name="Discard draft").click()
    expect(page.get_by_text("The draft was discarded.")).to_be_visible()
    assert not Proposal.objects.exists() and fresh(story).current_revision.number == 1


def test_a_draft_that_cannot_be_decoded_is_read_as_a_person_says(window, edda, add_story):
    story = add_story(TEXT)
    page = window(edda)
    page.goto(f"/articles/{story.pk}/drafts/new/")
    broken = edited("Rain fell", "Źle w Łodzi. Rain fell").encode().replace(b"odzi", b"odzi\xff")
    page.get_by_label("Or a file").set_input_files({"name": "new.txt", "mimeType": "", "buffer": broken})
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("1 byte in line 2: Łodzi�.")).to_be_visible()
    page.get_by_role("button", name="Read it so").click()
    expect(page.get_by_role("alert").filter(has_text="Not read yet")).to_be_visible()
    page.get_by_label("damaged bytes shown as �").check()
    page.get_by_role("button", name="Read it so").click()
    compare_proposals(story)
    expect(page.locator("ins").filter(has_text="Źle w Łodzi�.")).to_be_visible()
