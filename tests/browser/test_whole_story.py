"""The whole story by hand: two readers, two conflicts, settled and sent back, signed, lifted by a draft."""

import re

import pytest
from playwright.sync_api import Page, expect

from claims.actions import newsroom
from claims.actions.proposing import compare_proposals
from claims.models import Article, Claim, SignOff, Verdict
from claims.queries.history_check import check_article
from claims.queries.lifting import lifted_by
from claims.vocabulary import EventKind
from tests.browser.test_main_job import card, press_and_wait, settle, shown
from tests.finding import places_in

TEXT = """Five ships leave Korsen
Five ships left Korsen on Monday. The harbour opened at six. Each ship carried 40 sacks of flour.
Two ships turned back. The crews slept in Velmara.
"""
WORK = [*(f"Claim {number}" for number in range(1, 6)), "Headline"]  # the headline last


@pytest.fixture
def ships(add_story, edda) -> Article:
    story = add_story(TEXT)
    story.readings, story.blind = 2, True
    return newsroom.edit_article(actor=edda, article=story)


def answer(page: Page, doubts: dict[str, tuple[str, str]]) -> None:
    """Every claim in the order of work: verified, or with the key and the reason given."""
    for label in WORK:
        expect(page.locator("#card h2 .num")).to_have_text(label)
        key, why = doubts.get(label, ("v", ""))
        press_and_wait(page, key)
        if key == "d":
            press_and_wait(page, "1")
        if why:
            reason = page.locator("#card textarea[data-keep]")
            expect(reason).to_be_focused()
            reason.fill(why)
            press_and_wait(page, "Enter")


def statuses(story: Article) -> list[str]:
    """In the order of the text: the headline first."""
    return [Claim.objects.get(pk=place.claim_id).status for place in places_in(story)]


def test_read_by_two_settled_sent_back_answered_signed_and_lifted(window, mara, oskar, edda, ships):
    first, second, editor = window(mara), window(oskar), window(edda)

    # Two people read six claims, each without seeing the other, and differ on two.
    first.goto(f"/articles/{ships.pk}/")
    answer(first, {})
    assert statuses(ships) == ["open"] * 6
    second.goto(f"/articles/{ships.pk}/")
    expect(second.locator("#copy")).not_to_contain_text("✓")
    answer(second, {"Claim 2": ("d", "The log says seven."), "Claim 4": ("u", "No list names them.")})
    assert statuses(ships) == ["verified", "verified", "conflict", "verified", "conflict", "verified"]

    # The editor is told, and finds the furthest apart first.
    editor.goto("/")
    expect(editor.get_by_text("2 to decide")).to_be_visible()
    editor.locator("#bell").click()
    expect(editor.locator("#bell-sheet")).to_contain_text("leaves for you to settle what readers differ on")
    editor.get_by_role("link", name="Settle", exact=True).click()
    expect(editor.get_by_text("1 of 2")).to_be_visible()
    expect(editor.locator("main")).to_contain_text("The log says seven.")
    editor.wait_for_load_state()
    editor.keyboard.press("2")
    editor.keyboard.press("Enter")
    reason = editor.get_by_label("Reason, or question")
    expect(reason).to_be_focused()
    reason.fill("The log was kept on the quay.")
    editor.keyboard.press("Enter")
    expect(editor.get_by_text("Settled as Disputed")).to_be_visible()
    expect(editor.get_by_text("1 of 1")).to_be_visible()
    editor.wait_for_load_state()
    editor.keyboard.press("q")
    expect(reason).to_be_focused()
    reason.fill("Did the two come back by night?")
    editor.get_by_role("button", name=re.compile("Send back")).click()
    expect(editor.get_by_text("Readers differ on nothing")).to_be_visible()
    assert statuses(ships) == ["verified", "verified", "disputed", "verified", "open", "verified"]

    # Signing is refused, and says what is missing: a doubt without an outcome, a question without an answer.
    editor.goto(f"/articles/{ships.pk}/sign-off/")
    missing = editor.locator("section[aria-labelledby=todo-title]")
    expect(missing).to_contain_text("2 things missing")
    editor.get_by_role("button", name="with 2 things left open").click()
    expect(editor.get_by_label("Why it may be published")).to_be_focused()
    assert not SignOff.objects.exists()
    editor.get_by_role("link", name="Choose outcome of Claim 2").click()
    editor.locator("#outcome summary").click()
    editor.get_by_role("button", name="Change asked").click()
    expect(editor.locator("#outcome summary b")).to_have_text("Change asked")

    # Who was overruled is told why; both readers answer the question.
    first.goto("/")
    first.locator("#bell").click()
    expect(first.locator("#bell-sheet")).to_contain_text(
        "decided otherwise than you: The log was kept on the quay."
    )
    expect(first.locator("#bell-sheet")).to_contain_text(
        "sent back what you read: Did the two come back by night?"
    )
    sent_back = places_in(ships)[4].claim_id
    for reader in (first, second):
        reader.goto(f"/articles/{ships.pk}/claims/{sent_back}/")
        expect(card(reader)).to_contain_text("Did the two come back by night?")
        settle(reader)
        assert shown(reader) == "Claim 4"
        press_and_wait(reader, "v")
    assert statuses(ships) == ["verified", "verified", "disputed", "verified", "verified", "verified"]
    assert Verdict.objects.current().count() == 14

    # Signed, with what was overruled on record.
    editor.goto(f"/articles/{ships.pk}/sign-off/")
    expect(missing).to_contain_text("nothing missing")
    expect(missing).to_contain_text("settled by Edda Roth over Mara Lind")
    editor.get_by_role("button", name="Sign off draft 1", exact=True).click()
    expect(editor.locator("#signed")).to_contain_text("Draft 1 is signed off.")
    assert lifted_by(SignOff.objects.get()) is None
    editor.goto(f"/articles/{ships.pk}/sign-off/record/")
    expect(editor.locator("main")).to_contain_text("Because: The log was kept on the quay.")

    # A new draft lifts it, for everybody to see.
    first.goto(f"/articles/{ships.pk}/drafts/new/")
    first.get_by_label("Text").fill(TEXT.replace("opened at six", "opened at seven"))
    first.get_by_role("button", name="Compare").click()
    expect(first.get_by_text("is being read and compared")).to_be_visible()
    compare_proposals(ships)  # as the worker does
    expect(first.get_by_text("An editor takes this draft")).to_be_visible()
    editor.goto(first.url)
    editor.get_by_role("button", name="Take as draft 2").click()
    expect(editor.get_by_text("Draft 2 is in")).to_be_visible()
    editor.goto(f"/articles/{ships.pk}/sign-off/")
    expect(editor.locator("#signed")).to_contain_text("is lifted. Since then Edda Roth took a new draft")
    first.goto("/")
    expect(first.get_by_role("link", name="sign-off lifted")).to_be_visible()
    assert lifted_by(SignOff.objects.get()).kind == EventKind.DRAFT_TAKEN
    assert statuses(ships)[2] == "recheck"
    assert check_article(ships) == []
