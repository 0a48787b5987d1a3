"""Who works on what: a whole article, or single claims of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.recorded import Versioned


class Assignment(Versioned):
    IDENTITY = ("article_id", "claim_id", "reviewer_id")

    claim = models.ForeignKey(
        "claims.Claim", models.PROTECT, null=True, blank=True, related_name="assignments"
    )  # none: the whole article
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="taken_once",
                fields=["article", "reviewer"],
                condition=Q(until__isnull=True, claim__isnull=True),
            ),
            models.UniqueConstraint(
                name="claim_given_once",
                fields=["claim", "reviewer"],
                condition=Q(until__isnull=True, claim__isnull=False),  # few rows, so always worth a look
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer_id} on {self.article_id}"
