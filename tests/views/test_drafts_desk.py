"""A new draft at the desk: the earlier text on the card, one press to reaffirm, and what others are told."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Article, Placement, Verdict
from claims.queries.desk import card_for
from claims.queries.export import claim_rows
from claims.queries.outline import outline_of
from claims.vocabulary import Mark
from tests.drafting import TEXT, edited, fresh, is_sound, mark, mark_all, place, status, take

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


@pytest.fixture
def browser(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


def card(browser: Client, story: Article, part: str) -> str:
    return browser.get(reverse("desk-claim", args=[story.pk, place(story, part).claim_id])).content.decode()


def press(browser: Client, here: Placement, former: int | str, word: Mark, **more: object):
    data = {"mark": word, "former": former, **more}
    return browser.post(reverse("mark", args=[here.article_id, here.pk]), data, **HTMX)


def test_the_card_shows_the_earlier_text_and_the_same_mark_reaffirms_it(browser, mara, edda, ferries):
    given = mark(mara, ferries, "412", rationale="Counted")
    take(edda, ferries, edited("412", "421"))
    page = card(browser, ferries, "421")
    assert "Your mark was given on the earlier text (draft 1)" in page
    assert '<del><span class="vh">[removed: </span>412' in page and "</span>421" in page
    assert "Verified was given on the earlier text. Press it again if it still holds." in page
    assert ">Counted</textarea>" in page, "the old reason is offered"
    assert (
        press(browser, place(ferries, "421"), given.pk, Mark.VERIFIED, rationale="Counted").status_code == 200
    )
    assert status(ferries, "421") == "verified"
    assert "earlier text" not in card(browser, ferries, "421")
    assert is_sound(ferries)


def test_others_marks_on_the_earlier_text_are_shown_as_that(browser, oskar, edda, ferries):
    mark(oskar, ferries, "412")
    take(edda, ferries, edited("412", "421"))
    assert "The mark was given on the earlier text (draft 1)" in card(browser, ferries, "421")


def test_a_mark_sent_from_a_tab_of_the_former_draft_is_refused_with_both_texts_and_what_was_typed(
    browser, mara, edda, ferries
):
    """CO-04: nothing is attached to the new text."""
    old = place(ferries, "412")
    take(edda, ferries, edited("412", "421"))
    response = press(browser, old, "", Mark.UNSUPPORTED, rationale="I find no count")
    page = response.content.decode()
    assert response.status_code == 409
    assert "The mill lost 412 sacks of flour." in page and "The mill lost 421 sacks of flour." in page
    assert "I find no count</textarea>" in page
    assert not Verdict.objects.exists()


def test_a_mark_for_a_claim_that_is_gone_is_refused_and_what_was_typed_is_shown(browser, mara, edda, ferries):
    old = place(ferries, "Rain fell")
    take(edda, ferries, edited(" Rain fell all week.", ""))
    response = press(browser, old, "", Mark.UNSUPPORTED, rationale="The gauge says no")
    page = response.content.decode()
    assert response.status_code == 409
    assert "It is no longer in the text." in page and "The gauge says no" in page


def test_a_mark_holds_on_what_only_moved_and_its_part_in_question_too(browser, mara, edda, ferries):
    here = place(ferries, "412")
    mark(
        mara,
        ferries,
        "412",
        Mark.UNSUPPORTED,
        rationale="No count",
        problem=(here.start + 9, here.start + 17),
    )
    take(edda, ferries, f"Ferries stop at Korsen\nA bell rang.\n{TEXT.split(chr(10), 1)[1]}")
    story = fresh(ferries)
    outline, text = outline_of(story, mara), story.current_revision.text
    found = card_for(mara, story, here.claim_id, outline=outline, text=text, offered=None)
    assert (found.problem_words, found.problem, found.earlier) == (
        TEXT[here.start + 9 : here.start + 17],
        (9, 17),
        None,
    )
    (row,) = [row for row in claim_rows([story.pk], viewer=None) if row.mark]
    assert (row.problem_text, row.marked_text_is_current, row.article_revision) == (
        found.problem_words,
        "true",
        2,
    )


def test_the_export_says_which_marks_were_given_on_an_earlier_text(mara, edda, ferries):
    mark_all(mara, ferries)
    take(edda, ferries, edited("412", "421"))
    rows = {
        row.text: (row.status, row.marked_text_is_current) for row in claim_rows([ferries.pk], viewer=None)
    }
    assert rows.pop("The mill lost 421 sacks of flour.") == ("recheck", "false")
    assert set(rows.values()) == {("verified", "true")}


def poll(browser: Client, story: Article, since: int, part: str) -> str:
    return poll_at(browser, story, since, place(story, part).claim_id)


def poll_at(browser: Client, story: Article, since: int, claim: int) -> str:
    data = {"claim": claim, "since": since, "seen": "", "at": since}
    return browser.post(reverse("here", args=[story.pk]), data).content.decode()


def test_who_is_at_the_desk_is_told_and_sees_the_new_text(browser, oskar, edda, ferries):
    mark_all(oskar, ferries)
    since = fresh(ferries).history_length
    take(edda, ferries, edited("412", "421"))
    page = poll(browser, ferries, since, "Nobody")
    assert 'data-line="Draft 2 came in: 1 claim asks for a re-check"' in page
    assert 'id="copy"' in page and "421 sacks" in page and "Draft 2" in page
    since = fresh(ferries).history_length
    take(edda, ferries, TEXT + "\nA bell rang.\n")
    assert "Draft 3 came in: 1 claim asks for a re-check" in poll(browser, ferries, since, "Nobody")


def test_a_claim_that_a_draft_merged_is_not_said_to_be_gone(browser, edda, ferries):
    since, old = fresh(ferries).history_length, place(ferries, "Rain fell").claim_id
    take(edda, ferries, edited("would stop. Rain fell all week.", "would stop, and rain fell all week."))
    assert "this claim is merged with another" in poll_at(browser, ferries, since, old)
    page = browser.get(reverse("draft", args=[ferries.pk, 1])).content.decode()
    stood = page[page.index(f'id="claim-{old}"') :].split("</tr>")[0]
    assert "Merged with another · <a" in stood and "No longer in the text" not in page
    shown = browser.get(reverse("desk-claim", args=[ferries.pk, old]), follow=True).content.decode()
    assert "rain fell all week" in shown[shown.index('id="card"') :]


def test_who_is_at_a_claim_is_told_what_the_draft_did_to_it(browser, edda, ferries, add_story):
    since, other = fresh(ferries).history_length, add_story("Rain\nIt rained.\n")
    changed, gone = place(ferries, "412").claim_id, place(ferries, "Rain fell").claim_id
    take(edda, ferries, edited("412", "421").replace(" Rain fell all week.", ""))

    def told(claim: int) -> str:
        return poll_at(browser, ferries, since, claim)

    assert "re-check; this claim reads otherwise now" in told(changed)
    assert "re-check; this claim is out of the text" in told(gone)
    assert "; this claim" not in told(place(ferries, "Nobody").claim_id)
    elsewhere = browser.post(
        reverse("here", args=[ferries.pk]),
        {"claim": place(other, "It rained").claim_id, "since": since, "seen": "", "at": since},
    )
    assert elsewhere.status_code == 404


def test_the_address_of_a_claim_that_is_gone_leads_to_where_it_stood_last(browser, edda, ferries):
    gone = place(ferries, "Rain fell")
    take(edda, ferries, edited(" Rain fell all week.", ""))
    address = reverse("desk-claim", args=[ferries.pk, gone.claim_id])
    response = browser.get(address, follow=True)
    assert response.redirect_chain[0][0] == (
        f"{reverse('draft', args=[ferries.pk, 1])}?page=1#claim-{gone.claim_id}"
    )
    assert f'id="claim-{gone.claim_id}"' in response.content.decode()
    answer = browser.get(address, **HTMX)
    assert "That claim is no longer in the text. It stood last in draft 1." in answer.content.decode()
    assert answer["HX-Push-Url"].endswith(f"/claims/{place(ferries, 'The harbour').claim_id}/")


def test_undo_says_that_a_draft_came_in(browser, mara, edda, ferries):
    mark(mara, ferries, "Nobody")
    take(edda, ferries, edited("412", "421"))
    answer = browser.post(reverse("undo", args=[ferries.pk]), **HTMX).content.decode()
    assert "Draft 2 came in since, so what you did before cannot be undone." in answer
