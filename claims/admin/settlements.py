"""What editors settled, and how many readings they asked for; only looked at."""

from django.contrib import admin

from claims.admin.base import CurrentFilter, OfClaimAdmin
from claims.models import ReadingsAsked, Settlement


@admin.register(Settlement)
class SettlementAdmin(OfClaimAdmin):
    list_display = ("__str__", "reason", "settled_by", "settled_at", "round", "current", "claim", "story")
    list_select_related = ("article", "claim", "settled_by")
    list_filter = ("mark", CurrentFilter, "settled_by")
    search_fields = ("reason", "article__headline")
    date_hierarchy = "settled_at"
    fields = (
        "mark", "basis", "reason", "settled_by", "settled_at", "round", "adopted", "claim", "article",
        "event",
    )  # fmt: skip
    readonly_fields = ("event",)


@admin.register(ReadingsAsked)
class ReadingsAskedAdmin(OfClaimAdmin):
    list_display = ("readings", "asked_by", "current", "claim", "story")
    list_select_related = ("article", "claim", "asked_by")
    list_filter = ("readings", CurrentFilter, "asked_by")
    search_fields = ("article__headline",)
    fields = ("readings", "asked_by", "claim", "article", "event")
    readonly_fields = ("event",)
