"""Something that a person is told by the bell."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.vocabulary import NoticeKind, choices


class Notice(models.Model):
    """No part of history: it says again what happened there, and whether the person has seen it."""

    # Indexed as the first of `notice_of_person`.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices", db_index=False
    )
    kind = models.CharField(max_length=20, choices=choices(NoticeKind))
    article = models.ForeignKey("claims.Article", models.PROTECT, related_name="+")
    claim = models.ForeignKey("claims.Claim", models.PROTECT, null=True, blank=True, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=300, blank=True)  # the reason, how many claims
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)  # told of by e-mail, or about to be
    mail_went = models.BooleanField(default=False)  # the mail server took it

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(name="notice_unread", fields=["person"], condition=Q(read_at__isnull=True)),
            models.Index(name="notice_of_person", fields=["person", "-id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="notice_kind_known", condition=Q(kind__in=[w.value for w in NoticeKind])
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.person_id})"
