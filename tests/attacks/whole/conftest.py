"""One stage for all tests of a file, since it takes long to set: what a test changes on it is taken back."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from claims.models import User
from claims.vocabulary import Role
from tests.attacks.browsing import Browser
from tests.attacks.conftest import Stage, let_in, set_stage
from tests.conftest import make_person, make_story
from tests.whole import _files_of_their_own as _files_of_their_own
from tests.whole import folders as folders

CAST = {
    "ana": Role.READER,
    "mara": Role.REVIEWER,
    "oskar": Role.REVIEWER,
    "edda": Role.EDITOR,
    "ada": Role.ADMIN,
    "gone": Role.REVIEWER,
}


@pytest.fixture(scope="module")
def set_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, folders: dict[str, Path]
) -> Iterator[tuple[Stage, dict[str, Browser]]]:
    """Each test runs inside this transaction."""
    with django_db_blocker.unblock(), override_settings(**folders), transaction.atomic():
        cast = {name: make_person(name, role, f"{name.title()} Lind") for name, role in CAST.items()}
        cast["nobody"] = User.objects.create_user("nobody")
        stage = set_stage(make_story(cast["edda"]), cast)
        yield stage, let_in(stage)
        transaction.set_rollback(True)


@pytest.fixture
def stage(set_once: tuple, db: None) -> Stage:
    return deepcopy(set_once[0])


@pytest.fixture
def browsers(set_once: tuple, db: None) -> dict[str, Browser]:
    """They remember nothing, so they serve all tests."""
    return set_once[1]


def _played_by(username: str, part: str) -> Callable[..., User]:
    @pytest.fixture(name=username)
    def someone(stage: Stage) -> User:
        return stage.people[part]

    return someone


mara = _played_by("mara", "reviewer")
