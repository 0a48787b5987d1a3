"""Answer a fragment to htmx, and a redirect to a plain browser."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
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
