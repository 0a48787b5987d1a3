"""The admin site: one sign-in page for all, and only admins inside."""

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator


class Site(AdminSite):
    site_header = site_title = "Factcheck admin"
    index_title = "The newsroom"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.role == "admin"

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if request.user.is_authenticated:
            raise PermissionDenied("Only admins use the admin.")
        return redirect_to_login(request.GET.get("next", request.get_full_path()))
