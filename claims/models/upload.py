"""What somebody sent in and has not made a story or a draft of yet: it waits on the disk, for a day."""

from django.conf import settings
from django.db import models

from claims.vocabulary import FileKind, choices


class Upload(models.Model):
    """Its bytes lie under a random name in a folder that no web server serves; only its owner sees it."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=255, blank=True)  # as it was called; empty: pasted
    address = models.CharField(max_length=2000, blank=True)  # where it was fetched from
    stored_as = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()  # bytes
    encoding = models.CharField(max_length=40, blank=True)  # what a person chose
    kind = models.CharField(max_length=20, blank=True, choices=choices(FileKind))  # what a person chose
    # Of which it is a new draft; else it is a story of its own.
    draft_of = models.ForeignKey("claims.Article", models.PROTECT, null=True, blank=True, related_name="+")
    article = models.ForeignKey("claims.Article", models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(name="upload_by_age", fields=["added_at"])]

    def __str__(self) -> str:
        return self.name or self.address or "Pasted text"
