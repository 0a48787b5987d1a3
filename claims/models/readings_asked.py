"""How many readings one claim needs, where an editor asked for another number than the story does."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.recorded import Versioned


class ReadingsAsked(Versioned):
    IDENTITY = ("claim_id",)

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="readings_asked")
    readings = models.PositiveSmallIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(Versioned.Meta):
        verbose_name = "number of readings asked for"
        verbose_name_plural = "numbers of readings asked for"
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(name="asked_for_once", fields=["claim"], condition=Q(until__isnull=True)),
            models.CheckConstraint(name="readings_asked_in_range", condition=Q(readings__range=(1, 5))),
        ]

    def __str__(self) -> str:
        return f"{self.readings} of claim {self.claim_id}"
