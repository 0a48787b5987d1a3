"""A sentence, or a part split off one, that can be checked."""

import uuid

from django.db import models
from django.db.models import F, Q

from claims.models.recorded import Recorded, Versioned
from claims.vocabulary import ClaimKind, Status, choices


class Claim(Recorded):
    """What stays the same from draft to draft; its words stand in its placement."""

    UNRECORDED = frozenset({"status"})

    # Indexed as the first of `claim_by_status`.
    article = models.ForeignKey("claims.Article", models.PROTECT, related_name="+", db_index=False)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=choices(ClaimKind))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    round = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=20, choices=choices(Status), default=Status.OPEN.value)

    class Meta:
        indexes = [
            models.Index(name="claim_by_status", fields=["article", "status"]),
            # Looked for in all stories; few, so that it costs next to nothing to keep.
            models.Index(
                name="claim_rarely_so",
                fields=["status", "article"],
                condition=Q(status__in=[Status.CONFLICT.value, Status.RECHECK.value]),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="claim_status_known", condition=Q(status__in=[w.value for w in Status])
            ),
            models.CheckConstraint(
                name="claim_kind_known", condition=Q(kind__in=[w.value for w in ClaimKind])
            ),
        ]

    def __str__(self) -> str:
        return f"Claim {self.pk}"


class Placement(Versioned):
    """Where a claim stands in a revision: code points, half-open."""

    IDENTITY = ("claim_id",)

    # Indexed as the first of `placement_in_order`.
    article = models.ForeignKey("claims.Article", models.PROTECT, related_name="+", db_index=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="placements")
    revision = models.ForeignKey("claims.Revision", models.PROTECT, related_name="placements")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    priority = models.FloatField(default=0)
    reasons = models.JSONField(default=list, blank=True)  # why it needs a check, strongest first
    wording = models.PositiveIntegerField(default=1)  # rises when the words change so that marks must too
    not_a_claim = models.BooleanField(default=False)  # a person said that it states nothing to check

    class Meta(Versioned.Meta):
        ordering = ["article", "start"]
        indexes = [
            models.Index(name="placement_in_order", fields=["article", "start"]),
            models.Index(
                name="placement_by_need", fields=["-priority", "id"], condition=Q(until__isnull=True)
            ),
        ]
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(name="placement_not_empty", condition=Q(end__gt=F("start"))),
            models.UniqueConstraint(
                name="one_current_placement", fields=["claim"], condition=Q(until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"
