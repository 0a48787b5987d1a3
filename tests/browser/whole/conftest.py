"""Pages shown in Chromium: drawn in this process, in a transaction that is taken back. A server has files."""

import mimetypes
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from contextvars import copy_context
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from playwright.sync_api import Browser, ConsoleMessage, Error
from pytest_django import DjangoDbBlocker

from claims.models import User
from tests.browser.axe import SCRIPT
from tests.browser.whole.newsroom import Newsroom, make
from tests.whole import _files_of_their_own as _files_of_their_own
from tests.whole import folders as folders

STATIC, AXE = "/static/", "/axe.js"


@pytest.fixture(scope="module")
def newsroom(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, folders: dict[str, Path]
) -> Iterator[Newsroom]:
    with django_db_blocker.unblock(), override_settings(**folders), transaction.atomic():
        yield make()
        transaction.set_rollback(True)


class Files(BaseHTTPRequestHandler):
    """Static files, which the window keeps, and axe as one of them: compiled once for all pages."""

    protocol_version = "HTTP/1.1"
    strays: ClassVar[list[str]] = []  # what should have been answered by the window itself

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        found = finders.find(path.removeprefix(STATIC)) if path.startswith(STATIC) else None
        body = Path(found).read_bytes() if found else SCRIPT.encode() if path == AXE else b""
        if not body:
            self.strays.append(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=86400, immutable")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A window was closed meanwhile."""


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    with Server(("localhost", 0), Files) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


class Shown:
    """A window whose pages, and what they ask, are answered here, and as whom it pleases."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self.origin = origin
        self.context = browser.new_context(base_url=origin, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.complaints: list[str] = []  # of Chromium, about the policy or a script
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._listen)
        self.ready: dict[str, HttpResponse] = {}  # answers had already, to a form for instance
        # Playwright calls back in a context of its own, which would have another connection than the test.
        self._here = copy_context()
        # Its own way of answering would keep no file from page to page.
        self._chromium = self.context.new_cdp_session(self.page)
        self._chromium.on("Fetch.requestPaused", self._answer)
        ours = [{"resourceType": kind} for kind in ("Document", "XHR", "Fetch", "Image")]
        ours.append({"urlPattern": f"{origin}/admin/*"})  # of which one is a script
        self._chromium.send("Fetch.enable", {"patterns": ours})
        self.be(None)

    def be(self, person: User | None, **options: bool) -> Client:
        self.client = Client(raise_request_exception=False, SERVER_NAME="localhost", **options)
        if person:
            self.client.force_login(person)
        return self.client

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"{message.text} {message.location}")

    def _answer(self, paused: dict[str, Any]) -> None:
        number, asked = {"requestId": paused["requestId"]}, paused["request"]
        with suppress(Error):  # the window went on meanwhile
            if urlsplit(asked["url"]).path.startswith(STATIC):
                self._chromium.send("Fetch.continueRequest", number)
            else:
                self._chromium.send("Fetch.fulfillRequest", number | self._here.run(self._answer_to, asked))

    def _answer_to(self, asked: dict[str, Any]) -> dict[str, object]:
        address = asked["url"].removeprefix(self.origin)
        given = {name.lower(): value for name, value in asked["headers"].items()}
        response = self.ready.get(address) or self.client.generic(
            asked["method"],
            address,
            asked.get("postData", ""),
            given.get("content-type", ""),
            headers={"HX-Request": "true"} if "hx-request" in given else {},
        )
        body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = [{"name": name, "value": value} for name, value in response.items()]
        return {
            "responseCode": response.status_code,
            "responseHeaders": headers,
            "body": b64encode(body).decode(),
        }


@pytest.fixture
def shown(chromium: Browser, newsroom: Newsroom, origin: str, db: None) -> Iterator[Shown]:
    Files.strays.clear()
    window = Shown(chromium, origin)
    yield window
    window.context.close()
    assert window.complaints == []
    assert Files.strays == []
