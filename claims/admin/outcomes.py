"""What became of claims before publication; only looked at."""

from django.contrib import admin
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.admin.base import CurrentFilter, VersionedAdmin, address_of, link, listing
from claims.models import Event, Outcome


@admin.register(Outcome)
class OutcomeAdmin(VersionedAdmin):
    section = "Stories"
    list_display = ("value", "reason", "set_by", "set_at", "current", "claim", "story")
    list_select_related = ("article", "claim", "set_by")
    list_filter = ("value", CurrentFilter, "set_by")
    linked = ("article__id__exact", "claim__id__exact")
    search_fields = ("reason", "article__headline")
    date_hierarchy = "set_at"
    fields = ("value", "reason", "set_by", "set_at", "claim", "article", "event")
    readonly_fields = ("event",)

    def links(self, row: Outcome) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk-claim", args=[row.article_id, row.claim_id])),
            ("Claim", address_of(row.claim)),
            ("Story", reverse("admin:claims_article_change", args=[row.article_id])),
            ("History", listing(Event, subject=f"claim:{row.claim.public_id}")),
        ]

    @admin.display(description="story", ordering="article__headline")
    def story(self, row: Outcome) -> SafeString:
        return link(address_of(row.article), row.article)
