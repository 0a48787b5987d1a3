"""Inviting people from the command line, and what a start prints."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from claims.models import Article, Event, User
from claims.vocabulary import EventKind, Role

pytestmark = pytest.mark.django_db


def run(name: str, *arguments: str) -> str:
    out = io.StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def open_link(printed: str) -> Client:
    client = Client()
    path = printed.strip().split("8000", 1)[1]
    assert client.post(path).url == "/welcome/"
    return client


def test_an_invited_person_gets_in(db):
    open_link(run("invite", "tova.lank", "editor", "--full-name", "Tova Lank")).get("/")
    person = User.objects.get(username="tova.lank")
    assert (person.role, person.get_full_name()) == (Role.EDITOR, "Tova Lank")
    assert not person.has_usable_password()
    assert Event.objects.filter(kind=EventKind.SIGN_IN_LINK_MADE).count() == 1


def test_a_second_invitation_is_a_new_link_and_not_a_new_role(db):
    run("invite", "tova.lank", "editor")
    open_link(run("invite", "tova.lank", "editor"))
    with pytest.raises(CommandError, match="has editor already"):
        run("invite", "tova.lank", "admin")
    assert User.objects.filter(username="tova.lank").count() == 1


@pytest.mark.parametrize("name", ["two words", "a@b\nBcc: x", ""])
def test_a_name_that_cannot_be_is_refused(db, name):
    with pytest.raises(CommandError, match="cannot be added"):
        run("invite", name, "reader")


def test_the_command_line_itself_cannot_sign_in(db):
    run("invite", "tova.lank", "reader")
    itself = User.objects.get(username="command-line")
    assert not itself.is_active and not itself.has_usable_password()


def test_an_empty_newsroom_says_how_to_begin(db):
    assert "./run manage invite NAME admin" in run("welcome")


def test_the_demo_prints_two_links_that_work(empty):
    run("demo")
    lines = run("welcome").splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "Sign in as Mara Lind (reviewer)",
        "Sign in as Edda Roth (editor)",
    ]
    for line in lines:
        open_link(line)
    assert "./run manage invite NAME ROLE" in run("welcome")
    assert Article.objects.count() == 4


def test_djangos_own_way_to_make_an_admin_is_closed(db):
    with pytest.raises(CommandError, match="invite NAME admin"):
        run("createsuperuser")


def test_a_database_of_a_newer_version_is_refused(db):
    MigrationRecorder(connection).record_applied("claims", "9999_from_the_future")
    with pytest.raises(CommandError, match="newer version .9999_from_the_future"):
        run("prepare", "--check")
