"""What axe is asked, in every test that asks it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": WCAG}
COLOURS = ["color-contrast", "link-in-text-block"]  # all that a theme can break
SCRIPT = Axe().axe_script
WIDE, NARROW = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}


# Only what is broken comes back: the whole answer names every element of the page for each rule it keeps.
ASK = """async rules => {
    const about = {runOnly: rules, resultTypes: ["violations"], preload: false}
    const {violations} = await axe.run(about)
    return violations.map(({id, nodes}) => `${id} × ${nodes.length}: ${nodes[0].html.slice(0, 160)}`)
}"""


def found_by_axe(page: Page, rules: list[str]) -> list[str]:
    """A line for each rule that is broken: what, how often, and the first place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    return page.evaluate(ASK, rules)
