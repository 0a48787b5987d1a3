"""All that was done to one claim, told under the words that it was done on, as it goes on paper."""

from bisect import bisect_right
from dataclasses import dataclass, field

from django.db.models import Q

from claims.models import Article, Claim, Event, Placement, User
from claims.queries.cut import cut
from claims.queries.desk_shapes import HistoryLine
from claims.queries.history import described, details_of, reason_in
from claims.queries.history_export import events_of, is_kept_from


@dataclass(slots=True)
class Stood:
    """The claim as it stood for a while; what was done to it then, the first thing first."""

    draft: int
    sha256: str
    words: str
    lines: list[HistoryLine] = field(default_factory=list)


def history_of(user: User, article: Article, claim: Claim) -> list[Stood]:
    """As history.csv tells it, for paper goes from hand to hand, too; with what put the claim where it stood.

    The number of queries does not depend on how much was done.
    """
    places = Placement.objects.filter(article=article, claim=claim).order_by("since")
    found = list(places.values_list("since", "revision__number", "revision__sha256", cut()))
    began = [since for since, *_ in found]
    stood = [Stood(*about) for _, *about in found]
    kept = is_kept_from(user, article)
    for event in events_of(article, Q(subject=f"claim:{claim.public_id}") | Q(number__in=began)):
        if not kept(event):
            stood[bisect_right(began, event.number) - 1].lines.append(_line(event))
    return stood


def _line(event: Event) -> HistoryLine:
    details = None if event.secret else details_of(event)
    return HistoryLine(
        event.number, event.at, event.actor_name, described(event, details), reason_in(details)
    )
