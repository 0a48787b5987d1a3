"""Signing off by hand: refused while something is missing, then signed, then lifted by a changed mark."""

import pytest
from playwright.sync_api import expect

from claims.models import SignOff
from claims.vocabulary import Mark
from tests.actions.test_signing import mark
from tests.browser.axe import found_in_both_themes
from tests.finding import places_in


def test_refused_then_signed_then_lifted(window, edda, mara, story):
    for place in places_in(story):
        mark(mara, place)
    doubted = places_in(story)[1]
    mark(mara, doubted, Mark.DISPUTED)
    page = window(edda)
    page.goto(f"/articles/{story.pk}/sign-off/")
    expect(page.get_by_text("1 thing missing")).to_be_visible()
    page.get_by_role("button", name="Sign off draft 1 with 1 thing left open").click()
    expect(page.get_by_label("Why it may be published")).to_be_focused()  # the browser asks for it
    assert not SignOff.objects.exists()
    page.get_by_role("link", name="Choose outcome of Claim 1").click()
    page.locator("#outcome summary").click()
    page.get_by_role("button", name="Stands").click()
    expect(page.locator("#outcome summary b")).to_have_text("Stands")
    page.get_by_role("link", name="Sign off").click()
    expect(page.get_by_text("nothing missing")).to_be_visible()
    page.get_by_label("Note for the record").fill("Read twice.")
    page.get_by_role("button", name="Sign off draft 1", exact=True).click()
    expect(page.locator("#signed")).to_contain_text("Draft 1 is signed off.")
    mark(mara, places_in(story)[2], Mark.NOT_CHECKABLE)
    page.reload()
    expect(page.locator("#signed")).to_contain_text("is lifted. Since then Mara Lind marked a claim")
    page.goto("/")
    expect(page.get_by_role("link", name="sign-off lifted")).to_be_visible()
    page.goto(f"/articles/{story.pk}/sign-off/record/")
    expect(page.get_by_text("No longer in force:")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_the_sheet(window, edda, mara, story, width):
    for place in places_in(story)[:3]:
        mark(mara, place, Mark.UNSUPPORTED)
    page = window(edda, viewport={"width": width, "height": 900})
    page.goto(f"/articles/{story.pk}/sign-off/")
    page.get_by_text("Say whether you clear it").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found_in_both_themes(page) == []
