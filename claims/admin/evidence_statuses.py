"""What articles offer for their claims, with its versions; only looked at."""

from django.contrib import admin
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.admin.base import CurrentFilter, ReadOnlyInline, VersionedAdmin, address_of, link
from claims.admin.words import WithWords, words_now
from claims.models import EvidenceStatusVersion
from claims.vocabulary import TextWarning


class EvidenceStatusInline(ReadOnlyInline):
    model = EvidenceStatusVersion
    fields = ("value", "confirmed_by", "since", "until")
    readonly_fields = ("since", "until")
    related = ("confirmed_by",)


@admin.register(EvidenceStatusVersion)
class EvidenceStatusAdmin(WithWords, VersionedAdmin):
    section = "Stories"
    words = words_now("claim")
    list_display = ("value", "doubts", "text", "confirmed_by", "current", "claim", "story")
    list_select_related = ("article", "claim", "confirmed_by")
    list_filter = ("value", CurrentFilter, "confirmed_by")
    linked = ("article__id__exact", "claim__id__exact")
    search_fields = ("words", "article__headline")
    fields = (
        "full_text", "value", "start", "end", "doubts", "confirmed_by",
        "claim", "revision", "article", "event",
    )  # fmt: skip
    readonly_fields = ("full_text", "doubts", "event")

    def links(self, row: EvidenceStatusVersion) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk-claim", args=[row.article_id, row.claim_id])),
            ("Claim", address_of(row.claim)),
            ("Story", reverse("admin:claims_article_change", args=[row.article_id])),
        ]

    @admin.display(description="warnings")
    def doubts(self, row: EvidenceStatusVersion) -> str:
        return ", ".join(TextWarning(name).label for name, _, _ in row.warnings)

    @admin.display(description="story", ordering="article__headline")
    def story(self, row: EvidenceStatusVersion) -> SafeString:
        return link(address_of(row.article), row.article)
