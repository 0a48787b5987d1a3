"""The text that a mark was given on, where the claim reads otherwise by now."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Substr

from claims.analysis.drafts.carried import Carried
from claims.analysis.spans import Span
from claims.models import Placement, Verdict
from claims.queries.wordings import Words, in_one

# Asked along with readings: the words that each was given on, in which draft, and the wordings then and now.
GIVEN_ON = {
    "given_on": Substr(
        "placement__revision__text", F("placement__start") + 1, F("placement__end") - F("placement__start")
    ),
    "given_in": F("placement__revision__number"),
    "wording_now": Subquery(
        Placement.objects.current().filter(claim=OuterRef("claim")).values("wording")[:1]
    ),
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """`words` is the claim as it reads now, with what it read before."""

    whose: str  # "Your mark was" or "The marks were"
    draft: int
    words: list[Words]
    same: bool
    mine: bool


def earlier_of(readings: Sequence[Verdict], mine: Verdict | None, words: str) -> Earlier | None:
    """`words` is how the claim reads now; one's own mark goes before those of others."""
    old = [row for row in ([mine] if mine else readings) if row.placement.wording != row.wording_now]
    if not old:
        return None
    given = old[-1]
    whose = "Your mark was" if mine else "The mark was" if len(old) == 1 else "The marks were"
    same = given.given_on == words
    return Earlier(whose, given.given_in, in_one(given.given_on, words), same, bool(mine))


def place_now(verdict: Verdict, words: str) -> Span | None:
    """The part in question of a mark given on another draft, from the start of the claim as it reads now."""
    if verdict.problem_start is None:
        return None
    before = verdict.placement.start
    whole = Span(0, len(verdict.given_on)), Span(0, len(words))
    part = Span(verdict.problem_start - before, verdict.problem_end - before)
    return Carried(verdict.given_on, words, [whole]).span(part)
