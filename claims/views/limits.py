"""What is refused by its size alone, before any of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class SmallBodies:
    """A body without a length is no concern: the web server's interface reads none of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and (len(length) > 12 or int(length) > settings.MAX_BODY):
            response = render(request, "413.html", {"limit": settings.MAX_SENT}, status=413)
            response["Connection"] = "close"
            return response
        return self.get_response(request)
