"""The append-only history: one hash chain per article, and one for the newsroom."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.vocabulary import EventKind, choices


class Event(models.Model):
    """What is hashed stands here; what may have to be erased one day stands in its detail."""

    # None: the newsroom's own history. Indexed as the first of `one_event_a_number`.
    article = models.ForeignKey(
        "claims.Article", models.PROTECT, null=True, blank=True, related_name="events", db_index=False
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, choices=choices(EventKind))
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="events")
    actor_name = models.CharField(max_length=150)  # as it was then
    at = models.DateTimeField()
    act = models.UUIDField(default=uuid.uuid4)  # the same for all events of one act
    subject = models.CharField(max_length=80)  # "claim:42"
    undoes = models.PositiveIntegerField(null=True, blank=True)
    commitment = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(name="one_event_a_number", fields=["article", "number"]),
            models.UniqueConstraint(
                name="one_newsroom_event_a_number", fields=["number"], condition=Q(article__isnull=True)
            ),
        ]
        indexes = [models.Index(name="event_by_subject", fields=["article", "subject", "number"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.actor_name} {self.get_kind_display()}"


class EventDetail(models.Model):
    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="detail")
    salt = models.CharField(max_length=32)
    text = models.TextField()  # canonical JSON

    def __str__(self) -> str:
        return f"Details of event {self.event_id}"
