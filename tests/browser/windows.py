"""Windows of Chromium that serve one test after the other: starting one is half the work of most tests."""

from collections import defaultdict

from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Error, Page

from claims.models import User

PATIENCE = 30_000  # milliseconds until a state that is waited for counts as missed, on a loaded machine too
SIZE = {"width": 1280, "height": 720}
SMALL = "/static/icons/favicon.svg"  # something of ours that asks nothing and runs nothing


class Windows:
    """Each is a browser of its own; given back, it keeps its cache of static files and nothing else."""

    def __init__(self, chromium: Browser, url: str) -> None:
        self.chromium, self.url = chromium, url
        self.free: dict[str, list[Page]] = defaultdict(list)
        self.taken: list[tuple[str, Page]] = []
        self.complaints: list[str] = []

    def open(
        self,
        person: User | None = None,
        *,
        new: bool = False,
        viewport: dict[str, int] = SIZE,
        **options: object,
    ) -> Page:
        """For a person; a new one where a test sets its clock or its scripts, or counts a first visit."""
        kind = "" if new else repr(sorted(options.items()))
        page = self.free[kind].pop() if self.free[kind] else self._start(options)
        self.taken.append((kind, page))
        page.set_viewport_size(viewport)
        if person:
            client = Client()
            client.force_login(person)
            cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
            page.context.add_cookies([cookie | {"url": self.url}])
        return page

    def _start(self, options: dict[str, object]) -> Page:
        page = self.chromium.new_context(base_url=self.url, **options).new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)
        return page

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def give_back(self) -> list[str]:
        """All that a test took; answers what Chromium complained of meanwhile."""
        complaints, taken = self.complaints[:], self.taken[:]
        self.taken.clear()
        for kind, page in taken:
            if kind and not page.is_closed() and _is_tidy(page):
                self.free[kind].append(page)
            else:
                page.context.close()
        self.complaints.clear()
        return complaints


def _is_tidy(page: Page) -> bool:
    """Nobody is signed in, what is still sent on leaving meets a shut door, and the tab remembers nothing."""
    context = page.context
    try:
        for other in context.pages:
            if other is not page:
                other.close()
        context.clear_cookies()
        context.clear_permissions()
        page.unroute_all(behavior="ignoreErrors")
        page.mouse.move(-1, -1)
        page.goto(SMALL)
        page.evaluate("sessionStorage.clear(), localStorage.clear()")
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    except Error:
        return False
    return True
