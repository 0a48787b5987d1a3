"""A draft that waits on the server to be taken: its text, who brought it, and what it would do."""

import uuid

from django.conf import settings
from django.db import models

from claims.vocabulary import FileKind, choices


class Proposal(models.Model):
    """No history is made of it: nothing is claimed of the story yet. Taken or discarded, it goes."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Indexed as the first of `proposed_once`.
    article = models.ForeignKey("claims.Article", models.PROTECT, related_name="proposals", db_index=False)
    against = models.ForeignKey("claims.Revision", models.PROTECT, related_name="+")  # the draft then current
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    original = models.BinaryField()
    original_sha256 = models.CharField(max_length=64)
    encoding = models.CharField(max_length=40)
    guessed = models.BooleanField(default=False)  # the encoding: the bytes do not tell it
    kind = models.CharField(max_length=20, choices=choices(FileKind), default=FileKind.TEXT.value)
    backing = models.JSONField(default=list, blank=True)  # as of a draft
    language = models.CharField(max_length=8, blank=True, default="en")
    analysis = models.JSONField(null=True)  # what it says, as the analysis read it; none: not compared yet
    comparison = models.JSONField(null=True)  # what it would do to the claims, which stood in `places`
    places = models.JSONField(default=list)  # ids of placements, in the order of the text

    class Meta:
        verbose_name = "proposed draft"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="proposed_once", fields=["article", "sha256"])]

    def __str__(self) -> str:
        return f"Proposed draft {self.pk}"
