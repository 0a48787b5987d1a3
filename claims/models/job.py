"""Work asked for: how far it is, what it said, and what became of each row of it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import Article
from claims.models.user import User
from claims.vocabulary import JobKind, JobState, Role, RowState, choices


class JobQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """One's own, and for editors everybody's; never one about a story that the person does not see."""
        stories = Article.objects.visible_to(user)
        told = Q(kind=JobKind.MAIL)  # who has news is nobody else's concern, but a server that takes none is
        told &= ~Q(state=JobState.FAILED) if user.role == Role.ADMIN else Q()
        seen = self.filter(Q(article=None) | Q(article__in=stories)).exclude(told)
        if user.role in (Role.EDITOR, Role.ADMIN):
            return seen
        return seen.filter(asked_by=user) if user.role else self.none()


class Job(models.Model):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40, choices=choices(JobKind))
    article = models.ForeignKey("claims.Article", models.PROTECT, null=True, blank=True, related_name="jobs")
    about = models.JSONField(default=dict, blank=True)  # what the work needs to know
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=choices(JobState), default=JobState.QUEUED.value)
    started_at = models.DateTimeField(null=True, blank=True)  # the latest try
    ended_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)  # none: not known
    done_before = models.PositiveIntegerField(default=0)  # by earlier tries
    tries = models.PositiveSmallIntegerField(default=0)  # in a row that got no further
    worker = models.CharField(max_length=64, blank=True)
    heartbeat = models.DateTimeField(null=True, blank=True)
    cancel_asked = models.BooleanField(default=False)
    task = models.UUIDField(null=True, blank=True)  # the row of the queue that carries it
    error = models.TextField(blank=True)
    result = models.JSONField(default=dict, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(name="job_by_state", fields=["state", "heartbeat"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_state_display()}"


NOT_ADDED = (RowState.FAILED.value, RowState.HERE.value)


class JobRow(models.Model):
    """One row of a job: written in the transaction of what it brought, so that it is there exactly once."""

    # Indexed as the first of `one_row_a_key`.
    job = models.ForeignKey(Job, models.PROTECT, related_name="rows", db_index=False)
    number = models.PositiveIntegerField()  # in the file, from 1
    name = models.CharField(max_length=500, blank=True)
    key = models.CharField(max_length=64)  # tells the row from every other, and from its own other contents
    state = models.CharField(max_length=20, choices=choices(RowState))
    error = models.TextField(blank=True)
    article = models.ForeignKey("claims.Article", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["job", "pk"]
        constraints = [models.UniqueConstraint(name="one_row_a_key", fields=["job", "key"])]
        indexes = [
            models.Index(name="job_rows_not_added", fields=["job"], condition=Q(state__in=NOT_ADDED)),
        ]

    def __str__(self) -> str:
        return f"Row {self.number}"


class JobLine(models.Model):
    """A line of a job's log."""

    job = models.ForeignKey(Job, models.PROTECT, related_name="lines")
    at = models.DateTimeField(auto_now_add=True)
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["job", "pk"]

    def __str__(self) -> str:
        return self.text
