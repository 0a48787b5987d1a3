"""The admin site: one sign-in page for all, only admins inside, and our history in the place of Django's."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from claims.models import Event
from claims.permissions import can_use_admin

SECTIONS = ("Newsroom", "Stories", "History", "Behind the scenes")  # what can be changed comes first
LATEST = 12  # events on the first page


class Site(AdminSite):
    site_header = site_title = "Factcheck admin"
    index_title = "The newsroom"
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(can_use_admin(request.user))

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.user.is_authenticated:
            raise PermissionDenied(can_use_admin(request.user).reason)
        return redirect_to_login(request.GET.get("next", request.get_full_path()))

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("sign-out", preserve_request=True)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("set-password")

    def password_change_done(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("set-password")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        latest = Event.objects.select_related("article").order_by("-pk")[:LATEST]
        return super().index(request, {"latest": latest, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """By what a newsroom looks for; in each section, what can be changed comes first."""
        found = super().get_app_list(request, app_label)
        if app_label:
            return found
        tables = [table for app in found for table in app["models"]]
        tables.sort(key=lambda table: (table["view_only"], table["name"]))
        sections = []
        for number, name in enumerate(SECTIONS):
            inside = [table for table in tables if self.get_model_admin(table["model"]).section == name]
            address = f"{reverse('admin:index')}#section-{number}"
            sections.append(
                {"name": name, "app_label": f"section-{number}", "app_url": address, "models": inside}
            )
        return sections
