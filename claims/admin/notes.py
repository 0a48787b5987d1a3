"""What people said about claims and asked the writer; only looked at."""

from django.contrib import admin
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.admin.base import CurrentFilter, VersionedAdmin, address_of, link, listing
from claims.models import Event, Note


@admin.register(Note)
class NoteAdmin(VersionedAdmin):
    section = "Stories"
    list_display = ("kind", "short", "author", "resolved", "written_at", "current", "claim", "story")
    list_select_related = ("article", "claim", "author")
    list_filter = ("kind", "resolved", CurrentFilter, "author")
    linked = ("article__id__exact", "claim__id__exact")
    search_fields = ("text", "answer", "article__headline")
    date_hierarchy = "written_at"
    fields = (
        "kind", "text", "rewrite", "answer", "resolved", "author", "written_at", "reply_to",
        "claim", "article", "event",
    )  # fmt: skip
    readonly_fields = ("event",)

    def links(self, row: Note) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk-claim", args=[row.article_id, row.claim_id])),
            ("Claim", address_of(row.claim)),
            ("Story", reverse("admin:claims_article_change", args=[row.article_id])),
            ("History", listing(Event, subject=f"claim:{row.claim.public_id}")),
        ]

    @admin.display(description="words", ordering="text")
    def short(self, row: Note) -> str:
        return row.text[:80]

    @admin.display(description="story", ordering="article__headline")
    def story(self, row: Note) -> SafeString:
        return link(address_of(row.article), row.article)
