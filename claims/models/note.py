"""What people say to each other about a claim, and what they ask its writer."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.recorded import Versioned
from claims.vocabulary import NoteKind, choices


class Note(Versioned):
    """Its id stays the same while its words, its answer and whether it is resolved change."""

    IDENTITY = ("public_id",)

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=20, choices=choices(NoteKind))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notes")
    reply_to = models.UUIDField(null=True, blank=True)  # the note that began the thread
    text = models.TextField(max_length=5000)
    rewrite = models.TextField(blank=True, max_length=5000)  # of a query: the sentence as it might read
    answer = models.TextField(blank=True, max_length=5000)  # of a query: what the writer said
    called = models.JSONField(default=dict, blank=True)  # what stands after an @ → [person id, full name]
    resolved = models.BooleanField(default=False)
    written_at = models.DateTimeField()

    class Meta(Versioned.Meta):
        ordering = ["written_at", "pk"]
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_note", fields=["public_id"], condition=Q(until__isnull=True)
            ),
            models.CheckConstraint(name="note_kind_known", condition=Q(kind__in=[w.value for w in NoteKind])),
        ]

    def __str__(self) -> str:
        return self.text[:80]
