"""What the newsroom asks of a mark, the part in question, and the same mark once more."""

import json

import pytest

from claims.actions import evidence as acts
from claims.actions import newsroom
from claims.actions.refused import Refused
from claims.actions.review import Opinion, mark_claim
from claims.actions.stale import Stale
from claims.models import Article, Event, Evidence, EvidenceLink, EvidenceVersion, Placement, Verdict
from claims.queries.export import claim_rows
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind, Mark, Stance, Tier


@pytest.fixture
def placement(story: Article) -> Placement:
    rows = Placement.objects.current().filter(article=story, claim__kind="sentence")
    return rows.select_related("article", "claim").order_by("start").first()


@pytest.fixture
def rule(ada):
    def make(**changes: bool) -> None:
        rules = newsroom.rules_of_newsroom(actor=ada)
        for name, value in changes.items():
            setattr(rules, name, value)
        newsroom.change_rules(actor=ada, rules=rules)

    return make


def find(person, placement: Placement, *, locator="page 4", stance="for", tier="primary", until=None) -> None:
    about = {"article": placement.article, "since": placement.article.history_length}
    found = Evidence.objects.create(kind="link", added_by=person, added_at="2031-01-01T00:00Z", **about)
    EvidenceVersion.objects.create(evidence=found, tier=tier, **about)
    EvidenceLink.objects.create(
        evidence=found, claim=placement.claim, stance=stance, locator=locator, linked_by=person,
        linked_at="2031-01-01T00:00Z", until=until, **about,
    )  # fmt: skip


@pytest.mark.parametrize("mark", [Mark.DISPUTED, Mark.UNSUPPORTED])
def test_a_reason_is_asked_for_only_where_it_is_the_rule(mara, placement, rule, mark):
    bare, reasoned = Opinion(mark, rationale="  "), Opinion(mark, rationale="No record of it.")
    given = mark_claim(actor=mara, placement=placement, opinion=bare, former=None)
    rule(reason_required=True)
    changed = Opinion(Mark.NOT_CHECKABLE)
    given = mark_claim(actor=mara, placement=placement, opinion=changed, former=given.pk)
    before = Event.objects.count()
    with pytest.raises(Refused, match="asks for a reason"):
        mark_claim(actor=mara, placement=placement, opinion=bare, former=given.pk)
    assert Event.objects.count() == before
    assert Article.objects.get(pk=placement.article_id).history_length == placement_events(placement)
    assert mark_claim(actor=mara, placement=placement, opinion=reasoned, former=given.pk).mark == mark


def placement_events(placement: Placement) -> int:
    return Event.objects.filter(article=placement.article_id).count()


@pytest.mark.parametrize(
    ("found", "enough"),
    [
        ({}, True),
        ({"tier": "secondary"}, True),
        ({"locator": ""}, False),
        ({"tier": "lead"}, False),
        ({"stance": "against"}, False),
        ({"stance": "context"}, False),
        ({"until": 99}, False),
        (None, False),
    ],
)
def test_evidence_with_a_place_is_asked_for_where_it_is_the_rule(mara, placement, rule, found, enough):
    rule(evidence_required=True)
    if found is not None:
        find(mara, placement, **found)
    given = {"actor": mara, "placement": placement, "former": None}
    if enough:
        assert mark_claim(opinion=Opinion(Mark.VERIFIED), **given).mark == Mark.VERIFIED
    else:
        with pytest.raises(Refused, match="asks for evidence"):
            mark_claim(opinion=Opinion(Mark.VERIFIED), **given)
        mark_claim(opinion=Opinion(Mark.NOT_CHECKABLE), **given)


def test_nobody_verifies_by_evidence_that_is_hidden_from_them(mara, oskar, edda, placement, rule):
    """Else the rule would tell that there is some."""
    rule(evidence_required=True)
    found = acts.FoundNote("Kaspar Holt met us behind the mill")
    secret = acts.Handling(tier=Tier.PRIMARY, confidential=True, people=(edda,))
    about = {"placement": placement, "found": found, "stance": Stance.FOR, "locator": "page 1"}
    acts.add_evidence(actor=mara, handling=secret, **about)
    given = {"placement": placement, "opinion": Opinion(Mark.VERIFIED), "former": None}
    with pytest.raises(Refused, match="asks for evidence"):
        mark_claim(actor=oskar, **given)
    for person in (mara, edda):
        assert mark_claim(actor=person, **given)


def test_the_part_in_question_is_kept_told_and_exported(mara, placement):
    start = placement.start + 2
    text = placement.revision.text[start : start + 4]
    opinion = Opinion(Mark.DISPUTED, problem=(start, start + 4))
    verdict = mark_claim(actor=mara, placement=placement, opinion=opinion, former=None)
    assert (verdict.problem_start, verdict.problem_end) == (start, start + 4)
    event = Event.objects.get(kind=EventKind.CLAIM_MARKED)
    assert json.loads(event.detail.text)["words"]["problem"] == text
    rows = [row for row in claim_rows([placement.article_id], viewer=None) if row.mark]
    assert [(row.problem_text, row.marked_text_is_current) for row in rows] == [(text, "true")]
    verified = Opinion(Mark.VERIFIED, problem=(start, start + 4))
    again = mark_claim(actor=mara, placement=placement, opinion=verified, former=verdict.pk)
    assert again.problem_start is None
    assert check_article(placement.article) == []


def test_a_part_of_a_former_draft_is_exported_from_that_draft(mara, placement):
    opinion = Opinion(Mark.DISPUTED, problem=(placement.start, placement.start + 4))
    mark_claim(actor=mara, placement=placement, opinion=opinion, former=None)
    words = placement.revision.text[placement.start : placement.start + 4]
    place = Placement.objects.get(pk=placement.pk)
    draft = place.revision
    draft.pk, draft.public_id, draft.number = None, "8f0c1d6e-0d0f-4a57-9a3c-0a5f0f5f9a11", 2
    draft.text = "Entirely other words stand here now, and many of them, for the whole length of it." * 9
    draft.save()
    Placement.objects.filter(pk=place.pk).update(until=98)
    place.pk, place.revision, place.since, place.until, place.wording = None, draft, 98, None, 2
    place.save()
    Article.objects.filter(pk=placement.article_id).update(current_revision=draft)
    row = next(row for row in claim_rows([placement.article_id], viewer=None) if row.mark)
    assert (row.problem_text, row.marked_text_is_current) == (words, "false")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, 0), (3, 2), (0, 999), (900, 901)])
def test_a_part_outside_the_claim_is_refused(mara, placement, start, end):
    start, end = placement.start + start, placement.start + end
    with pytest.raises(Refused, match="outside this claim"):
        mark_claim(
            actor=mara, placement=placement, former=None, opinion=Opinion(Mark.DISPUTED, problem=(start, end))
        )
    assert not Verdict.objects.exists()


def test_the_same_mark_once_more_is_no_event(mara, placement):
    opinion = Opinion(Mark.UNSUPPORTED, rationale="No record.")
    first = mark_claim(actor=mara, placement=placement, opinion=opinion, former=None)
    before = Event.objects.count()
    again = mark_claim(actor=mara, placement=placement, opinion=opinion, former=first.pk)
    assert again.pk == first.pk
    assert Event.objects.count() == before
    for other in (opinion, Opinion(Mark.VERIFIED)):
        with pytest.raises(Stale):
            mark_claim(actor=mara, placement=placement, opinion=other, former=None)
    assert check_article(placement.article) == []
