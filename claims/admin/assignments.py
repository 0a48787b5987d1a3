"""Who has which story; only looked at."""

from django.contrib import admin
from django.urls import reverse

from claims.admin.base import CurrentFilter, ReadOnlyInline, VersionedAdmin, address_of, listing
from claims.models import Assignment, Event


class AssignmentInline(ReadOnlyInline):
    model = Assignment
    fields = ("reviewer", "assigned_by", "since", "until")
    readonly_fields = ("since", "until")
    related = ("reviewer", "assigned_by")


@admin.register(Assignment)
class AssignmentAdmin(VersionedAdmin):
    section = "Stories"
    list_display = ("reviewer", "story", "current", "assigned_by", "event")
    list_select_related = ("article", "reviewer", "assigned_by")
    list_filter = (CurrentFilter, "reviewer")
    linked = ("article__id__exact",)
    search_fields = ("article__headline", "reviewer__username", "reviewer__name")
    fields = ("article", "reviewer", "assigned_by", "event")
    readonly_fields = ("event",)

    def links(self, row: Assignment) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk", args=[row.article_id])),
            ("Story", address_of(row.article)),
            ("History", listing(Event, article__id__exact=row.article_id)),
        ]
