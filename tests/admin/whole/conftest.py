"""One newsroom for all tests of a file, since it takes long to make: what a test changes is taken back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from pytest_django import DjangoDbBlocker

from claims.models import Article, User
from claims.vocabulary import Role
from tests.admin.conftest import fill_the_rest, work_on
from tests.attacks.browsing import Browser
from tests.conftest import make_person, make_story


@pytest.fixture(scope="module")
def newsroom(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Article]:
    """A row in every table; a story that was worked on. Each test runs inside this transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        edda, mara = make_person("edda", Role.EDITOR), make_person("mara", Role.REVIEWER)
        make_person("ana", Role.READER)
        User.objects.create_user("nobody")
        full = work_on(make_story(edda), mara, make_person("ada", Role.ADMIN))
        fill_the_rest(full, mara)
        yield full
        transaction.set_rollback(True)


def _named(username: str) -> object:
    @pytest.fixture(name=username)
    def someone(newsroom: Article, db: None) -> User:
        return User.objects.get(username=username)

    return someone


ada, edda, mara, ana, nobody = map(_named, ("ada", "edda", "mara", "ana", "nobody"))


class Strict(Browser):
    """Keeps no copy of what each template was given, which costs as much as the page; what breaks fails."""

    def request(self, **request: object) -> HttpResponse:
        answer = super().request(**request)
        assert answer.status_code < 500
        return answer


@pytest.fixture
def client() -> Strict:
    return Strict()


@pytest.fixture
def full(newsroom: Article, db: None) -> Article:
    return Article.objects.get(pk=newsroom.pk)


@pytest.fixture
def every_table(full: Article) -> Article:
    return full
