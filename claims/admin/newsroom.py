"""The newsroom's rules: one row, to change."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from claims.actions.newsroom import change_rules, rules_of_newsroom
from claims.admin.base import address_of, listing
from claims.admin.writable import ActForm, Writable
from claims.models import Event, Newsroom, User


@admin.register(Newsroom)
class NewsroomAdmin(Writable):
    section = "Newsroom"
    fields = ("name", "publication", "readings", "reason_required", "evidence_required", "fetching")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is one row, so there is no list."""
        return redirect(address_of(rules_of_newsroom(actor=request.user)))

    def act(self, actor: User, row: Newsroom, form: ActForm, *, change: bool) -> None:
        change_rules(actor=actor, rules=row)

    def links(self, row: Newsroom) -> list[tuple[str, str]]:
        return [("History", listing(Event, subject=f"newsroom:{row.public_id}"))]
