"""A real Chromium on a real server: skipped where there is none, required under REQUIRE_BROWSER=1."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.windows import PATIENCE, Windows

# The shell is the same engine without windows of its own, which halves the work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
expect.set_options(timeout=PATIENCE)
# Playwright runs an event loop in the test's thread, where Django then refuses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if not item.get_closest_marker("django_db"):
                item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        reason = "No Chromium on this machine; install one or set CHROMIUM to its path."
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(chromium: Browser, live_server: LiveServer) -> Windows:
    return Windows(chromium, live_server.url)


@pytest.fixture
def window(windows: Windows) -> Iterator[Callable[..., Page]]:
    """Opens a browser of its own for a person; fails the test on any console error or CSP report."""
    yield windows.open
    complaints = windows.give_back()
    expected = ("409", "Failed to load resource")
    assert not [words for words in complaints if not words or not any(e in words for e in expected)], (
        complaints
    )
