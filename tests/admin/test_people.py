"""People in the admin: added and changed by the same acts as anywhere else."""

import json
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from claims.actions import people
from claims.models import Event, SignInLink, User
from claims.queries.history_check import check_newsroom
from claims.vocabulary import EventKind, Role

ADD = "/admin/claims/user/add/"
VERA = {"username": "vera", "name": "Vera Sund", "email": "vera@halden.example", "role": "editor"}


def page(person: User) -> str:
    return f"/admin/claims/user/{person.pk}/change/"


def typed(person: User, **changes: str) -> dict[str, str]:
    now = {"name": person.name, "email": person.email, "role": person.role or "", "is_active": "on"}
    return {name: value for name, value in (now | changes).items() if value is not None}


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


def test_a_person_is_added_by_the_act(browser: Client, ada: User, last_event: Callable[[], Event]):
    response = browser.post(ADD, VERA)
    vera = User.objects.get(username="vera")
    assert response.url == page(vera)
    assert (vera.name, vera.email, vera.role) == ("Vera Sund", "vera@halden.example", Role.EDITOR)
    assert not vera.has_usable_password() and not vera.is_staff
    event = last_event()
    assert (event.kind, event.actor) == (EventKind.PERSON_ADDED, ada)
    assert json.loads(event.detail.text)["words"] == {"role": "editor"}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"username": "mara"}, "already exists"),
        ({"username": "a b"}, "Enter a valid username"),
        ({"username": ""}, "required"),
        ({"role": ""}, "required"),
        ({"role": "owner"}, "Select a valid choice"),
        ({"email": "a@b.example\nBcc: x@y.example"}, "Enter a valid email"),
    ],
)
def test_what_cannot_be_added_is_refused_on_the_form(browser: Client, mara: User, wrong: dict, why: str):
    before = User.objects.count(), Event.objects.count()
    response = browser.post(ADD, VERA | wrong)
    assert response.status_code == 200
    assert why in response.content.decode()
    assert (User.objects.count(), Event.objects.count()) == before


def test_a_change_leaves_old_and_new_in_history(
    browser: Client, ada: User, mara: User, last_event: Callable[[], Event]
):
    response = browser.post(page(mara), typed(mara, name="Mara Holm", role="editor"))
    assert response.status_code == 302
    mara = fresh(mara)
    assert (mara.name, mara.role) == ("Mara Holm", Role.EDITOR)
    event = last_event()
    told = json.loads(event.detail.text)
    assert (event.kind, event.actor) == (EventKind.PERSON_CHANGED, ada)
    assert (told["words"]["role_was"], told["words"]["role"]) == ("reviewer", "editor")
    assert (told["words"]["was"]["name"], told["rows"]["user"][0]["name"]) == ("Mara Lind", "Mara Holm")
    assert check_newsroom() == []


def test_saving_without_a_change_writes_nothing(browser: Client, mara: User):
    before = Event.objects.count()
    assert browser.post(page(mara), typed(mara)).status_code == 302
    assert Event.objects.count() == before


def test_who_is_switched_off_is_out_at_once(browser: Client, mara: User):
    hers = Client()
    hers.force_login(mara)
    assert hers.get("/").status_code == 200
    browser.post(page(mara), typed(mara, is_active=None))
    assert not fresh(mara).is_active
    assert hers.get("/").status_code == 302


def test_a_role_can_be_taken_away(browser: Client, mara: User):
    browser.post(page(mara), typed(mara, role=""))
    assert fresh(mara).role is None


@pytest.mark.parametrize("change", [{"role": "editor"}, {"role": ""}, {"is_active": None}])
def test_nobody_takes_their_own_rights_away(browser: Client, ada: User, change: dict):
    before = Event.objects.count()
    response = browser.post(page(ada), typed(ada, name="Ada B.", **change))
    assert response.status_code == 200
    shown = response.content.decode()
    assert people.OWN_RIGHTS in shown
    assert 'value="Ada B."' in shown, "what was typed is still there"
    ada = fresh(ada)
    assert (ada.role, ada.is_active, ada.name) == (Role.ADMIN, True, "Ada Brandt")
    assert Event.objects.count() == before


def test_another_admin_may(browser: Client, person: Callable):
    other = person("otto", Role.ADMIN)
    browser.post(page(other), typed(other, role="reader"))
    assert fresh(other).role == Role.READER


def test_the_command_line_stays_as_it_is(browser: Client):
    account = people.command_line()
    response = browser.post(page(account), typed(account, role="reader"))
    assert people.NOT_A_PERSON in response.content.decode()
    assert fresh(account).role == Role.ADMIN and not fresh(account).is_active


def test_a_form_changes_only_what_it_shows(browser: Client, mara: User):
    forged = {"password": "x", "is_superuser": "on", "is_staff": "on", "groups": "1", "username": "root"}
    browser.post(page(mara), typed(mara, name="M. L.") | forged)
    after = fresh(mara)
    assert (after.name, after.username, after.password) == ("M. L.", "mara", mara.password)
    assert not after.is_superuser and not after.is_staff
    assert list(after.groups.all()) == [Group.objects.get(name="reviewer")]


def test_no_page_shows_a_password(browser: Client, mara: User):
    people.set_password(person=mara, password="bread and butter and salt")
    for place in ("/admin/claims/user/", page(mara), ADD):
        shown = browser.get(place).content.decode()
        assert fresh(mara).password not in shown and 'type="password"' not in shown


def test_people_are_found_by_role(browser: Client, mara: User, edda: User, nobody: User):
    def found(role: str) -> list[str]:
        listed = browser.get("/admin/claims/user/", {"role": role}).context["cl"].result_list
        return [person.username for person in listed]

    assert found("reviewer") == ["mara"]
    assert found("none") == ["nobody"]


def test_a_sign_in_link_is_shown_once_and_works_once(
    browser: Client, ada: User, mara: User, last_event: Callable[[], Event]
):
    assert f'action="/admin/claims/user/{mara.pk}/sign-in-link/"' in browser.get(page(mara)).content.decode()
    shown = browser.post(f"/admin/claims/user/{mara.pk}/sign-in-link/", follow=True).content.decode()
    (path,) = re.findall(r"http://[^/]+(/link/[\w-]+/)", shown)
    assert "/link/" not in browser.get(page(mara)).content.decode()
    event = last_event()
    assert (event.kind, event.actor) == (EventKind.SIGN_IN_LINK_MADE, ada)
    assert path.split("/")[2] not in event.detail.text
    hers = Client()
    assert hers.post(path).status_code == 302
    assert hers.session["_auth_user_id"] == str(mara.pk)
    assert Client().post(path).status_code == 410


def test_a_link_is_made_by_a_button_only(browser: Client, mara: User):
    assert browser.get(f"/admin/claims/user/{mara.pk}/sign-in-link/").status_code == 405
    assert browser.post("/admin/claims/user/999/sign-in-link/").status_code == 404
    guarded = Client(enforce_csrf_checks=True)
    guarded.cookies = browser.cookies
    assert guarded.post(f"/admin/claims/user/{mara.pk}/sign-in-link/").status_code == 403
    assert not SignInLink.objects.exists()


def test_an_editor_makes_no_link(client: Client, edda: User, mara: User):
    client.force_login(edda)
    assert client.post(f"/admin/claims/user/{mara.pk}/sign-in-link/", follow=True).status_code == 403
    assert not SignInLink.objects.exists()


def test_who_is_switched_off_gets_no_link(browser: Client, mara: User):
    browser.post(page(mara), typed(mara, is_active=None))
    response = browser.post(f"/admin/claims/user/{mara.pk}/sign-in-link/", follow=True)
    assert "is switched off" in response.content.decode()
    assert not SignInLink.objects.exists()


def test_a_link_is_never_stored_or_shown_later(browser: Client, full: object):
    row = SignInLink.objects.get()
    for place in ("/admin/claims/signinlink/", f"/admin/claims/signinlink/{row.pk}/change/"):
        assert row.token_hash not in browser.get(place).content.decode()
