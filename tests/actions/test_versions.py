"""The second of two current rows is a lost race; whatever else a database refuses is a fault of ours."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import UniqueConstraint
from django.utils import timezone

from claims.actions._log import open_entry
from claims.actions._versions import add
from claims.actions.stale import Stale
from claims.models import Article, Outcome, Placement, User, Versioned


@pytest.fixture
def place(story: Article) -> Placement:
    return Placement.objects.current().filter(article=story).select_related("claim").first()


def begin(story: Article, person: User, place: Placement, value: str) -> Versioned:
    outcome = Outcome(claim=place.claim, value=value, set_by=person, set_at=timezone.now())
    with transaction.atomic():
        return add(outcome, open_entry(story), otherwise="Somebody was faster.")


def test_who_is_second_is_told(story, mara, place):
    begin(story, mara, place, "stands")
    with pytest.raises(Stale, match="Somebody was faster"):
        begin(story, mara, place, "changed")


def test_a_row_that_no_table_takes_is_no_lost_race(story, mara, place):
    with pytest.raises(IntegrityError):
        begin(story, mara, place, "nothing we know")


def test_every_table_under_history_allows_one_current_row():
    for table in Versioned.__subclasses__():
        unique = [c.condition for c in table._meta.constraints if isinstance(c, UniqueConstraint)]
        assert [one for one in unique if ("until__isnull", True) in one.children], table
