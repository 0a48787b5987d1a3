"""What axe is asked, in every test that asks it."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": WCAG}
COLOURS = ["color-contrast", "link-in-text-block"]  # all that a theme can break
WIDE, NARROW = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}


def found_by_axe(page: Page, rules: list[str]) -> Iterator[str]:
    """A line for each rule that is broken: what, how often, and the first place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    for broken in page.evaluate("rules => axe.run({runOnly: rules, preload: false})", rules)["violations"]:
        nodes = broken["nodes"]
        yield f"{broken['id']} × {len(nodes)}: {nodes[0]['html'][:160]}"
