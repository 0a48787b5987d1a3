"""A story brought in as people do: sent, looked at, stored."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

ADD = "/articles/add/"


def look_fields(page: HttpResponse) -> dict[str, Any]:
    """What the form of the look would send, untouched."""
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in shown.items() if value not in (None, "", False, [])}


def bring_in(client: Client, sent: dict[str, Any], **changes: Any) -> HttpResponse:
    """The answer to “Add the story”, or the earlier one that refused what was sent."""
    first = client.post(ADD, sent)
    if first.status_code != 302 or not first.url.startswith(ADD):
        return first
    page = client.get(first.url)
    return client.post(first.url, look_fields(page) | changes | {"save": "1"})
