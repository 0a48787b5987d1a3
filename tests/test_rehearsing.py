"""What is rehearsed stands as if it were made: the same rows, where the same was there before."""

import pytest
from django.db import connection, transaction
from django.test import Client

from claims.models import Article, Newsroom, User
from claims.queries.history_check import check_article
from claims.vocabulary import Role
from tests import rehearsing
from tests.attacks.browsing import everything
from tests.conftest import make_person, make_story

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="only SQLite takes numbers of rows back"
)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many orders to the database were written again, by making."""
    counts, write = [], rehearsing._write
    monkeypatch.setattr(rehearsing, "_known", {})
    monkeypatch.setattr(rehearsing, "_write", lambda orders: counts.append(len(orders)) or write(orders))
    return counts


def make(readings: int = 1) -> tuple[User, Article, dict[str, list[str]]]:
    """And everything that is there then; what was made is taken back, as after a test."""
    with transaction.atomic():
        rehearsing.begin()
        edda = make_person("edda", Role.EDITOR, "Edda Roth")
        story = make_story(edda, readings=readings)
        assert check_article(story) == []
        rows = everything()
        transaction.set_rollback(True)
    return edda, story, rows


def test_what_is_rehearsed_is_what_was_made(db: None, written: list[int]):
    edda, story, first = make()
    assert written == []
    edda_again, story_again, again = make()
    assert len(written) == 2 and min(written) > 3
    assert again == first
    assert (edda_again, story_again) == (edda, story)
    assert vars(story_again).keys() == vars(story).keys()
    assert edda_again.role == edda.role == Role.EDITOR


def test_what_is_asked_otherwise_is_made(db: None, written: list[int]):
    make()
    _, story, _ = make(readings=2)
    assert story.readings == 2
    assert len(written) == 1  # her who adds it


def test_who_signs_in_changes_nothing_that_is_made(db: None, written: list[int]):
    _, _, first = make()
    with transaction.atomic():
        rehearsing.begin()
        edda = make_person("edda", Role.EDITOR, "Edda Roth")
        Client().force_login(edda)
        make_story(edda, readings=1)
        rows = everything()
        transaction.set_rollback(True)
    assert len(written) == 2
    assert [name for name in rows if rows[name] != first[name]] == ["claims_user"]  # who was here when


def test_nothing_is_rehearsed_where_a_test_wrote_something(db: None, written: list[int]):
    make()
    rehearsing.begin()
    assert Newsroom.objects.update(name="Another") == 1
    make_person("edda", Role.EDITOR, "Edda Roth")
    assert written == []
    rehearsing.begin()
    User.objects.create_user("nobody")
    rehearsing.begin()  # as if that test had begun with somebody there already
    make_person("edda2", Role.EDITOR, "Edda Roth")
    assert written == []
