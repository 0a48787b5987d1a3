"""Give one's mark also to the claims of the story that say the same again."""

from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef

from claims.actions.refused import Refused
from claims.actions.review import NEW_TEXT, OTHER_TAB, Opinion, mark_claim
from claims.actions.stale import Stale
from claims.models import Claim, ClaimLink, Placement, User, Verdict
from claims.permissions import can_mark, require
from claims.queries.outline import WAITING
from claims.vocabulary import Basis, Mark

NONE_WAITS = "No claim that says this again waits for you."


@transaction.atomic
def mark_repeats(*, actor: User, placement: Placement, former: int | None) -> list[Claim]:
    """All of them in one act, so that one undo takes it back; what the person marked already is left alone.

    `former` is the person's mark on the claim itself, as the page showed it.
    """
    require(can_mark(actor, placement.article))
    here = Verdict.objects.current().filter(claim=placement.claim, reviewer=actor)
    mine = here.filter(pk=former).select_related("placement").first()
    if mine is None:
        raise Stale(OTHER_TAB)
    stands = Placement.objects.current().filter(claim=placement.claim, wording=mine.placement.wording)
    if not stands.exists():
        raise Stale(NEW_TEXT)
    opinion = Opinion(Mark(mine.mark), Basis(mine.basis) if mine.basis else None, mine.rationale)
    act, marked = uuid4(), []
    for place in _repeats(actor, placement.claim):
        mark_claim(actor=actor, placement=place, opinion=opinion, former=None, act=act)
        marked.append(place.claim)
    if not marked:
        raise Refused(NONE_WAITS)
    return marked


def _repeats(actor: User, claim: Claim) -> list[Placement]:
    """Where the claims stand that are tied to this one and wait for the person, in the order of the text."""
    links = ClaimLink.objects.around(claim.pk).values_list("claim", "other")
    ids = {pk for pair in links for pk in pair} - {claim.pk}
    given = Verdict.objects.current().filter(
        claim=OuterRef("claim"), reviewer=actor, round=OuterRef("claim__round")
    )
    waiting = Placement.objects.current().filter(claim__in=ids, claim__status__in=WAITING)
    return list(waiting.exclude(Exists(given)).select_related("article", "claim").order_by("start"))
