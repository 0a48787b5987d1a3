"""Forged requests to, and framing of, every address: rows AU-05 and AU-14."""

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

from tests.attacks.browsing import Browser, everything
from tests.test_closed import ALL, concrete

UNSAFE = [("POST", False), ("POST", True), ("PUT", False), ("PATCH", False), ("DELETE", True)]


def told_in_short(request: HttpRequest, reason: str) -> HttpResponse:
    """In the place of the page that tells it, which is the same 2,000 times (test_accessibility walks it)."""
    return HttpResponseForbidden("no token")


@pytest.mark.parametrize("who", ["admin", "stranger"])
def test_au_05_nothing_is_changed_without_the_token(stage, who: str, settings):
    """Every address there is, by every method that may change something, plainly and by htmx."""
    settings.CSRF_FAILURE_VIEW = f"{__name__}.{told_in_short.__name__}"
    strict = Browser(enforce_csrf_checks=True, raise_request_exception=False)
    if stage.people[who]:
        strict.force_login(stage.people[who])
    before, asked = everything(), 0
    for name, path in ALL:
        for method, htmx in UNSAFE:
            answer = strict.ask(method, concrete(path), htmx=htmx)
            assert (answer.status_code, answer.content) == (403, b"no token"), (name, method, htmx)
            asked += 1
    assert asked == len(ALL) * len(UNSAFE) > 500
    assert everything() == before


def test_au_14_no_page_is_framed_or_keeps_its_opener(stage, browsers):
    for name, path in ALL:
        for who in ("stranger", "admin"):
            answer = browsers[who].ask("GET", concrete(path))
            policy = answer["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in policy and "default-src 'none'" in policy, name
            assert answer["Cross-Origin-Opener-Policy"] == "same-origin", name
            assert answer["X-Frame-Options"] == "DENY", name
