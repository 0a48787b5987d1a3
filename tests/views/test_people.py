"""Signing in by password and by link, and what guessing gets."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from claims.actions import people
from claims.models import SignInLink, User

PASSWORD = "four plain words here"


@pytest.fixture(autouse=True)
def _no_tries_yet(db) -> None:
    cache.clear()


@pytest.fixture
def token(mara) -> str:
    return people.make_sign_in_link(actor=people.command_line(), person=mara)


def test_a_link_shows_a_button_and_works_once(client: Client, token, mara):
    page = client.get(f"/link/{token}/")
    assert "Mara Lind" in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert client.post(f"/link/{token}/").url == "/welcome/"
    assert client.session["_auth_user_id"] == str(mara.pk)
    assert "You are Mara Lind" in client.get("/welcome/").content.decode()
    assert Client().get(f"/link/{token}/").status_code == 410
    assert "_auth_user_id" not in self_post(token).session


def self_post(token: str) -> Client:
    client = Client()
    client.post(f"/link/{token}/")
    return client


def test_a_link_runs_out(token):
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(f"/link/{token}/").status_code == 410
    assert "_auth_user_id" not in self_post(token).session


def test_the_link_itself_is_not_stored(token):
    assert token not in str(SignInLink.objects.values())


def test_a_switched_off_person_is_out_within_one_request(client, token, mara):
    client.post(f"/link/{token}/")
    assert client.get("/").status_code == 200
    User.objects.filter(pk=mara.pk).update(is_active=False)
    assert client.get("/").url.startswith("/sign-in/")


def test_a_session_that_has_run_out_or_is_gone_is_nobodys(client, mara):
    client.force_login(mara)
    assert client.get("/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/").url.startswith("/sign-in/")
    client.force_login(mara)
    assert client.get("/").status_code == 200
    Session.objects.all().delete()
    assert client.get("/").url.startswith("/sign-in/")


def test_a_session_of_somebody_who_is_not_on_file_is_nobodys(client, mara):
    client.force_login(mara)
    session = client.session
    session["_auth_user_id"] = "987654321"
    session.save()
    assert client.get("/").url.startswith("/sign-in/")


def test_a_password_signs_in_and_its_change_signs_other_windows_out(client, mara):
    other = Client()
    for window in (client, other):
        window.force_login(mara)
    weak = client.post("/set-password/", {"password": "short", "again": "short"})
    assert weak.status_code == 422
    differ = client.post("/set-password/", {"password": PASSWORD, "again": PASSWORD + "!"})
    assert "differ" in differ.content.decode()
    assert client.post("/set-password/", {"password": PASSWORD, "again": PASSWORD}).url == "/"
    assert client.get("/").status_code == 200
    assert other.get("/").url.startswith("/sign-in/")
    fresh = Client()
    assert fresh.post("/sign-in/", {"username": "mara", "password": PASSWORD}).url == "/"


def test_guessing_is_slowed_down_whatever_header_is_sent(client, mara):
    mara.set_password(PASSWORD)
    mara.save()
    for number in range(25):
        headers = {"x_forwarded_for": f"10.0.0.{number}"}
        answer = client.post("/sign-in/", {"username": "mara", "password": "wrong"}, headers=headers)
        assert answer.status_code == (200 if number < 10 else 429), number
    assert answer["Retry-After"] == "900"
    right = client.post("/sign-in/", {"username": "mara", "password": PASSWORD})
    assert right.status_code == 429
    elsewhere = client.post("/sign-in/", {"username": "mara", "password": PASSWORD}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 302


def test_unknown_and_known_names_get_the_same_answer(client, mara):
    answers = [
        client.post("/sign-in/", {"username": name, "password": "wrong"})
        for name in ("mara", "nobody-at-all")
    ]
    bodies = [answer.content.decode().replace("nobody-at-all", "mara") for answer in answers]
    strip = [body.split('csrfmiddlewaretoken" value="')[1][64:] for body in bodies]
    assert answers[0].status_code == answers[1].status_code
    assert strip[0] == strip[1]


@pytest.mark.parametrize(
    "address",
    ["https://evil.example", "//evil.example", "/\\evil", "/\t/evil", "javascript:alert(1)", "\r\nX: 1"],
)
def test_signing_in_never_leads_away(client, mara, address):
    mara.set_password(PASSWORD)
    mara.save()
    data = {"username": "mara", "password": PASSWORD, "next": address}
    assert client.post("/sign-in/", data).url == "/"


def test_signing_out_ends_the_session(client, mara):
    client.force_login(mara)
    key = client.session.session_key
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    client.cookies["sessionid"] = key
    assert client.get("/").url.startswith("/sign-in/")


def test_every_form_asks_for_the_csrf_token(mara, story):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(mara)
    for path in (
        "/articles/add/",
        f"/articles/{story.pk}/undo/",
        f"/articles/{story.pk}/take/",
        "/sign-out/",
    ):
        for headers in ({}, {"hx_request": "true"}):
            assert strict.post(path, headers=headers).status_code == 403


def test_a_person_without_a_role_is_told_so(client: Client, nobody):
    client.force_login(nobody)
    html = client.get("/welcome/").content.decode()
    assert "You have no role" in html and "As an admin" not in html
