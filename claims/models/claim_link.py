"""How claims of one article hang together: one says again what another said."""

from django.db import models
from django.db.models import Q

from claims.models.recorded import Versioned
from claims.vocabulary import LinkKind, choices


class ClaimLink(Versioned):
    IDENTITY = ("claim_id", "other_id", "kind")

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="links")
    other = models.ForeignKey("claims.Claim", models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=20, choices=choices(LinkKind))
    likeness = models.FloatField(default=1)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_link", fields=["claim", "other", "kind"], condition=Q(until__isnull=True)
            ),
            models.CheckConstraint(name="no_link_to_itself", condition=~Q(claim=models.F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.get_kind_display()} {self.other_id}"
