"""The page of what readers differ on: worst first, side by side; nothing typed is lost."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import evidence, review
from claims.actions._status import derive_statuses
from claims.actions._tally import recount
from claims.actions.settling import Decision, settle_claim
from claims.models import Article, AttributionVersion, Claim, Placement, Settlement, User, Verdict
from claims.queries.export import claim_rows
from claims.queries.settling import agreed_in, conflicts_for
from claims.vocabulary import Basis, Mark, SaidAnswer, Stance
from tests.attacks.conftest import rows_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def twice(add_story) -> Article:
    return add_story(readings=2)


def places(story: Article) -> list[Placement]:
    rows = Placement.objects.current().filter(article=story).select_related("article", "claim")
    return list(rows.order_by("start"))


def mark(person: User, where: Placement, word: Mark, basis: Basis | None = None, reason: str = "") -> Verdict:
    opinion = review.Opinion(word, basis, reason)
    return review.mark_claim(actor=person, placement=where, opinion=opinion, former=None)


@pytest.fixture
def differing(twice, mara, oskar) -> list[Placement]:
    """Claims 0 to 3: little, far, very far apart, and not at all."""
    chosen = places(twice)[:4]
    pairs = [
        (Mark.DISPUTED, Mark.UNSUPPORTED),
        (Mark.VERIFIED, Mark.UNSUPPORTED),
        (Mark.VERIFIED, Mark.DISPUTED),
        (Mark.VERIFIED, Mark.VERIFIED),
    ]
    for where, (one, other) in zip(chosen, pairs, strict=True):
        mark(mara, where, one, reason=f"Mara on {where.start}")
        mark(oskar, where, other, reason=f"Oskar on {where.start}")
    return chosen


@pytest.fixture
def page(client: Client, edda):
    client.force_login(edda)
    return lambda query="": client.get(reverse("settle") + query).content.decode()


def sent(html: str) -> dict[str, str]:
    return dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html.split('id="settle"')[1])
    )


def post(client: Client, name: str, where: Placement, html: str, **data):
    return client.post(reverse(name, args=[where.article_id, where.pk]), sent(html) | data)


def test_furthest_apart_first(differing, edda, mara):
    order = [line.claim_id for line in conflicts_for(edda)]
    assert order == [differing[2].claim_id, differing[1].claim_id, differing[0].claim_id]
    assert all(line.mine for line in conflicts_for(mara))


def test_the_page_shows_both_sides_of_the_worst(differing, page):
    html = page()
    assert f"Mara on {differing[2].start}" in html and f"Oskar on {differing[2].start}" in html
    assert "They differ on the mark." in html and "Both read draft 1." in html
    assert "1 of 3" in html and "Readers differ on 3 claims" in html


def test_a_guess_of_the_machine_wears_its_question_mark(differing, page):
    html = page(f"?claim={differing[3].claim_id}")
    assert "Source: <bdi>the ministry?</bdi>" in html and "Article offers: Their word only?" in html
    AttributionVersion.objects.current().update(confirmed_by=differing[3].article.added_by)
    assert "Source: <bdi>the ministry</bdi>" in page(f"?claim={differing[3].claim_id}")


def test_what_they_differ_on_is_named(twice, edda, mara, oskar, page):
    where, version, _ = rows_of(twice)
    where = Placement.objects.select_related("article", "claim").get(pk=where.pk)
    about = {"placement": where, "attribution": version.attribution, "former": None}
    review.answer_said(actor=mara, answer=SaidAnswer.YES, **about)
    review.answer_said(actor=oskar, answer=SaidAnswer.NO, **about)
    mark(mara, where, Mark.DISPUTED, Basis.CONTESTED)
    mark(oskar, where, Mark.DISPUTED, Basis.CONTRADICTED)
    html = page(f"?claim={where.claim_id}")
    assert "They differ on the basis and whether" in html


def test_a_denial_is_told_as_one(add_story, mara, oskar, page):
    story = add_story("Short\nThe mayor denied that the bridge is closed.\n", readings=2)
    where = places(story)[1]
    version = AttributionVersion.objects.current().get(article=story)
    about = {"placement": where, "attribution": version.attribution, "former": None}
    for person, answer in ((mara, SaidAnswer.YES), (oskar, SaidAnswer.NO)):
        review.answer_said(actor=person, answer=answer, **about)
    mark(mara, where, Mark.VERIFIED)
    mark(oskar, where, Mark.UNSUPPORTED)
    html = page(f"?claim={where.claim_id}")
    assert "<bdi>the mayor</bdi> denied it" in html and "<bdi>the mayor</bdi> did not deny it" in html
    assert "whether the mayor denied it" in html and "said it" not in html


def test_evidence_stands_with_who_found_it(differing, page, mara, edda):
    found = {"found": evidence.FoundNote("A receipt from Korsen"), "stance": Stance.FOR}
    evidence.add_evidence(actor=mara, placement=differing[2], **found)
    evidence.add_evidence(
        actor=edda, placement=differing[2], found=evidence.FoundNote("A photo of the square")
    )
    html = page(f"?claim={differing[2].claim_id}")
    first, second = html.split('<article class="reading"')[1:3]
    assert "A receipt from Korsen" in first and "A receipt" not in second
    assert "Also found" in html and "A photo of the square" in html


def test_a_reading_is_followed_and_the_next_claim_comes(client, differing, page):
    html = page()
    followed = Verdict.objects.get(claim=differing[2].claim_id, mark="disputed")
    answer = post(client, "settle-claim", differing[2], html, choice=f"reading-{followed.pk}", reason="Seen.")
    assert answer.status_code == 302 and answer.url.endswith(f"?claim={differing[1].claim_id}")
    assert Settlement.objects.get().adopted == followed
    assert "Settled as Disputed" in client.get(answer.url).content.decode()


def test_none_of_these_with_an_outcome(client, differing, page):
    data = {"choice": "mark-not_checkable", "reason": "A forecast.", "outcome": "stands"}
    assert post(client, "settle-claim", differing[2], page(), **data).status_code == 302
    claim = Claim.objects.get(pk=differing[2].claim_id)
    assert claim.status == "not_checkable"
    assert claim.outcomes.get(until=None).value == "stands"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"choice": "mark-unsupported", "reason": " "}, "Say why"),
        ({"choice": "", "reason": "So"}, "Choose a reading"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(client, differing, page, data, why):
    answer = post(client, "settle-claim", differing[2], page(), **data)
    html = answer.content.decode()
    assert answer.status_code == 422 and why in html
    assert data["reason"].strip() in html
    assert not data["choice"] or re.search(r"mark-unsupported\"[^>]* checked", html)


def test_the_second_of_two_editors_keeps_her_words(client, differing, page, person):
    html = page()
    other = person("other", "editor")
    seen = [verdict.pk for verdict in Verdict.objects.filter(claim=differing[2].claim_id)]
    settle_claim(
        actor=other, placement=differing[2], decision=Decision(Mark.VERIFIED, "Mine."), seen=seen, former=None
    )
    answer = post(
        client, "settle-claim", differing[2], html, choice="mark-unsupported", reason="What I typed"
    )
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Another editor decided" in shown and "What I typed" in shown and "Mine." in shown
    assert Settlement.objects.get().settled_by == other


def test_it_is_sent_back_with_a_question(client, differing, page, mara):
    answer = post(client, "send-back", differing[2], page(), reason="Is the yard roofed?")
    assert answer.status_code == 302
    client.force_login(mara)
    card = client.get(reverse("desk-claim", args=[differing[2].article_id, differing[2].claim_id]))
    assert "Sent back to be read again" in card.content.decode()
    assert "Is the yard roofed?" in card.content.decode()


def test_a_settled_card_says_who_and_why_and_takes_no_mark(client, differing, page, mara):
    post(client, "settle-claim", differing[2], page(), choice="mark-verified", reason="The yard is roofed.")
    client.force_login(mara)
    card = client.get(
        reverse("desk-claim", args=[differing[2].article_id, differing[2].claim_id])
    ).content.decode()
    assert "Settled as" in card and "Edda Roth" in card and "The yard is roofed." in card
    assert 'id="mark"' not in card
    mine = Verdict.objects.get(claim=differing[2].claim_id, reviewer=mara)
    data = {"mark": "unsupported", "rationale": "I still doubt it", "former": mine.pk}
    answer = client.post(reverse("mark", args=[differing[2].article_id, differing[2].pk]), data, headers=HTMX)
    assert answer.status_code == 409
    assert "I still doubt it" in answer.content.decode()


def test_it_is_opened_again_with_a_reason(client, differing, page):
    post(client, "settle-claim", differing[2], page(), choice="mark-verified", reason="Sure.")
    html = page(f"?claim={differing[2].claim_id}")
    assert "Open it again" in html
    assert post(client, "send-back", differing[2], html, reason="Forged.").status_code == 302
    assert Claim.objects.get(pk=differing[2].claim_id).status == "open"


def test_where_all_agree_all_are_settled_by_one_button(client, differing, page, edda):
    story = differing[0].article
    assert agreed_in(edda, story) == [differing[3].claim_id]
    html = page(f"?story={story.pk}")
    assert "All readers agree on 1 claim" in html
    data = {"claims": str(differing[3].claim_id), "reason": "All agree."}
    assert client.post(reverse("settle-agreed", args=[story.pk]), data).status_code == 302
    assert Settlement.objects.get().claim_id == differing[3].claim_id
    assert agreed_in(edda, story) == []


def test_who_read_it_is_told_why_another_has_to_settle(client, twice, edda, mara, page):
    where = places(twice)[0]
    mark(edda, where, Mark.VERIFIED)
    mark(mara, where, Mark.DISPUTED)
    html = page()
    assert "You read this claim yourself" in html and 'name="reason"' not in html.split('id="to-settle"')[0]


@pytest.mark.parametrize("query", ["?claim=x", "?claim=0", "?story=-1", "?order=best"])
def test_a_strange_address_is_refused(client, page, query):
    page()
    assert client.get(reverse("settle") + query).status_code == 400
    assert client.get(reverse("settle") + "?claim=999999").status_code == 404


def test_a_restricted_story_is_not_there(client, differing, page, edda):
    story = differing[0].article
    Article.objects.filter(pk=story.pk).update(restricted=True)
    assert "Readers differ on nothing" in page()
    assert client.get(reverse("settle") + f"?claim={differing[0].claim_id}").status_code == 404


def test_the_page_asks_as_many_queries_for_one_conflict_as_for_a_thousand(
    client, twice, page, add_story, mara, oskar, django_assert_num_queries
):
    first = places(twice)[1]
    mark(mara, first, Mark.VERIFIED)
    mark(oskar, first, Mark.DISPUTED)
    page()
    with django_assert_num_queries(15):  # one for the bell, which has news
        html = page()
    assert "1 of 1<" in html
    many = add_story("Loaves\n" + "\n".join(f"Loaf {n} was sold." for n in range(999)), readings=2)
    rows = Placement.objects.current().filter(article=many, claim__kind="sentence")
    about = {"article": many, "since": many.history_length, "marked_at": many.added_at}
    Verdict.objects.bulk_create(
        Verdict(claim_id=row.claim_id, placement=row, reviewer=reader, mark=word, **about)
        for row in rows
        for reader, word in ((mara, Mark.VERIFIED), (oskar, Mark.DISPUTED))
    )
    derive_statuses(many, actor=mara)
    recount([many.pk])
    with django_assert_num_queries(15):  # one for the bell, which has news
        html = page()
    assert "1 of 1000<" in html


def test_the_export_tells_who_settled_and_every_round(client, differing, page, edda, mara, oskar):
    settled, back = differing[2], differing[1]
    post(client, "settle-claim", settled, page(), choice="mark-verified", reason="Seen.")
    post(client, "send-back", back, page(f"?claim={back.claim_id}"), reason="Where from?")
    mark(mara, Placement.objects.select_related("article", "claim").get(pk=back.pk), Mark.UNSUPPORTED)
    rows = [row for row in claim_rows([settled.article_id], viewer=edda) if row.reviewer]
    of = lambda where: [row for row in rows if row.claim_id == str(where.claim.public_id)]  # noqa: E731
    assert {(row.settled_by, row.settled_reason, row.status) for row in of(settled)} == {
        ("edda", "Seen.", "verified")
    }
    assert sorted((row.reviewer, row.round, row.settled_by) for row in of(back)) == [
        ("mara", 1, ""), ("mara", 2, ""), ("oskar", 1, ""),
    ]  # fmt: skip


def test_what_a_plain_browser_does_at_enter_is_to_settle(page, differing):
    first = re.search(r'<button[^>]* type="submit"[^>]*>', page().partition('id="settle"')[2])
    assert "data-settle" in first[0], "the first button of a form is what Enter presses"


def test_a_claim_that_waits_for_another_reader_says_so(client, twice, mara, oskar):
    where = places(twice)[1]
    mark(mara, where, Mark.VERIFIED)
    address = reverse("desk-claim", args=[twice.pk, where.claim_id])
    waits = "It stays open until another reader has marked it."
    client.force_login(mara)
    assert waits in client.get(address).content.decode()
    client.force_login(oskar)
    assert waits not in client.get(address).content.decode()
    mark(oskar, where, Mark.VERIFIED)
    assert waits not in client.get(address).content.decode()
