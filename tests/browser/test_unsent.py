"""What somebody types in Reason outlives the tab, the session, the network and the claim."""

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from claims.models import UnsentText, Verdict
from tests.browser.test_decide import open_desk, reason, type_and_keep, typed_rows
from tests.browser.test_main_job import card, press_and_wait, settle


def test_what_is_typed_outlives_the_tab(window, mara, story):
    page = open_desk(window, mara, story)
    type_and_keep(page, "The register says 11")
    page.context.close()
    other = open_desk(window, mara, story)
    expect(reason(other)).to_have_value("The register says 11")
    expect(card(other).get_by_text("not saved yet")).to_be_visible()
    press_and_wait(other, "u")
    assert Verdict.objects.get().rationale == "The register says 11"
    other.reload()
    expect(reason(other)).to_have_value("The register says 11")
    expect(card(other).get_by_text("not saved yet")).to_be_hidden()
    assert typed_rows() == []


def test_two_windows_of_one_person_do_not_overwrite_each_other(window, mara, story):
    one, two = open_desk(window, mara, story), open_desk(window, mara, story)
    type_and_keep(one, "Typed in the first.")
    type_and_keep(two, "Typed in the second.")
    assert typed_rows() == ["Typed in the first.", "Typed in the second."]
    two.locator("#card-title").click()
    press_and_wait(two, "u")
    assert typed_rows() == ["Typed in the first."]
    three = window(mara)
    three.goto(two.url)
    earlier = three.locator("#earlier")
    expect(earlier).to_contain_text("You typed this before, and it was not saved: Typed in the first.")
    expect(reason(three)).to_have_value("Typed in the second.")
    three.get_by_role("button", name="Use it").click()
    expect(reason(three)).to_have_value("Typed in the first.")
    press_and_wait(three, "Enter")
    assert Verdict.objects.current().get().rationale == "Typed in the first."
    settle(three)
    assert typed_rows() == []
    expect(reason(one)).to_have_value("Typed in the first.")


def test_a_draft_is_discarded_without_javascript(window, mara, story):
    page, other = open_desk(window, mara, story), open_desk(window, mara, story)
    type_and_keep(page, "Half a sen")
    press_and_wait(other, "v")
    plain = window(mara, java_script_enabled=False)
    plain.goto(f"/articles/{story.pk}/claims/{UnsentText.objects.get().claim_id}/")
    expect(plain.locator("#earlier")).to_contain_text("Half a sen")
    plain.get_by_role("button", name="Discard").click()
    expect(plain.locator("#earlier")).to_have_count(0)
    assert typed_rows() == []


def test_an_emptied_reason_stays_empty(window, mara, story):
    page = open_desk(window, mara, story)
    type_and_keep(page, "Not this")
    page.context.close()
    other = open_desk(window, mara, story)
    with other.expect_response(lambda answer: answer.url.endswith("/typed/")):
        reason(other).fill("")
    assert typed_rows() == []


def test_signed_out_by_another_window_and_without_network_nothing_is_lost(window, mara, story):
    page = open_desk(window, mara, story)
    page.context.set_offline(True)
    reason(page).press_sequentially("Typed under way")
    page.wait_for_timeout(800)
    assert typed_rows() == []
    page.context.set_offline(False)
    page.reload()
    expect(reason(page)).to_have_value("Typed under way")
    reason(page).press("End")
    type_and_keep(page, " to Korsen")
    assert typed_rows() == ["Typed under way to Korsen"]
    Session.objects.all().delete()
    reason(page).press_sequentially(", signed out")
    page.locator("#card-title").focus()  # a click might meet a message above it
    page.keyboard.press("u")
    expect(page.locator("#problem")).not_to_be_empty()
    expect(reason(page)).to_have_value("Typed under way to Korsen, signed out")
    assert not Verdict.objects.exists()


def test_a_reason_is_not_saved_with_the_mark_before_the_one_that_did_not_arrive(window, mara, story):
    page = open_desk(window, mara, story)
    first = page.url
    press_and_wait(page, "v")
    page.goto(first)
    page.route("**/mark/", lambda route: route.fulfill(status=503, body="<p data-reason>Busy.</p>"), times=1)
    page.keyboard.press("u")
    expect(page.locator("#problem")).to_contain_text("Not done: Busy.")
    reason(page).press_sequentially("No list of names.")
    press_and_wait(page, "Enter")
    verdict = Verdict.objects.current().get()
    assert (verdict.mark, verdict.rationale) == ("unsupported", "No list of names.")
    settle(page)
    expect(page.locator("#problem")).to_be_empty()
    expect(card(page).locator(".verdict[value=unsupported]")).to_have_attribute("aria-pressed", "true")


def test_a_text_on_a_claim_that_is_gone_is_shown(window, mara, story):
    page = open_desk(window, mara, story)
    type_and_keep(page, "Typed before it went")
    row = UnsentText.objects.get()
    row.claim.placements.update(until=99)
    page.locator("#card-title").focus()  # a click might meet a message above it
    page.keyboard.press("u")
    expect(card(page)).to_contain_text("Not saved")
    expect(card(page)).to_contain_text("Typed before it went")
    assert typed_rows() == ["Typed before it went"]
