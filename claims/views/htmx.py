"""Answer a fragment to htmx and a redirect to a plain browser, and only ever to a page of ours."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import push_url


def fragment_or_redirect(
    request: HttpRequest, fragment: str, context: dict[str, Any], *, to: str, say: str = ""
) -> HttpResponse:
    """`to` is the address of what is shown now; `say` tells a plain browser what was done."""
    if request.htmx:
        return push_url(render(request, fragment, context), to)
    if say:
        messages.info(request, say)
    return redirect(to)


def came_from(request: HttpRequest, *, otherwise: str) -> str:
    """The page of ours that the person was on, with its filters."""
    address = request.headers.get("Referer", "")
    return address if _is_ours(request, address) else otherwise


def wanted(request: HttpRequest) -> str:
    """The page that signing in should lead to: only ever one of ours."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    return address if _is_ours(request, address) else "/"


def _is_ours(request: HttpRequest, address: str) -> bool:
    """A whole address or path: `redirect` would take a bare word for the name of a page."""
    if not address.startswith(("/", "http://", "https://")):
        return False
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
