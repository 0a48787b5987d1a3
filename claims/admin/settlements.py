"""What editors settled, and how many readings they asked for; only looked at."""

from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.admin.base import CurrentFilter, VersionedAdmin, address_of, link, listing
from claims.models import Event, ReadingsAsked, Settlement


class OfClaimAdmin(VersionedAdmin):
    section = "Stories"
    linked = ("article__id__exact", "claim__id__exact")
    readonly_fields = ("event",)

    def links(self, row: Model) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk-claim", args=[row.article_id, row.claim_id])),
            ("Claim", address_of(row.claim)),
            ("Story", reverse("admin:claims_article_change", args=[row.article_id])),
            ("History", listing(Event, subject=f"claim:{row.claim.public_id}")),
        ]

    @admin.display(description="story", ordering="article__headline")
    def story(self, row: Model) -> SafeString:
        return link(address_of(row.article), row.article)


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


@admin.register(ReadingsAsked)
class ReadingsAskedAdmin(OfClaimAdmin):
    list_display = ("readings", "asked_by", "current", "claim", "story")
    list_select_related = ("article", "claim", "asked_by")
    list_filter = ("readings", CurrentFilter, "asked_by")
    search_fields = ("article__headline",)
    fields = ("readings", "asked_by", "claim", "article", "event")
