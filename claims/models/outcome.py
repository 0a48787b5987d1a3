"""What became of a claim before publication."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims import vocabulary
from claims.models.recorded import Versioned
from claims.vocabulary import choices


class Outcome(Versioned):
    IDENTITY = ("claim_id",)

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="outcomes")
    value = models.CharField(max_length=20, choices=choices(vocabulary.Outcome))
    reason = models.TextField(blank=True, max_length=5000)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_outcome", fields=["claim"], condition=Q(until__isnull=True)
            ),
            models.CheckConstraint(
                name="outcome_known", condition=Q(value__in=[w.value for w in vocabulary.Outcome])
            ),
        ]

    def __str__(self) -> str:
        return self.get_value_display()
