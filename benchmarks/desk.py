"""How quick the desk is in Chromium, with 40 and with 2,000 claims: cold load, and key press to next claim.

    .venv/bin/python benchmarks/desk.py [DECISIONS]

Starts gunicorn as ./run does on an empty newsroom of its own, opens the desk of a short and a long story,
each time in a new browser, then marks claims with keys as a reviewer does.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median, quantiles

from decisions import PORT, ROOT, admin_of_new_newsroom, wait_for_server
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

SIZES = (40, 2000)
LOADS = 9
BASE = f"http://127.0.0.1:{PORT}"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SENTENCES = (
    "Ship number {n} left the port on Monday with timber for the towns in the north.",
    "The ministry counted {n} barges on the river Meren, “a record for the region”.",
    "Bread prices rose {n} percent in the towns along the coast between March and May.",
    "“We had no choice but to close pier {n},” Minister Tova Lank told reporters on Tuesday.",
)
# From the key going down to the frame in which another claim is on the card.
STOPWATCH = """
  window.presses = [];
  let pressed = 0, claim = null;
  addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  document.addEventListener("DOMContentLoaded", () => {
    const card = () => document.getElementById("card").dataset.claim;
    claim = card();
    new MutationObserver(() => {
      if (card() === claim) return;
      claim = card();
      requestAnimationFrame(() => setTimeout(() => window.presses.push(performance.now() - pressed)));
    }).observe(document.getElementById("desk"), { subtree: true, attributes: true, childList: true });
  });
"""


def main(decisions: int = 60) -> None:
    session, stories = prepare()
    with server(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened(browser, session, stories[SIZES[0]], load)  # the server's own first page is not counted
        views = {}
        for size in SIZES:
            loads = [opened(browser, session, stories[size], load) for _ in range(LOADS)]
            requests, wire, html, _, _ = loads[0]
            paint, views[size] = (median(times) for times in list(zip(*loads, strict=True))[3:])
            print(f"{size:5} claims, cold: {requests} requests, {wire / 1000:.0f} KB without fonts, ", end="")
            print(f"HTML {html / 1000:.0f} KB; painted {paint:.0f} ms, usable {views[size]:.0f} ms")
        short, long = SIZES
        print(f"first view of {long} claims: {views[long] / views[short]:.2f} times that of {short}")
        for size in SIZES:
            times = opened(browser, session, stories[size], review, min(decisions, size - 4))
            print(f"{size:5} claims, key press to next claim shown: p50 {median(times):.0f} ms, ", end="")
            print(f"p95 {quantiles(times, n=20)[-1]:.0f} ms ({len(times)} decisions)")
        browser.close()


def prepare() -> tuple[str, dict[int, int]]:
    admin = admin_of_new_newsroom()
    from django.test import Client

    from claims.actions import people
    from claims.actions.importing import add_article
    from claims.actions.reading import read_article
    from claims.vocabulary import Role

    stories = {}
    for size in SIZES:
        article = add_article(actor=admin, content=text(size), ask_for_reading=False)
        read_article(actor=admin, article=article)
        stories[size] = article.pk
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(people.add_person(actor=admin, username="reviewer", role=Role.REVIEWER))
    return client.cookies["sessionid"].value, stories


def text(claims: int) -> str:
    """A headline, then paragraphs of three sentences."""
    sentences = [SENTENCES[n % 4].format(n=n) for n in range(claims - 1)]
    return "\n".join(
        ["Ships, bread and piers", *(" ".join(sentences[n : n + 3]) for n in range(0, claims - 1, 3))]
    )


@contextmanager
def server() -> Iterator[None]:
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "factcheck.wsgi", "--bind", f"127.0.0.1:{PORT}"),
            *("--worker-class", "gthread", "--threads", "8", "--no-control-socket", "--log-level", "error"),
        ],
        cwd=ROOT,
    )
    try:
        wait_for_server()
        yield
    finally:
        process.terminate()
        process.wait()


def opened(browser: Browser, session: str, story: int, act: object, *more: object) -> object:
    """In a browser with nothing in its cache."""
    context: BrowserContext = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": session, "url": BASE}])
    context.add_init_script(STOPWATCH)
    try:
        return act(context.new_page(), f"{BASE}/articles/{story}/", *more)
    finally:
        context.close()


def load(page: Page, address: str) -> tuple[int, float, float, float, float]:
    """Requests, bytes on the wire without fonts, bytes of the page itself, first paint, usable (ms)."""
    wire, kinds = {}, {}
    watch = page.context.new_cdp_session(page)
    watch.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    watch.on(
        "Network.loadingFinished", lambda event: wire.update({event["requestId"]: event["encodedDataLength"]})
    )
    watch.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    timing = page.evaluate(
        """() => {
          const [page] = performance.getEntriesByType("navigation");
          const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
          return [page.decodedBodySize, paint, page.domContentLoadedEventEnd];
        }"""
    )
    without_fonts = sum(size for request, size in wire.items() if kinds.get(request) != "Font")
    return len(kinds), without_fonts, *timing


def review(page: Page, address: str, decisions: int) -> list[float]:
    page.goto(address, wait_until="networkidle")
    while page.evaluate("window.presses.length") < decisions:
        page.locator("#desk:not(.htmx-request)").wait_for()
        asked = page.locator("#card form.said[data-answer='']").count()
        page.keyboard.press("s" if asked else "v")
        page.wait_for_timeout(260)  # a person looks before pressing; sooner it counts as a bounce
    return page.evaluate("window.presses")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
