"""An editor's word that a draft may be published, and a lawyer's that it is cleared."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims import vocabulary
from claims.models.recorded import Versioned
from claims.vocabulary import choices


class SignOff(Versioned):
    """Of one draft, with all that stood then; what happened since may have lifted it."""

    IDENTITY = ("article_id",)

    revision = models.ForeignKey("claims.Revision", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)  # of the draft's text
    head = models.CharField(max_length=64)  # hash of the last event before it
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    note = models.TextField(blank=True, max_length=5000)
    left_open_because = models.TextField(blank=True, max_length=5000)
    record = models.JSONField(default=dict)  # every claim, what was left open, who cleared it

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_sign_off", fields=["article"], condition=Q(until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"Sign-off of draft {self.revision_id}"


class Clearance(Versioned):
    IDENTITY = ("article_id", "person_id")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revision = models.ForeignKey("claims.Revision", models.PROTECT, related_name="+")
    value = models.CharField(max_length=20, choices=choices(vocabulary.Clearance))
    note = models.TextField(blank=True, max_length=5000)
    given_at = models.DateTimeField()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_clearance", fields=["article", "person"], condition=Q(until__isnull=True)
            ),
            models.CheckConstraint(
                name="clearance_known", condition=Q(value__in=[w.value for w in vocabulary.Clearance])
            ),
        ]

    def __str__(self) -> str:
        return self.get_value_display()
