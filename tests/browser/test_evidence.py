"""What was found, added with real keys: an address, a picture, a file, a call."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from claims.models import EvidenceLink, EvidenceVersion
from claims.queries.evidence import path_of
from tests.finding import places_in

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


def words_of(place) -> str:
    return place.revision.text[place.start : place.end]


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


def test_a_calculation_with_keys_only(window, mara, story):
    page = desk(window, mara, story)
    page.keyboard.press("e")
    expect(sheet(page).locator("[name=pasted]")).to_be_focused()
    for key in ("Shift+Tab", "Enter"):
        page.keyboard.press(key)
    expect(sheet(page).locator("[name=steps]")).to_be_focused()
    for words in ("two loaves at 1.20 crowns", "2.40", "crowns"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    sheet(page).locator("[name=as_of]").fill("2031-09-14")  # typed in the order of the machine's country
    page.keyboard.press("Enter")
    expect(found(page)).to_contain_text("= 2.40 crowns · as of 14 Sep 2031")


def test_a_passage_is_compared_with_the_quotation_and_has_its_place(window, mara, story):
    quoted = next(place for place in places_in(story) if "no choice" in words_of(place))
    page = window(mara)
    for passage, said in (("We had no choice,", "word for word"), ("We had a choice", "not word for word")):
        page.goto(f"/articles/{story.pk}/claims/{quoted.claim_id}/")
        page.keyboard.press("e")
        expect(sheet(page).locator("[name=pasted]")).to_be_focused()
        page.keyboard.type(f"{ADDRESS}?{len(passage)}")
        for name, words in (("passage", passage), ("locator", "p. 7")):
            sheet(page).locator(f"[name={name}]").focus()
            page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(found(page)).to_contain_text(said)
        expect(found(page)).to_contain_text("p. 7")
    expect(found(page).locator(".differs")).to_have_count(1)


def test_a_note_serves_another_claim_too(window, mara, story):
    page = desk(window, mara, story)
    page.keyboard.press("e")
    expect(sheet(page).locator("[name=pasted]")).to_be_focused()
    page.keyboard.type("The square is empty on the webcam.")
    page.keyboard.press("Enter")
    expect(found(page)).to_contain_text("The square is empty")
    found(page).get_by_role("link", name="Edit").click()
    sheet(page).locator("[name=number]").fill("3")
    sheet(page).locator("[name=number]").press("Enter")
    expect(sheet(page)).to_be_hidden()
    page.goto(f"/articles/{story.pk}/claims/{places_in(story)[3].claim_id}/")
    expect(found(page)).to_contain_text("The square is empty")
    assert (EvidenceVersion.objects.count(), EvidenceLink.objects.current().count()) == (1, 2)


def test_what_is_confidential_only_its_finder_knows(window, mara, oskar, story):
    page = desk(window, mara, story)
    page.keyboard.press("e")
    expect(sheet(page).locator("[name=pasted]")).to_be_focused()
    page.keyboard.type("Kaspar Holt met us behind the mill.")
    sheet(page).get_by_text("More: title").click()
    sheet(page).get_by_label("Confidential").check()
    sheet(page).get_by_role("button", name="Save").click()
    expect(found(page)).to_contain_text("Confidential")
    other = desk(window, oskar, story)
    expect(found(other)).to_contain_text("Nothing yet")
    expect(other.locator("body")).not_to_contain_text("Kaspar Holt")


def test_it_works_without_javascript(window, mara, story):
    page = window(mara, java_script_enabled=False)
    page.goto(f"/articles/{story.pk}/")
    found(page).get_by_role("link", name="+ Add").click()
    page.locator("[name=pasted]").fill(ADDRESS)
    page.get_by_role("button", name="Save").click()
    expect(found(page)).to_contain_text("Bread price index")
