"""Work asked for, its rows and its log, with the queue and the workers that carry it; only looked at."""

from django.contrib import admin
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

from claims.admin.base import ReadOnly
from claims.models import Job, JobLine, JobRow, Worker


@admin.register(Job)
class JobAdmin(ReadOnly):
    list_display = ("kind", "state", "done", "total", "story", "asked_by", "asked_at", "ended_at", "error")
    list_select_related = ("article", "asked_by")
    list_filter = ("state", "kind", "asked_by")
    linked = ("article__id__exact",)
    search_fields = ("article__headline", "error")
    date_hierarchy = "asked_at"
    fields = (
        "kind",
        "state",
        "article",
        "about",
        "asked_by",
        "asked_at",
        "started_at",
        "ended_at",
        "done",
        "total",
        "tries",
        "worker",
        "heartbeat",
        "cancel_asked",
        "error",
        "result",
        "public_id",
    )
    readonly_fields = ("asked_at", "public_id")


@admin.register(JobRow)
class JobRowAdmin(ReadOnly):
    list_display = ("job", "number", "name", "state", "story", "error")
    list_select_related = ("job", "article")
    list_filter = ("state",)
    linked = ("job__id__exact",)
    search_fields = ("name", "error")
    fields = ("job", "number", "name", "state", "error", "article", "key")


@admin.register(JobLine)
class JobLineAdmin(ReadOnly):
    list_display = ("job", "at", "text")
    list_select_related = ("job",)
    linked = ("job__id__exact",)
    search_fields = ("text",)
    date_hierarchy = "at"
    fields = ("job", "at", "text")
    readonly_fields = ("at",)


@admin.register(Worker)
class WorkerAdmin(ReadOnly):
    list_display = ("name", "started_at", "seen_at")
    search_fields = ("name",)
    fields = ("name", "started_at", "seen_at")
    readonly_fields = ("started_at",)


# Importing the package's own admin has registered it; ours takes its place and lets only admins in.
admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class TaskAdmin(ReadOnly, DBTaskResultAdmin):
    list_filter = ("status", "queue_name")
    search_fields = ("id", "task_path", "exception_class_path")
    ordering = ("-enqueued_at",)
