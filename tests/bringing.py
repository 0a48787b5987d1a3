"""A story brought in as people do: sent, looked at, stored."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
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


def send_many(client: Client, *files: tuple[str, bytes]) -> HttpResponse:
    answer = client.post(ADD, {"file": [SimpleUploadedFile(name, data) for name, data in files]})
    assert answer.status_code == 302, answer.content.decode()
    return client.get(answer.url)


def _fields(page: HttpResponse) -> dict[str, object]:
    """What the page would send, untouched."""
    sent = {}
    for form in (page.context["for_all"], *page.context["forms"]):
        for field in form:
            value = field.value()
            if value is True:
                sent[field.html_name] = "on"
            elif value not in (None, "", False, []):
                sent[field.html_name] = value
    return sent


def press(client: Client, page: HttpResponse, button: str, **changes: object) -> HttpResponse:
    sent = _fields(page) | {button: "1"} | changes
    sent = {name: value for name, value in sent.items() if value is not None}
    return client.post(page.wsgi_request.path, sent, follow=button == "show")


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())
