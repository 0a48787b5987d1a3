"""The newsroom itself: its one row of rules, which also heads its history."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q


class Newsroom(models.Model):
    UNRECORDED = frozenset({"history_length"})

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=150, blank=True, help_text="Shown in the bar of every page.")
    publication = models.CharField(
        max_length=150,
        blank=True,
        help_text="Filled in for new stories; its own pictures and reporting count as ours.",
    )
    readings = models.PositiveSmallIntegerField(
        "readings asked for",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text="How many people read each claim of a new story.",
    )
    reason_required = models.BooleanField(
        "a disputed or unsupported mark needs a reason",
        default=False,
        help_text="Otherwise a missing reason is only pointed out.",
    )
    evidence_required = models.BooleanField(
        "a verified mark needs evidence",
        default=False,
        help_text="Something found that says where it stands (page, time code). Otherwise only pointed out.",
    )
    fetching = models.BooleanField(
        "stories may be fetched from web addresses",
        default=False,
        help_text="The server then opens public addresses that people who add stories give it.",
    )
    history_length = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "newsroom rules"
        verbose_name_plural = "newsroom rules"
        constraints = [
            models.CheckConstraint(name="one_newsroom", condition=Q(pk=1)),
            models.CheckConstraint(name="newsroom_readings_in_range", condition=Q(readings__range=(1, 5))),
        ]

    def __str__(self) -> str:
        return self.name or "This newsroom"
