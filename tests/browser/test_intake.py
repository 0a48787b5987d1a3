"""Files dropped on the page by hand: looked at, corrected, added, watched, cancelled and gone on with."""

import json
import re

from playwright.sync_api import Page, expect

from claims.actions import _progress, mass_import
from claims.jobs import _queue
from claims.models import Article, Job
from tests.browser.axe import WCAG, found_by_axe

POLISH = "Łódź żółty\nPremier powiedział, że źle się dzieje w państwie.\n"
FILES = {
    "rain.txt": b"Rain falls\nIt rained in Korsen all day.\n",
    "lodz.txt": POLISH.encode("cp1250"),
    "snow.txt": b"Snow falls\nIt snowed in Halden all night.\n",
}
DROP = """files => {
    const data = new DataTransfer();
    for (const [name, bytes] of Object.entries(files))
        data.items.add(new File([Uint8Array.from(bytes, byte => byte.charCodeAt(0))], name));
    document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


def drop_here(page: Page, files: dict[str, bytes]) -> None:
    """A letter for each byte: of a list of numbers Playwright makes an object for each."""
    page.evaluate(DROP, {name: data.decode("latin-1") for name, data in files.items()})


def drop(page: Page, files: dict[str, bytes]) -> None:
    page.goto("/articles/add/")
    drop_here(page, files)
    expect(page.get_by_text("3 files are chosen: rain.txt, lodz.txt, snow.txt")).to_be_visible()
    page.get_by_role("button", name="Look at it").click()


def test_three_files_are_dropped_corrected_watched_cancelled_and_gone_on_with(window, mara, monkeypatch):
    page = window(mara)
    drop(page, FILES)
    expect(page.get_by_text("3 files · 3 stories to add")).to_be_visible()
    second = page.locator("#look-2")
    expect(second).to_contain_text("The encoding is a guess")
    second.get_by_label("Encoding").select_option(label="Central European (Windows-1250)")
    page.get_by_role("button", name="Show it again").click()
    expect(second).not_to_contain_text("The encoding is a guess")
    expect(second.get_by_label("Headline")).to_have_value("Łódź żółty")
    assert found_by_axe(page, WCAG) == []
    page.get_by_role("button", name="Add what is ticked").click()
    expect(page.locator(".job-state")).to_have_text("Waiting")
    job = Job.objects.get()
    read, shown = mass_import.analyse, page.locator("#job")

    def watched(draft: object, article: Article) -> object:
        if article.headline == "Łódź żółty":
            expect(shown).to_contain_text("1 of 3")
            page.get_by_role("button", name="Cancel").click()
            expect(shown).to_contain_text("Being cancelled")
        return read(draft, article)

    monkeypatch.setattr(_progress, "TOLD_EVERY", 0)
    monkeypatch.setattr(mass_import, "analyse", watched)
    _queue.run_job.func(job.pk)
    expect(page.locator(".job-state")).to_have_text("Cancelled")  # by itself
    assert Article.objects.count() == 2
    monkeypatch.setattr(mass_import, "analyse", read)
    page.get_by_role("button", name="Try again").click()
    _queue.run_job.func(job.pk)
    expect(page.locator(".job-state")).to_have_text("Done")
    expect(page.locator(".job-stories a")).to_have_count(3)
    assert Article.objects.get(headline="Łódź żółty").current_revision.text == POLISH


def test_one_of_three_is_opened_corrected_and_comes_back(window, mara):
    page = window(mara)
    drop(page, FILES)
    page.locator("#look-3").get_by_label("Headline").fill("Snow in Halden")
    page.locator("#look-1").get_by_role("button", name="Open it").click()
    expect(page.get_by_text("One of several files")).to_be_visible()
    page.get_by_label("Text", exact=True).fill("Rain falls again\nIt rained in Korsen all night.\n")
    page.get_by_role("button", name="Show it again").click()
    expect(page.locator(".look-claims")).to_contain_text("all night")
    expect(page.get_by_label("Headline")).to_have_value("Rain falls again")
    assert found_by_axe(page, WCAG) == []
    page.get_by_role("button", name="Keep it so").click()
    expect(page.locator("#look-1")).to_contain_text("as you corrected it")
    expect(page.locator("#look-1").get_by_label("Headline")).to_have_value("Rain falls again")
    expect(page.locator("#look-3").get_by_label("Headline")).to_have_value("Snow in Halden")
    page.get_by_role("button", name="Add what is ticked").click()
    expect(page.locator(".job-state")).to_have_text("Waiting")
    _queue.run_job.func(Job.objects.get().pk)
    expect(page.locator(".job-stories a")).to_have_count(3)
    rain = Article.objects.get(headline="Rain falls again")
    assert rain.current_revision.text == "Rain falls again\nIt rained in Korsen all night.\n"


def test_columns_of_a_table_are_matched_by_hand(window, mara):
    page = window(mara)
    page.goto("/articles/add/")
    rows = [{"kop": "Rain", "artikel": "It rained."}, {"kop": "Snow", "artikel": "It snowed."}]
    table = "".join(json.dumps(row) + "\n" for row in rows).encode()
    page.locator("input[type=file]").set_input_files([{"name": "a.jsonl", "mimeType": "", "buffer": table}])
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("No column holds the text")).to_be_visible()
    page.get_by_label("Text", exact=True).select_option("artikel")
    page.get_by_label("Headline", exact=True).select_option("kop")
    page.get_by_role("button", name="Show it again").click()
    expect(page.locator(".look-rows h3")).to_have_text(["Rain", "Snow"])
    expect(page.get_by_label("Add 2 stories")).to_be_checked()
    page.get_by_role("button", name="Discard all").click()
    expect(page.get_by_role("heading", name="Add stories")).to_be_visible()
    assert not Article.objects.exists()


def test_a_large_file_is_read_by_the_worker_while_one_waits(window, mara):
    text = "Harbour reopens\n" + "The harbour of Korsen reopened on Friday.\n" * 6_000
    page = window(mara)
    page.goto("/articles/add/")
    drop_here(page, {"harbour.txt": text.encode()})
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("Reading harbour.txt …")).to_be_visible()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    assert found_by_axe(page, WCAG) == []
    _queue.run_job.func(Job.objects.get().pk)
    expect(page.get_by_role("heading", name="As it will be split")).to_be_visible()  # by itself
    expect(page.get_by_label("Headline")).to_have_value("Harbour reopens")
    page.get_by_role("button", name="Add the story").click()
    expect(page).to_have_url(re.compile("/articles/"))
    assert Article.objects.get().current_revision.text == text
