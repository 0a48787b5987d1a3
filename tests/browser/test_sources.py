"""Drives the pages of sources: a name is kept, and a source with several names is saved twice in a row."""

from playwright.sync_api import expect

from claims.models import Source


def test_a_source_with_several_names_is_saved_again_and_again(window, edda, story):
    page = window(edda)
    page.goto("/sources/add/?name=Norda&source_type=named_group")
    page.get_by_label("Other names").fill("Norda Lift\nthe lift firm")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("Saved: Norda.")).to_be_visible()
    page.get_by_label("Other names").fill("Norda Lift\nthe lift firm\nNorda Cranes")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved: Norda.")).to_be_visible()
    page.get_by_label("Other names").fill("Norda Lift")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Other names")).to_have_value("Norda Lift")
    assert Source.objects.get().other_names == ["Norda Lift"]
