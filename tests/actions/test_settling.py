"""An editor settles what readers differ on, sends it back, opens it again; undo and history follow."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions import evidence, settling, spans
from claims.actions.refused import Refused
from claims.actions.review import Opinion, mark_claim
from claims.actions.settling import Became, Decision
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import (
    Article,
    Claim,
    EvidenceVersion,
    Outcome,
    Placement,
    Settlement,
    User,
    Verdict,
)
from claims.queries.history_check import check_article
from claims.vocabulary import Basis, Mark, Stance, Tier
from claims.vocabulary import Outcome as Word

REASON = "The yard is roofed."


@pytest.fixture
def twice(add_story) -> Article:
    """Read by two; so many claims that their making is told by a digest."""
    return add_story(
        "Many loaves\n" + "\n".join(f"Loaf {n} was sold in Korsen." for n in range(24)), readings=2
    )


def place(story: Article, number: int = 0) -> Placement:
    rows = Placement.objects.current().filter(article=story).select_related("article", "claim")
    return rows.order_by("start")[number]


def mark(
    person: User, where: Placement, word: Mark, basis: Basis | None = None, former: Verdict | None = None
):
    opinion = Opinion(word, basis)
    return mark_claim(actor=person, placement=where, opinion=opinion, former=former and former.pk)


def seen_at(where: Placement) -> list[int]:
    now = Claim.objects.get(pk=where.claim_id)
    return list(Verdict.objects.current().filter(claim=now, round=now.round).values_list("pk", flat=True))


def settle(editor: User, where: Placement, word: Mark = Mark.VERIFIED, **more):
    about = {"decision": Decision(word, REASON), "seen": seen_at(where), "former": None}
    return settling.settle_claim(actor=editor, placement=where, **about | more)


def status(where: Placement) -> str:
    return Claim.objects.values_list("status", flat=True).get(pk=where.claim_id)


@pytest.fixture
def conflict(twice, mara, oskar) -> Placement:
    where = place(twice, 1)
    mark(mara, where, Mark.VERIFIED)
    mark(oskar, where, Mark.DISPUTED, Basis.CONTESTED)
    assert status(where) == "conflict"
    return where


def test_a_reading_is_adopted_with_its_basis(conflict, edda, oskar):
    followed = Verdict.objects.get(reviewer=oskar)
    decision = Decision(Mark.VERIFIED, REASON, adopted=followed.pk)
    row = settle(edda, conflict, decision=decision)
    assert (row.mark, row.basis, row.adopted, row.round) == ("disputed", "contested", followed, 1)
    assert status(conflict) == "disputed"
    assert Verdict.objects.current().count() == 2
    assert check_article(conflict.article) == []


def test_none_of_these_is_a_decision_too(conflict, edda):
    settle(edda, conflict, Mark.NOT_CHECKABLE)
    assert status(conflict) == "not_checkable"


def test_an_outcome_goes_along_and_one_undo_takes_back_both(conflict, edda):
    settle(edda, conflict, outcome=Became(Word.CHANGE_ASKED, None))
    assert Outcome.objects.current().get().value == "change_asked"
    undo_last(actor=edda, article=conflict.article)
    assert status(conflict) == "conflict"
    assert not Outcome.objects.current().exists()
    assert check_article(conflict.article) == []


@pytest.mark.parametrize("who", ["mara", "ana"])
def test_who_is_no_editor_settles_nothing(conflict, who, request):
    with pytest.raises(PermissionDenied, match="Only editors|read this claim"):
        settle(request.getfixturevalue(who), conflict)


def test_nobody_settles_what_they_read(twice, mara, edda, ada):
    where = place(twice)
    mark(mara, where, Mark.VERIFIED)
    mark(edda, where, Mark.UNSUPPORTED)
    with pytest.raises(PermissionDenied, match="You read this claim yourself"):
        settle(edda, where)
    assert settle(ada, where).mark == "verified"


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_is_required(conflict, edda, reason):
    with pytest.raises(Refused, match="Say why"):
        settle(edda, conflict, decision=Decision(Mark.VERIFIED, reason))
    with pytest.raises(Refused, match="question"):
        settling.send_back(
            actor=edda, placement=conflict, question=reason, seen=seen_at(conflict), former=None
        )
    assert not Settlement.objects.exists()


def test_what_changed_since_the_page_was_shown_is_not_settled(conflict, edda, mara):
    seen = seen_at(conflict)
    mark(mara, conflict, Mark.UNSUPPORTED, former=Verdict.objects.get(reviewer=mara))
    with pytest.raises(Stale, match="A reading changed"):
        settle(edda, conflict, seen=seen)


def test_it_waits_until_all_readings_are_in(twice, mara, edda):
    where = place(twice)
    mark(mara, where, Mark.VERIFIED)
    with pytest.raises(Refused, match="Not all readings"):
        settle(edda, where)


def test_what_is_settled_is_read_no_more(conflict, edda, mara, oskar):
    settle(edda, conflict)
    mine = Verdict.objects.get(reviewer=mara)
    with pytest.raises(Stale, match="An editor settled"):
        mark(mara, conflict, Mark.UNSUPPORTED, former=mine)


def test_co_11_a_mark_is_not_taken_back_after_it_was_overruled(conflict, edda, oskar):
    settle(edda, conflict)
    with pytest.raises(Stale, match="An editor has settled"):
        undo_last(actor=oskar, article=conflict.article)
    assert Verdict.objects.current().filter(reviewer=oskar).exists()
    assert check_article(conflict.article) == []


def test_it_opens_again_when_its_words_change(conflict, edda, mara):
    settle(edda, conflict)
    spans.adjust_claim(actor=mara, placement=conflict, start=conflict.start, end=conflict.end - 1)
    assert status(conflict) == "recheck"
    assert check_article(conflict.article) == []


def test_it_opens_again_when_what_was_found_changes(conflict, edda, mara):
    first = {"actor": mara, "placement": conflict, "found": evidence.FoundNote("A receipt")}
    link = evidence.add_evidence(**first)
    settle(edda, conflict)
    assert status(conflict) == "verified"
    about = {"stance": Stance.AGAINST, "passage": "", "locator": ""}
    evidence.change_link(actor=mara, placement=conflict, link=link, **about)
    assert status(conflict) == "conflict"
    former = Settlement.objects.current().get().pk
    settle(edda, conflict, former=former)
    assert status(conflict) == "verified"
    evidence.take_from_claim(
        actor=mara, placement=conflict, link=conflict.claim.evidence_links.get(until=None)
    )
    assert status(conflict) == "conflict"
    undo_last(actor=mara, article=conflict.article)
    assert status(conflict) == "verified"  # found as it was when the editor decided
    assert check_article(conflict.article) == []


def test_what_is_found_on_it_as_before_is_settled_as_before(conflict, edda, mara):
    kept = evidence.add_evidence(actor=mara, placement=conflict, found=evidence.FoundNote("A receipt"))
    settle(edda, conflict)

    def version():
        current = EvidenceVersion.objects.current().select_related("evidence", "article")
        return current.get(evidence=kept.evidence)

    def change(**about):
        given = {"tier": Tier.PRIMARY, "title": ""} | about
        evidence.change_evidence(actor=mara, placement=conflict, version=version(), **given)

    for act in (
        lambda: change(),
        lambda: change(text="Two receipts"),
        lambda: evidence.add_evidence(actor=mara, placement=conflict, found=evidence.FoundNote("Another")),
    ):
        act()
        assert status(conflict) == "conflict"
        undo_last(actor=mara, article=conflict.article)
        assert status(conflict) == "verified"
        assert check_article(conflict.article) == []
    evidence.share(actor=mara, placement=conflict, version=version(), confidential=True)
    assert status(conflict) == "verified"


def test_undoing_that_it_was_opened_again_passes_over_nothing_that_was_found_meanwhile(conflict, edda, mara):
    row = settle(edda, conflict)
    evidence.add_evidence(actor=mara, placement=conflict, found=evidence.FoundNote("A receipt"))
    about = {"placement": conflict, "seen": seen_at(conflict), "former": row.pk}
    settling.send_back(actor=edda, question="And the receipt?", **about)
    undo_last(actor=edda, article=conflict.article)
    assert Settlement.objects.current().get().mark == "verified"
    assert status(conflict) == "conflict"
    assert check_article(conflict.article) == []


def test_evidence_that_is_confidential_tells_nobody_of_itself(conflict, edda, mara):
    settle(edda, conflict)
    secret = {"found": evidence.FoundNote("A name"), "handling": evidence.Handling(confidential=True)}
    evidence.add_evidence(actor=mara, placement=conflict, **secret)
    assert status(conflict) == "verified"
    assert check_article(conflict.article) == []


def test_sent_back_it_is_read_in_the_next_round(conflict, edda, mara, oskar):
    asked = settling.send_back(
        actor=edda, placement=conflict, question="Is the yard roofed?", seen=seen_at(conflict), former=None
    )
    claim = Claim.objects.get(pk=conflict.claim_id)
    assert (asked.mark, asked.round, claim.round, claim.status) == ("", 1, 2, "open")
    assert Verdict.objects.current().filter(round=1).count() == 2
    assert check_article(conflict.article) == []
    for person in (mara, oskar):
        mark(person, place(conflict.article, 1), Mark.UNSUPPORTED)
    assert status(conflict) == "unsupported"
    assert Verdict.objects.current().count() == 4
    with pytest.raises(Stale):
        undo_last(actor=edda, article=conflict.article)  # it was read in this round
    assert check_article(conflict.article) == []


def test_sending_back_is_taken_back_while_nobody_has_read(conflict, edda):
    settling.send_back(
        actor=edda, placement=conflict, question="Roofed?", seen=seen_at(conflict), former=None
    )
    undo_last(actor=edda, article=conflict.article)
    claim = Claim.objects.get(pk=conflict.claim_id)
    assert (claim.round, claim.status) == (1, "conflict")
    assert check_article(conflict.article) == []
    settle(edda, conflict)
    assert check_article(conflict.article) == []


def test_an_editor_opens_a_settled_claim_again_with_a_reason(conflict, edda, mara):
    row = settle(edda, conflict)
    settling.send_back(
        actor=edda,
        placement=conflict,
        question="The receipt is forged.",
        seen=seen_at(conflict),
        former=row.pk,
    )
    assert status(conflict) == "open"
    assert Settlement.objects.current().get().mark == ""
    assert check_article(conflict.article) == []
    undo_last(actor=edda, article=conflict.article)
    assert status(conflict) == "verified"
    assert check_article(conflict.article) == []


def test_where_all_agree_many_are_settled_at_once(twice, mara, oskar, edda):
    places = [place(twice, number) for number in range(3)]
    for where in places:
        for person in (mara, oskar):
            mark(person, where, Mark.VERIFIED)
    claims = [where.claim_id for where in places]
    assert settling.settle_agreed(actor=edda, article=twice, claims=claims, reason="All agree.") == 3
    assert Settlement.objects.current().count() == 3
    assert check_article(twice) == []
    undo_last(actor=edda, article=twice)
    assert not Settlement.objects.current().exists()


def test_nothing_is_settled_at_once_where_one_differs(conflict, edda, mara, oskar):
    other = place(conflict.article, 2)
    for person in (mara, oskar):
        mark(person, other, Mark.VERIFIED)
    claims = [conflict.claim_id, other.claim_id]
    with pytest.raises(Refused, match="differ"):
        settling.settle_agreed(actor=edda, article=conflict.article, claims=claims, reason="All agree.")
    assert not Settlement.objects.exists()


def test_a_settled_claim_that_is_split_is_settled_no_more(conflict, edda, mara):
    settle(edda, conflict)
    text = conflict.article.current_revision.text
    spans.split_claim(actor=mara, placement=conflict, at=text.index(" sold", conflict.start))
    assert not Settlement.objects.current().exists()
    assert check_article(conflict.article) == []
    undo_last(actor=mara, article=conflict.article)
    assert status(conflict) == "verified"
    assert check_article(conflict.article) == []
