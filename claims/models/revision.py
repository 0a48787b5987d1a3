"""One immutable text of an article."""

import uuid

from django.conf import settings
from django.db import models

from claims.models.recorded import Recorded
from claims.vocabulary import FileKind, choices


class Revision(Recorded):
    """`text` is `original` decoded, with LF line ends, unless it was edited; of a page or document it is what
    its reader took (`kind`). `backing` is what the writer supplied, tied to code points of `text`."""

    UNRECORDED = frozenset({"text", "original", "analysis_version", "analysis_engine"})

    # Indexed as the first of `one_draft_a_number`.
    article = models.ForeignKey("claims.Article", models.PROTECT, related_name="+", db_index=False)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    original = models.BinaryField()
    original_sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=8, blank=True, default="en")  # ISO 639-1; empty: unknown
    encoding = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, choices=choices(FileKind), default=FileKind.TEXT.value)
    edited = models.BooleanField(default=False)  # a person changed the text before it was stored
    backing = models.JSONField(default=list, blank=True)  # [[kind, start, end, address, text, by], …]
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    analysis_version = models.PositiveIntegerField(default=0)  # 0: not read yet
    analysis_engine = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = "draft"
        ordering = ["article", "number"]
        indexes = [  # whether a text or file is here already
            models.Index(name="draft_by_text", fields=["sha256"]),
            models.Index(name="draft_by_file", fields=["original_sha256"]),
        ]
        constraints = [models.UniqueConstraint(name="one_draft_a_number", fields=["article", "number"])]

    def __str__(self) -> str:
        return f"Draft {self.number}"
