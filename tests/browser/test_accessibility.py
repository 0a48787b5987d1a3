"""axe finds nothing on any page, light or dark, wide or narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from claims.actions.review import Opinion, mark_claim
from claims.models import Placement
from claims.vocabulary import Mark

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDE, NARROW = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(window, mara, oskar, twin, scheme, size):
    for placement in Placement.objects.current().filter(article=twin).select_related("article")[2:5]:
        mark_claim(actor=oskar, placement=placement, opinion=Opinion(Mark.DISPUTED), former=None)
        mark_claim(actor=mara, placement=placement, opinion=Opinion(Mark.VERIFIED), former=None)
    page = window(mara, color_scheme=scheme, viewport=size)
    here = f"/articles/{twin.pk}/"
    of_the_story = (here, f"{here}print/", f"{here}queries/")
    for address in (
        "/",
        "/claims/",
        *of_the_story,
        "/articles/add/",
        "/welcome/",
        "/set-password/",
        "/keys/",
    ):
        page.goto(address)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
