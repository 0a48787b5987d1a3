"""What axe is asked, in every test that asks it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERYTHING = [*WCAG, "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # all that a theme can break
# axe makes the same few colours out of their names for every element again, which is a fifth of its work.
REMEMBER = """;(() => {
    const {Color} = axe.commons.color, parse = Color.prototype.parseString, known = new Map()
    Color.prototype.parseString = function (text) {
        if (known.has(text)) return Object.assign(this, known.get(text))
        parse.call(this, text)
        const {r, g, b, alpha} = this
        known.set(text, {r, g, b, alpha})
        return this
    }
})()"""
SCRIPT = Axe().axe_script + REMEMBER
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


def found_in_both_themes(page: Page, rules: list[str] = WCAG) -> list[str]:
    """In the light by all rules, in the dark by those about colours."""
    found = []
    for scheme, asked in (("light", rules), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is on its way
        found += [f"{scheme}: {line}" for line in found_by_axe(page, asked)]
    return found
