"""What articles offer for their claims, with its versions; only looked at."""

from django.contrib import admin

from claims.admin.base import CurrentFilter, OfClaimAdmin, ReadOnlyInline
from claims.admin.words import WithWords
from claims.models import EvidenceStatusVersion
from claims.queries.cut import words_now
from claims.vocabulary import TextWarning


class EvidenceStatusInline(ReadOnlyInline):
    model = EvidenceStatusVersion
    fields = ("value", "confirmed_by", "since", "until")
    readonly_fields = ("since", "until")
    related = ("confirmed_by",)


@admin.register(EvidenceStatusVersion)
class EvidenceStatusAdmin(WithWords, OfClaimAdmin):
    words = words_now("claim")
    list_display = ("value", "doubts", "text", "confirmed_by", "current", "claim", "story")
    list_select_related = ("article", "claim", "confirmed_by")
    list_filter = ("value", CurrentFilter, "confirmed_by")
    search_fields = ("words", "article__headline")
    fields = (
        "full_text", "value", "start", "end", "doubts", "confirmed_by",
        "claim", "revision", "article", "event",
    )  # fmt: skip
    readonly_fields = ("full_text", "doubts", "event")

    @admin.display(description="warnings")
    def doubts(self, row: EvidenceStatusVersion) -> str:
        return ", ".join(TextWarning(name).label for name, _, _ in row.warnings)
