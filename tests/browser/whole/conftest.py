"""Pages shown in Chromium without a server: drawn in this process, in a transaction that is taken back."""

import mimetypes
from collections.abc import Iterator
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from playwright.sync_api import Browser, ConsoleMessage, Error, Route
from pytest_django import DjangoDbBlocker

from claims.models import User
from tests.browser.whole.newsroom import Newsroom, make
from tests.whole import _files_of_their_own as _files_of_their_own
from tests.whole import folders as folders

ORIGIN = "http://localhost"
STATIC = "/static/"


@pytest.fixture(scope="module")
def newsroom(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, folders: dict[str, Path]
) -> Iterator[Newsroom]:
    with django_db_blocker.unblock(), override_settings(**folders), transaction.atomic():
        yield make()
        transaction.set_rollback(True)


class Shown:
    """A window whose every request is answered here, and as whom it pleases."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(base_url=ORIGIN, reduced_motion="reduce")
        self.context.route("**/*", self._answer)
        self.page = self.context.new_page()
        self.complaints: list[str] = []  # of Chromium, about the policy or a script
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._listen)
        self.ready: dict[str, HttpResponse] = {}  # answers had already, to a form for instance
        # Playwright calls back in a context of its own, which would have another connection than the test.
        self._here = copy_context()
        self.be(None)

    def be(self, person: User | None, **options: bool) -> Client:
        self.client = Client(raise_request_exception=False, SERVER_NAME="localhost", **options)
        if person:
            self.client.force_login(person)
        return self.client

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"{message.text} {message.location}")

    def _answer(self, route: Route) -> None:
        answer = self._here.run(self._answer_to, route)
        with suppress(Error):  # the window went on meanwhile
            route.fulfill(**answer)

    def _answer_to(self, route: Route) -> dict[str, object]:
        asked = route.request
        path = urlsplit(asked.url).path
        if path.startswith(STATIC):
            found = finders.find(path.removeprefix(STATIC))
            return {"path": found, "content_type": mimetypes.guess_type(found)[0]}
        address = asked.url.removeprefix(ORIGIN)
        response = self.ready.get(address) or self.client.generic(
            asked.method,
            address,
            asked.post_data_buffer or b"",
            asked.headers.get("content-type", ""),
            headers={"HX-Request": "true"} if "hx-request" in asked.headers else {},
        )
        body = b"".join(response.streaming_content) if response.streaming else response.content
        return {"status": response.status_code, "headers": dict(response.items()), "body": body}


@pytest.fixture
def shown(chromium: Browser, newsroom: Newsroom, db: None) -> Iterator[Shown]:
    window = Shown(chromium)
    yield window
    window.context.close()
    assert window.complaints == []
