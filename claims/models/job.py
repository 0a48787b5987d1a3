"""Work asked for, and how far it is."""

import uuid

from django.conf import settings
from django.db import models

from claims.vocabulary import JobKind, JobState, choices


class Job(models.Model):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40, choices=choices(JobKind))
    article = models.ForeignKey("claims.Article", models.PROTECT, null=True, blank=True, related_name="jobs")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=choices(JobState), default=JobState.QUEUED.value)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_state_display()}"
