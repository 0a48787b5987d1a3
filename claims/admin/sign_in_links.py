"""Sign-in links: that they were made, used or ran out; never the links themselves."""

from django.contrib import admin
from django.utils import timezone

from claims.admin.base import ReadOnly
from claims.models import SignInLink


@admin.register(SignInLink)
class SignInLinkAdmin(ReadOnly):
    list_display = ("person", "state", "made_at", "expires_at", "used_at")
    list_select_related = ("person",)
    list_filter = ("person",)
    search_fields = ("person__username", "person__name")
    date_hierarchy = "made_at"
    fields = ("person", "state", "made_at", "expires_at", "used_at")
    readonly_fields = ("state", "made_at")

    @admin.display(description="state")
    def state(self, row: SignInLink) -> str:
        if row.used_at:
            return "Used"
        return "Waiting" if row.expires_at > timezone.now() else "Ran out"
