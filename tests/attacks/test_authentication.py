"""Signing in, sessions, cookies, tokens from elsewhere: rows AU-01 to AU-04, AU-06 to AU-08, AU-13."""

import json
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache.backends.db import DatabaseCache
from django.test import Client, RequestFactory

from claims.actions import people
from claims.models import User
from claims.views import throttle
from tests.attacks.browsing import everything

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "bread and butter and salt"
EVIL = [
    "https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "\\\\evil.example",
    "javascript:alert(1)", "%0d%0aSet-Cookie:x=1", "\r\nSet-Cookie: x=1", "///evil.example",
    "https:evil.example",
    "http://127.0.0.1@evil.example", "//testserver@evil.example", "\x00//evil.example", " //evil.example",
    "evil", "queue", "sign-out", "evil.example/",
]  # fmt: skip
SETTINGS = """
import json
from factcheck import settings
print(json.dumps({n: getattr(settings, n) for n in dir(settings) if n.isupper()}, default=str))
"""


@pytest.fixture
def mara_knows(mara: User, no_tries_yet: None) -> User:
    people.set_password(person=mara, password=PASSWORD)
    return mara


def sign_in(client: Client, name: str, password: str = PASSWORD, **more: str):
    data = {"username": name, "password": password, "next": more.pop("next", "")}
    return client.post("/sign-in/", data, **more)


def settings_of(data: Path, **environment: str) -> subprocess.CompletedProcess:
    everywhere = {"PATH": "/usr/bin:/bin", "FACTCHECK_DATA": str(data)}
    call = [sys.executable, "-c", SETTINGS]
    return subprocess.run(call, cwd=ROOT, env=everywhere | environment, capture_output=True, text=True)


PRODUCTION = {
    "FACTCHECK_MODE": "production",
    "FACTCHECK_BASE_URL": "https://factcheck.halden.example",
    "DATABASE_URL": "postgres://factcheck@db.halden.example/factcheck",
}


def test_au_01_tries_are_counted_for_the_whole_window(mara_knows: User, monkeypatch):
    from_here, kept = RequestFactory().get("/"), []
    real = DatabaseCache.set

    def noted(self, key: str, value: object, timeout: int | None = None, **kwargs: object) -> object:
        kept.append((value, timeout))
        return real(self, key, value, timeout, **kwargs)

    monkeypatch.setattr(DatabaseCache, "set", noted)
    for _ in range(3):
        throttle.count_wrong_try(from_here, "mara")
    assert kept == [(tries, throttle.WINDOW) for tries in (1, 1, 2, 2, 3, 3)]


def test_au_01_many_names_do_not_push_the_counts_out(mara_knows: User, signed_in: Callable):
    from_here = RequestFactory().get("/")
    for _ in range(throttle.PER_NAME):
        throttle.count_wrong_try(from_here, "mara")
    for number in range(400):
        throttle.count_wrong_try(
            RequestFactory().get("/", REMOTE_ADDR=f"192.0.2.{number % 250}"), f"m{number}"
        )
    assert throttle.too_many_tries(from_here, "mara")
    answer = sign_in(signed_in(None), "mara")
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_au_01_only_our_own_proxies_are_believed(
    mara_knows: User, signed_in: Callable, settings, proxies: int
):
    settings.PROXIES = proxies
    client = signed_in(None)
    statuses = []
    for number in range(25):
        ours = ", 198.51.100.9" + ", 198.51.100.10" * (proxies - 1) if proxies else ""
        forged = f"10.0.0.{number}, 10.1.0.{number}{ours}"
        statuses.append(sign_in(client, "mara", "wrong", headers={"x_forwarded_for": forged}).status_code)
    assert statuses == [200] * 10 + [429] * 15


def test_au_01_one_ipv6_line_is_one_address(mara_knows: User, signed_in: Callable):
    client = signed_in(None)
    statuses = [
        sign_in(client, "mara", "wrong", REMOTE_ADDR=f"2001:db8::{number:x}").status_code
        for number in range(25)
    ]
    assert statuses.count(429) == 15
    assert sign_in(client, "mara", REMOTE_ADDR="2001:db8:0:1::1").status_code == 302


def test_au_02_every_wrong_try_costs_one_hash(
    mara_knows: User, oskar: User, signed_in: Callable, monkeypatch
):
    """Counted, since times cannot be asserted: unknown, known, without a password, switched off."""
    User.objects.filter(username="oskar").update(is_active=False)
    hashed = []
    for name in ("encode", "verify"):
        original = getattr(Argon2PasswordHasher, name)

        def counted(self, *args: object, _original=original, **kwargs: object) -> object:
            hashed.append(args)
            return _original(self, *args, **kwargs)

        monkeypatch.setattr(Argon2PasswordHasher, name, counted)
    bodies, costs = set(), set()
    for name in ("mara", "unknown", "oskar", people.COMMAND_LINE):
        hashed.clear()
        answer = sign_in(signed_in(None), name, "wrong")
        costs.add(len(hashed))
        bodies.add((answer.status_code, re.sub(r"\b\w{64}\b", "", answer.content.decode()).replace(name, "")))
    assert costs == {1}
    assert len(bodies) == 1


def test_au_03_the_session_changes_its_name_and_dies(mara_knows: User, signed_in: Callable):
    client = signed_in(None)
    session = client.session
    session["planted"] = "by a stranger"
    session.save()
    planted = client.cookies["sessionid"].value
    assert sign_in(client, "mara").url == "/"
    mine = client.cookies["sessionid"].value
    assert mine != planted
    client.post("/sign-out/")
    for old in (planted, mine):
        client.cookies["sessionid"] = old
        assert client.get("/").url.startswith("/sign-in/")


def test_au_04_a_new_password_ends_other_sessions(mara_knows: User, signed_in: Callable):
    here, there = signed_in(mara_knows), signed_in(mara_knows)
    assert there.get("/").status_code == 200
    new = "salt and butter and bread"
    assert here.post("/set-password/", {"password": new, "again": new}).status_code == 302
    assert there.get("/").url.startswith("/sign-in/")
    assert there.post("/articles/add/", {"text": "Rain\nIt rained."}).url.startswith("/sign-in/")
    assert here.get("/").status_code == 200
    assert sign_in(signed_in(None), "mara").status_code == 200, "the old password is worth nothing"


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://testserver.evil.example", "file://"]
)
def test_au_06_a_right_token_from_elsewhere_is_refused(mara: User, origin: str):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(mara)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', strict.get("/articles/add/").content.decode())[1]
    data = {"text": "Rain\nIt rained in Korsen.", "csrfmiddlewaretoken": token}
    before = everything()
    for headers in ({"origin": origin}, {"origin": origin, "hx_request": "true", "x_csrftoken": token}):
        assert strict.post("/articles/add/", data, headers=headers).status_code == 403
    assert everything() == before
    assert strict.post("/articles/add/", data).status_code == 302, "the token itself is right"


@pytest.mark.parametrize("address", EVIL)
def test_au_07_nobody_is_led_away(mara_knows: User, signed_in: Callable, story, address: str):
    client = signed_in(None)
    answers = [client.get("/sign-in/", {"next": address}), client.get("/admin/login/", {"next": address})]
    assert "evil" not in answers[0].content.decode()
    answers.append(sign_in(client, "mara", next=address))
    assert answers[-1].url == "/"
    for act in ("take", "give-back"):
        for headers in ({"referer": address}, {"referer": address, "hx_request": "true"}):
            answers.append(client.post(f"/articles/{story.pk}/{act}/", headers=headers))
    answers.append(client.post("/sign-out/", {"next": address}, headers={"referer": address}))
    for answer in answers:
        assert answer.status_code < 400
        for name in ("Location", "HX-Redirect", "HX-Location", "HX-Push-Url"):
            led = answer.headers.get(name, "/")
            assert re.match(r"/(?![/\\])[!-~]*\Z", led), (name, led)
        assert set(answer.cookies) <= {"sessionid", "csrftoken", "messages"}


@pytest.mark.parametrize("path", ["//evil.example/sign-in", "/\\evil.example", "//evil.example/%2e%2e/"])
def test_au_07_an_address_with_two_slashes_stays_here(client: Client, path: str):
    answer = client.get(path)
    assert answer.status_code in {301, 404}
    assert not answer.headers.get("Location", "/").startswith(("//", "/\\", "http"))


def test_au_08_cookies_in_production_and_at_home(tmp_path: Path, mara_knows: User, signed_in: Callable):
    shown = settings_of(tmp_path, **PRODUCTION, SECRET_KEY="".join(map(chr, range(48, 110))))
    production, home = json.loads(shown.stdout), json.loads(settings_of(tmp_path).stdout)
    assert production["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert production["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert production["SESSION_COOKIE_SECURE"] and production["CSRF_COOKIE_SECURE"]
    assert production["SECURE_SSL_REDIRECT"] and production["SECURE_HSTS_SECONDS"] > 0
    for mode in (production, home):
        assert mode["SESSION_COOKIE_HTTPONLY"] and mode["CSRF_COOKIE_HTTPONLY"] and not mode["DEBUG"]
        assert mode["SESSION_COOKIE_SAMESITE"] == mode["CSRF_COOKIE_SAMESITE"] == "Lax"
        assert not {"SESSION_COOKIE_DOMAIN", "SESSION_COOKIE_PATH", "CSRF_COOKIE_DOMAIN"} & set(mode)
    client = signed_in(None)
    assert sign_in(client, "mara").status_code == 302
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")


def test_au_13_each_installation_has_a_key_of_its_own(tmp_path: Path):
    keys = []
    for name in ("one", "two"):
        keys.append(json.loads(settings_of(tmp_path / name).stdout)["SECRET_KEY"])
        file = tmp_path / name / "secret-key"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.read_text() == keys[-1] and len(keys[-1]) >= 50
    assert keys[0] != keys[1]
    assert json.loads(settings_of(tmp_path / "one").stdout)["SECRET_KEY"] == keys[0]


@pytest.mark.parametrize(
    "key",
    [None, "", "short", "x" * 60, "change-me-" * 6, "django-insecure-" + "".join(map(chr, range(48, 110)))],
)
def test_au_13_production_wants_a_random_key(tmp_path: Path, key: str | None):
    given = {} if key is None else {"SECRET_KEY": key}
    refused = settings_of(tmp_path, **PRODUCTION, **given)
    assert refused.returncode == 1
    assert "SECRET_KEY" in refused.stderr.splitlines()[-1]
    assert not (tmp_path / "secret-key").exists()
