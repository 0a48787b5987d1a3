"""Who says so, set by real keys and a real pointer."""

import json

import pytest
from playwright.sync_api import Page, expect

from claims.actions.newsroom import make_source
from claims.models import Article, AttributionVersion, EvidenceStatusVersion, Source
from claims.queries.history_check import check_article
from claims.vocabulary import SourceType
from tests.browser.axe import NARROW, WIDE, found_in_both_themes
from tests.browser.test_main_job import press_and_wait

STORY = """Floods at the harbour
Tarsk said on Tuesday 🚣🏽 that the Café Müller had closed. It rained all night.
Nobody was hurt. Tarsk said that boats were under way.
"""


@pytest.fixture
def harbour(add_story) -> Article:
    return add_story(STORY)


def open_editor(page: Page, story: Article) -> None:
    page.goto(f"/articles/{story.pk}/")
    page.keyboard.press("a")
    expect(page.locator("#who-words")).to_be_focused()


def first(story: Article) -> AttributionVersion:
    return AttributionVersion.objects.current().filter(article=story).order_by("start").first()


def words(version: AttributionVersion) -> dict:
    text = version.revision.text
    source = text[version.source_start : version.source_end] if version.source_start is not None else ""
    return {
        "source": source,
        "cues": [text[start:end] for start, end, _ in version.cues],
        "contents": [text[start:end] for start, end in version.contents],
    }


def word(page: Page, text: str):
    return page.locator("#who-words [role=option]", has_text=text).first


def save(page: Page) -> None:
    page.locator("#who-form").get_by_role("button", name="Save").click()
    expect(page.locator("#who-editor")).not_to_be_visible()
    expect(page.locator(".htmx-request")).to_have_count(0)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_source_cue_and_content_by_keys_alone(window, mara, harbour):
    page = window(mara)
    open_editor(page, harbour)
    press(page, "3", "Backspace")  # the cursor stands on the first word, which no content holds
    assert words(first(harbour))["contents"] == ["that the Café Müller had closed"]
    press(page, "ArrowRight", "2", "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    expect(page.locator("#who-words .cue")).to_contain_text(["said", " ", "on", " ", "Tuesday"])
    expect(page.locator("#who-said")).to_have_text("Saying word: said on Tuesday")
    press(
        page,
        "3",
        "ArrowRight",
        "ArrowRight",
        "Shift+ArrowRight",
        "Shift+ArrowRight",
        "Shift+ArrowRight",
        "Enter",
    )
    save(page)
    after = first(harbour)
    assert words(after) == {
        "source": "Tarsk",
        "cues": ["said on Tuesday"],
        "contents": ["that the Café Müller"],
    }
    assert after.confirmed_by == mara
    assert check_article(harbour) == []


def test_words_by_pointer_and_a_source_made_right_there(window, mara, harbour):
    page = window(mara)
    open_editor(page, harbour)
    page.locator("input[name=mode][value=contents]").check()
    word(page, "rained").hover()
    page.mouse.down()
    word(page, "night").hover()
    page.mouse.up()
    expect(page.locator("[data-parts] li", has_text="rained all night")).to_be_visible()
    page.locator("[data-parts] li", has_text="Café").get_by_role("button").click()
    word(page, "closed").click()
    word(page, "closed").click()
    page.locator("#who-source_name").fill("Tarskan coast guard")
    page.get_by_label("Among the newsroom’s sources").check()
    page.get_by_label("Also the other one that says").check()
    save(page)
    expect(page.locator("#who")).to_contain_text("Tarskan coast guard")
    assert words(first(harbour))["contents"] == ["closed", "rained all night"]
    source = Source.objects.get()
    assert set(AttributionVersion.objects.current().values_list("source", flat=True)) == {source.pk}
    press(page, "z")
    expect(page.locator("#who")).not_to_contain_text("Tarskan coast guard")
    assert check_article(harbour) == []


def test_the_newsrooms_sources_are_suggested(window, mara, harbour):
    make_source(actor=mara, name="Tarskan ministry", source_type=SourceType.NAMED_GROUP)
    page = window(mara)
    open_editor(page, harbour)
    page.get_by_role("button", name="Tarskan ministry").click()
    expect(page.locator("#who-source_name")).to_have_value("Tarskan ministry")
    page.locator("#who-source_name").fill("")
    page.locator("#who-source_name").press_sequentially("MINIS")
    expect(page.locator("#near-sources option[value='Tarskan ministry']")).to_have_count(1)
    page.locator("#who-source_name").fill("Tarskan ministry")
    expect(page.get_by_label("Among the newsroom’s sources")).to_be_checked()
    save(page)
    assert first(harbour).source == Source.objects.get()


def test_no_key_of_the_desk_acts_in_the_sheet_and_nothing_chosen_is_lost_at_once(window, mara, harbour):
    page = window(mara)
    open_editor(page, harbour)
    before = page.url
    press(page, "v", "j", "x", "n", "u")
    page.locator("#who-source_name").fill("typed v d u x")
    press(page, "Escape")
    expect(page.get_by_text("Press Esc once more")).to_be_visible()
    expect(page.locator("#who-source_name")).to_have_value("typed v d u x")
    press(page, "Escape")
    expect(page.locator("#who-editor")).not_to_be_visible()
    assert page.url == before
    assert first(harbour).confirmed_by is None
    press(page, "a")
    expect(page.locator("#who-words")).to_be_focused()


def test_a_stale_save_keeps_what_was_chosen(window, mara, oskar, harbour):
    one, two = window(mara), window(oskar)
    for page in (one, two):
        open_editor(page, harbour)
    two.locator("#who-source_name").fill("The other name")
    save(two)
    one.locator("#who-source_name").fill("My name")
    press(one, "Enter")
    expect(one.locator("#who-edit")).to_contain_text("Saved at the moment: The other name, by Oskar Veit")
    expect(one.locator("#who-source_name")).to_have_value("My name")
    expect(one.locator("#who-words .source").first).to_be_visible()
    save(one)
    assert first(harbour).source_name == "My name"


def test_removed_and_added_where_none_was_found(window, mara, harbour):
    page = window(mara)
    open_editor(page, harbour)
    page.get_by_role("button", name="Remove: nobody says this").click()
    expect(page.locator("#who")).to_contain_text("No attribution found")
    expect(page.locator("#who-editor")).not_to_be_visible()
    press(page, "a")
    expect(page.locator("#who-words")).to_be_focused()
    press(page, "Enter", "3", "ArrowRight", "Shift+ArrowRight", "Enter")
    save(page)
    assert words(first(harbour)) == {"source": "Tarsk", "cues": [], "contents": ["said on"]}
    press_and_wait(page, "z")
    press_and_wait(page, "z")
    expect(page.locator("#who")).to_contain_text("a guess until you confirm it")


def test_one_key_confirms_who_says_so_and_then_what_is_offered(window, mara, harbour):
    page = window(mara)
    page.goto(f"/articles/{harbour.pk}/")
    offered = EvidenceStatusVersion.objects.current().filter(article=harbour, confirmed_by=mara)
    press_and_wait(page, "c")
    expect(page.locator("#who")).not_to_contain_text("a guess until you confirm it")
    assert first(harbour).confirmed_by == mara and not offered.exists()
    press_and_wait(page, "c")
    expect(page.locator("#who .guess")).to_have_count(0)
    assert offered.count() == 1
    press_and_wait(page, "z")
    assert first(harbour).confirmed_by == mara and not offered.exists()
    assert check_article(harbour) == []


def test_what_the_article_offers(window, mara, harbour):
    page = window(mara)
    page.goto(f"/articles/{harbour.pk}/")
    page.get_by_role("link", name="Edit what the article offers").click()
    page.get_by_label("For this claim the article offers").select_option("eyewitness")
    page.get_by_label("Hedged").check()
    save(page)
    expect(page.locator("#who [data-offered=eyewitness]")).to_be_visible()
    assert EvidenceStatusVersion.objects.current().filter(confirmed_by=mara).get().value == "eyewitness"


def test_right_to_left_and_joined_letters_are_whole(window, mara, add_story):
    story = add_story("أخبار اليوم\n\nقال الوزير إن الجسر مغلق 👩‍👩‍👧 اليوم. المطر غزير.\n")
    page = window(mara)
    page.goto(f"/articles/{story.pk}/")
    press(page, "a")
    expect(page.locator("#who-words")).to_be_focused()
    press(page, "3", "ArrowLeft", "Shift+ArrowLeft", "Enter")
    chosen = json.loads(page.locator("input[name=spans]").input_value())["contents"]
    assert chosen == [
        [
            story.current_revision.text.index("الوزير"),
            story.current_revision.text.index(" الجسر"),
            "الوزير إن",
        ]
    ]
    save(page)
    assert words(first(story))["contents"] == ["الوزير إن"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_in_the_sheets(window, mara, harbour, size):
    page = window(mara, viewport=size)
    page.goto(f"/articles/{harbour.pk}/")
    for name in ("Edit that Tarsk says so", "Edit what the article offers"):
        page.get_by_role("link", name=name).click()
        expect(page.locator("#who-edit")).to_be_visible()
        assert found_in_both_themes(page) == []
        page.locator("[data-leaves]").click()


def test_without_javascript_it_is_a_page(window, mara, harbour):
    page = window(mara, java_script_enabled=False)
    page.goto(f"/articles/{harbour.pk}/")
    page.get_by_role("link", name="Edit that Tarsk says so").click()
    page.get_by_label("What they said 1").fill("the Café   Müller")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#who")).to_contain_text("Tarsk")
    assert words(first(harbour))["contents"] == ["the Café Müller"]
