"""What is asked of the card's claim along with what the article offers: unsent text, outcome, support."""

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import JSONObject

from claims.models import (
    Article,
    EvidenceLink,
    EvidenceStatusVersion,
    Outcome,
    Settlement,
    UnsentText,
    User,
    Verdict,
)
from claims.queries.blind import shown_to
from claims.queries.desk_shapes import Unsent


def beside(claim_id: int | None, user: User, article: Article) -> dict[str, Case]:
    """For the one row of the card's claim; other rows of the same query pay nothing for it."""
    typed = UnsentText.objects.filter(claim=OuterRef("claim"), person=user).order_by("-typed_at", "-pk")
    whole = typed.values(whole=JSONObject(text=F("text"), window=F("window"), based_on=F("based_on")))
    became = shown_to(user, Outcome.objects.current().filter(claim=OuterRef("claim")), article)
    by = {"name": F("set_by__name"), "username": F("set_by__username"), "at": F("set_at")}
    outcome = became.values(whole=JSONObject(pk=F("pk"), value=F("value"), reason=F("reason"), **by))
    decided = Settlement.objects.current().filter(claim=OuterRef("claim"), article=article)
    of_round = Q(round=OuterRef("claim__round")) | Q(round=OuterRef("claim__round") - 1, mark="")
    settled = shown_to(user, decided.filter(of_round), article).order_by("-round")
    words = {name: F(name) for name in ("pk", "mark", "basis", "reason")}
    who = {"name": F("settled_by__name"), "username": F("settled_by__username"), "at": F("settled_at")}
    settlement = settled.values(whole=JSONObject(**words, **who))
    found = EvidenceLink.objects.bearing_out(user).filter(claim=OuterRef("claim"))
    return {
        "unsent": Case(When(claim=claim_id or 0, then=Subquery(whole[:1]))),
        "outcome": Case(When(claim=claim_id or 0, then=Subquery(outcome[:1]))),
        "settlement": Case(When(claim=claim_id or 0, then=Subquery(settlement[:1]))),
        "is_borne_out": Case(When(claim=claim_id or 0, then=Exists(found))),
    }


def unsent_of(offered: EvidenceStatusVersion | None, mine: Verdict | None) -> Unsent | None:
    """None where nothing was typed, or where it was saved after all."""
    typed = offered.unsent if offered else None
    if typed is None or (mine and typed["text"].strip() == mine.rationale):
        return None
    return Unsent(typed["text"], typed["window"], typed["based_on"] == (mine.pk if mine else None))
