"""AZ-01: every address, by every method, as everybody, plainly and by htmx, against one reviewed table."""

import re
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.http import HttpResponse
from django.urls import get_resolver, reverse
from django.urls.resolvers import RoutePattern

from tests.attacks.browsing import METHODS, Browser, everything, looks_at_htmx
from tests.attacks.conftest import Stage
from tests.attacks.matrix import OUTSIDE, PEOPLE, Page, expected, expected_in_admin, pages
from tests.test_closed import ALL, concrete

OURS = [name for name, _ in ALL if not name.startswith("admin:")]
ADMIN = [(name.removeprefix("admin:"), path) for name, path in ALL if name.startswith("admin:")]
CELLS = list(product(PEOPLE, METHODS, (False, True)))
# A method is read before htmx is: by htmx everybody reads and sends, and the editor asks by every method.
ASKED = [
    (person, method, htmx)
    for person, method, htmx in CELLS
    if not htmx or method in {"GET", "POST"} or person == "editor"
]


@pytest.fixture(autouse=True)
def _sessions_in_cookies(settings: object) -> None:
    """Thousands of requests by eight people: they bring who they are, and no table is asked for it."""
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"


def got(response: HttpResponse) -> int | str:
    """The status, or where a redirect to a sign-in page leads."""
    address = response.headers.get("Location", "")
    door = next((door for door in ("/sign-in/", "/admin/login/") if address.startswith(door)), None)
    return door or (address if address == "/admin/" and response.status_code == 302 else response.status_code)


def ask(browser: Browser, method: str, path: str, data: dict[str, Any], *, htmx: bool) -> int | str:
    """And nothing stays of it: every cell meets the same rows."""
    with transaction.atomic():
        answer = got(browser.ask(method, path, data, htmx=htmx))
        transaction.set_rollback(True)
    return answer


class Answers:
    """To every cell, asking for no answer that is known to be the same."""

    def __init__(self, browsers: dict[str, Browser], paths: dict[str, str], table: dict[str, Page]) -> None:
        self.browsers, self.paths, self.table = browsers, paths, table
        self.plain: dict[tuple[str, str, str], tuple[int | str, bool]] = {}  # and whether it looked at htmx
        self.heads: set[str] = set()  # names whose page was had by HEAD

    def to(self, name: str, person: str, method: str, *, htmx: bool) -> int | str:
        if htmx and not self.plain[name, person, method][1]:
            return self.plain[name, person, method][0]
        if method == "HEAD" and not htmx and self._is_had(name, person):
            self.plain[name, person, "HEAD"] = self.plain[name, person, "GET"]
            return self.plain[name, person, "GET"][0]
        with looks_at_htmx() as looked:
            answer = ask(self.browsers[person], method, self.paths[name], self.table[name].data, htmx=htmx)
        if name == "sign-out" and answer == "/sign-in/" and person not in OUTSIDE:
            answer = 302  # where signing out leads
        if not htmx:
            self.plain[name, person, method] = answer, bool(looked)
        if method == "HEAD" and answer == self.table[name].read:
            self.heads.add(name)
        return answer

    def _is_had(self, name: str, person: str) -> bool:
        """Who gets the page gets it by HEAD where somebody did: see `test_head_is_get_to_every_view`."""
        return name in self.heads and self.plain[name, person, "GET"][0] == self.table[name].read


def test_head_is_get_to_every_view():
    """They are told from POST alone."""
    asked = [
        line
        for file in (settings.BASE_DIR / "claims").rglob("*.py")
        for line in file.read_text().splitlines()
    ]
    told = [line for line in asked if re.search(r"\bmethod (?:[!=]=|in|not in) ", line) and "request" in line]
    assert len(told) > 10
    assert [line for line in told if not re.search(r'\bmethod [!=]= "POST"', line)] == []


def test_az_01_every_page(stage: Stage, browsers: dict[str, Browser], capsys: pytest.CaptureFixture):
    table = pages(stage)
    assert set(OURS) == set(table), "an address without a row in the table, or a row without its address"
    seen, wrong = [], []
    resolver = {pattern.name: pattern.pattern for pattern in get_resolver("claims.urls").url_patterns}
    paths = {}
    for name in table:
        wanted = stage.arguments_of(name)
        assert isinstance(resolver[name], RoutePattern)
        paths[name] = reverse(name, kwargs={key: wanted[key] for key in resolver[name].converters})
    answers = Answers(browsers, paths, table)
    for name, (person, method, htmx) in product(table, ASKED):
        should = expected(table[name], person, method, htmx=htmx)
        answer = answers.to(name, person, method, htmx=htmx)
        seen.append((name, person, method, htmx))
        if answer != should:
            wrong.append((name, person, method, htmx, answer, should))
    assert not wrong, wrong[:20]
    assert len(set(seen)) == len(OURS) * len(ASKED) >= 2_000
    assert {cell[1] for cell in seen} == set(PEOPLE)
    with capsys.disabled():
        print(f"\n{len(seen)} cells: {len(OURS)} addresses, each asked in {len(ASKED)} ways")  # noqa: T201


def address_in_admin(name: str, path: str, rows: dict[str, models.Model]) -> str:
    """With the number of a row that is there."""
    if name == "app_list":
        return "/admin/claims/"
    path = path.replace("<int:person_id>", str(rows["claims_user"].pk))
    table = next((each for each in rows if name.startswith(f"{each}_")), None)
    return concrete(path.replace("<path:object_id>", str(rows[table].pk)) if table else path)


def rows_by_table() -> dict[str, models.Model]:
    found = {}
    for table in apps.get_models():
        if row := table._base_manager.order_by("pk").first():
            found[f"{table._meta.app_label}_{table._meta.model_name}"] = row
    return found


@pytest.mark.parametrize("half", [PEOPLE[::2], PEOPLE[1::2]], ids=", ".join)
def test_az_01_the_whole_admin(stage: Stage, browsers: dict[str, Browser], half: tuple[str, ...]):
    """Nobody but the admin changes anything, so only her cells are taken back."""
    seen, wrong, rows, passed_over, before = [], [], rows_by_table(), 0, everything()
    cells = [cell for cell in CELLS if cell[0] in half]
    for (name, path), (person, method, htmx) in product(ADMIN, cells):
        should = expected_in_admin(name, person, method, rows)
        slow = person == "admin" and 200 in should and (htmx or method in {"HEAD", "OPTIONS", "PUT", "PATCH"})
        if slow or (htmx and (method not in {"GET", "POST"} or person != "editor")):
            passed_over += 1  # the admin knows nothing of htmx, and draws its pages for any method
            continue
        place, browser = address_in_admin(name, path, rows), browsers[person]
        if person == "admin":
            answer = ask(browser, method, place, {}, htmx=htmx)
        else:
            answer = got(browser.ask(method, place, htmx=htmx))
        seen.append((name, path, person, method, htmx))
        if answer not in should:
            wrong.append((name, person, method, htmx, answer, should))
    assert not wrong, wrong[:20]
    assert len(set(seen)) + passed_over == len(ADMIN) * len(cells)
    assert len(seen) >= 2_500
    assert {cell[2] for cell in seen} == set(half) and {cell[3] for cell in seen} == set(METHODS)
    assert everything() == before
