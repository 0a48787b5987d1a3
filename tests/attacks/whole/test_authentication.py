"""Forged requests to, and framing of, every address: rows AU-05 and AU-14."""

import pytest

from tests.attacks.browsing import Browser, everything
from tests.test_closed import ALL, concrete

UNSAFE = [("POST", False), ("POST", True), ("PUT", False), ("PATCH", False), ("DELETE", True)]


@pytest.mark.parametrize("who", ["admin", "stranger"])
def test_au_05_nothing_is_changed_without_the_token(stage, who: str):
    """Every address there is, by every method that may change something, plainly and by htmx."""
    strict = Browser(enforce_csrf_checks=True, raise_request_exception=False)
    if stage.people[who]:
        strict.force_login(stage.people[who])
    before, asked = everything(), 0
    for name, path in ALL:
        for method, htmx in UNSAFE:
            answer = strict.ask(method, concrete(path), htmx=htmx)
            assert answer.status_code == 403, (name, method, htmx)
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
