"""Many people and tabs at the same instant: one outcome each, nothing lost, the chain whole."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.assigning import take_article
from claims.actions.people import change_person
from claims.actions.review import Opinion, mark_claim
from claims.actions.settling import Decision, settle_claim
from claims.actions.stale import Stale
from claims.models import Assignment, Claim, Event, Placement, Settlement, User, Verdict
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind, Mark, Role
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCES = " ".join(f"Ship number {number} left the port of Korsen." for number in range(59))


@pytest.fixture
def placements(add_story) -> list[Placement]:
    story = add_story(f"Sixty ships leave\n{SENTENCES}\n")
    rows = list(Placement.objects.current().filter(article=story).select_related("article", "claim"))
    assert len(rows) == 60
    return rows


def marking(person: User, placement: Placement, mark: Mark, former: int | None = None) -> Callable:
    return lambda: mark_claim(actor=person, placement=placement, opinion=Opinion(mark), former=former)


def test_sixty_claims_decided_by_two_people_at_once(mara, oskar, placements):
    failures = []
    for placement in placements:
        results = at_once(
            [marking(mara, placement, Mark.VERIFIED), marking(oskar, placement, Mark.UNSUPPORTED)]
        )
        failures += [result for result in results if not isinstance(result, Verdict)]
    story = placements[0].article
    assert failures == []
    current = Verdict.objects.current().filter(article=story).values_list("claim", "reviewer")
    assert set(Counter(current).values()) == {1}
    assert len(current) == 120
    assert set(Claim.objects.values_list("status", flat=True)) == {"conflict"}
    assert check_article(story) == []


def test_two_tabs_of_one_person_sixty_times(mara, placements):
    for placement in placements:
        results = at_once([marking(mara, placement, Mark.VERIFIED), marking(mara, placement, Mark.DISPUTED)])
        assert sorted(type(result).__name__ for result in results) == ["Stale", "Verdict"], results
    assert Verdict.objects.count() == 60
    assert check_article(placements[0].article) == []


def test_two_tabs_change_a_mark_at_once(mara, placements):
    for placement in placements[:20]:
        first = marking(mara, placement, Mark.VERIFIED)()
        tabs = [marking(mara, placement, word, first.pk) for word in (Mark.DISPUTED, Mark.UNSUPPORTED)]
        results = at_once(tabs)
        assert sum(isinstance(result, Stale) for result in results) == 1, results
        assert Verdict.objects.current().filter(claim=placement.claim).count() == 1
    assert check_article(placements[0].article) == []


def test_twenty_reviewers_of_one_claim_and_twenty_tabs(person, mara, placements):
    people = [person(f"reviewer{number}", "reviewer") for number in range(20)]
    here = placements[0]
    results = at_once([marking(someone, here, Mark.VERIFIED) for someone in people])
    assert all(isinstance(result, Verdict) for result in results), results
    results = at_once([marking(mara, here, Mark.DISPUTED) for _ in range(20)])
    assert Counter(type(result) for result in results) == {Verdict: 1, Stale: 19}
    assert Claim.objects.get(pk=here.claim_id).status == "conflict"
    assert check_article(here.article) == []


def test_twenty_editors_settle_one_claim_and_one_does(person, mara, oskar, placements):
    here = placements[0]
    seen = [marking(mara, here, Mark.VERIFIED)().pk, marking(oskar, here, Mark.DISPUTED)().pk]
    editors = [person(f"editor{number}", "editor") for number in range(20)]

    def settling(editor: User, word: Mark) -> Callable:
        decision = Decision(word, f"As {editor.username} sees it.")
        about = {"placement": here, "decision": decision, "seen": seen, "former": None}
        return lambda: settle_claim(actor=editor, **about)

    results = at_once([settling(editor, list(Mark)[n % 4]) for n, editor in enumerate(editors)])
    assert Counter(type(result) for result in results) == {Settlement: 1, Stale: 19}, results
    (winner,) = (result for result in results if isinstance(result, Settlement))
    assert Settlement.objects.get().pk == winner.pk
    assert Claim.objects.get(pk=here.claim_id).status == winner.mark
    assert check_article(here.article) == []


def test_events_have_no_fork_and_no_gap(mara, oskar, placements):
    story = placements[0].article
    acts = [marking((mara, oskar)[n % 2], placements[n // 2], Mark.VERIFIED) for n in range(16)]
    at_once(acts)
    numbers = list(Event.objects.filter(article=story).values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert Event.objects.filter(kind=EventKind.CLAIM_MARKED).count() == 16


def test_two_admins_taking_each_others_rights_leave_one(person):
    one, two = person("one", Role.ADMIN), person("two", Role.ADMIN)
    results = at_once(
        [
            lambda: change_person(actor=one, person=User.objects.get(pk=two.pk), role=Role.READER),
            lambda: change_person(actor=two, person=User.objects.get(pk=one.pk), role=Role.READER),
        ]
    )
    assert Counter(type(result) for result in results) == {User: 1, PermissionDenied: 1}, results


def test_a_story_is_taken_once(mara, placements):
    story = placements[0].article
    results = at_once([lambda: take_article(actor=mara, article=story)] * 5)
    assert Counter(type(result) for result in results) == {Assignment: 1, Stale: 4}
