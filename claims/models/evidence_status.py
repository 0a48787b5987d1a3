"""What the article itself offers for a claim, and the doubts that it voices."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.recorded import Versioned
from claims.vocabulary import EvidenceStatus, choices


class EvidenceStatusVersion(Versioned):
    IDENTITY = ("claim_id",)

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="evidence_statuses")
    revision = models.ForeignKey("claims.Revision", models.PROTECT, related_name="+")
    value = models.CharField(max_length=20, choices=choices(EvidenceStatus))
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    warnings = models.JSONField(default=list, blank=True)  # [[warning, start, end], …]
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Versioned.Meta):
        verbose_name = "evidence status"
        verbose_name_plural = "evidence statuses"
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_evidence_status", fields=["claim"], condition=Q(until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.get_value_display()
