"""Work asked for and how far it is, with the queue that carries it; only looked at."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

from claims.admin.base import ReadOnly, address_of, link
from claims.models import Job


@admin.register(Job)
class JobAdmin(ReadOnly):
    list_display = ("kind", "state", "story", "asked_by", "asked_at", "started_at", "ended_at", "error")
    list_select_related = ("article", "asked_by")
    list_filter = ("state", "kind", "asked_by")
    linked = ("article__id__exact",)
    search_fields = ("article__headline", "error")
    date_hierarchy = "asked_at"
    fields = (
        "kind",
        "state",
        "article",
        "asked_by",
        "asked_at",
        "started_at",
        "ended_at",
        "error",
        "public_id",
    )
    readonly_fields = ("asked_at", "public_id")

    @admin.display(description="story", ordering="article__headline")
    def story(self, row: Job) -> SafeString | str:
        return link(address_of(row.article), row.article) if row.article else "–"


# Importing the package's own admin has registered it; ours takes its place and lets only admins in.
admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class TaskAdmin(ReadOnly, DBTaskResultAdmin):
    list_filter = ("status", "queue_name")
    search_fields = ("id", "task_path", "exception_class_path")
    ordering = ("-enqueued_at",)
