"""Two people do all acts of the desk in any order: nothing breaks, nothing is lost, nothing leaks.

What an act refuses (`Stale`, `Refused`) changes nothing; whatever else is raised is a fault.
"""

from random import Random

import pytest
from django.db.models import F

from claims.analysis.drafts.wording import canonical
from claims.models import (
    Event,
    EventDetail,
    EvidenceLink,
    EvidenceVersion,
    Placement,
    Verdict,
)
from claims.queries.evidence_export import evidence_rows
from claims.queries.export import claim_rows
from claims.queries.history_check import check_article
from claims.queries.printed import printed
from claims.vocabulary import (
    EventKind,
)
from tests.actions.any_desk import ERASED, ON_A_CLAIM, TEXT, Desk
from tests.finding import places_in, told


class WatchedDesk(Desk):
    def check(self) -> None:
        """What holds at any moment, whatever was done before."""
        places = places_in(self.article)
        assert all(one.end <= other.start for one, other in zip(places, places[1:], strict=False)), "overlap"
        words = {place.claim_id: self.text[place.start : place.end] for place in places}
        assert all(part and part == part.strip() for part in words.values())
        assert {place.revision_id for place in places} == {self.article.current_revision_id}
        wordings = {place.claim_id: place.wording for place in places}
        taken = Event.objects.filter(article=self.article, kind=EventKind.DRAFT_TAKEN).values("number")
        out = set(Placement.objects.filter(until__in=taken).values_list("claim", flat=True)) - set(wordings)
        for table in ON_A_CLAIM:
            rows = table.objects.current().filter(article=self.article)
            assert set(rows.values_list("claim", flat=True)) <= set(wordings) | out, table
        given = Verdict.objects.current().filter(article=self.article, round=F("claim__round"))
        assert (
            set(given.values_list("claim", flat=True)) <= set(wordings) | out
        )  # of former rounds, as it was
        for verdict in given.select_related("placement__revision"):
            given_on = verdict.placement.revision.text[verdict.placement.start : verdict.placement.end]
            if verdict.placement.wording == wordings.get(verdict.claim_id):
                assert canonical(given_on) == canonical(words[verdict.claim_id]), (
                    "a mark holds on other words"
                )
            if verdict.problem_start is not None:
                start, end = verdict.placement.start, verdict.placement.end
                assert start <= verdict.problem_start < verdict.problem_end <= end
        links = EvidenceLink.objects.current().filter(article=self.article)
        versions = EvidenceVersion.objects.current().filter(article=self.article)
        linked = set(links.values_list("evidence", flat=True))
        assert linked <= set(versions.values_list("evidence", flat=True)), "a link to nothing"

    def check_all(self) -> None:
        assert check_article(self.article) == []
        other, shown = self.people[1], []
        shown += [*claim_rows([self.article.pk], viewer=None), *evidence_rows([self.article.pk], viewer=None)]
        shown.append(printed(other, self.article))
        for place in places_in(self.article):
            shown += told(other, place)
        assert ERASED not in repr(shown)
        tables = (EvidenceVersion, EvidenceLink, EventDetail)
        everything = repr([list(table.objects.values_list()) for table in tables])
        assert not [words for words in self.gone if words in everything], "an erasure left something"


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_in_whatever_order(mara, edda, ada, add_story, seed: int):
    desk = WatchedDesk(add_story(TEXT), [mara, edda, ada], Random(seed))
    for number in range(1, 81):
        desk.step()
        desk.check()
        if number % 20 == 0:
            desk.check_all()
