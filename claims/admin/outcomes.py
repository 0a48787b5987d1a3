"""What became of claims before publication; only looked at."""

from django.contrib import admin

from claims.admin.base import CurrentFilter, OfClaimAdmin
from claims.models import Outcome


@admin.register(Outcome)
class OutcomeAdmin(OfClaimAdmin):
    list_display = ("value", "reason", "set_by", "set_at", "current", "claim", "story")
    list_select_related = ("article", "claim", "set_by")
    list_filter = ("value", CurrentFilter, "set_by")
    search_fields = ("reason", "article__headline")
    date_hierarchy = "set_at"
    fields = ("value", "reason", "set_by", "set_at", "claim", "article", "event")
    readonly_fields = ("event",)
