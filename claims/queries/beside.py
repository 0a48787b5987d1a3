"""What is asked of the card's claim along with what the article offers: unsent text, outcome, support."""

from django.db.models import Case, Exists, F, OuterRef, Subquery, When
from django.db.models.functions import JSONObject

from claims.models import EvidenceLink, EvidenceStatusVersion, Outcome, UnsentText, User, Verdict
from claims.queries.desk_shapes import Unsent


def beside(claim_id: int | None, user: User) -> dict[str, Case]:
    """For the one row of the card's claim; other rows of the same query pay nothing for it."""
    typed = UnsentText.objects.filter(claim=OuterRef("claim"), person=user).order_by("-typed_at", "-pk")
    whole = typed.values(whole=JSONObject(text=F("text"), window=F("window"), based_on=F("based_on")))
    became = Outcome.objects.current().filter(claim=OuterRef("claim"))
    by = {"name": F("set_by__name"), "username": F("set_by__username"), "at": F("set_at")}
    outcome = became.values(whole=JSONObject(pk=F("pk"), value=F("value"), reason=F("reason"), **by))
    found = EvidenceLink.objects.bearing_out(user).filter(claim=OuterRef("claim"))
    return {
        "unsent": Case(When(claim=claim_id or 0, then=Subquery(whole[:1]))),
        "outcome": Case(When(claim=claim_id or 0, then=Subquery(outcome[:1]))),
        "is_borne_out": Case(When(claim=claim_id or 0, then=Exists(found))),
    }


def unsent_of(offered: EvidenceStatusVersion | None, mine: Verdict | None) -> Unsent | None:
    """None where nothing was typed, or where it was saved after all."""
    typed = offered.unsent if offered else None
    if typed is None or (mine and typed["text"].strip() == mine.rationale):
        return None
    return Unsent(typed["text"], typed["window"], typed["based_on"] == (mine.pk if mine else None))
