"""Deciding with real keys and real selections."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from claims.actions import newsroom
from claims.actions.review import Opinion, mark_claim
from claims.models import Article, Event, Placement, UnsentText, Verdict
from claims.queries.history_check import check_article
from claims.queries.outline import outline_of
from claims.vocabulary import Mark
from tests.browser.test_main_job import acting, card, press_and_wait, settle, shown

AGAIN = "The ministry has counted 412 flooded farms along the river Meren."
# In the second claim: an emoji of several code points, a letter with its mark apart, and Hebrew.
SCRIPTS = "Signs in Korsen\nIt rained.\nThe sign 👩🏽‍🚒 read cafe\u0301 שלום עולם in Korsen 🚒 on Monday.\n"


def open_desk(window: Callable[..., Page], person, story: Article) -> Page:
    page = window(person)
    page.goto(f"/articles/{story.pk}/")
    expect(card(page)).to_contain_text("Claim 1")
    return page


def reason(page: Page):
    return page.locator("#card textarea[data-keep]")


def typed_rows() -> list[str]:
    return sorted(UnsentText.objects.values_list("text", flat=True))


def type_and_keep(page: Page, text: str) -> None:
    """Types it, and waits until the server has it."""
    reason(page).press_sequentially(text, delay=5)
    whole = reason(page).input_value()
    for _ in range(50):
        if whole in typed_rows():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{whole!r} is not kept: {typed_rows()}")


def select(page: Page, root: str, words: str) -> None:
    """As a person selects: a range wherever markup cuts the words."""
    page.evaluate(
        """([root, words]) => {
          const nodes = [];
          const walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            if (!walker.currentNode.parentElement.closest('.vh, sup')) nodes.push(walker.currentNode);
          }
          let from = nodes.map((node) => node.data).join('').indexOf(words);
          if (from < 0) throw new Error(`${words} is not there`);
          let to = from + words.length;
          const range = document.createRange();
          let begun = false;
          for (const node of nodes) {
            if (!begun && from < node.length) { range.setStart(node, from); begun = true; }
            if (to <= node.length) { range.setEnd(node, to); break; }
            from -= node.length;
            to -= node.length;
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [root, words],
    )


@pytest.mark.parametrize("root", ["#card-text", "a.claim[aria-current]"])
@pytest.mark.parametrize("words", ["👩🏽‍🚒 read cafe\u0301", "שלום עולם", "cafe\u0301 ", "🚒 on Monday."])
def test_words_selected_before_the_mark_are_the_part_in_question(window, mara, add_story, root, words):
    story = add_story(SCRIPTS.replace("\n", "\r\n"))
    page = open_desk(window, mara, story)
    page.keyboard.press("j")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    settle(page)
    select(page, root, words)
    press_and_wait(page, "d")
    verdict = Verdict.objects.get()
    text = story.current_revision.text
    assert text[verdict.problem_start : verdict.problem_end] == words.strip()
    assert verdict.placement.start <= verdict.problem_start < verdict.problem_end <= verdict.placement.end
    expect(card(page).locator(".in-question")).to_contain_text(f"In question: {words.strip()}")
    expect(page.locator("#card-text .problem").first).to_be_visible()
    press_and_wait(page, "1")
    page.keyboard.type("No such sign.")
    press_and_wait(page, "Escape")
    now = Verdict.objects.current().get()
    assert (now.rationale, now.basis) == ("No such sign.", "contradicted")
    assert (now.problem_start, now.problem_end) == (verdict.problem_start, verdict.problem_end)
    with acting(page):
        page.get_by_role("button", name="The whole claim").click()
    expect(page.locator("#card-text .problem")).to_have_count(0)
    assert Verdict.objects.current().get().problem_start is None
    assert check_article(story) == []


def test_a_selection_in_another_claim_or_of_all_is_no_part(window, mara, add_story):
    story = add_story(SCRIPTS)
    page = open_desk(window, mara, story)
    select(page, "a.claim:not([aria-current])", "Signs")
    press_and_wait(page, "d")
    page.keyboard.press("Control+a")
    settle(page)
    press_and_wait(page, "u")
    assert Verdict.objects.filter(problem_start=None).count() == 2


def test_words_dragged_over_with_the_mouse_are_kept(window, mara, story):
    page = open_desk(window, mara, story)
    box = page.locator("#card-text").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 12, steps=5)
    page.mouse.up()
    chosen = page.evaluate("getSelection().toString().trim()")
    assert chosen
    with acting(page):
        page.locator("#card button[value=unsupported]").click()
    verdict = Verdict.objects.get()
    assert story.current_revision.text[verdict.problem_start : verdict.problem_end] == chosen


def drag_over(page: Page, claim: int) -> str:
    """The first words of a claim in the copy, with the mouse; what is then selected."""
    box = page.locator(f"#claim-{claim} .nb").bounding_box()
    page.mouse.move(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 90, box["y"] + box["height"] / 2, steps=6)
    page.mouse.up()
    return page.evaluate("getSelection().toString().trim()")


def test_words_dragged_over_in_the_copy_are_kept_and_lead_nowhere(window, mara, story):
    page = open_desk(window, mara, story)
    claim = outline_of(story, mara).first_open()
    address = page.url
    chosen = drag_over(page, claim)
    assert chosen
    press_and_wait(page, "d")
    verdict = Verdict.objects.get()
    assert (verdict.claim_id, page.url) == (claim, address)
    assert story.current_revision.text[verdict.problem_start : verdict.problem_end] == chosen


def test_words_dragged_over_in_another_claim_stay_selected_and_a_click_goes_there(window, mara, story):
    page = open_desk(window, mara, story)
    other = outline_of(story, mara).rows[1].claim_id
    asked = []
    page.on("request", lambda request: "/claims/" in request.url and asked.append(request.url))
    assert drag_over(page, other)
    page.wait_for_timeout(300)
    assert not asked
    page.locator(f"#claim-{other} .nb").click()
    expect(card(page)).to_contain_text("Claim 2")


def test_where_a_reason_is_the_rule_enter_saves_the_chosen_mark_with_it(window, mara, ada, story):
    rules = newsroom.rules_of_newsroom(actor=ada)
    rules.reason_required = True
    newsroom.change_rules(actor=ada, rules=rules)
    page = open_desk(window, mara, story)
    press_and_wait(page, "u")
    expect(card(page)).to_contain_text("This newsroom asks for a reason")
    expect(card(page)).to_contain_text("Unsupported is chosen, not saved.")
    expect(page.locator("#card button[value=unsupported]")).to_have_attribute("aria-pressed", "false")
    expect(reason(page)).to_be_focused()
    assert not Verdict.objects.exists()
    press_and_wait(page, "Enter")
    expect(reason(page)).to_be_focused()
    page.keyboard.type("No record of it.")
    press_and_wait(page, "Enter")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    verdict = Verdict.objects.get()
    assert (verdict.mark, verdict.rationale) == ("unsupported", "No record of it.")


def test_where_evidence_is_the_rule_verified_waits_for_it(window, mara, ada, story):
    rules = newsroom.rules_of_newsroom(actor=ada)
    rules.evidence_required = True
    newsroom.change_rules(actor=ada, rules=rules)
    page = open_desk(window, mara, story)
    press_and_wait(page, "v")
    expect(card(page)).to_contain_text("This newsroom asks for evidence")
    assert shown(page) == "Claim 1"
    assert not Verdict.objects.exists()


def test_what_is_said_again_gets_the_same_mark_and_one_undo_takes_it_back(window, mara, add_story):
    story = add_story(f"Farms under water\n{AGAIN}\n{AGAIN}\nIt rained for weeks.\n{AGAIN}\n")
    page = open_desk(window, mara, story)
    press_and_wait(page, "u")
    with acting(page):
        page.get_by_role("button", name="Give them the same mark").click()
    expect(page.locator("#toast")).to_contain_text("2 other claims marked the same")
    expect(page.locator("a.claim[data-status=unsupported]")).to_have_count(3)
    page.locator("#card-title").focus()
    press_and_wait(page, "z")
    expect(page.locator("a.claim[data-status=unsupported]")).to_have_count(1)
    assert Verdict.objects.current().count() == 1


def test_the_same_mark_again_is_no_event_and_offers_no_undo(window, mara, story):
    page = open_desk(window, mara, story)
    press_and_wait(page, "u")
    page.keyboard.press("Escape")
    before = Event.objects.count()
    press_and_wait(page, "u")
    expect(page.locator("#toast")).to_contain_text("∅ Unsupported already")
    expect(page.locator("#toast").get_by_role("button", name="Undo")).to_have_count(0)
    assert Event.objects.count() == before


def test_escape_leaves_reason_missing_and_numbers_lead_to_the_reason(window, mara, story):
    page = open_desk(window, mara, story)
    press_and_wait(page, "d")
    expect(page.locator("#card .basis button").first).to_be_focused()
    press_and_wait(page, "3")
    expect(reason(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#card-title")).to_be_focused()
    expect(card(page).locator(".reason")).to_contain_text("missing")
    assert Verdict.objects.current().get().basis == "missing_context"
    assert shown(page) == "Claim 1"


def test_at_the_end_it_stops(window, mara, story):
    page = open_desk(window, mara, story)
    page.locator("a.claim").first.click()
    expect(card(page).locator("h2 .num")).to_have_text("Headline")
    settle(page)
    press_and_wait(page, "x")
    expect(page.locator("#toast")).to_contain_text("End. ")
    assert shown(page) == "Headline"
    press_and_wait(page, "x")
    assert shown(page) == "Headline"
    assert Verdict.objects.count() == 1


def test_a_mark_is_changed_and_undone_step_by_step_also_after_a_reload(window, mara, story):
    page = open_desk(window, mara, story)
    press_and_wait(page, "u")
    page.keyboard.press("Escape")
    press_and_wait(page, "x")
    expect(card(page).locator("h2 .num")).to_have_text("Claim 2")
    page.reload()
    settle(page)
    press_and_wait(page, "z")
    expect(page.locator("#card .verdict[aria-pressed=true]")).to_have_attribute("value", "unsupported")
    before = "taken back – you marked a claim; your mark is ∅ Unsupported, as it was before"
    expect(page.locator("#toast")).to_contain_text(before)
    press_and_wait(page, "z")
    expect(page.locator("#card .verdict[aria-pressed=true]")).to_have_count(0)
    expect(page.locator("#toast")).not_to_contain_text("as it was before")
    assert not Verdict.objects.current().exists()
    assert check_article(story) == []


def test_undo_is_refused_politely_where_somebody_built_on_it(window, mara, oskar, add_story):
    story = add_story("Rain in Korsen\nThe ferries stopped at noon, and the harbour closed.\n")
    page = open_desk(window, mara, story)
    page.keyboard.press("p")
    expect(page.locator("#correct-bar [role=slider]")).to_be_focused()
    press_and_wait(page, "Enter")
    expect(page.locator("#copy .claim")).to_have_count(3)
    part = Placement.objects.current().select_related("article").get(claim__kind="part", start__gt=20)
    mark_claim(actor=oskar, placement=part, opinion=Opinion(Mark.VERIFIED), former=None)
    press_and_wait(page, "z")
    expect(page.locator("#toast")).to_contain_text("Somebody has changed this since")
    expect(page.locator("#copy .claim")).to_have_count(3)


def test_of_two_sayings_in_one_claim_each_question_names_its_words(window, mara, twin):
    sayings = outline_of(twin, mara).attributions
    claim = next(claim for claim, versions in sayings.items() if len(versions) == 2)
    page = window(mara)
    page.goto(f"/articles/{twin.pk}/claims/{claim}/")
    asked = page.locator("#card .said legend q")
    expect(asked).to_have_count(2)
    assert len(set(asked.all_inner_texts())) == 2
