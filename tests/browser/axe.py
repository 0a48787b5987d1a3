"""What axe is asked, in every test that asks it."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERYTHING = [*WCAG, "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # all that a theme can break
ONCE = Path(__file__).with_name("axe_once.js").read_text()
SCRIPT = f"{Axe().axe_script};{ONCE};0"  # Playwright would call a function that comes of it
WIDE, NARROW = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}

PASSED: list[int] = []  # looks whose contrast is enough, of all pages so far


def found_by_axe(page: Page, rules: list[str]) -> list[str]:
    """A line for each rule that is broken: what, how often, and the first place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    lines, passed = page.evaluate("([rules, before]) => askAxe(rules, before)", [rules, PASSED])
    PASSED.extend(passed)
    return lines


def found_in_both_themes(page: Page, rules: list[str] = WCAG) -> list[str]:
    """In the light by all rules, in the dark by those about colours."""
    found = []
    for scheme, asked in (("light", rules), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is on its way
        found += [f"{scheme}: {line}" for line in found_by_axe(page, asked)]
    return found
