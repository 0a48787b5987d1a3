"""Sign-offs, and what lawyers cleared; only looked at."""

from django.contrib import admin

from claims.admin.base import CurrentFilter, VersionedAdmin, address_of
from claims.models import Clearance, SignOff


class OfDraft(VersionedAdmin):
    section = "Stories"
    readonly_fields = ("event",)

    def links(self, row: SignOff | Clearance) -> list[tuple[str, str]]:
        return [
            ("Story", address_of(row.article)),
            ("Draft", address_of(row.revision)),
        ]


@admin.register(SignOff)
class SignOffAdmin(OfDraft):
    list_display = ("signed_at", "signed_by", "current", "note", "story")
    list_select_related = ("article", "signed_by")
    list_filter = (CurrentFilter, "signed_by")
    linked = ("article__id__exact",)
    search_fields = ("note", "left_open_because", "article__headline")
    date_hierarchy = "signed_at"
    fields = (
        *("signed_by", "signed_at", "note", "left_open_because", "sha256", "head", "revision"),
        *("article", "event"),
    )


@admin.register(Clearance)
class ClearanceAdmin(OfDraft):
    list_display = ("value", "person", "given_at", "current", "note", "story")
    list_select_related = ("article", "person")
    list_filter = ("value", CurrentFilter, "person")
    linked = ("article__id__exact",)
    search_fields = ("note", "article__headline")
    date_hierarchy = "given_at"
    fields = ("value", "person", "given_at", "note", "revision", "article", "event")
