"""What was found, added with real keys: an address, a picture, a file, a call."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from claims.models import EvidenceLink, EvidenceVersion
from claims.queries.evidence import path_of

ADDRESS = "https://statistics.gov.example/2031/bread-price-index.html"
PICTURE = """(kind) => {
  const carried = new DataTransfer();
  carried.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'image.png', {type: 'image/png'}));
  const about = {bubbles: true, cancelable: true};
  const event = kind === 'paste'
    ? new ClipboardEvent('paste', {...about, clipboardData: carried})
    : new DragEvent('drop', {...about, dataTransfer: carried});
  document.body.dispatchEvent(event);
}"""


def desk(window: Callable[..., Page], mara, story, **options) -> Page:
    page = window(mara, **options)
    page.goto(f"/articles/{story.pk}/")
    expect(page.locator("#card")).to_contain_text("Claim 1")
    page.wait_for_load_state("load")
    return page


def sheet(page: Page):
    return page.locator("#found-sheet")


def found(page: Page):
    return page.locator("#what-we-found")


def test_an_address_with_keys_only(window, mara, story):
    page = desk(window, mara, story)
    page.keyboard.press("e")
    expect(sheet(page).locator("[name=pasted]")).to_be_focused()
    page.keyboard.type(ADDRESS)
    page.keyboard.press("Alt+2")
    page.keyboard.press("Enter")
    expect(found(page)).to_contain_text("What we found · 1")
    expect(found(page)).to_contain_text("Bread price index")
    expect(found(page).locator("li .status")).to_have_text("Against")
    expect(sheet(page)).to_be_hidden()
    expect(page.locator("#card")).to_contain_text("Claim 1")
    page.keyboard.press("z")
    expect(found(page)).to_contain_text("Nothing yet")


def test_escape_keeps_what_was_typed_and_no_key_acts_meanwhile(window, mara, story):
    page = desk(window, mara, story)
    page.keyboard.press("e")
    expect(sheet(page).locator("[name=pasted]")).to_be_focused()
    page.keyboard.type("very dubious unless explained")
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    page.reload()
    page.keyboard.press("e")
    expect(sheet(page).locator("[name=pasted]")).to_have_value("very dubious unless explained")
    assert not EvidenceLink.objects.exists()


def test_a_pasted_picture_becomes_a_file(window, mara, story):
    page = desk(window, mara, story)
    page.evaluate(PICTURE, "paste")
    expect(sheet(page)).to_contain_text("image.png is chosen")
    page.keyboard.press("Enter")
    expect(found(page)).to_contain_text("image.png")
    version = EvidenceVersion.objects.get()
    assert path_of(version.file_stored_as).read_bytes() == b"\x89PNG"
    with page.expect_download() as download:
        found(page).get_by_role("link", name="image.png").first.click()
    assert download.value.suggested_filename == "image.png"


def test_a_dropped_file_is_offered_and_a_double_is_told(window, mara, story):
    page = desk(window, mara, story)
    for count in (1, 2):
        page.evaluate(PICTURE, "drop")
        expect(sheet(page)).to_contain_text("image.png is chosen")
        page.keyboard.press("Enter")
        if count == 1:
            expect(found(page)).to_contain_text("What we found · 1")
    expect(sheet(page)).to_contain_text("Already here:")
    assert EvidenceVersion.objects.count() == 1
    sheet(page).get_by_role("button", name="Add it anyway").click()
    expect(found(page)).to_contain_text("What we found · 2")
    assert EvidenceVersion.objects.count() == 2


def test_a_call_and_its_second_attempt(window, mara, story):
    page = desk(window, mara, story)
    page.keyboard.press("e")
    sheet(page).get_by_role("link", name="Call").click()
    sheet(page).get_by_label("Who was called").fill("Press office")
    sheet(page).get_by_role("button", name="Save").click()
    expect(found(page)).to_contain_text("No answer")
    found(page).get_by_role("link", name="Edit").click()
    sheet(page).get_by_label("How it went").select_option("spoke")
    sheet(page).get_by_role("button", name="Add this call").click()
    expect(found(page)).to_contain_text("Spoke")
    expect(found(page)).to_contain_text("No answer")


def test_it_works_without_javascript(window, mara, story):
    page = window(mara, java_script_enabled=False)
    page.goto(f"/articles/{story.pk}/")
    found(page).get_by_role("link", name="+ Add").click()
    page.locator("[name=pasted]").fill(ADDRESS)
    page.get_by_role("button", name="Save").click()
    expect(found(page)).to_contain_text("Bread price index")
