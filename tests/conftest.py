"""The cast and the stage: the same people play the same parts in every test, on either database."""

import gc
import os
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase, override_settings
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from claims.actions import people
from claims.actions.importing import add_article
from claims.actions.reading import store
from claims.analysis import pipeline
from claims.analysis.spans import Analysis
from claims.models import Article, User
from claims.vocabulary import Role
from tests import database

hypothesis_settings.register_profile("no seconds", deadline=None)  # a loaded machine is no failure
hypothesis_settings.load_profile("no seconds")

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
TEXT = """Velmara raises bread price
A loaf of bread costs two crowns in Korsen. The price has not moved since 2019.
The ministry said bread would cost more. "We had no choice," Minister Tova Lank said.
Bakers in Korsen opposed the plan. Lank promised aid by May.
"""


def pytest_report_header() -> str:
    return f"database: {connection.vendor}"


def pytest_configure() -> None:
    if os.environ.get("REQUIRE_POSTGRES") == "1" and connection.vendor != "postgresql":
        pytest.exit("REQUIRE_POSTGRES=1, but DATABASE_URL names no PostgreSQL.", returncode=1)


# Who waits for a browser leaves time to others' computing, and no long test should be left for the end.
BEGIN_WITH = ("tests/browser/whole/", "tests/attacks/test_matrix.py", "tests/browser/", "tests/attacks/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    turns = dict(enumerate(BEGIN_WITH))
    items.sort(key=lambda item: next((n for n in turns if item.nodeid.startswith(turns[n])), len(turns)))


def pytest_collection_finish() -> None:
    """What is loaded by now stays until the end: it is not looked through for garbage again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _plain_static_files() -> Iterator[None]:
    """Pages are rendered without a collected manifest, also one that a browser asks for between two tests."""
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=settings.STORAGES | plain):
        yield


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """Passwords are hashed as in earnest, at the least that Argon2 takes: its cost is no matter of a test."""
    with pytest.MonkeyPatch.context() as patch:
        for cost, least in {"time_cost": 1, "memory_cost": 64, "parallelism": 1}.items():
            patch.setattr(Argon2PasswordHasher, cost, least)
        yield


@pytest.fixture(scope="session")
def _folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One after the other, made by whoever first writes there: `tmp_path` looks through all before it."""
    base = tmp_path_factory.mktemp("files")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def _files_of_their_own(settings: object, _folders: Iterator[Path]) -> None:
    """What reviewers upload goes with the test."""
    folder = next(_folders)
    settings.EVIDENCE_DIR, settings.STAGED_DIR = folder / "evidence", folder / "staged"


def _begin_anew(case: object) -> None:
    database.empty_tables(case)
    people.command_line()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Whoever works at the command line is there before every test: all who are added are added by them."""
    with django_db_blocker.unblock():
        people.command_line()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        options = settings.DATABASES["default"]["OPTIONS"]
        patch.setitem(settings.DATABASES["default"], "OPTIONS", database.without_syncing(options))
        patch.setattr(TransactionTestCase, "_fixture_teardown", _begin_anew)
        if not hasattr(request.config, "workerinput"):
            yield
            return
        with database.migrated_once(tmp_path_factory.getbasetemp().parent, django_db_blocker) as create:
            patch.setattr(connection.creation, "create_test_db", create)
            yield


def make_person(username: str, role: Role, name: str = "") -> User:
    admin = people.command_line()
    made = people.add_person(actor=admin, username=username, name=name, role=role)
    return User.objects.get(pk=made.pk)


@cache
def read_once(analyse: Callable[..., Analysis], text: str, **about: str) -> Analysis:
    """What `read_article` would find: hundreds of tests begin with the same few texts."""
    return analyse(text, engine="auto", **about)


def make_story(editor: User, content: str = TEXT, **details: object) -> Article:
    article = add_article(actor=editor, content=content, ask_for_reading=False, **details)
    text = article.current_revision
    about = {"publication": article.publication, "language": text.language}
    analysis = read_once(pipeline.analyse, text.text, **about)
    store(actor=editor, article=article, revision=text, analysis=analysis)
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def person(db: None) -> Callable[[str, Role], User]:
    return make_person


@pytest.fixture
def mara(person: Callable) -> User:
    """A reviewer."""
    return person("mara", Role.REVIEWER, "Mara Lind")


@pytest.fixture
def oskar(person: Callable) -> User:
    """Another reviewer."""
    return person("oskar", Role.REVIEWER, "Oskar Veit")


@pytest.fixture
def edda(person: Callable) -> User:
    """An editor."""
    return person("edda", Role.EDITOR, "Edda Roth")


@pytest.fixture
def ana(person: Callable) -> User:
    """A reader, who marks nothing."""
    return person("ana", Role.READER, "Ana Paz")


@pytest.fixture
def ada(person: Callable) -> User:
    """An admin."""
    return person("ada", Role.ADMIN, "Ada Brandt")


@pytest.fixture
def nobody(db: None) -> User:
    """Signed in, but without a role."""
    return User.objects.create_user("nobody")


@pytest.fixture
def add_story(edda: User) -> Callable[..., Article]:
    return partial(make_story, edda)


@pytest.fixture
def story(add_story: Callable[..., Article]) -> Article:
    """A headline and six sentences, two of them our own words."""
    return add_story()


@pytest.fixture
def twin(add_story: Callable[..., Article]) -> Article:
    """The invented twin of a wire article."""
    return add_story((FIXTURES / "wire_twin.txt").read_text())


@pytest.fixture
def empty(db: None) -> None:
    """A database as it is before anybody came."""
    database.empty_tables(None)


@pytest.fixture
def demo(empty: None) -> None:
    call_command("demo")
