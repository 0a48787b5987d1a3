"""What passed once is not worked out again, and whatever looks otherwise, or stands elsewhere, is."""

import pytest
from playwright.sync_api import Browser

from tests.browser import axe

pytestmark = pytest.mark.django_db
PAGE = "<!DOCTYPE html><html lang=en><title>Bread</title><main style='background:#fff'>{}</main>"
FINE = "<div style='background:#fff'><p style='color:#000'>Bread is dear.</p></div>"
WRONG = "color-contrast × 1"
PALE = {
    "another colour": "<div style='background:#fff'><p style='color:#ddd'>It rained.</p></div>",
    "another ground": "<div style='background:#111'><p style='color:#000'>It rained.</p></div>",
    "seen through": "<div style='background:#fff;opacity:.2'><p style='color:#000'>It rained.</p></div>",
    "moved onto another ground": "<div style='background:#111;height:9em'></div>"
    "<p style='color:#000;position:absolute;top:3em'>It rained.</p>",
}


@pytest.mark.parametrize("what", PALE)
def test_what_looks_otherwise_than_what_passed_is_found(chromium: Browser, monkeypatch, what: str):
    monkeypatch.setattr(axe, "PASSED", [])
    page = chromium.new_page()
    page.set_content(PAGE.format(FINE))
    assert axe.found_by_axe(page, axe.COLOURS) == []
    assert axe.PASSED
    for _ in range(2):
        page.set_content(PAGE.format(FINE + PALE[what]))
        [line] = axe.found_by_axe(page, axe.COLOURS)
        assert line.startswith(WRONG) and "It rained." in line
    page.close()


def test_what_passed_while_hidden_has_not_passed(chromium: Browser, monkeypatch):
    monkeypatch.setattr(axe, "PASSED", [])
    page = chromium.new_page()
    page.set_content(
        PAGE.format("<div style='height:0;overflow:hidden'><p style='color:#ddd'>It rained.</p></div>")
    )
    assert axe.found_by_axe(page, axe.COLOURS) == []
    page.set_content(PAGE.format("<div style='overflow:hidden'><p style='color:#ddd'>It rained.</p></div>"))
    assert axe.found_by_axe(page, axe.COLOURS)[0].startswith(WRONG)
    page.close()


def test_what_passed_is_not_worked_out_again(chromium: Browser, monkeypatch):
    monkeypatch.setattr(axe, "PASSED", [])
    page, asked = chromium.new_page(), []
    for _ in range(2):
        page.set_content(PAGE.format(FINE * 30))
        page.evaluate(axe.SCRIPT)
        page.evaluate("""() => {
            const check = axe._audit.checks["color-contrast"], {evaluate} = check
            window.asked = 0
            check.evaluate = function (...given) {
                window.asked += 1
                return evaluate.apply(this, given)
            }
        }""")
        assert axe.found_by_axe(page, axe.COLOURS) == []
        asked.append(page.evaluate("window.asked"))
    assert asked[1] == 0 < asked[0]
    page.close()
