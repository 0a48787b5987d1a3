"""Who says so: an attribution, and its versions as people confirm and correct it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.recorded import Recorded, Versioned
from claims.vocabulary import Channel, Quotation, SourceType, choices


class Attribution(Recorded):
    """What *Did X say this?* is asked about; its words stand in its versions."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    def __str__(self) -> str:
        return f"Attribution {self.pk}"


class AttributionVersion(Versioned):
    """Spans are code points into the revision; it serves every claim that its words overlap."""

    IDENTITY = ("attribution_id",)

    attribution = models.ForeignKey(Attribution, models.PROTECT, related_name="versions")
    # Indexed as the first of `attribution_in_order`.
    revision = models.ForeignKey("claims.Revision", models.PROTECT, related_name="+", db_index=False)
    start = models.PositiveIntegerField()  # from the first to the last of cues and contents
    end = models.PositiveIntegerField()
    source = models.ForeignKey(
        "claims.Source", models.PROTECT, null=True, blank=True, related_name="attributions"
    )
    source_name = models.CharField(max_length=300, blank=True)
    source_type = models.CharField(max_length=20, choices=choices(SourceType), blank=True)
    source_start = models.PositiveIntegerField(null=True, blank=True)
    source_end = models.PositiveIntegerField(null=True, blank=True)
    intermediary_start = models.PositiveIntegerField(null=True, blank=True)
    intermediary_end = models.PositiveIntegerField(null=True, blank=True)
    cues = models.JSONField(default=list)  # [[start, end, cue class], …]
    contents = models.JSONField(default=list)  # [[start, end], …]
    quotation = models.CharField(max_length=20, choices=choices(Quotation))
    channel = models.CharField(max_length=20, choices=choices(Channel), default=Channel.NOT_STATED.value)
    confidence = models.FloatField(default=1)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Versioned.Meta):
        ordering = ["article", "start"]
        indexes = [models.Index(name="attribution_in_order", fields=["revision", "start"])]
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_attribution", fields=["attribution"], condition=Q(until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.source_name or "No source found"
