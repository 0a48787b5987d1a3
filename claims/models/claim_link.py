"""How claims of one article hang together: one says again what another said."""

from typing import Self

from django.db import models
from django.db.models import Q

from claims.models.recorded import Versioned, VersionedQuerySet
from claims.vocabulary import LinkKind, choices


class ClaimLinkQuerySet(VersionedQuerySet):
    def around(self, claim_id: int) -> Self:
        """Between all claims that say the same as this one, also where both only repeat a third."""
        said_again = self.current().filter(kind=LinkKind.REPEATS)
        first = said_again.filter(claim=claim_id).values("other")
        return said_again.filter(Q(claim=claim_id) | Q(other=claim_id) | Q(other__in=first))


class ClaimLink(Versioned):
    IDENTITY = ("claim_id", "other_id", "kind")

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="links")
    other = models.ForeignKey("claims.Claim", models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=20, choices=choices(LinkKind))
    likeness = models.FloatField(default=1)

    objects = ClaimLinkQuerySet.as_manager()

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
