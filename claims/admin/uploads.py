"""What waits to become a story: whose it is and how large; what it says is for its owner alone."""

from django.contrib import admin

from claims.admin.base import ReadOnly
from claims.models import Upload


@admin.register(Upload)
class UploadAdmin(ReadOnly):
    section = "Newsroom"
    list_display = ("owner", "size", "added_at", "article")
    list_select_related = ("owner", "article")
    list_filter = ("owner",)
    search_fields = ("owner__username", "owner__name", "sha256")
    date_hierarchy = "added_at"
    fields = ("owner", "size", "sha256", "kind", "encoding", "draft_of", "article", "added_at")
