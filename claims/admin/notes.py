"""What people said about claims and asked the writer; only looked at."""

from django.contrib import admin

from claims.admin.base import CurrentFilter, OfClaimAdmin
from claims.models import Note


@admin.register(Note)
class NoteAdmin(OfClaimAdmin):
    list_display = ("kind", "short", "author", "resolved", "written_at", "current", "claim", "story")
    list_select_related = ("article", "claim", "author")
    list_filter = ("kind", "resolved", CurrentFilter, "author")
    search_fields = ("text", "answer", "article__headline")
    date_hierarchy = "written_at"
    fields = (
        "kind", "text", "rewrite", "answer", "resolved", "author", "written_at", "reply_to",
        "claim", "article", "event",
    )  # fmt: skip
    readonly_fields = ("event",)

    @admin.display(description="words", ordering="text")
    def short(self, row: Note) -> str:
        return row.text[:80]
