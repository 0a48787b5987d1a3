"""What a reviewer found: a piece of evidence, its versions, and the claims it is put to."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast

from claims.models.recorded import Recorded, Versioned, VersionedQuerySet
from claims.models.user import User
from claims.vocabulary import EvidenceKind, Stance, Tier, choices


class Evidence(Recorded):
    """Found once, put to any number of claims; what it says stands in its versions."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=choices(EvidenceKind))
    backing = models.BooleanField(default=False)  # the writer supplied it with the text
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                name="evidence_kind_known", condition=Q(kind__in=[w.value for w in EvidenceKind])
            )
        ]

    def __str__(self) -> str:
        return f"Evidence {self.pk}"


class EvidenceVersion(Versioned):
    IDENTITY = ("evidence_id",)

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="versions")
    title = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=2000, blank=True)
    address_key = models.CharField(
        max_length=64, blank=True
    )  # the same for addresses that differ in form only
    text = models.TextField(blank=True, max_length=20_000)  # a note, the steps of a calculation
    tier = models.CharField(max_length=20, choices=choices(Tier), default=Tier.SECONDARY.value)
    file_name = models.CharField(max_length=255, blank=True)  # as it was called; stored under a random name
    file_stored_as = models.CharField(max_length=64, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    file_size = models.PositiveBigIntegerField(null=True, blank=True)  # bytes
    calls = models.JSONField(default=list, blank=True)  # [[time, result, who was called, what was said], …]
    result = models.CharField(max_length=200, blank=True)  # of a calculation
    unit = models.CharField(max_length=100, blank=True)
    as_of = models.DateField(null=True, blank=True)
    confidential = models.BooleanField(default=False)
    named_people = models.JSONField(default=list, blank=True)  # ids of those who see it beside the finder
    erased = models.BooleanField(default=False)

    class Meta(Versioned.Meta):
        verbose_name = "version of evidence"
        verbose_name_plural = "versions of evidence"
        indexes = [
            models.Index(name="evidence_by_address", fields=["address_key"]),
            models.Index(name="evidence_by_file", fields=["file_sha256"]),
        ]
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_evidence", fields=["evidence"], condition=Q(until__isnull=True)
            ),
            models.CheckConstraint(name="tier_known", condition=Q(tier__in=[w.value for w in Tier])),
        ]

    def __str__(self) -> str:
        """Nothing of what it says: the admin names rows so, the confidential ones too."""
        return f"Version {self.pk} of evidence {self.evidence_id}"

    @property
    def name(self) -> str:
        return self.title or self.address or self.file_name or f"Evidence {self.evidence_id}"


class EvidenceLinkQuerySet(VersionedQuerySet):
    def bearing_out(self, person: User) -> Self:
        """For the claim, with a place, and not hidden from the person; a lead is never enough alone."""
        solid = EvidenceVersion.objects.current().filter(
            evidence=OuterRef("evidence"), tier__in=[Tier.PRIMARY, Tier.SECONDARY]
        )
        named = Q(named__regex=rf"(^|\D){person.pk}(\D|$)")  # SQLite does not look into JSON lists
        seen = solid.alias(named=Cast("named_people", models.TextField())).filter(
            Q(confidential=False) | Q(evidence__added_by=person) | named
        )
        return self.current().filter(Exists(seen), stance=Stance.FOR).exclude(locator="")


class EvidenceLink(Versioned):
    """A piece of evidence put to a claim: what it says of it, and where."""

    IDENTITY = ("evidence_id", "claim_id")

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="links")
    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="evidence_links")
    stance = models.CharField(max_length=20, choices=choices(Stance))
    passage = models.TextField(blank=True, max_length=5000)  # quoted from what was found
    locator = models.CharField(max_length=200, blank=True)  # page, paragraph, time code
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    objects = EvidenceLinkQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_evidence_link",
                fields=["evidence", "claim"],
                condition=Q(until__isnull=True),
            ),
            models.CheckConstraint(name="stance_known", condition=Q(stance__in=[w.value for w in Stance])),
        ]

    def __str__(self) -> str:
        return self.get_stance_display()
