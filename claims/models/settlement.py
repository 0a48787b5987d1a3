"""An editor's decision on one round of readings: a mark, or back to the readers with a question."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.recorded import Versioned
from claims.vocabulary import Basis, Mark, choices


class Settlement(Versioned):
    """Without a mark the claim was sent back or reopened, and the next round began."""

    IDENTITY = ("claim_id", "round")

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="settlements")
    round = models.PositiveSmallIntegerField(default=1)
    placement = models.ForeignKey(
        "claims.Placement", models.PROTECT, related_name="+"
    )  # the text it is about
    mark = models.CharField(max_length=20, choices=choices(Mark), blank=True)
    basis = models.CharField(max_length=20, choices=choices(Basis), blank=True)
    adopted = models.ForeignKey("claims.Verdict", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(max_length=5000)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="settled_once", fields=["claim", "round"], condition=Q(until__isnull=True)
            ),
            models.CheckConstraint(
                name="settled_as_known", condition=Q(mark__in=["", *(w.value for w in Mark)])
            ),
            models.CheckConstraint(
                name="settled_basis_only_when_disputed",
                condition=Q(basis="") | Q(mark=Mark.DISPUTED.value, basis__in=[w.value for w in Basis]),
            ),
            models.CheckConstraint(name="settled_with_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.get_mark_display() or "Sent back"
