"""Which claims of a story say the same again; only looked at."""

from django.contrib import admin
from django.urls import reverse

from claims.admin.base import CurrentFilter, VersionedAdmin, address_of
from claims.models import ClaimLink


@admin.register(ClaimLink)
class ClaimLinkAdmin(VersionedAdmin):
    list_display = ("claim", "kind", "other", "likeness", "article", "current")
    list_select_related = ("article", "claim", "other")
    list_filter = ("kind", CurrentFilter)
    linked = ("article__id__exact",)
    search_fields = ("article__headline",)
    fields = ("article", "claim", "kind", "other", "likeness", "event")
    readonly_fields = ("event",)

    def links(self, row: ClaimLink) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk-claim", args=[row.article_id, row.claim_id])),
            ("Claim", address_of(row.claim)),
            ("The other claim", address_of(row.other)),
        ]
