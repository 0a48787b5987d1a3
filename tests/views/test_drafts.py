"""The pages of drafts: bring one, see what it does, take it, look at those before; queries do not grow."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.actions import jobs, settling, spans
from claims.actions.newsroom import edit_article
from claims.actions.proposing import compare_proposals, discard_proposal
from claims.actions.typing import keep_unsent
from claims.models import Article, Job, Proposal, Verdict
from claims.vocabulary import JobKind, Mark
from tests.drafting import TEXT, edited, fresh, is_sound, mark, mark_all, place, propose, status, take
from tests.views.counting import counted


@pytest.fixture
def ferries(add_story) -> Article:
    return add_story(TEXT)


@pytest.fixture
def browser(client: Client, edda) -> Client:
    client.force_login(edda)
    return client


def address(name: str, story: Article, *more: int) -> str:
    return reverse(name, args=[story.pk, *more])


def shown(browser: Client, name: str, story: Article, *more: int, **asked: str) -> str:
    response = browser.get(address(name, story, *more), asked)
    assert response.status_code == 200
    return response.content.decode()


def asks_for(editor, story: Article, readings: int) -> None:
    story = fresh(story)
    story.readings = readings
    edit_article(actor=editor, article=story)


def test_a_draft_is_pasted_compared_by_the_worker_and_taken(browser, mara, ferries):
    mark_all(mara, ferries)
    response = browser.post(address("draft-new", ferries), {"text": edited("412", "421")})
    proposal = Proposal.objects.get()
    assert response.url == address("proposal", ferries, proposal.pk)
    assert Job.objects.get(article=ferries, kind=JobKind.COMPARE_DRAFTS).state == "queued"
    waiting = shown(browser, "proposal", ferries, proposal.pk)
    assert "is being read and compared" in waiting and "Take as draft" not in waiting
    assert browser.get(address("proposal-state", ferries, proposal.pk)).status_code == 204
    compare_proposals(ferries)
    assert browser.get(address("proposal-state", ferries, proposal.pk))["HX-Refresh"] == "true"
    page = shown(browser, "proposal", ferries, proposal.pk)
    assert "Take as draft 2" in page and "Number changed" in page
    assert "Re-check · was ✓ Verified by Mara Lind" in page
    assert (
        "<dt>unchanged, marks kept</dt><dd>6</dd>" in page
        and "<dt>changed, to re-check</dt><dd>1</dd>" in page
    )
    assert ">412 </del>" not in page and "412" in page.split("<del>")[1].split("</del>")[0]
    response = browser.post(address("proposal-take", ferries, proposal.pk), follow=True)
    assert "Draft 2 is in: 6 unchanged, 1 to re-check." in response.content.decode()
    assert fresh(ferries).current_revision.number == 2


def test_comparing_is_watched_and_can_be_cancelled(browser, edda, ferries):
    browser.post(address("draft-new", ferries), {"text": edited("412", "421")})
    proposal, job = Proposal.objects.get(), Job.objects.get(article=ferries, kind=JobKind.COMPARE_DRAFTS)
    assert f'href="{reverse("job", args=[job.pk])}">How it stands' in shown(
        browser, "proposal", ferries, proposal.pk
    )
    jobs.cancel(actor=edda, job=job)
    assert browser.get(address("proposal-state", ferries, proposal.pk))["HX-Refresh"] == "true"
    page = shown(browser, "proposal", ferries, proposal.pk)
    assert "Comparing the draft was cancelled. Its text is kept." in page and "Compare it again" in page


def test_a_file_is_a_draft_too_and_what_is_none_is_said(browser, ferries):
    file = SimpleUploadedFile("draft.txt", edited("412", "421").encode())
    assert browser.post(address("draft-new", ferries), {"file": file}).status_code == 302
    for data, words in (
        ({"text": TEXT}, "word for word"),
        ({}, "Paste the text of the new draft"),
        ({"file": SimpleUploadedFile("a.txt", b"\x00\x01")}, "Nothing was stored"),
    ):
        response = browser.post(address("draft-new", ferries), data)
        assert response.status_code == 422 and words in response.content.decode()
    assert Proposal.objects.count() == 1


def test_the_riskiest_change_stands_first_or_all_in_the_order_of_the_text(browser, edda, ferries):
    text = (
        edited("closed on", "was closed on").replace("Tova Lank said the", "Tova Lank: the")
        + "\nA bell rang.\n"
    )
    proposal = propose(edda, ferries, text)
    page = shown(browser, "proposal", ferries, proposal.pk)
    assert page.index("Tova Lank") < page.index("The harbour") < page.index("A bell rang")
    page = shown(browser, "proposal", ferries, proposal.pk, order="text")
    assert page.index("The harbour") < page.index("Tova Lank") < page.index("A bell rang")
    assert "inline" in shown(browser, "proposal", ferries, proposal.pk, view="inline")


def test_a_re_check_can_be_forced_and_typography_accepted_or_not(browser, mara, edda, ferries):
    mark_all(mara, ferries)
    text = edited("3 March", "3\u00a0March")
    proposal = propose(edda, ferries, text)
    page = shown(browser, "proposal", ferries, proposal.pk, kept="1")
    claim = place(ferries, "Nobody").claim_id
    assert f'name="recheck" value="{claim}"' in page and "only quotes, dashes or spaces changed" in page
    browser.post(address("proposal-take", ferries, proposal.pk), {"recheck": [claim, "x", "9" * 30]})
    assert status(ferries, "Nobody") == "recheck"
    assert status(ferries, "The harbour") == status(ferries, "Rain fell") == "verified"
    proposal = propose(edda, ferries, text.replace("\u00a0", " "))
    browser.post(address("proposal-take", ferries, proposal.pk), {"typographic": "on"})
    assert status(ferries, "The harbour") == "recheck"
    assert status(ferries, "Rain fell") == "verified"
    assert is_sound(ferries)


def test_only_an_editor_takes_it_over_others_marks_and_the_page_says_why(client, mara, oskar, ferries):
    mark(mara, ferries, "412")
    proposal = propose(oskar, ferries, edited("412", "421"))
    client.force_login(oskar)
    page = shown(client, "proposal", ferries, proposal.pk)
    assert "An editor takes this draft: it changes one claim that others have marked." in page
    assert "Take as draft" not in page and "Discard draft" in page
    assert client.post(address("proposal-take", ferries, proposal.pk)).status_code == 403
    client.force_login(mara)
    page = shown(client, "proposal", ferries, proposal.pk)
    assert "Take as draft 2" in page and "Discard draft" not in page


def test_a_reader_sees_it_and_does_nothing(client, ana, mara, ferries):
    proposal = propose(mara, ferries, edited("412", "421"))
    client.force_login(ana)
    page = shown(client, "proposal", ferries, proposal.pk)
    assert "Readers cannot add drafts" in page
    assert "Take as draft" not in page and "Discard" not in page
    assert "New draft" not in shown(client, "drafts", ferries).split("<h1>")[1]


def test_two_who_propose_are_told_of_each_other_and_the_later_is_compared_again(browser, mara, edda, ferries):
    one = propose(mara, ferries, edited("412", "421"))
    other = propose(edda, ferries, edited("412", "430"))
    assert "Mara Lind</bdi> brought another draft" in shown(browser, "proposal", ferries, other.pk)
    assert "Mara Lind</bdi> brought a draft" in shown(browser, "draft-new", ferries)
    browser.post(address("proposal-take", ferries, one.pk))
    page = shown(browser, "proposal", ferries, other.pk)
    assert "compared with draft 1. Draft 2 was taken in the meantime" in page and "Take as draft" not in page
    late = browser.post(address("proposal-take", ferries, other.pk))
    assert late.status_code == 409 and "Another draft was taken" in late.content.decode()
    browser.post(address("proposal-again", ferries, other.pk))
    compare_proposals(fresh(ferries))
    assert "Take as draft 3" in shown(browser, "proposal", ferries, other.pk)


def test_claims_split_meanwhile_are_said_and_a_draft_that_is_gone_too(browser, mara, edda, ferries):
    proposal = propose(edda, ferries, edited("412", "421"))
    at = TEXT.index("the ferries would")
    spans.split_claim(actor=mara, placement=place(ferries, "Minister"), at=at)
    response = browser.post(address("proposal-take", ferries, proposal.pk))
    assert response.status_code == 409
    assert "Somebody split, merged or changed claims" in response.content.decode()
    assert "Compare it with draft 1" in response.content.decode()
    discard_proposal(actor=edda, proposal=proposal)


def test_who_comes_to_a_draft_that_was_taken_or_discarded_is_told_so(browser, edda, ferries, add_story):
    proposal = propose(edda, ferries, edited("412", "421"))
    browser.post(address("proposal-take", ferries, proposal.pk))
    ways = [
        browser.post(address(f"proposal-{act}", ferries, proposal.pk)) for act in ("take", "discard", "again")
    ]
    ways += [browser.get(address("proposal", ferries, proposal.pk))]
    assert {answer.url for answer in ways} == {address("drafts", ferries)}
    assert "This draft was taken or discarded in the meantime" in shown(browser, "drafts", ferries)
    other = propose(edda, add_story(TEXT), edited("412", "430"))
    assert browser.get(address("proposal", ferries, other.pk)).status_code == 404


def test_what_is_told_before_and_after_counts_the_same_claims(browser, mara, edda, add_story):
    whole = "The mayor counted 14 boats on the river Meren, and the minister counted 30 barges in Korsen."
    two = "The mayor counted 14 boats on the river Meren. The minister counted 30 barges in Korsen."
    story = add_story(f"Boats\n{whole}\n")
    mark_all(mara, story)
    proposal = propose(edda, story, f"Boats\n{two}\n")
    page = shown(browser, "proposal", story, proposal.pk)
    assert "Split in two or more" in page and "<dt>changed, to re-check</dt><dd>2</dd>" in page
    taken = browser.post(address("proposal-take", story, proposal.pk), follow=True).content.decode()
    assert "2 to re-check" in taken
    old_ways = {"old": "1", "new": "2"}
    assert "<dt>changed</dt><dd>2</dd>" in shown(browser, "drafts-compare", story, **old_ways)


def test_drafts_are_listed_with_what_they_did_and_shown_as_they_stood(browser, mara, edda, ferries):
    mark(mara, ferries, "412", Mark.UNSUPPORTED, rationale="No count")
    take(edda, ferries, edited("412", "421").replace(" Rain fell all week.", ""))
    mark(mara, ferries, "421", Mark.VERIFIED, rationale="Counted")
    page = shown(browser, "drafts", ferries)
    assert "4 unchanged, 2 to re-check, 1 removed" in page, "“too” leant on what is gone"
    assert page.count("SHA-256") == 2 and fresh(ferries).current_revision.sha256 in page
    first = shown(browser, "draft", ferries, 1)
    assert "412 sacks" in first and "No count" in first and "Counted" not in first
    assert "Rain fell" in first and "No longer in the text" in first
    second = shown(browser, "draft", ferries, 2)
    assert "421 sacks" in second and "Counted" in second and "Rain fell" not in second
    assert browser.get(address("draft", ferries, 3)).status_code == 404


def test_a_past_draft_shows_what_was_settled_and_asked_then(browser, mara, oskar, edda, ada, ferries):
    asks_for(edda, ferries, 2)
    parts = decided, sent, half = "harbour", "Rain fell", "rained"
    claims = [place(ferries, part).claim_id for part in parts]
    for part in (decided, sent):
        mark(mara, ferries, part)
        mark(oskar, ferries, part, Mark.DISPUTED)
    mark(mara, ferries, half)

    def about(part: str) -> dict:
        here = place(ferries, part)
        seen = Verdict.objects.current().filter(claim=here.claim, round=here.claim.round)
        return {"actor": ada, "placement": here, "seen": list(seen.values_list("pk", flat=True))}

    decision = settling.Decision(Mark.UNSUPPORTED, "Nobody looked.")
    row = settling.settle_claim(**about(decided), decision=decision, former=None)
    settling.send_back(**about(sent), question="Where?", former=None)
    take(edda, ferries, f"{TEXT}More ferries came.")
    settling.send_back(**about(decided), question="Who looked?", former=row.pk)
    asks_for(edda, ferries, 1)
    mark(mara, ferries, sent, Mark.NOT_CHECKABLE)
    assert [status(ferries, part) for part in parts] == ["open", "not_checkable", "verified"]
    page = shown(browser, "draft", ferries, 1)
    stood = dict(re.findall(r'id="claim-(\d+)".*?class="status" data-status="(\w+)"', page, re.DOTALL))
    assert [stood[str(claim)] for claim in claims] == ["unsupported", "open", "open"]


def test_any_two_drafts_are_compared(browser, edda, ferries):
    take(edda, ferries, edited("412", "421"))
    take(edda, ferries, edited("412", "430").replace("all week", "all month"))
    page = shown(browser, "drafts-compare", ferries, old="1", new="3")
    assert "<dt>changed</dt><dd>2</dd>" in page
    assert "Re-check · was" not in page
    same = shown(browser, "drafts-compare", ferries, old="2", new="2")
    assert "<dt>changed</dt><dd>0</dd>" in same
    assert browser.get(address("drafts-compare", ferries), {"old": "x", "new": "9"}).status_code == 404


def test_what_was_typed_on_a_claim_that_is_gone_is_not_lost(browser, edda, ferries):
    keep_unsent(actor=edda, placement=place(ferries, "Rain fell"), window="w", text="The gauge says")
    take(edda, ferries, edited(" Rain fell all week.", ""))
    page = shown(browser, "drafts", ferries)
    assert "The gauge says" in page and "Rain fell all week." in page


@pytest.mark.django_db(transaction=True)
def test_queries_do_not_grow_with_claims_or_drafts(browser, mara, edda, add_story):
    counts = []
    for size in (4, 40):
        words = [f"Ship number {number} left the port of Korsen." for number in range(size)]
        story = add_story("Ships leave\n" + " ".join(words))
        for word in words[:3]:
            mark(mara, story, word)
        take(edda, story, "Ships leave\n" + " ".join(words[1:]).replace("left", "reached"))
        proposal = propose(edda, story, "Ships leave\n" + " ".join(words[2:]))
        pages = [
            address("drafts", story), address("draft", story, 1), address("draft", story, 2),
            address("drafts-compare", story), address("proposal", story, proposal.pk),
            address("proposal", story, proposal.pk) + "?kept=1",
        ]  # fmt: skip
        for page in pages:
            browser.get(page)
        found = []
        for page in pages:
            with counted() as spent:
                assert browser.get(page).status_code == 200
            found.append(spent.total)
        with counted() as spent:
            browser.post(address("proposal-take", story, proposal.pk))
        counts.append((found, spent.total))
    assert counts[0] == counts[1]
    assert max(counts[0][0]) <= 14 and counts[0][1] <= 60


def test_a_long_comparison_comes_in_pages(browser, edda, add_story):
    words = [f"Ship number {number} left the port of Korsen." for number in range(230)]
    story = add_story("Ships leave\n" + "\n".join(words))
    proposal = propose(edda, story, "Ships leave\n" + "\n".join(words).replace("left", "reached"))
    first = shown(browser, "proposal", story, proposal.pk)
    assert "1–100 of 230" in first and first.count("<tr>") == 101
    assert "201–230 of 230" in shown(browser, "proposal", story, proposal.pk, page="99")
