"""A story under check."""

import uuid
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from claims.models.user import User
from claims.vocabulary import Role

INDEXED = 200  # characters of an address


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Everybody with a role sees every story, but restricted ones only if admitted."""
        if not user.is_authenticated or not user.is_active or user.role is None:
            return self.none()
        if user.role == Role.ADMIN:
            return self
        admitted = Article.admitted.through.objects.filter(user=user.pk).values("article_id")
        return self.filter(Q(restricted=False) | Q(pk__in=admitted))

    def under_check(self) -> Self:
        return self.filter(archived_at__isnull=True)


def address_begins() -> models.Func:
    """Of an address as much as every database keeps in an index."""
    template = f"%(function)s(%(expressions)s, 1, {INDEXED})"
    return models.Func("url", function="SUBSTR", template=template, output_field=models.CharField())


class Article(models.Model):
    UNRECORDED = frozenset(
        {
            "history_length",
            "claims_waiting",
            "claims_differing",
            "claims_to_recheck",
            "doubts_without_outcome",
        }
    )

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    headline = models.CharField(max_length=500)
    desk = models.CharField(max_length=100, blank=True)
    publication = models.CharField(max_length=150, blank=True)
    published_on = models.DateField(null=True, blank=True)
    url = models.URLField("address", max_length=2000, blank=True)
    due = models.DateTimeField(null=True, blank=True)
    readings = models.PositiveSmallIntegerField(
        "readings asked for", default=1, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    blind = models.BooleanField(
        "read blind",
        default=False,
        help_text="Nobody sees what others hold of a claim before they have marked it themselves.",
    )
    restricted = models.BooleanField(
        default=False, help_text="Only admitted people and admins see the story."
    )
    admitted = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    current_revision = models.ForeignKey(
        "claims.Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    added_at = models.DateTimeField(editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    history_length = models.PositiveIntegerField(default=0, editable=False)
    # Counted anew at each act (`actions._tally`), so that the queue need not count the claims of all stories.
    claims_waiting = models.PositiveIntegerField(default=0, editable=False)  # open, or to be checked again
    claims_differing = models.PositiveIntegerField(default=0, editable=False)
    claims_to_recheck = models.PositiveIntegerField(default=0, editable=False)
    doubts_without_outcome = models.PositiveIntegerField(default=0, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "story"
        verbose_name_plural = "stories"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="article_readings_in_range", condition=Q(readings__range=(1, 5)))
        ]
        indexes = [
            models.Index(name="article_by_due", fields=["archived_at", "due"]),
            models.Index(address_begins(), name="article_by_address"),
        ]

    def __str__(self) -> str:
        return self.headline
